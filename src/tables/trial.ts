import type { Cell } from '../columns/cell.ts'
import type { Column, Value } from '../columns/column.ts'
import { matchForm } from '../japanese/widths.ts'
import type { IntendedCell, WriteFault, WriteFaultCode } from './intent.ts'
import { identity as identityOf } from './layout.ts'
import type { OfficeRows } from './office-rows.ts'
import { columnOf, type OpenSheet } from './open-sheet.ts'
import type { Outcome } from './outcome.ts'
import { type Problem, problemAt } from './problem.ts'
import { readAlone } from './read-alone.ts'
import { childReaders } from './read-children.ts'
import { rowReader } from './read-row.ts'
import { unfoldedFrom } from './reading-order.ts'
import type { Table } from './table.ts'
import { type WriteFaultPlace, writeFault } from './write-faults.ts'

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
  const unfolded = unfoldedFrom(schema, table)
  const outcome = rowReader(table, unfolded, layout, facts, context)(filled, row, covered.get(row), typed)
  if (outcome.row !== null) return outcome
  // The reader does not look into the cells of a row that it rejects.
  const problems = [...outcome.problems]
  const { sheet, workbook } = facts
  const parent = { values: {}, key: '', cells: filled, sheet, row, on: null }
  for (const { read } of childReaders(table, unfolded, layout, context))
    read(parent, (column, header, fault) =>
      problems.push(problemAt({ workbook, sheet, row, column, header }, fault)),
    )
  return { ...outcome, problems }
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
  cells: readonly IntendedCell[],
  { row, problems }: Outcome,
  at: OpenSheet & { readonly row: number | null },
  table: Table,
  { reading: { context } }: OfficeRows,
): WriteFault[] {
  const day = fields.get(table.datedBy ?? '')
  const on = typeof day === 'string' ? day : null
  const valueIn = (identity: string, column: Column): Value => {
    if (row !== null) return row.values[identity] ?? null
    // Of a row that is not read at all each value is read by itself.
    const after = cells.find((each) => each.identity === identity)?.after
    return readAlone(after, column, context, on)
  }
  return [...fields].flatMap(([identity, value]): WriteFault[] => {
    const column = table.columns[identity]
    const index = columnOf(at.layout, identity)
    if (!column || value === null || index === null || problems.some((each) => each.column === index))
      return []
    const place = {
      identity,
      sheet: at.reading.grid.title,
      row: at.row,
      column: at.row === null ? null : index,
    }
    const read = valueIn(identity, column)
    if (column.target && !column.list) return read === value ? [] : [noCode(column.header, place)]
    if (read === null) return [blankAgain(column.header, place)]
    return isSplit(value, read, column) ? [splitAgain(column.header, place)] : []
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

const splitAgain = (header: string, place: WriteFaultPlace): WriteFault =>
  writeFault(
    'INVALID',
    `「${header}」の語には、区切りと読まれる記号（、，・/；や改行）を入れられません`,
    `A word of “${header}” holds a sign that would be read as the end of the word`,
    place,
  )

const noCode = (header: string, place: WriteFaultPlace): WriteFault =>
  writeFault(
    'REFERENCE_NOT_FOUND',
    `「${header}」に当てはまるコードがありません`,
    `There is no row with this code for “${header}”`,
    place,
  )

const blankAgain = (header: string, place: WriteFaultPlace): WriteFault =>
  writeFault(
    'INVALID',
    `「${header}」の値は空欄として読まれます。消すときは null を指定してください`,
    `The value of “${header}” would be read as blank: give null to clear it`,
    place,
  )
