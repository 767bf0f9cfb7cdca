import type { sheets_v4 } from '@googleapis/sheets'
import type { SheetGrid } from '../../tables/grid.ts'
import { SourceError, type Traces } from '../source.ts'
import { CALL, type GoogleConnection } from './connection.ts'
import type { SentRow } from './row-requests.ts'
import { sheetGrid } from './sheet-grid.ts'
import { structureOf } from './structure.ts'
import { cellsOf, type TouchedSheet, type TouchedSheets } from './touched-sheets.ts'
import { isTrace, traceId } from './trace-name.ts'
import { wholeSheet } from './values.ts'

/*
 * Nothing in the API compares and writes in one: people may sort between our look and our write, and an answer may get
 * lost. But a batch happens whole or not at all. So its first requests copy the rows that the others go into to a hidden
 * sheet of its own: where that sheet is, the batch took effect, and it tells what stood there at that moment. No two
 * sheets have one name: once a sheet of that name was put there by other means, the batch is refused whole.
 */

const NOTE = 'Ikusei が書き込みを確かめるための控えです。まもなく自動的に消えます。'

/** The first columns of a trace say which sheet and row a line was copied from. */
const LABELS = 2

/** A row that is copied: where from, as rows stand before the batch. */
interface Line {
  readonly sheet: TouchedSheet
  readonly row: number
}

/** The requests that leave a trace: the headers, and the rows that cells are written into. */
export function traceRequests(
  name: string,
  rows: readonly SentRow[],
  sheets: TouchedSheets,
): readonly sheets_v4.Schema$Request[] {
  const lines = linesOf(rows)
  const sheetId = traceId(name)
  const widest = Math.max(...sheets.values().map(({ columnCount }) => columnCount))
  const labels = lines.map(({ sheet, row }) => ({
    values: [
      { userEnteredValue: { stringValue: sheet.grid.title } },
      { userEnteredValue: { numberValue: row } },
    ],
  }))
  return [
    hiddenSheet(name, { rowCount: lines.length + 1, columnCount: widest + LABELS }),
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: 0 },
        fields: 'userEnteredValue',
        rows: [{ values: [{ userEnteredValue: { stringValue: NOTE } }] }, ...labels],
      },
    },
    ...lines.map(({ sheet, row }, index) => ({
      copyPaste: {
        source: rowOf(sheet.id, row, 0, sheet.columnCount),
        destination: rowOf(sheetId, index + 1, LABELS, sheet.columnCount),
        pasteType: 'PASTE_VALUES',
      },
    })),
  ]
}

const hiddenSheet = (
  name: string,
  gridProperties: sheets_v4.Schema$GridProperties,
): sheets_v4.Schema$Request => ({
  addSheet: { properties: { sheetId: traceId(name), title: name, hidden: true, gridProperties } },
})

function linesOf(rows: readonly SentRow[]): readonly Line[] {
  const lines = new Map<string, Line>()
  const add = (sheet: TouchedSheet, row: number): void => void lines.set(`${sheet.id} ${row}`, { sheet, row })
  for (const { op, sheet, from } of rows) {
    for (const header of op.headers) add(sheet, header.row)
    if (from !== null) add(sheet, from)
  }
  return [...lines.values()]
}

const rowOf = (sheetId: number, row: number, left: number, width: number): sheets_v4.Schema$GridRange => ({
  sheetId,
  startRowIndex: row,
  endRowIndex: row + 1,
  startColumnIndex: left,
  endColumnIndex: left + width,
})

const TITLES = 'sheets.properties(sheetId,title)'
const CELLS = 'sheets(properties(sheetId,title),data(startRow,startColumn,rowData.values.effectiveValue))'

/** Opens the traces in a spreadsheet. */
export function openTraces(id: string, connection: GoogleConnection): Traces {
  const titles = async (): Promise<readonly string[]> => {
    const searchParams = { fields: TITLES, prettyPrint: 'false' }
    const { sheets } = await connection.call<sheets_v4.Schema$Spreadsheet>(
      'lookup',
      (doc) => doc.sheetsApi.get('', { ...CALL, searchParams }),
      id,
    )
    return (sheets ?? []).map(({ properties }) => properties?.title ?? '').filter(isTrace)
  }
  /** Changes sheets; false where Google refuses, because somebody was faster. */
  const change = (requests: readonly sheets_v4.Schema$Request[]): Promise<boolean> =>
    connection
      .call('write', (doc) => doc.sheetsApi.post(':batchUpdate', { ...CALL, json: { requests } }), id)
      .then(
        () => true,
        (error: unknown) => {
          if (!(error instanceof SourceError) || error.fault !== 'DAMAGED') throw error
          return false
        },
      )
  return {
    of: async (names) => {
      const there = (await titles()).filter((title) => names.includes(title))
      return there.length === 0 ? new Map() : readTraces(id, connection, there)
    },
    bar: (name) => change([hiddenSheet(name, { rowCount: 1, columnCount: 1 })]),
    keepOnly: async (names) => {
      const gone = (await titles()).filter((title) => !names.includes(title))
      // What is left by a refusal goes the next time.
      if (gone.length > 0) await change(gone.map((title) => ({ deleteSheet: { sheetId: traceId(title) } })))
    },
  }
}

/** Reads traces that are known to be there, by their names. */
export async function readTraces(
  id: string,
  connection: GoogleConnection,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly SheetGrid[]>> {
  const json = { dataFilters: names.map((title) => ({ a1Range: wholeSheet(title) })) }
  const { sheets } = await connection.call<sheets_v4.Schema$Spreadsheet>(
    'lookup',
    (doc) =>
      doc.sheetsApi.post(':getByDataFilter', {
        ...CALL,
        json,
        searchParams: { fields: CELLS, prettyPrint: 'false' },
      }),
    id,
  )
  return new Map((sheets ?? []).map((sheet) => [sheet.properties?.title ?? '', traced(sheet)]))
}

/** The rows that a trace tells of, where they stood in their sheets. */
function traced(trace: sheets_v4.Schema$Sheet): readonly SheetGrid[] {
  const lines = sheetGrid(structureOf(trace), cellsOf(trace).values).rows.slice(1)
  const bySheet = Map.groupBy(lines, ([title]) => String(title))
  return [...bySheet].map(([title, own]) => {
    const rows = new Map(own.map(([, row, ...cells]) => [Number(row), cells]))
    return {
      ...sheetGrid(structureOf({ properties: { title } }), []),
      rows: Array.from({ length: Math.max(...rows.keys()) + 1 }, (_, row) => rows.get(row) ?? []),
    }
  })
}
