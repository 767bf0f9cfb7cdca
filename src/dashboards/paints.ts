import { type Colour, type Mode, RAMP, TOKENS, type Tokens } from './colours.ts'

/** What a class of elements is painted with; a part that is not said comes from the element around. */
export interface ClassPaint {
  readonly text?: keyof Tokens | Colour
  readonly ground?: keyof Tokens | Colour
}

const plain: Readonly<Record<string, ClassPaint>> = {
  page: { text: 'text', ground: 'page' },
  card: { text: 'text', ground: 'card' },
  quiet: { text: 'quiet' },
  link: { text: 'link' },
  mark: { text: 'mark' },
  chip: { text: 'text', ground: 'grey' },
  button: { text: 'link', ground: 'card' },
  hidden: { text: 'text', ground: 'grey' },
  open: { text: 'quiet', ground: 'card' },
  plain: { text: 'text', ground: 'card' },
}

/** The paint of every class that has one, in a mode: no other rule of the stylesheet sets a colour of text or ground. */
export const paints = (mode: Mode): Readonly<Record<string, ClassPaint>> => ({
  ...plain,
  ...Object.fromEntries(RAMP[mode].map((paint, step) => [`s${step}`, paint])),
})

/** A token as its colour; a colour as it is. */
export const colourOf = (name: keyof Tokens | Colour, mode: Mode): Colour =>
  isToken(name) ? TOKENS[mode][name] : name

const isToken = (name: keyof Tokens | Colour): name is keyof Tokens => !name.startsWith('#')
