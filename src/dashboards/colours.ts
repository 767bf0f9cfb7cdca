/** A colour as #rrggbb. */
export type Colour = `#${string}`

/** The two ways a page is lit. */
export type Mode = 'light' | 'dark'

/** What stands on what: a text, and the ground below it. */
export interface Paint {
  readonly ground: Colour
  readonly text: Colour
}

/** The tokens of a mode; every colour of every picture is one of them. */
export interface Tokens {
  readonly page: Colour
  readonly card: Colour
  readonly text: Colour
  readonly quiet: Colour
  readonly link: Colour
  readonly line: Colour
  /** Bounds of cells, tracks and signs: 3:1 against the card. */
  readonly edge: Colour
  readonly mark: Colour
  readonly grey: Colour
  readonly bar: Colour
}

/** Ground, text and marks in each mode. */
export const TOKENS: Readonly<Record<Mode, Tokens>> = {
  light: {
    page: '#f3f5f8',
    card: '#ffffff',
    text: '#1b2330',
    quiet: '#4a5668',
    link: '#0b57a4',
    line: '#d8dee6',
    edge: '#7d8998',
    mark: '#c2410c',
    grey: '#e6eaef',
    bar: '#246eb7',
  },
  dark: {
    page: '#11161d',
    card: '#1a212b',
    text: '#e8edf3',
    quiet: '#b0bccb',
    link: '#8fc1f5',
    line: '#323d4b',
    edge: '#7f8da0',
    mark: '#ffa469',
    grey: '#313b48',
    bar: '#79afeb',
  },
}

/** Five steps of one hue, lighter or darker by even steps; the least stands nearest to the card. */
export const RAMP: Readonly<Record<Mode, readonly [Paint, ...Paint[]]>> = {
  light: [
    { ground: '#ebf5ff', text: '#1b2330' },
    { ground: '#c0dcfd', text: '#1b2330' },
    { ground: '#8bbcf3', text: '#0b1a2b' },
    { ground: '#246eb7', text: '#ffffff' },
    { ground: '#033e72', text: '#ffffff' },
  ],
  dark: [
    { ground: '#24374c', text: '#e8edf3' },
    { ground: '#2d527a', text: '#ffffff' },
    { ground: '#346eac', text: '#ffffff' },
    { ground: '#79afeb', text: '#0b1a2b' },
    { ground: '#c1deff', text: '#0b1a2b' },
  ],
}

/** Every colour of a mode. */
export interface Shade {
  readonly tokens: Tokens
  readonly ramp: readonly Paint[]
}

/** The colours of both modes. */
export type Theme = Readonly<Record<Mode, Shade>>

/** The colours that are drawn with where nobody asks for others. */
export const PLAIN_THEME: Theme = {
  light: { tokens: TOKENS.light, ramp: RAMP.light },
  dark: { tokens: TOKENS.dark, ramp: RAMP.dark },
}

/** How many steps the ramp has. */
export const RAMP_STEPS = RAMP.light.length

/** The step of a value on a scale from its least to its greatest value: the ends of the scale are the ends of the ramp. */
export const stepOf = (value: number, least: number, most: number): number =>
  most <= least
    ? RAMP_STEPS - 1
    : Math.round(Math.min(1, Math.max(0, (value - least) / (most - least))) * (RAMP_STEPS - 1))

/** Contrast of two colours after WCAG 2: (lighter + 0.05) / (darker + 0.05). */
export function contrast(one: Colour, other: Colour): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** Red, green and blue as light, 0 to 1 each. */
export function lightOf(colour: Colour): readonly [red: number, green: number, blue: number] {
  const part = (at: number): number => {
    const told = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return told <= 0.04045 ? told / 12.92 : ((told + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

function luminance(colour: Colour): number {
  const [red, green, blue] = lightOf(colour)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
