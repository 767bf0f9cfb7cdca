import type { Cell } from '../../src/columns/cell.ts'
import type { SheetGrid } from '../../src/sources/source.ts'
import { type Entry, zipOf } from './zip-builder.ts'

/** The parts of a one-sheet workbook around the rows, shared texts and styles given. */
export function workbookParts({
  sheetData = '',
  items = '',
  styles = '',
  title = '名簿',
}: {
  sheetData?: string
  items?: string
  styles?: string
  title?: string
}): Entry[] {
  return [
    { name: '[Content_Types].xml', content: CONTENT_TYPES },
    {
      name: '_rels/.rels',
      content: rels(`<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`),
    },
    {
      name: 'xl/workbook.xml',
      content: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr/><sheets><sheet name="${title}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: rels(
        `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
          `<Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>` +
          `<Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/>`,
      ),
    },
    { name: 'xl/sharedStrings.xml', content: `${XML}<sst xmlns="${MAIN}">${items}</sst>` },
    { name: 'xl/styles.xml', content: `${XML}<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `${XML}<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData></worksheet>`,
    },
  ]
}

/** The namespace of a sheet's own elements, and the head of the types of relationships. */
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** How every part begins. */
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The usual content types. */
export const CONTENT_TYPES =
  `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'

/** A part of relationships. */
export const rels = (inside: string): string =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`

/** A workbook that holds the sheets given, written with inline texts. */
export function workbookOf(sheets: readonly SheetGrid[]): Buffer {
  const offset = sheets[0]?.serialOffset ?? 0
  const numbered = sheets.map((sheet, index) => ({ sheet, id: index + 1 }))
  const tabs = numbered.map(
    ({ sheet, id }) => `<sheet name="${escaped(sheet.title)}" sheetId="${id}" r:id="rId${id}"/>`,
  )
  const targets = numbered.map(
    ({ id }) => `<Relationship Id="rId${id}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${id}.xml"/>`,
  )
  const styles = `<Relationship Id="rIdS" Type="${OFFICE}/styles" Target="styles.xml"/>`
  const [types, root] = workbookParts({})
  return zipOf([
    { name: '[Content_Types].xml', ...types },
    { name: '_rels/.rels', ...root },
    {
      name: 'xl/workbook.xml',
      content: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${offset > 0}"/><sheets>${tabs.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: rels(targets.join('') + styles) },
    { name: 'xl/styles.xml', content: `${XML}<styleSheet xmlns="${MAIN}">${STYLES}</styleSheet>` },
    ...numbered.map(({ sheet, id }) => ({ name: `xl/worksheets/sheet${id}.xml`, content: sheetXml(sheet) })),
  ])
}

/** Plain, a date, struck through, and both: styles 0 to 3. */
export const STYLES =
  '<fonts count="2"><font/><font><strike/></font></fonts><cellXfs count="4"><xf numFmtId="0" fontId="0"/>' +
  '<xf numFmtId="14" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="14" fontId="1"/></cellXfs>'

function sheetXml({ rows, merges, struck, serialOffset }: SheetGrid): string {
  const struckPlaces = new Set(struck.map(({ row, column }) => `${row},${column}`))
  const lines = rows.map((row, at) => {
    const cells = row.map((cell, column) =>
      cellXml(cell, struckPlaces.has(`${at},${column}`) ? 2 : 0, serialOffset),
    )
    return `<row>${cells.join('')}</row>`
  })
  const merged = merges.map(
    ({ top, left, bottom, right }) =>
      `<mergeCell ref="${letters(left)}${top + 1}:${letters(right)}${bottom + 1}"/>`,
  )
  return `${XML}<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData><mergeCells>${merged.join('')}</mergeCells></worksheet>`
}

function cellXml(cell: Cell, style: number, serialOffset: number): string {
  if (cell === null) return `<c s="${style}"/>`
  if (typeof cell === 'number') return `<c s="${style}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c s="${style}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'string') {
    return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  }
  if ('serial' in cell) return `<c s="${style + 1}"><v>${cell.serial - serialOffset}</v></c>`
  return cell.error === '' ? `<c><f>A1</f></c>` : `<c s="${style}" t="e"><v>${escaped(cell.error)}</v></c>`
}

const escaped = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0')}_`)

/** A column's letters. */
export function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}
