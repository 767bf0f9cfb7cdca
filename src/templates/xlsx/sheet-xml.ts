import { addressOf, addressOfArea } from './address.ts'
import { columnStyleId, sheetDataXml, type Writing } from './cells.ts'
import { conditionalFormatsXml } from './conditional-formats.ts'
import { PROTECTION } from './protection.ts'
import { rgb, type StyleTable } from './styles.ts'
import { validationsXml } from './validations.ts'
import { type Column, cellsOf, type Sheet, type SheetRow } from './workbook.ts'
import { MAIN, RELATIONS, XML_HEAD } from './xml.ts'

/** The relation by which a sheet finds the shapes of its notes. */
export const SHAPES_RELATION = 'rId1'

/** The part `xl/worksheets/sheetN.xml`; the order of the elements is the format's (ECMA-376 part 1, 18.3.1.99). */
export function sheetXml(sheet: Sheet, isActive: boolean, writing: Writing): Buffer[] {
  const before = [
    `${XML_HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">`,
    propertiesXml(sheet),
    `<dimension ref="${dimensionOf(sheet)}"/>`,
    viewXml(sheet, isActive),
    '<sheetFormatPr defaultRowHeight="18.75"/>',
    columnsXml(sheet.columns ?? [], writing.styles),
  ]
  const after = [
    sheet.protected ? PROTECTION : '',
    sheet.filter === undefined ? '' : `<autoFilter ref="${addressOfArea(sheet.filter)}"/>`,
    mergesXml(sheet),
    conditionalFormatsXml(sheet, writing.styles),
    validationsXml(sheet, writing.epoch),
    printXml(sheet),
    (sheet.notes ?? []).length === 0 ? '' : `<legacyDrawing r:id="${SHAPES_RELATION}"/>`,
    '</worksheet>',
  ]
  return [Buffer.from(before.join('')), ...sheetDataXml(sheet, writing), Buffer.from(after.join(''))]
}

function propertiesXml({ tab, print }: Sheet): string {
  const content = [
    tab === undefined ? '' : `<tabColor ${rgb(tab)}/>`,
    print === undefined ? '' : '<pageSetUpPr fitToPage="1"/>',
  ].join('')
  return content === '' ? '' : `<sheetPr>${content}</sheetPr>`
}

function dimensionOf({ rows }: Sheet): string {
  let right = 0
  for (const row of rows) right = Math.max(right, cellsOf(row).length - 1)
  return addressOfArea({ top: 0, left: 0, bottom: Math.max(0, rows.length - 1), right })
}

/**
 * Excel counts the frozen rows and columns from the first cell in view, and only visible ones; a hidden row above all
 * others is therefore not counted but stepped over (see EPPlus issue 786).
 */
function viewXml({ frozen, rows, columns = [] }: Sheet, isActive: boolean): string {
  const start = `<sheetViews><sheetView${isActive ? ' tabSelected="1"' : ''}`
  const end = ' workbookViewId="0"'
  if (frozen === undefined) return `${start}${end}/></sheetViews>`
  const visibleRows = visibleOf(frozen.rows, (index) => isHiddenRow(rows[index]))
  const visibleColumns = visibleOf(frozen.columns, (index) => columns[index]?.hidden ?? false)
  const origin = addressOf({ row: visibleRows[0] ?? 0, column: visibleColumns[0] ?? 0 })
  const pane = frozen.columns === 0 ? 'bottomLeft' : frozen.rows === 0 ? 'topRight' : 'bottomRight'
  const first = addressOf({ row: frozen.rows, column: frozen.columns })
  const xSplit = frozen.columns === 0 ? '' : ` xSplit="${visibleColumns.length}"`
  const ySplit = frozen.rows === 0 ? '' : ` ySplit="${visibleRows.length}"`
  const others = pane === 'bottomRight' ? '<selection pane="topRight"/><selection pane="bottomLeft"/>' : ''
  return (
    `${start}${origin === 'A1' ? '' : ` topLeftCell="${origin}"`}${end}>` +
    `<pane${xSplit}${ySplit} topLeftCell="${first}" activePane="${pane}" state="frozen"/>${others}` +
    `<selection pane="${pane}" activeCell="${first}" sqref="${first}"/></sheetView></sheetViews>`
  )
}

const visibleOf = (count: number, isHidden: (index: number) => boolean): number[] =>
  Array.from({ length: count }, (_, index) => index).filter((index) => !isHidden(index))

const isHiddenRow = (row: SheetRow | undefined): boolean =>
  row !== undefined && 'cells' in row && (row.hidden ?? false)

const DEFAULT_WIDTH = 9

function columnsXml(columns: readonly Column[], styles: StyleTable): string {
  const each = columns.map(({ width, hidden, style }, index) => {
    if (width === undefined && !hidden && style === undefined) return ''
    const id = style === undefined ? 0 : columnStyleId(style, styles)
    return [
      `<col min="${index + 1}" max="${index + 1}" width="${width ?? DEFAULT_WIDTH}"`,
      id === 0 ? '' : ` style="${id}"`,
      hidden ? ' hidden="1"' : '',
      width === undefined ? '/>' : ' customWidth="1"/>',
    ].join('')
  })
  const content = each.join('')
  return content === '' ? '' : `<cols>${content}</cols>`
}

function mergesXml({ merges = [] }: Sheet): string {
  if (merges.length === 0) return ''
  const each = merges.map((merge) => `<mergeCell ref="${addressOfArea(merge)}"/>`)
  return `<mergeCells count="${each.length}">${each.join('')}</mergeCells>`
}

const A4 = 9

/** Margins in inches; the footer says the sheet's title, the page and the number of pages. */
function printXml({ print }: Sheet): string {
  if (print === undefined) return ''
  return (
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="${A4}" fitToWidth="${print.pagesWide ?? 1}" fitToHeight="0" orientation="${print.orientation}"/>` +
    '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>'
  )
}
