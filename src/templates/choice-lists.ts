import { RESERVED_SHEETS } from '../tables/reserved-sheets.ts'
import { OPTIONAL_HEADER, widthOf } from './looks.ts'
import type { OpenWord } from './open-words.ts'
import type { SheetColumn } from './sheet-columns.ts'
import { LONGEST_LITERAL_LIST } from './xlsx/validations.ts'
import type { Sheet, ValidationRule } from './xlsx/workbook.ts'

/** The dropdowns of a workbook that are made of words, and the hidden sheet that holds those too long for a cell. */
export interface ChoiceLists {
  readonly sheet: Sheet | null
  ruleOf(column: SheetColumn): ValidationRule | null
}

/** Gathers the lists that the columns of a workbook offer. */
export function choiceLists(
  columns: readonly SheetColumn[],
  wordsOf: (list: string) => readonly OpenWord[],
): ChoiceLists {
  const lists = new Map<string, readonly string[]>()
  for (const column of columns) {
    const list = listOf(column, wordsOf)
    if (list !== null && !isLiteral(column, list.words)) lists.set(list.title, list.words)
  }
  const titles = [...lists.keys()]
  return {
    sheet: titles.length === 0 ? null : listSheet(lists),
    ruleOf: (column) => {
      const list = listOf(column, wordsOf)
      if (list === null) return null
      if (isLiteral(column, list.words)) return { kind: 'list', values: list.words }
      const at = titles.indexOf(list.title)
      return {
        kind: 'listRange',
        sheet: RESERVED_SHEETS.choices,
        area: { top: 1, left: at, bottom: list.words.length, right: at },
      }
    },
  }
}

interface List {
  readonly title: string
  readonly words: readonly string[]
}

function listOf(
  { header, template }: SheetColumn,
  wordsOf: (list: string) => readonly OpenWord[],
): List | null {
  const open = template.rowsOf?.list
  const words = open === undefined ? template.words : wordsOf(open).map((word) => word.label)
  return words === undefined || words.length === 0 ? null : { title: open ?? header, words }
}

// A list that an office extends is easier to mend on a sheet than in a rule.
const isLiteral = ({ template }: SheetColumn, words: readonly string[]): boolean =>
  template.rowsOf === undefined &&
  words.every((word) => !word.includes(',') && word.trim() === word) &&
  words.join(',').replaceAll('"', '""').length <= LONGEST_LITERAL_LIST

function listSheet(lists: ReadonlyMap<string, readonly string[]>): Sheet {
  const all = [...lists]
  const longest = Math.max(...all.map(([, words]) => words.length))
  return {
    title: RESERVED_SHEETS.choices,
    visibility: 'hidden',
    columns: all.map(([title, words]) => ({
      width: Math.max(12, ...[title, ...words].map((word) => widthOf(word) + 3)),
    })),
    rows: [
      all.map(([title]) => ({ value: title, style: OPTIONAL_HEADER })),
      ...Array.from({ length: longest }, (_, row) => all.map(([, words]) => words[row] ?? null)),
    ],
  }
}
