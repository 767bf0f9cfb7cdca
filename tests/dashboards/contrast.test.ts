import { describe, expect, test } from 'vitest'
import { type Colour, contrast, type Mode, RAMP, stepOf, TOKENS } from '../../src/dashboards/colours.ts'
import { renderPage } from '../../src/dashboards/page.tsx'
import { colourOf, paints } from '../../src/dashboards/paints.ts'
import { styles } from '../../src/dashboards/styles.ts'
import { askDemo } from '../demo/ask-demo.ts'
import { looks } from './demo-pages.ts'
import { EVERY_CELL } from './every-cell.ts'
import { type TextNode, textNodes } from './html-nodes.ts'
import { FRAME_ANSWER, smallDashboard, tableOf } from './small-dashboard.ts'

const all = await looks(askDemo())
const MODES = ['light', 'dark'] as const

/** What a text is written in, and on what, by the classes of the elements around it. */
function painted(node: TextNode, mode: Mode): { readonly text: Colour; readonly ground: Colour } {
  const known = paints(mode)
  let [text, ground]: [Colour, Colour] = [TOKENS[mode].text, TOKENS[mode].page]
  for (const { classes } of node.around)
    for (const name of classes) {
      const paint = known[name]
      if (paint?.text) text = colourOf(paint.text, mode)
      if (paint?.ground) ground = colourOf(paint.ground, mode)
    }
  return { text, ground }
}

describe.each(MODES)('in %s', (mode) => {
  test('every text of every view stands out from its ground by 4.5', () => {
    let looked = 0
    const small = smallDashboard({
      tables: [tableOf(EVERY_CELL), { ...tableOf(EVERY_CELL, 'bar'), id: 'bars' }],
      legend: EVERY_CELL.map((cell, index) => ({ cell, label: `印${index}` })),
    })
    for (const { view, answer, filters } of [...all, { view: small, answer: FRAME_ANSWER, filters: {} }])
      for (const node of textNodes(
        renderPage(view, answer, { language: 'ja', filters, nonce: 'n', linkTo: () => '#', csv: 'x' }),
      )) {
        const { text, ground } = painted(node, mode)
        expect(contrast(text, ground), `${view.name}: ${node.text}`).toBeGreaterThanOrEqual(4.5)
        looked += 1
      }
    expect(looked).toBeGreaterThan(5000)
  })

  test('every sign stands out from what it is drawn on by 3', () => {
    const { card, grey, mark, edge, bar, text } = TOKENS[mode]
    for (const [sign, ground] of [
      [mark, card],
      [mark, grey],
      [edge, card],
      [bar, card],
      [bar, grey],
      [text, card],
      [text, grey],
    ] as const)
      expect(contrast(sign, ground), `${sign} on ${ground}`).toBeGreaterThanOrEqual(3)
  })

  test('the steps of the ramp differ in lightness, always in the same direction', () => {
    const away = RAMP[mode].map(({ ground }) => contrast(ground, TOKENS[mode].card))
    expect(away).toEqual(away.toSorted((a, b) => a - b))
    for (const [index, each] of away.entries())
      if (index > 0) expect(each / (away[index - 1] ?? 1)).toBeGreaterThan(1.15)
  })
})

test('no rule of the stylesheet sets the colour of a text but those by class', () => {
  const rules = styles('auto', '""').replace(/:root\{[^}]*\}/gu, '')
  const colours = [...rules.matchAll(/([^{}\n]+)\{[^}]*?(?<![-\w])color:([^;}]+)/gu)].map(
    ([, selector = '', colour]) => `${selector.trim()} ${colour}`,
  )
  const known = Object.keys(paints('light')).map((name) => `.${name} `)
  expect(colours.filter((rule) => !known.some((name) => rule.startsWith(name)))).toEqual([
    '.c.problem a inherit',
    '.list td[data-title]:not(.empty,.bar)::before var(--quiet)',
  ])
})

test.each([
  [0, 0, 4, 0],
  [4, 0, 4, 4],
  [1, 1, 3, 0],
  [2, 1, 3, 2],
  [3, 1, 3, 4],
  [9, 0, 4, 4],
  [-1, 0, 4, 0],
  [2, 2, 2, 4],
])('the step of %i on a scale from %i to %i is %i', (value, least, most, step) => {
  expect(stepOf(value, least, most)).toBe(step)
})

test('contrast is that of WCAG 2', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})
