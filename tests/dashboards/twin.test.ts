import { expect, test } from 'vitest'
import { renderCsv } from '../../src/dashboards/csv.ts'
import { renderPage } from '../../src/dashboards/page.tsx'
import { renderSvg } from '../../src/dashboards/svg.tsx'
import { askDemo } from '../demo/ask-demo.ts'
import { looks } from './demo-pages.ts'
import { isWithin, textNodes } from './html-nodes.ts'

const all = await looks(askDemo())

/** Signs for what the table says in words. */
const SIGNS = new Map([
  ['未', '未評価'],
  ['／', '対象外'],
  ['!', '要確認'],
])

test('every value of a picture is in the table beside it, in CSV and in the picture file, and the other way round', () => {
  let compared = 0
  for (const { view, answer, filters } of all) {
    const { picture } = view.read(answer, { language: 'ja', filters })
    if (picture === null) continue
    const options = { language: 'ja', filters } as const
    const nodes = textNodes(renderPage(view, answer, { ...options, nonce: 'n' }))
    const inCells = (tag: string, inTwin: boolean): Set<string> =>
      new Set(
        nodes
          .filter((node) => isWithin(node, 'twin') === inTwin && !isWithin(node, 'sr'))
          .filter(({ around }) => around.some((each) => each.tag === tag))
          .map(({ text }) => SIGNS.get(text) ?? text),
      )
    const csv = new Set(
      [...renderCsv(view, answer, options).text.matchAll(/"((?:[^"]|"")*)"/gu)]
        .map(([, cell = '']) => cell.replaceAll('""', '"').replace(/^'(?=[=+\-@＝＋－＠])/u, ''))
        .filter((cell) => cell !== ''),
    )
    const shown = inCells('td', false)
    const twin = inCells('td', true)
    const svg = renderSvg(view, answer, options) ?? ''
    for (const value of shown) {
      expect(twin, `${view.name}: ${value}`).toContain(value)
      expect(csv, `${view.name}: ${value}`).toContain(value)
      compared += 1
    }
    const drawn = new Set(textNodes(svg).map(({ text }) => SIGNS.get(text) ?? text))
    const everywhere = new Set(
      nodes.filter((node) => !isWithin(node, 'twin')).map(({ text }) => SIGNS.get(text) ?? text),
    )
    const titles = new Set([
      '区分',
      ...picture.tables.flatMap(({ head, columns }) => [head, ...columns.map(({ title }) => title)]),
    ])
    for (const value of csv) {
      expect(twin.has(value) || inCells('th', true).has(value), `${view.name}: ${value}`).toBe(true)
      if (picture.tables.some(({ look }) => look === 'tiles')) continue
      expect(everywhere.has(value) || titles.has(value), `${view.name}: ${value}`).toBe(true)
      if (picture.tables.every(({ groups }) => groups.some(({ rows }) => rows.length > 0)))
        expect(drawn.has(value) || titles.has(value), `${view.name} as a file: ${value}`).toBe(true)
    }
  }
  expect(compared).toBeGreaterThan(1000)
})
