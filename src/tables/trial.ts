import type { Cell } from '../columns/cell.ts'
import type { Column, Value } from '../columns/column.ts'
import { matchForm } from '../japanese/widths.ts'
import type { WriteFault, WriteFaultCode } from './intent.ts'
import { identity as identityOf } from './layout.ts'
import type { OfficeRows } from './office-rows.ts'
import { columnOf, type OpenSheet } from './open-sheet.ts'
import type { Outcome } from './outcome.ts'
import type { Problem } from './problem.ts'
import { rowReader } from './read-row.ts'
import { unfoldedFrom } from './reading-order.ts'
import type { Table } from './table.ts'
import { writeFault } from './write-faults.ts'

/** Reads a row that is not in its sheet yet as the sheet would be read then. */
export function readTrial(
  filled: readonly Cell[],
  typed: readonly Cell[],
  { reading, layout }: OpenSheet,
  row: number,
  table: Table,
  { schema, reading: { context } }: OfficeRows,
): Outcome {
  const { grid, year, covered } = reading
  const facts = { workbook: table.workbook, sheet: grid.title, year, serialOffset: grid.serialOffset }
  const read = rowReader(table, unfoldedFrom(schema, table), layout, facts, context)
  return read(filled, row, covered.get(row), typed)
}

const CODES: Readonly<Record<string, WriteFaultCode>> = { N1: 'REQUIRED', Q48: 'REFERENCE_NOT_FOUND' }

/** Of what the reader only warns: a reference to a row that is not there, and characters that nobody sees. */
const GRAVE: ReadonlySet<string> = new Set(['Q48', 'N4'])

/** What the reader would complain about. Of cells that stay, nothing is said. */
export const faultsOf = (
  problems: readonly Problem[],
  { reading, layout }: OpenSheet,
  row: number | null,
  table: Table,
  concerns: (column: number | null) => boolean,
): WriteFault[] =>
  problems
    .filter(
      ({ severity, code, column }) =>
        severity === 'REJECT_ROW' || (concerns(column) && (severity !== 'WARN' || GRAVE.has(code))),
    )
    .map(({ code, message, suggestion, column, header }): WriteFault => {
      const target = layout.columns.find(({ index }) => index === column)?.target
      const named = Object.entries(table.columns).find(([, each]) => each.header === header)?.[0]
      return writeFault(
        CODES[code] ?? 'INVALID',
        `${message.ja}。${suggestion.ja}`,
        `${message.en}. ${suggestion.en}`,
        {
          identity: target ? identityOf(target) : (named ?? null),
          sheet: reading.grid.title,
          row,
          column: row === null ? null : column,
        },
      )
    })

/** Values that would not be read as what they are, and of which nothing else was said. */
export function unread(
  fields: ReadonlyMap<string, Value>,
  { row, problems }: Outcome,
  table: Table,
  { layout }: OpenSheet,
): WriteFault[] {
  if (row === null || problems.some(({ severity }) => severity === 'REJECT_ROW')) return []
  return [...fields].flatMap(([identity, value]): WriteFault[] => {
    const column = table.columns[identity]
    const at = columnOf(layout, identity)
    if (!column || value === null || at === null || problems.some((each) => each.column === at)) return []
    const read = row.values[identity] ?? null
    if (column.target && !column.list) return read === value ? [] : [noCode(identity, column.header)]
    if (read === null) return [blankAgain(identity, column.header)]
    return isSplit(value, read, column) ? [splitAgain(identity, column.header)] : []
  })
}

/** A word with a sign in it that separates words is read as several, or as another. */
function isSplit(given: Value, read: Value, { surface, target, kind }: Column): boolean {
  if (!isList(given) || !isList(read) || kind !== 'list') return false
  const wanted = new Set(given.map(matchForm))
  const isText = surface === 'String' && target === null
  return wanted.size !== read.length || (isText && read.some((each) => !wanted.has(matchForm(each))))
}

const isList = (value: Value): value is readonly string[] => typeof value === 'object' && value !== null

const splitAgain = (identity: string, header: string): WriteFault =>
  writeFault(
    'INVALID',
    `「${header}」の語には、区切りと読まれる記号（、，・/；や改行）を入れられません`,
    `A word of “${header}” holds a sign that would be read as the end of the word`,
    { identity },
  )

const noCode = (identity: string, header: string): WriteFault =>
  writeFault(
    'REFERENCE_NOT_FOUND',
    `「${header}」に当てはまるコードがありません`,
    `There is no row with this code for “${header}”`,
    { identity },
  )

const blankAgain = (identity: string, header: string): WriteFault =>
  writeFault(
    'INVALID',
    `「${header}」の値は空欄として読まれます。消すときは null を指定してください`,
    `The value of “${header}” would be read as blank: give null to clear it`,
    { identity },
  )
