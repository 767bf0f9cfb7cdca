import { matchForm } from './widths.ts'

// Variants of one character in names of people; they are never made one in what is stored or shown.
const VARIANTS: ReadonlyMap<string, string> = new Map(
  [
    ['高', '髙'],
    ['崎', '﨑嵜碕'],
    ['辺', '邉邊'],
    ['吉', '𠮷'],
    ['浜', '濵濱'],
    ['斎', '齋斉齊'],
    ['沢', '澤'],
    ['桜', '櫻'],
    ['広', '廣'],
    ['島', '嶋嶌'],
    ['富', '冨'],
    ['国', '國'],
  ].flatMap(([plain = '', variants = '']) => Array.from(variants, (each): [string, string] => [each, plain])),
)

/** The form in which two spellings of a person's name are compared: no spaces, one width. Only for matching. */
export const nameMatchForm = (name: string): string => matchForm(name)

/** The match form with variants of characters made one (髙 and 高); only good enough for a suggestion. */
export const looseNameForm = (name: string): string =>
  Array.from(matchForm(name), (character) => VARIANTS.get(character) ?? character).join('')
