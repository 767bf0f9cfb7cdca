import type { sheets_v4 } from '@googleapis/sheets'
import { isoOfSerial } from '../../columns/serial.ts'
import { type Area, formulaReference } from '../xlsx/address.ts'
import { cellsOf, type Sheet, type ValidationRule, type Workbook } from '../xlsx/workbook.ts'
import { cellData, cellFormat, rgb } from './cell-data.ts'

/** What is there already, and where new sheets go. */
export interface Present {
  readonly titles: readonly string[]
  /** An id above all that are in use. */
  readonly nextId: number
}

/**
 * The requests that add a template's sheets to a spreadsheet: cells, formats, notes, dropdowns, frozen rows, and headers
 * protected by a warning. A sheet whose title is there already is left as it is.
 */
export function templateRequests(
  workbook: Workbook,
  { titles, nextId }: Present,
): sheets_v4.Schema$Request[] {
  const sheets = workbook.sheets.filter(({ title }) => !titles.includes(title))
  const ids = new Map(sheets.map(({ title }, index) => [title, nextId + index]))
  return [
    // Every sheet is there before a dropdown of another refers to it.
    ...sheets.map((sheet) => addSheet(sheet, ids.get(sheet.title) ?? nextId)),
    ...sheets.flatMap((sheet) => [...contentOf(sheet, ids.get(sheet.title) ?? nextId)]),
  ]
}

const ROOM = 1000
const PIXELS_PER_CHARACTER = 7
const PADDING = 5

const widthOf = ({ rows, columns = [] }: Sheet): number =>
  Math.max(columns.length, ...rows.map((row) => cellsOf(row).length), 1)

/** As many rows as the template speaks of, and room for more. */
const heightOf = ({ rows, validations = [], filter }: Sheet): number =>
  Math.max(
    rows.length,
    (filter?.bottom ?? 0) + 1,
    ...validations.flatMap(({ areas }) => areas.map(({ bottom }) => bottom + 1)),
    ROOM,
  )

function addSheet(sheet: Sheet, sheetId: number): sheets_v4.Schema$Request {
  const { title, frozen, tab, visibility = 'visible' } = sheet
  return {
    addSheet: {
      properties: {
        sheetId,
        title,
        ...(visibility === 'visible' ? {} : { hidden: true }),
        ...(tab ? { tabColorStyle: rgb(tab) } : {}),
        gridProperties: {
          rowCount: heightOf(sheet),
          columnCount: widthOf(sheet),
          ...(frozen?.rows ? { frozenRowCount: frozen.rows } : {}),
          // A sheet must keep at least one column that moves.
          ...(frozen?.columns && frozen.columns < widthOf(sheet)
            ? { frozenColumnCount: frozen.columns }
            : {}),
        },
      },
    },
  }
}

function* contentOf(sheet: Sheet, sheetId: number): Generator<sheets_v4.Schema$Request> {
  const { rows, columns = [], frozen } = sheet
  const notes = new Map((sheet.notes ?? []).map(({ row, column, text }) => [`${row}/${column}`, text]))
  for (const [index, { style, width, hidden }] of columns.entries()) {
    const format = style && cellFormat(style)
    const range = { startColumnIndex: index, endColumnIndex: index + 1, sheetId }
    if (format)
      yield { repeatCell: { range, cell: { userEnteredFormat: format }, fields: 'userEnteredFormat' } }
    if (width !== undefined || hidden)
      yield {
        updateDimensionProperties: {
          range: { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 },
          properties: {
            ...(width === undefined ? {} : { pixelSize: Math.round(width * PIXELS_PER_CHARACTER) + PADDING }),
            ...(hidden ? { hiddenByUser: true } : {}),
          },
          fields: [width === undefined ? '' : 'pixelSize', hidden ? 'hiddenByUser' : '']
            .filter(Boolean)
            .join(','),
        },
      }
  }
  yield {
    updateCells: {
      start: { sheetId, rowIndex: 0, columnIndex: 0 },
      fields: 'userEnteredValue,userEnteredFormat,note,textFormatRuns',
      rows: rows.map((row, down) => ({
        values: cellsOf(row).map((cell, right) =>
          cellData(cell, columns[right]?.style, notes.get(`${down}/${right}`)),
        ),
      })),
    },
  }
  for (const area of sheet.merges ?? [])
    yield { mergeCells: { range: rangeOf(area, sheetId), mergeType: 'MERGE_ALL' } }
  for (const { areas, rule, onError = 'stop', prompt } of sheet.validations ?? []) {
    const condition = conditionOf(rule)
    if (condition === null) continue
    for (const area of areas)
      yield {
        setDataValidation: {
          range: rangeOf(area, sheetId),
          rule: {
            condition,
            strict: onError === 'stop',
            showCustomUi: true,
            ...(prompt ? { inputMessage: `${prompt.title}\n${prompt.text}` } : {}),
          },
        },
      }
  }
  for (const [index, { areas, formula, look }] of (sheet.conditionalFormats ?? []).entries())
    yield {
      addConditionalFormatRule: {
        index,
        rule: {
          ranges: areas.map((area) => rangeOf(area, sheetId)),
          booleanRule: {
            condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: `=${formula}` }] },
            format: cellFormat(look) ?? {},
          },
        },
      },
    }
  if (sheet.filter) yield { setBasicFilter: { filter: { range: rangeOf(sheet.filter, sheetId) } } }
  if (frozen?.rows)
    yield {
      addProtectedRange: {
        protectedRange: {
          range: { sheetId, startRowIndex: 0, endRowIndex: frozen.rows },
          description: '見出し（Ikusei はここで列を見分けます）',
          warningOnly: true,
        },
      },
    }
}

const rangeOf = ({ top, left, bottom, right }: Area, sheetId: number): sheets_v4.Schema$GridRange => ({
  sheetId,
  startRowIndex: top,
  endRowIndex: bottom + 1,
  startColumnIndex: left,
  endColumnIndex: right + 1,
})

/** What may be entered, in the API's words; `null` where anything may. */
function conditionOf(rule: ValidationRule): sheets_v4.Schema$BooleanCondition | null {
  switch (rule.kind) {
    case 'any':
      return null
    case 'list':
      return { type: 'ONE_OF_LIST', values: rule.values.map((value) => ({ userEnteredValue: value })) }
    case 'listRange':
      return {
        type: 'ONE_OF_RANGE',
        values: [{ userEnteredValue: `=${formulaReference(rule.sheet, rule.area)}` }],
      }
    case 'listFormula':
      return { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: `=${rule.formula}` }] }
    case 'custom':
      return { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: `=${rule.formula}` }] }
    case 'date':
      return {
        type: 'DATE_BETWEEN',
        values: [rule.from, rule.to].map((day) => ({ userEnteredValue: isoOfSerial(day) })),
      }
    case 'whole':
    case 'decimal':
      return {
        type: 'NUMBER_BETWEEN',
        values: [rule.from, rule.to].map((limit) => ({ userEnteredValue: String(limit) })),
      }
  }
}
