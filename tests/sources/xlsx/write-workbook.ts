import type { Cell } from '../../../src/columns/cell.ts'
import { isIn, type SheetGrid } from '../../../src/tables/grid.ts'
import { CONTENT_TYPES, letters, MAIN, OFFICE, rels, XML } from '../workbook-parts.ts'
import { type Entry, zipOf } from '../zip-builder.ts'

/** A workbook as Excel writes it, with every reference, formulas and a protection that locks what the grids lock. */
export const writtenWorkbook = (sheets: readonly SheetGrid[]): Buffer => zipOf(writtenParts(sheets))

/** Its parts. */
export function writtenParts(sheets: readonly SheetGrid[]): Entry[] {
  const offset = sheets[0]?.serialOffset ?? 0
  const ids = sheets.map((_, index) => index + 1)
  const tabs = sheets.map(
    ({ title }, index) => `<sheet name="${escaped(title)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  const targets = ids.map(
    (id) => `<Relationship Id="rId${id}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${id}.xml"/>`,
  )
  const styles = `<Relationship Id="rIdS" Type="${OFFICE}/styles" Target="styles.xml"/>`
  const root = `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`
  return [
    { name: '[Content_Types].xml', content: CONTENT_TYPES },
    { name: '_rels/.rels', content: rels(root) },
    {
      name: 'xl/workbook.xml',
      content: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${offset > 0}"/><sheets>${tabs.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: rels(targets.join('') + styles) },
    { name: 'xl/styles.xml', content: `${XML}<styleSheet xmlns="${MAIN}">${STYLES}</styleSheet>` },
    ...sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: sheetXml(sheet),
    })),
  ]
}

/** Plain and a day, both locked on a protected sheet, and the same two open: styles 0 to 3. */
const OPEN = 'applyProtection="1"><protection locked="0"/></xf>'
const STYLES =
  '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>' +
  '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0"/>' +
  `<xf numFmtId="14" fontId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" ${OPEN}` +
  `<xf numFmtId="14" fontId="0" applyNumberFormat="1" ${OPEN}</cellXfs>`

function sheetXml(sheet: SheetGrid): string {
  const { rows, merges, locks } = sheet
  const lines = rows.map((row, at) => {
    const cells = row.map((cell, column) => cellXml(sheet, cell, at, column))
    return row.length === 0 ? '' : `<row r="${at + 1}" spans="1:${row.length}">${cells.join('')}</row>`
  })
  const merged = merges.map(
    ({ top, left, bottom, right }) =>
      `<mergeCell ref="${letters(left)}${top + 1}:${letters(right)}${bottom + 1}"/>`,
  )
  const width = Math.max(1, ...rows.map((row) => row.length))
  const ref = `A1:${letters(width - 1)}${Math.max(1, rows.length)}`
  return (
    `${XML}<worksheet xmlns="${MAIN}"><dimension ref="${ref}"/><cols><col min="1" max="16384" width="12" style="2"/></cols>` +
    `<sheetData>${lines.join('')}</sheetData>${locks.length > 0 ? '<sheetProtection sheet="1"/>' : ''}` +
    `${merged.length > 0 ? `<mergeCells>${merged.join('')}</mergeCells>` : ''}</worksheet>`
  )
}

function cellXml(
  { formulas, locks, serialOffset }: SheetGrid,
  cell: Cell,
  row: number,
  column: number,
): string {
  const isLocked = locks.some(({ area }) => isIn({ row, column }, area))
  const tag = `c r="${letters(column)}${row + 1}" s="${isLocked ? 0 : 2}"`
  if (cell === null) return `<${tag}/>`
  if (typeof cell === 'boolean') return `<${tag} t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'string') {
    return `<${tag} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  }
  if (typeof cell === 'number') {
    const isComputed = formulas.some((area) => isIn({ row, column }, area))
    return `<${tag}>${isComputed ? `<f>${cell}</f>` : ''}<v>${cell}</v></c>`
  }
  if ('error' in cell) return `<${tag} t="e"><v>${escaped(cell.error)}</v></c>`
  const style = isLocked ? 1 : 3
  return `<c r="${letters(column)}${row + 1}" s="${style}"><v>${cell.serial - serialOffset}</v></c>`
}

const escaped = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0')}_`)
