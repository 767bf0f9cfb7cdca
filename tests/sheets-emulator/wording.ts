type Message = Readonly<Record<string, unknown>>

/** Zero values vanish from answers, but for these, which are always told. */
const TOLD = new Set([
  'index',
  'startRowIndex',
  'endRowIndex',
  'startColumnIndex',
  'endColumnIndex',
  'startIndex',
  'endIndex',
])
/** Flags of a text have a value of their own for "no". */
const FLAGS = new Set([
  'bold',
  'italic',
  'strikethrough',
  'underline',
  'numberValue',
  'boolValue',
  'stringValue',
])
const COLOURS = /(?:^c|C)olor$/u

/** A message as Google words it: zero values left out, colours in eight bits, each also as a style. */
export function worded<T>(value: T): T
export function worded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => worded(each))
  if (typeof value !== 'object' || value === null) return value
  const told: Record<string, unknown> = {}
  for (const [name, each] of Object.entries(value)) {
    if (each === null || each === undefined) continue
    if (!FLAGS.has(name) && !TOLD.has(name) && (each === false || each === 0 || each === '')) continue
    if (COLOURS.test(name) && typeof each === 'object') {
      told[name] = colour(each)
      told[`${name}Style`] = { rgbColor: colour(each) }
    } else if (/(?:^c|C)olorStyle$/u.test(name) && typeof each === 'object') {
      const rgb = Object.entries(each).find(([key]) => key === 'rgbColor')?.[1]
      if (rgb === undefined) told[name] = each
      else {
        told[name] = { rgbColor: colour(rgb) }
        told[name.replace(/Style$/u, '')] = colour(rgb)
      }
    } else told[name] = worded(each)
  }
  return told
}

const EIGHT_BITS = 255
const ROUNDING = 1e-4

/** Parts of a colour are stored in eight bits and told as 32-bit floats; a part of 0 is left out. */
const colour = (value: object | null): Message =>
  Object.fromEntries(
    Object.entries(value ?? {}).flatMap(([part, amount]) => {
      // What was told is taken back as the same step, although it was rounded.
      const eight = Math.floor(Number(amount) * EIGHT_BITS + ROUNDING)
      return eight <= 0
        ? []
        : [[part, eight === EIGHT_BITS ? 1 : Number(Math.fround(eight / EIGHT_BITS).toPrecision(8))]]
    }),
  )
