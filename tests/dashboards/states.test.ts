import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/dashboards/cell.ts'
import { cellText, spokenText } from '../../src/dashboards/cell-text.ts'
import { CellView } from '../../src/dashboards/cell-view.tsx'
import { EVERY_CELL } from './every-cell.ts'

const drawn = (cell: Cell, inBar: boolean): string =>
  renderToString(h('td', {}, h(CellView, { cell, inBar, drawing: { language: 'ja', linkTo: () => '#' } })))

const ZERO: Cell = { kind: 'filled', value: 0, step: 0, isBelow: false, spoken: '、基準2、2不足' }
const EMPTY_BAR: Cell = {
  kind: 'bar',
  stretches: [{ look: 'done', share: 0 }],
  standard: null,
  next: null,
  own: null,
  text: '0',
  spoken: '',
}
const STATES: readonly Cell[] = [
  ZERO,
  { kind: 'unassessed' },
  { kind: 'notApplicable' },
  { kind: 'suppressed' },
  { kind: 'problem', place: '研修!D12', href: null },
  { kind: 'nothing' },
]

describe('the states of a cell', () => {
  test.each([
    ['in a matrix', false],
    ['among bars', true],
  ])('look different %s', (_where, inBar) => {
    const looks = (inBar ? [EMPTY_BAR, ...STATES.slice(1)] : STATES).map((cell) => drawn(cell, inBar))
    expect(new Set(looks).size).toBe(looks.length)
  })

  test('are told apart by voice and in CSV', () => {
    expect(STATES.map((cell) => [cellText(cell, 'ja'), spokenText(cell, 'ja')])).toEqual([
      ['0', '、基準2、2不足'],
      ['未評価', '未評価'],
      ['対象外', '対象外'],
      ['＊', '人数が少ないため非表示'],
      ['要確認', '読めない値、研修!D12'],
      ['', ''],
    ])
  })

  test('what is below the standard is framed and marked, whatever its fill', () => {
    for (const cell of EVERY_CELL)
      if (cell.kind === 'filled') {
        expect(drawn(cell, false).includes('<svg'), String(cell.value)).toBe(cell.isBelow)
        expect(drawn(cell, false).includes('below')).toBe(cell.isBelow)
      }
  })

  test('a problem leads to its sheet by https alone', () => {
    const at = (href: string): string => drawn({ kind: 'problem', place: 'A!B2', href }, false)
    expect(at('https://docs.google.com/x')).toContain('href="https://docs.google.com/x"')
    for (const href of [
      'javascript:alert(1)',
      'http://x.example/',
      'data:text/html,x',
      '//x.example',
      ' https:x',
    ])
      expect(at(href)).not.toContain('href')
  })
})
