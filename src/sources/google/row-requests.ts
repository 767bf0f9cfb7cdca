import type { sheets_v4 } from '@googleapis/sheets'
import { type Cell, isDateCell, isErrorCell } from '../../columns/cell.ts'
import type { PlacedChanges } from '../../tables/apply-write.ts'
import type { CellChange, RowOp, WorkbookWrite } from '../../tables/row-op.ts'
import { placeKey } from './structure.ts'
import type { TouchedSheet, TouchedSheets } from './touched-sheets.ts'

/** A write whose rows were found. */
export interface PlacedWrite {
  readonly write: WorkbookWrite
  readonly placed: readonly PlacedChanges[]
}

/** A row that a batch writes into. */
export interface SentRow {
  readonly write: WorkbookWrite
  readonly op: RowOp
  readonly sheet: TouchedSheet
  /** Where the row stood before the batch; `null` for one that the batch puts in. */
  readonly from: number | null
  /** The cells that are written. */
  readonly changes: readonly CellChange[]
}

/** The requests of one batch. */
export interface RowRequests {
  readonly requests: readonly sheets_v4.Schema$Request[]
  /** The write that each request belongs to. */
  readonly owners: readonly WorkbookWrite[]
  readonly rows: readonly SentRow[]
}

/** A row that a batch puts in, and whether it looks like the row above it or below. */
interface Insert {
  readonly row: number
  readonly likeAbove: boolean
}

/** Turns placed changes into requests, in their order: every row is where it is at that moment of the batch. */
export function rowRequests(writes: readonly PlacedWrite[], sheets: TouchedSheets): RowRequests {
  const requests: sheets_v4.Schema$Request[] = []
  const owners: WorkbookWrite[] = []
  const rows: SentRow[] = []
  const insertsOf = new Map<TouchedSheet, readonly Insert[]>()
  for (const { write, placed } of writes)
    for (const { op: index, sheet: title, row, isNew, changes } of placed) {
      const op = write.ops[index]
      const sheet = sheets.get(title)
      if (op === undefined || sheet === undefined) continue
      const before = insertsOf.get(sheet) ?? []
      // Below the headers there is no row above to look like, unless the sheet ends there.
      const insert = { row, likeAbove: row > op.dataFrom || row >= sheet.rowCount + before.length }
      const inserts = isNew ? [...before, insert] : before
      insertsOf.set(sheet, inserts)
      const own = [
        ...(isNew ? [insertRequest(sheet, insert)] : []),
        ...cellRequests(sheet, row, writtenCells(changes, sheet, isNew, originOf(row, inserts))),
      ]
      requests.push(...own)
      owners.push(...own.map(() => write))
      rows.push({ write, op, sheet, from: placeBefore(row, inserts), changes })
    }
  return { requests, owners, rows }
}

/** Where a row stood before the batch; `null` for one that was put in. */
const placeBefore = (row: number, inserts: readonly Insert[]): number | null =>
  inserts.reduceRight<number | null>((at, insert) => {
    if (at === null || at === insert.row) return null
    return at > insert.row ? at - 1 : at
  }, row)

/** The row whose formats a row has, counted as it was before the batch. */
function originOf(row: number, inserts: readonly Insert[]): number {
  return inserts.reduceRight((at, insert) => {
    if (at !== insert.row) return at > insert.row ? at - 1 : at
    return insert.likeAbove ? at - 1 : at
  }, row)
}

const insertRequest = ({ id }: TouchedSheet, { row, likeAbove }: Insert): sheets_v4.Schema$Request => ({
  insertDimension: {
    range: { sheetId: id, dimension: 'ROWS', startIndex: row, endIndex: row + 1 },
    inheritFromBefore: likeAbove,
  },
})

/** A cell in the API's words, and which of its fields are meant. */
interface WrittenCell {
  readonly column: number
  readonly fields: string
  readonly data: sheets_v4.Schema$CellData
}

/** The value alone, but for a format where a number is to be a day, and where the row above is struck out. */
const writtenCells = (
  changes: readonly CellChange[],
  { dates, struck }: TouchedSheet,
  isNew: boolean,
  origin: number,
): readonly WrittenCell[] =>
  changes
    .toSorted((a, b) => a.column - b.column)
    .map(({ column, after }) => {
      const place = placeKey(origin, column)
      const becomesDay = isDateCell(after) && !dates.has(place)
      const fields = [
        'userEnteredValue',
        ...(becomesDay ? ['userEnteredFormat.numberFormat'] : []),
        ...(isNew && struck.has(place) ? ['userEnteredFormat.textFormat.strikethrough'] : []),
      ]
      return { column, fields: fields.join(), data: { ...valueIn(after), ...(becomesDay ? DAY : {}) } }
    })

const DAY = { userEnteredFormat: { numberFormat: { type: 'DATE', pattern: 'yyyy-mm-dd' } } }

/** A value with its type, so that Google parses nothing; without one the cell is cleared. */
function valueIn(cell: Cell): sheets_v4.Schema$CellData {
  if (cell === null || cell === '' || isErrorCell(cell)) return {}
  if (isDateCell(cell)) return { userEnteredValue: { numberValue: cell.serial } }
  if (typeof cell === 'number') return { userEnteredValue: { numberValue: cell } }
  return { userEnteredValue: typeof cell === 'boolean' ? { boolValue: cell } : { stringValue: cell } }
}

/** One request for each run of neighbouring cells. */
function cellRequests(
  { id }: TouchedSheet,
  rowIndex: number,
  cells: readonly WrittenCell[],
): readonly sheets_v4.Schema$Request[] {
  const runs: WrittenCell[][] = []
  for (const cell of cells) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last?.column === cell.column - 1 && last.fields === cell.fields) run.push(cell)
    else runs.push([cell])
  }
  return runs.map((run) => ({
    updateCells: {
      start: { sheetId: id, rowIndex, columnIndex: run[0]?.column ?? 0 },
      fields: run[0]?.fields ?? '',
      rows: [{ values: run.map(({ data }) => data) }],
    },
  }))
}
