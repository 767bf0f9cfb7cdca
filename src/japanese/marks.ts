import { matchForm } from './widths.ts'

// NFKC does not unify these; each means the same mark to whoever drew it.
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  [
    ['○', '〇◯⭕⚪'],
    ['×', '✕✖✗╳Xx✘❌'],
    ['◎', '⦾⊚'],
    ['△', '▵∆'],
    ['▲', '▴'],
    ['-', '－―—–‐−ー'],
    ['/', '／'],
  ].flatMap(([mark = '', alikes = '']) => Array.from(alikes, (alike): [string, string] => [alike, mark])),
)

/** The mark a cell shows, look-alikes made one (〇◯⭕ are ○, ✕✖X are ×); other text in its match form. */
export function plainMark(text: string): string {
  const plain = matchForm(text).replace(/\ufe0f/gu, '')
  if (Array.from(plain).length === 1) return LOOK_ALIKES.get(plain) ?? plain
  return isDash(plain) ? '-' : plain
}

/** Tells whether the text is a dash and nothing else: somebody says that there is nothing to say. */
export const isDash = (text: string): boolean => /^[-‐‑‒–—―−ー－─━]+$/u.test(matchForm(text))

const YES = new Set([
  '○',
  '●',
  '◎',
  '✓',
  '✔',
  'レ',
  '済',
  '有',
  '要',
  'はい',
  'Y',
  'YES',
  'TRUE',
  '1',
  '☑',
  '✅',
  '有り',
  'あり',
])
const NO = new Set(['×', '無', '不要', 'いいえ', 'N', 'NO', 'FALSE', '0', '否', '未', '無し', 'なし', '☐'])
const NOTHING = new Set(['-', '/'])

/** Reads a yes or no as offices mark it; `null` means left open, `undefined` means unclear. */
export function readFlagMark(text: string): boolean | null | undefined {
  const mark = plainMark(text).toUpperCase()
  if (YES.has(mark)) return true
  if (NO.has(mark)) return false
  return NOTHING.has(mark) ? null : undefined
}

/** Tells whether the text repeats the cell above it: 〃, 同上, ″. */
export const isDitto = (text: string): boolean => /^(?:〃|同上|″|"|々|´´|′′|〞|'')$/u.test(matchForm(text))
