/** The number formats every workbook has without declaring them that show a number as a date or time. */
export const isBuiltInDateFormat = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Tells whether a number format of the workbook's own shows a number as a date, a time or an elapsed time. */
export function isDateFormat(code: string): boolean {
  const bare = code.replace(NOT_TOKENS, (piece) => (ELAPSED.test(piece) ? 'h' : ''))
  return DATE_TOKEN.test(bare.replace(GENERAL, '').replace(EXPONENT, ''))
}

/** Quoted text, an escaped character, a character's width left blank (`_`) or filled up (`*`), a bracket. */
const NOT_TOKENS = /"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]?/gs

/** `[h]:mm`: hours that go on after 24; every other bracket is a colour, a condition or a locale. */
const ELAPSED = /^\[(?:h+|m+|s+)\]$/i

/** `G/標準` is how a Japanese Excel spells General. */
const GENERAL = /general|g\/標準/gi

const EXPONENT = /e[+-]/gi

/** Year, month, day, hour, second, era name, year of the era, weekday in Japanese. */
const DATE_TOKEN = /[ymdhsger]|aaa/i
