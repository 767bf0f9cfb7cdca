import type { Cell } from '../columns/cell.ts'
import type { Value } from '../columns/column.ts'
import { type Fault, unreadable } from '../columns/fault.ts'
import { japaneseDate } from '../japanese/eras.ts'
import { isAnswered } from './blank.ts'
import type { TableContext } from './context.ts'
import type { Found, ReadColumn } from './read-column.ts'
import type { Table } from './table.ts'

/** Takes values that were left blank from the rows that references name. */
export function takeFromReferences(
  taking: readonly ReadColumn[],
  columns: readonly ReadColumn[],
  values: Record<string, Value>,
  context: TableContext,
): void {
  for (const { name, column } of taking) {
    const takes = column.blankTakes
    const key = takes && values[name] === null ? values[takes.reference] : null
    const target = takes && columns.find((each) => each.name === takes.reference)?.column.target
    if (takes && target && typeof key === 'string')
      values[name] = context.valueIn(target.table, key, takes.column)
  }
}

/** Key and required columns without a value cost the row; a key column may be blank where it is not required. */
export function requireValues(
  needed: readonly ReadColumn[],
  values: Record<string, Value>,
  cells: readonly Cell[],
  covered: ReadonlySet<number> | undefined,
  found: Found[],
  /** References whose absence was told already. */
  told: ReadonlySet<string>,
): Found[] {
  const lacking = needed.filter(
    ({ name, column, index }) =>
      values[name] === null && !told.has(name) && (column.required || isAnswered(cells[index ?? -1])),
  )
  return lacking.flatMap(({ index, header }) => {
    const cause = found.findIndex((each) => each.index === index && each.fault.severity !== 'WARN')
    if (cause >= 0) return found.splice(cause, 1)
    const isCovered = index !== null && covered?.has(index) === true
    return [{ index, header, fault: isCovered ? COVERED : missing(header) }]
  })
}

const COVERED = unreadable(
  'Q11',
  '結合されたセルのため値がありません',
  'The cell is covered by a merge and has no value',
  '結合を解除して、それぞれの行に値を入力してください',
  'Unmerge the cells and type the value in each row',
)

const missing = (header: string): Fault =>
  unreadable(
    'N1',
    `必須の「${header}」が空欄です`,
    `The required “${header}” is blank`,
    '値を入力してください',
    'Type a value',
  )

/** A period that ends before it begins costs the row. */
export function requireOrder(
  table: Table,
  columns: readonly ReadColumn[],
  values: Record<string, Value>,
): Found[] {
  return table.periods.flatMap(({ from, to }) => {
    const first = values[from]
    const last = values[to]
    if (typeof first !== 'string' || typeof last !== 'string' || first <= last) return []
    const start = columns.find(({ name }) => name === from)
    const end = columns.find(({ name }) => name === to)
    return [
      {
        index: end?.index ?? null,
        header: end?.header ?? to,
        fault: unreadable(
          'Q49',
          `「${end?.header ?? to}」（${japaneseDate(last)}）が「${start?.header ?? from}」（${japaneseDate(first)}）より前です`,
          `The end “${last}” is before the start “${first}”`,
          'どちらかの日付を直してください',
          'Mend one of the dates',
        ),
      },
    ]
  })
}
