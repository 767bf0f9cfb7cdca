import type { Writing } from './cells.ts'
import { checkWorkbook, isVisible } from './check.ts'
import { type Report, UnwritableWorkbook } from './mistakes.ts'
import { commentsXml, noteShapesXml, shapeBlocks } from './notes.ts'
import {
  contentTypesXml,
  corePropertiesXml,
  packageRelationsXml,
  sheetRelationsXml,
  workbookRelationsXml,
  workbookXml,
} from './parts.ts'
import { SharedStrings } from './shared-strings.ts'
import { sheetXml } from './sheet-xml.ts'
import { StyleTable } from './styles.ts'
import type { Workbook } from './workbook.ts'
import { type ZipEntry, zip } from './zip.ts'

/** How a workbook is packed. */
export interface WriteOptions {
  /** Of deflate: 1 is fastest, 9 smallest. */
  readonly level?: number
}

/**
 * The bytes of a workbook as an .xlsx file: the same workbook gives the same bytes.
 * Throws an `UnwritableWorkbook` with every reason why a spreadsheet program would not take it as it is meant.
 */
export function writeWorkbook(workbook: Workbook, { level = 6 }: WriteOptions = {}): Buffer {
  const mistakes: string[] = []
  const report: Report = (where, what) => void mistakes.push(`${where}: ${what}.`)
  checkWorkbook(workbook, report)

  const writing: Writing = {
    styles: new StyleTable({ unlocks: workbook.sheets.some((sheet) => sheet.protected) }),
    strings: new SharedStrings(),
    report,
    epoch: workbook.date1904 ? DAYS_TO_1904 : 0,
  }
  const active = workbook.sheets.findIndex(isVisible)
  // Sheets come first: writing them fills the tables of styles and strings.
  const sheets = workbook.sheets.map((sheet, index) => sheetXml(sheet, index === active, writing))
  if (mistakes.length > 0) throw new UnwritableWorkbook(mistakes)

  return zip(
    [
      text('[Content_Types].xml', contentTypesXml(workbook)),
      text('_rels/.rels', packageRelationsXml()),
      text('docProps/core.xml', corePropertiesXml(workbook)),
      text('xl/workbook.xml', workbookXml(workbook)),
      text('xl/_rels/workbook.xml.rels', workbookRelationsXml(workbook)),
      text('xl/styles.xml', writing.styles.xml()),
      { name: 'xl/sharedStrings.xml', content: writing.strings.xml() },
      ...sheets.map((content, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, content })),
      ...noteParts(workbook),
    ],
    level,
  )
}

/** Days from 1899-12-30 to 1904-01-01. */
const DAYS_TO_1904 = 1462

function noteParts({ sheets }: Workbook): ZipEntry[] {
  let block = 1
  return sheets.flatMap((sheet, index) => {
    const { notes = [] } = sheet
    if (notes.length === 0) return []
    const number = index + 1
    const first = block
    block += shapeBlocks(notes)
    return [
      text(`xl/worksheets/_rels/sheet${number}.xml.rels`, sheetRelationsXml(number)),
      text(`xl/comments${number}.xml`, commentsXml(notes)),
      text(`xl/drawings/vmlDrawing${number}.vml`, noteShapesXml(sheet, first)),
    ]
  })
}

const text = (name: string, xml: string): ZipEntry => ({ name, content: [Buffer.from(xml)] })
