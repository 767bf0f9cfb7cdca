import type { sheets_v4 } from '@googleapis/sheets'
import { type Cell, isDateCell, isErrorCell } from '../../../src/columns/cell.ts'
import type { Area, SheetGrid } from '../../../src/sources/source.ts'
import { isIn } from '../../../src/tables/grid.ts'

/** The requests that make a spreadsheet with one blank sheet hold these sheets and nothing else, as people would see them. */
export function spreadsheetOf(
  sheets: readonly SheetGrid[],
  present: readonly number[],
): sheets_v4.Schema$Request[] {
  // A sheet that is to go must not hold a title that is to come, and one must always be there.
  const parting = present.map((sheetId) => ({
    updateSheetProperties: { properties: { sheetId, title: `old ${sheetId}` }, fields: 'title' },
  }))
  const next = Math.max(0, ...present) + 1
  return [
    ...parting,
    ...sheets.flatMap((grid, index) => requestsFor(grid, next + index, index)),
    ...present.map((sheetId) => ({ deleteSheet: { sheetId } })),
  ]
}

function requestsFor(grid: SheetGrid, sheetId: number, index: number): sheets_v4.Schema$Request[] {
  const struck = new Set(grid.struck.map(({ row, column }) => `${row}/${column}`))
  const width = Math.max(40, ...grid.rows.map((cells) => cells.length))
  return [
    {
      addSheet: {
        properties: {
          sheetId,
          index,
          title: grid.title,
          gridProperties: { rowCount: Math.max(100, grid.rows.length), columnCount: width },
        },
      },
    },
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: 0 },
        rows: grid.rows.map((cells, row) => ({
          values: cells.map((cell, column) =>
            cellData(
              cell,
              struck.has(`${row}/${column}`),
              grid.formulas.some((area) => isIn({ row, column }, area)),
            ),
          ),
        })),
        fields: 'userEnteredValue,userEnteredFormat',
      },
    },
    ...grid.merges.map((area) => ({
      mergeCells: { mergeType: 'MERGE_ALL', range: rangeOf(area, sheetId) },
    })),
    ...grid.locks.flatMap(({ area, open }, at) => lockRequests(area, open, sheetId, sheetId * 1000 + at)),
  ]
}

const rangeOf = ({ top, left, bottom, right }: Area, sheetId: number): sheets_v4.Schema$GridRange => ({
  sheetId,
  startRowIndex: top,
  endRowIndex: bottom + 1,
  startColumnIndex: left,
  endColumnIndex: right + 1,
})

/** A range that somebody else protected: the emulator knows one account, and is told that it may not edit it. */
const lockRequests = (
  area: Area,
  open: readonly Area[],
  sheetId: number,
  protectedRangeId: number,
): sheets_v4.Schema$Request[] => [
  {
    addProtectedRange: {
      protectedRange: {
        protectedRangeId,
        range: rangeOf(area, sheetId),
        unprotectedRanges: open.map((each) => rangeOf(each, sheetId)),
      },
    },
  },
  {
    updateProtectedRange: {
      protectedRange: { protectedRangeId, requestingUserCanEdit: false },
      fields: 'requestingUserCanEdit',
    },
  },
]

function cellData(cell: Cell, isStruck: boolean, isComputed: boolean): sheets_v4.Schema$CellData {
  const userEnteredValue = isComputed ? { formulaValue: formulaOf(cell) } : enteredValue(cell)
  const userEnteredFormat = {
    ...(isDateCell(cell) ? { numberFormat: { type: 'DATE_TIME', pattern: 'yyyy/mm/dd hh:mm' } } : {}),
    ...(isStruck ? { textFormat: { strikethrough: true } } : {}),
  }
  return {
    ...(userEnteredValue ? { userEnteredValue } : {}),
    ...(Object.keys(userEnteredFormat).length > 0 ? { userEnteredFormat } : {}),
  }
}

function enteredValue(cell: Cell): sheets_v4.Schema$ExtendedValue | null {
  if (cell === null) return null
  if (isDateCell(cell)) return { numberValue: cell.serial }
  if (isErrorCell(cell)) return { formulaValue: `=${FORMULAS[cell.error] ?? cell.error}` }
  if (typeof cell === 'number') return { numberValue: cell }
  return typeof cell === 'boolean' ? { boolValue: cell } : { stringValue: cell }
}

/** A formula whose result is the cell. */
function formulaOf(cell: Cell): string {
  const { formulaValue, stringValue, ...number } = enteredValue(cell) ?? {}
  if (formulaValue) return formulaValue
  return stringValue == null
    ? `=${String(number.numberValue ?? number.boolValue ?? '').toUpperCase()}`
    : `="${stringValue.replaceAll('"', '""')}"`
}

/** Formulas that end in the error. */
const FORMULAS: Readonly<Record<string, string>> = {
  '#DIV/0!': '1/0',
  '#NAME?': 'NOSUCHNAME()',
  '': 'NOSUCHNAME()',
}
