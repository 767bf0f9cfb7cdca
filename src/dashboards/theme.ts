import {
  type Colour,
  contrast,
  type Mode,
  type Paint,
  PLAIN_THEME,
  type Shade,
  type Theme,
} from './colours.ts'
import { fromOklch, toOklch } from './oklch.ts'

/** What a page around wishes; `null` for what is drawn anyway. */
export interface Wished {
  /** Of fills, bars and links, in degrees. */
  readonly hue: number | null
  readonly card: Colour | null
}

/** What a text and a sign must stand out by. */
const LEGIBLE = { text: 4.5, sign: 3 } as const
const STEP = 0.01
/** Orange says that something is to be done, and nothing else: no ramp is of these hues. */
const MARKED = { from: 15, to: 85 } as const

/**
 * The colours for what a page around wishes. Whatever that is, every text and sign stands out as it does without:
 * a card, a fill or a link that hides something is made lighter or darker until it does not.
 */
export const themeOf = (wished: Wished): Theme => ({
  light: shadeOf('light', wished),
  dark: shadeOf('dark', wished),
})

function shadeOf(mode: Mode, { hue, card: wishedCard }: Wished): Shade {
  const { tokens, ramp } = PLAIN_THEME[mode]
  const away = mode === 'light' ? STEP : -STEP
  const { text, quiet, mark, edge, bar, link } = tokens
  const card =
    wishedCard === null
      ? tokens.card
      : moved(
          wishedCard,
          away,
          tokens.card,
          (ground) =>
            [text, quiet, mark, link].every((each) => contrast(each, ground) >= LEGIBLE.text) &&
            [edge, bar].every((each) => contrast(each, ground) >= LEGIBLE.sign),
        )
  if (hue === null) return { tokens: { ...tokens, card }, ramp }
  const turned = hueBeside(hue)
  const tinted = (colour: Colour): Colour => fromOklch({ ...toOklch(colour), hue: turned })
  return {
    tokens: {
      ...tokens,
      card,
      link: moved(tinted(link), -away, link, (each) => contrast(each, card) >= LEGIBLE.text),
      bar: moved(tinted(bar), -away, bar, (each) =>
        [card, tokens.grey].every((ground) => contrast(each, ground) >= LEGIBLE.sign),
      ),
    },
    ramp: ramp.map((paint): Paint => {
      const isLightOnDark = toOklch(paint.text).lightness > toOklch(paint.ground).lightness
      const ground = moved(
        tinted(paint.ground),
        isLightOnDark ? -STEP : STEP,
        paint.ground,
        (each) => contrast(paint.text, each) >= LEGIBLE.text,
      )
      return { ground, text: paint.text }
    }),
  }
}

/** A colour, by steps lighter or darker until it is good; the last resort where none is. */
function moved(
  colour: Colour,
  step: number,
  lastResort: Colour,
  isGood: (colour: Colour) => boolean,
): Colour {
  const start = toOklch(colour)
  for (let { lightness } = start; lightness >= 0 && lightness <= 1; lightness += step) {
    const each = lightness === start.lightness ? colour : fromOklch({ ...start, lightness })
    if (isGood(each)) return each
  }
  return lastResort
}

/** A hue, or the nearest that is not that of the mark. */
function hueBeside(hue: number): number {
  const turned = ((hue % 360) + 360) % 360
  if (turned <= MARKED.from || turned >= MARKED.to) return turned
  return turned - MARKED.from < MARKED.to - turned ? MARKED.from : MARKED.to
}
