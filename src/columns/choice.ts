import { matchForm } from '../japanese/widths.ts'
import { isErrorCell } from './cell.ts'
import { cellText } from './cell-text.ts'
import { type Blur, type Choices, type Column, type ColumnOptions, column, plainCell } from './column.ts'
import { quote, type Report, unreadable } from './fault.ts'

/** The words of a choice with their constants in the type. */
export interface ChoicesOf<C extends string> extends Choices {
  readonly words: readonly {
    readonly constant: C
    readonly label: string
    readonly aliases: readonly string[]
  }[]
}

/** Declares a closed list: constant to Japanese label, or to the label followed by further spellings. */
export function choices<const C extends string>(
  name: string,
  doc: string,
  words: Readonly<Record<C, string | readonly [string, ...string[]]>>,
): ChoicesOf<C> {
  // Object.keys forgets the keys' type: the seam of this file.
  const constants = Object.keys(words) as C[]
  return {
    name,
    doc,
    words: constants.map((constant) => {
      const spelled = words[constant]
      const [label = constant, ...aliases] = typeof spelled === 'string' ? [spelled] : spelled
      return { constant, label, aliases }
    }),
  }
}

/** Options of a choice column. */
export interface ChoiceOptions<C extends string, R extends boolean> extends ColumnOptions<R> {
  /** What a blank cell means. */
  readonly blank?: C
  readonly blur?: Blur
}

/** One word of a closed list, kept as its constant. */
export const choice = <C extends string, const R extends boolean = false>(
  header: string,
  list: ChoicesOf<C>,
  options: ChoiceOptions<C, R>,
): Column<C, R> =>
  column(header, options, {
    kind: 'choice',
    surface: list,
    blank: options.blank ?? null,
    blur: options.blur ?? null,
    template: {
      format: 'general',
      strict: true,
      words: offered(list, options.blur),
      example: list.words[0]?.label ?? '',
    },
    write: (value) => list.words.find(({ constant }) => constant === value)?.label ?? plainCell(value),
    prepare: () => {
      const read = wordReader(list)
      return (cell, report) => {
        if (isErrorCell(cell)) return null
        const written = cellText(cell)
        return written.trim() === '' ? null : (read(written) ?? refuseWord(written, list, report))
      }
    },
  })

// A coarser word is an answer, never an entry.
const offered = (list: Choices, blur: Blur | undefined): string[] => {
  const answers = new Set(Object.values(blur?.words ?? {}))
  return list.words.filter((word) => !answers.has(word.constant)).map((word) => word.label)
}

/** Finds the constant a word stands for: label, constant or alias, in any width. */
export function wordReader<C extends string>(list: ChoicesOf<C>): (written: string) => C | null {
  const exact = new Map<string, C>()
  for (const { constant, label, aliases } of list.words)
    for (const word of [constant, label, ...aliases]) exact.set(wordForm(word), constant)
  const seen = new Map<string, C | null>()
  return (written) => {
    const known = seen.get(written)
    if (known !== undefined) return known
    const found = exact.get(wordForm(written)) ?? null
    seen.set(written, found)
    return found
  }
}

const wordForm = (word: string): string => matchForm(word).toUpperCase()

/** Reports a word that is not in the list, with the words that are. */
export function refuseWord(written: string, list: Choices, report: Report): null {
  const labels = list.words.map((word) => word.label)
  report(
    unreadable(
      'Q50',
      `「${quote(written)}」は選択肢にありません`,
      `“${quote(written)}” is not in the list ${list.name}`,
      `次から選んでください: ${labels.join('、')}`,
      `Choose one of ${list.words.map((word) => `${word.label} (${word.constant})`).join(', ')}`,
    ),
  )
  return null
}
