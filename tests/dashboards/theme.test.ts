import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Colour, contrast, PLAIN_THEME } from '../../src/dashboards/colours.ts'
import { fromOklch, toOklch } from '../../src/dashboards/oklch.ts'
import { themeOf } from '../../src/dashboards/theme.ts'

const MODES = ['light', 'dark'] as const
const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value): Colour => `#${value.toString(16).padStart(6, '0')}`)
const wishes = fc.record({
  hue: fc.option(fc.integer({ min: -720, max: 720 })),
  card: fc.option(colours),
})

describe('the colours that a page around wishes', () => {
  test('hide no text and no sign, whatever they are', () => {
    fc.assert(
      fc.property(wishes, (wished) => {
        for (const mode of MODES) {
          const { tokens, ramp } = themeOf(wished)[mode]
          const { card, grey, text, quiet, link, mark, edge, bar } = tokens
          for (const each of [text, quiet, link, mark])
            expect(contrast(each, card)).toBeGreaterThanOrEqual(4.5)
          for (const each of [edge, bar]) expect(contrast(each, card)).toBeGreaterThanOrEqual(3)
          for (const each of [text, bar, mark]) expect(contrast(each, grey)).toBeGreaterThanOrEqual(3)
          for (const paint of ramp) expect(contrast(paint.ground, paint.text)).toBeGreaterThanOrEqual(4.5)
          const away = ramp.map(({ ground }) => contrast(ground, PLAIN_THEME[mode].tokens.card))
          for (const [index, each] of away.entries())
            if (index > 0) expect(each / (away[index - 1] ?? 1)).toBeGreaterThan(1.15)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('are taken as they are where they hide nothing', () => {
    expect(themeOf({ hue: null, card: '#fffbf0' }).light.tokens.card).toBe('#fffbf0')
    expect(themeOf({ hue: null, card: '#101418' }).dark.tokens.card).toBe('#101418')
    const { ramp, tokens } = themeOf({ hue: 150, card: null }).light
    for (const { ground } of ramp.slice(1)) expect(Math.abs(toOklch(ground).hue - 150)).toBeLessThan(3)
    expect(Math.abs(toOklch(tokens.bar).hue - 150)).toBeLessThan(3)
  })

  test('change nothing where none are wished', () => {
    expect(themeOf({ hue: null, card: null })).toEqual(PLAIN_THEME)
  })

  test('leave orange to what is to be done', () => {
    for (const hue of [30, 50, 70, 410]) {
      const { ground } = themeOf({ hue, card: null }).light.ramp[3] ?? { ground: '#000000' }
      const away = Math.abs(toOklch(ground).hue - toOklch(PLAIN_THEME.light.tokens.mark).hue)
      expect(Math.min(away, 360 - away)).toBeGreaterThan(20)
    }
  })
})

test('a colour told by lightness, chroma and hue is the same colour', () => {
  fc.assert(
    fc.property(colours, (colour) => {
      const [before, after] = [colour, fromOklch(toOklch(colour))].map((each) =>
        [1, 3, 5].map((at) => Number.parseInt(each.slice(at, at + 2), 16)),
      )
      for (const [part, value] of (before ?? []).entries())
        expect(Math.abs(value - (after?.[part] ?? -9))).toBeLessThanOrEqual(1)
    }),
  )
})
