/** What a field mask lets through: names with what is let through below them; nothing below means all. */
export interface Mask {
  readonly [name: string]: Mask
}

/** Reads a field mask: `a.b`, `a/b`, `a(b,c)`, and commas between. */
export function parseMask(text: string): Mask {
  const tokens = text.match(/[^(),./\s]+|[(),./]/gu) ?? []
  let at = 0
  const list = (): Mask => {
    const mask: Record<string, Mask> = {}
    while (at < tokens.length && tokens[at] !== ')') {
      if (tokens[at] === ',') at++
      else path(mask)
    }
    return mask
  }
  const path = (into: Record<string, Mask>): void => {
    const name = tokens[at++] ?? ''
    const next = tokens[at]
    const below: Record<string, Mask> = { ...into[name] }
    if (next === '.' || next === '/') {
      at++
      path(below)
    } else if (next === '(') {
      at++
      Object.assign(below, merged(below, list()))
      at++
    }
    into[name] = below
  }
  return list()
}

const merged = (a: Mask, b: Mask): Mask =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((name) => [
      name,
      merged(a[name] ?? {}, b[name] ?? {}),
    ]),
  )

/** What of a value a mask lets through; messages that are there stay, even if nothing in them does. */
export function applyMask(value: unknown, mask: Mask): unknown {
  if (Object.keys(mask).length === 0 || '*' in mask) return value
  if (Array.isArray(value)) return value.map((each) => applyMask(each, mask))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => {
      const below = mask[name]
      return below === undefined || each === undefined ? [] : [[name, applyMask(each, below)]]
    }),
  )
}

/** The paths of a mask, as updates need them; a message that is named whole is one path. */
export const pathsOf = (mask: Mask, above: readonly string[] = []): string[][] =>
  Object.entries(mask).flatMap(([name, below]) =>
    Object.keys(below).length === 0 ? [[...above, name]] : pathsOf(below, [...above, name]),
  )

type Message = Readonly<Record<string, unknown>>

const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A message with the fields that a mask names taken from another; what the other lacks is cleared. */
export function updated<T extends object>(target: T, source: object, fields: string | null | undefined): T {
  const mask = parseMask(fields ?? '*')
  if ('*' in mask) return { ...target, ...source }
  return pathsOf(mask).reduce<T>((message, path) => put(message, source, path), target)
}

function put<T extends object>(
  target: T,
  source: object | undefined,
  [name = '', ...rest]: readonly string[],
): T {
  const given: unknown = Object.entries(source ?? {}).find(([key]) => key === name)?.[1]
  if (rest.length === 0) return { ...target, [name]: given ?? undefined }
  const inside: unknown = Object.entries(target).find(([key]) => key === name)?.[1]
  return {
    ...target,
    [name]: put(isMessage(inside) ? inside : {}, isMessage(given) ? given : undefined, rest),
  }
}
