import { type Area, addressOf, addressOfArea, isArea, isPlace, overlap } from './address.ts'
import { formulaFault, LONGEST_TEXT } from './cells.ts'
import { inSheet, type Report } from './mistakes.ts'
import { validationFaults } from './validations.ts'
import type { CellStyle, Sheet, Workbook } from './workbook.ts'

/** Reports whatever in the workbook's make-up a spreadsheet program would refuse or repair; cells are checked as they are written. */
export function checkWorkbook(workbook: Workbook, report: Report): void {
  checkTitles(workbook.sheets, report)
  checkNames(workbook, report)
  const titles = new Set(workbook.sheets.map((sheet) => sheet.title))
  for (const sheet of workbook.sheets) {
    const here = (place: string | undefined, what: string) => report(inSheet(sheet.title, place), what)
    checkLayout(sheet, here)
    checkMerges(sheet, here)
    checkValidations(sheet, titles, here)
    checkNotes(sheet, here)
    checkConditionalFormats(sheet, here)
  }
}

type Here = (place: string | undefined, what: string) => void

const LONGEST_TITLE = 31
// biome-ignore lint/suspicious/noControlCharactersInRegex: Excel refuses them in titles.
const FORBIDDEN_IN_TITLE = /[[\]:*?/\\\x00-\x1f]|^'|'$/

function checkTitles(sheets: readonly Sheet[], report: Report): void {
  if (!sheets.some(isVisible)) report('workbook', 'has no visible sheet; a workbook needs one')
  const seen = new Set<string>()
  for (const { title } of sheets) {
    const where = inSheet(title)
    if (title.trim() === '') report(where, 'has a blank title')
    if (title.length > LONGEST_TITLE)
      report(where, `has a title of ${title.length} characters; Excel takes at most 31`)
    if (FORBIDDEN_IN_TITLE.test(title))
      report(where, "has a title with one of [ ] : * ? / \\ or a ' at its edge; rename it")
    // A name Excel keeps for itself.
    if (title.toLowerCase() === 'history') report(where, 'has a title that Excel reserves; rename it')
    if (seen.has(title.toLowerCase()))
      report(where, 'has the title of another sheet; Excel does not tell upper from lower case')
    seen.add(title.toLowerCase())
  }
}

/** Tells whether the sheet has a tab. */
export const isVisible = ({ visibility = 'visible' }: Sheet): boolean => visibility === 'visible'

const NAME = /^[\p{L}_\\][\p{L}\p{M}\p{N}_.\\]{0,254}$/u
const LIKE_AN_ADDRESS = /^(?:[a-z]{1,3}\d{1,7}|r\d*c?\d*|c\d*)$/i

function checkNames({ names = [] }: Workbook, report: Report): void {
  const seen = new Set<string>()
  for (const { name, formula } of names) {
    const where = `name "${name}"`
    if (!NAME.test(name) || LIKE_AN_ADDRESS.test(name)) {
      report(where, 'is not a name: letters, digits, _ and . only, not like a cell address')
    }
    if (seen.has(name.toLowerCase())) report(where, 'is defined twice')
    seen.add(name.toLowerCase())
    const fault = formulaFault(formula)
    if (fault !== null) report(where, fault)
  }
}

function checkLayout(sheet: Sheet, here: Here): void {
  const { columns = [], rows, filter, print, tab } = sheet
  for (const [index, { width, style }] of columns.entries()) {
    const place = `column ${index + 1}`
    if (width !== undefined && !(width > 0 && width <= 255))
      here(place, `is ${width} wide; Excel takes more than 0, at most 255`)
    if (style !== undefined) checkStyle(style, place, here)
  }
  const styles = new Set<CellStyle>()
  for (const [index, row] of rows.entries()) {
    const laidOut = 'cells' in row
    if (laidOut && row.height !== undefined && !(row.height > 0 && row.height <= 409)) {
      here(`row ${index + 1}`, `is ${row.height} high; Excel takes more than 0, at most 409 points`)
    }
    for (const cell of laidOut ? row.cells : row) {
      if (typeof cell !== 'object' || cell === null || !('value' in cell) || cell.style === undefined)
        continue
      if (styles.has(cell.style)) continue
      styles.add(cell.style)
      checkStyle(cell.style, `row ${index + 1}`, here)
    }
  }
  checkFrozen(sheet, here)
  if (filter !== undefined && !isArea(filter)) here(undefined, 'has a filter outside the sheet')
  const repeat = print?.repeatRows
  if (repeat !== undefined && !isArea({ top: repeat.first, bottom: repeat.last, left: 0, right: 0 })) {
    here(undefined, 'repeats rows in print that are not in order within the sheet')
  }
  if (tab !== undefined) checkColour(tab, 'tab', here)
}

function checkFrozen({ columns = [], rows, frozen }: Sheet, here: Here): void {
  if (frozen === undefined) return
  const { rows: rowCount, columns: columnCount } = frozen
  if (
    rowCount + columnCount === 0 ||
    rowCount > MOST_FROZEN ||
    columnCount > MOST_FROZEN ||
    !isPlace({ row: rowCount, column: columnCount })
  ) {
    here(
      undefined,
      `freezes ${rowCount} rows and ${columnCount} columns; freeze at least one, at most ${MOST_FROZEN} of each`,
    )
  }
  const hiddenRows = rows.slice(0, rowCount).filter((row) => 'cells' in row && row.hidden).length
  const hiddenColumns = columns.slice(0, columnCount).filter((column) => column.hidden).length
  if ((rowCount > 0 && hiddenRows === rowCount) || (columnCount > 0 && hiddenColumns === columnCount)) {
    here(undefined, 'freezes nothing but hidden rows or columns, which no program can show')
  }
}

/** More would not leave room for the rest of the sheet on any screen. */
const MOST_FROZEN = 100

const LONGEST_FORMAT = 255

function checkStyle({ format, colour, fill, border }: CellStyle, place: string, here: Here): void {
  for (const each of [colour, fill, border?.colour]) if (each !== undefined) checkColour(each, place, here)
  if (typeof format === 'string' && (format === '' || format.length > LONGEST_FORMAT)) {
    here(place, 'has a number format that is empty or longer than 255 characters')
  }
  if (typeof format === 'number' && !(Number.isInteger(format) && format >= 0 && format < 164)) {
    here(place, `names the number format ${format}; built-in formats are 0 to 163, write others as codes`)
  }
}

function checkColour(colour: string, place: string, here: Here): void {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) here(place, `has the colour "${colour}"; write it as #rrggbb`)
}

function checkMerges({ merges = [] }: Sheet, here: Here): void {
  for (const [index, merge] of merges.entries()) {
    if (!checkAreas([merge], 'a merge', here)) continue
    const place = addressOfArea(merge)
    if (merge.top === merge.bottom && merge.left === merge.right) here(place, 'merges one cell with itself')
    if (merges.slice(0, index).some((other) => overlap(merge, other)))
      here(place, 'is a merge over another merge')
  }
}

function checkValidations({ validations = [] }: Sheet, titles: ReadonlySet<string>, here: Here): void {
  const taken: Area[] = []
  for (const validation of validations) {
    const { areas, rule } = validation
    if (!checkAreas(areas, 'a validation', here)) continue
    const place = areas.map(addressOfArea).join(' ')
    if (areas.some((area) => taken.some((other) => overlap(area, other)))) {
      here(place, 'is validated twice; a cell has room for one validation')
    }
    taken.push(...areas)
    for (const fault of validationFaults(validation)) here(place, fault)
    if (rule.kind !== 'listRange') continue
    if (!titles.has(rule.sheet))
      here(place, `takes its list from the sheet "${rule.sheet}", which the workbook lacks`)
    checkAreas([rule.area], 'a list', here)
  }
}

function checkNotes({ notes = [] }: Sheet, here: Here): void {
  const seen = new Set<string>()
  for (const note of notes) {
    if (!isPlace(note)) {
      here(undefined, 'has a note outside the sheet')
      continue
    }
    const place = addressOf(note)
    if (seen.has(place)) here(place, 'has two notes; a cell has room for one')
    seen.add(place)
    if (note.text.length > LONGEST_TEXT) here(place, 'has a note of more than 32,767 characters')
    if (!((note.width ?? 1) > 0 && (note.height ?? 1) > 0)) here(place, 'has a note without a size')
  }
}

function checkConditionalFormats({ conditionalFormats = [] }: Sheet, here: Here): void {
  for (const { areas, formula, look } of conditionalFormats) {
    if (!checkAreas(areas, 'a conditional format', here)) continue
    const place = areas.map(addressOfArea).join(' ')
    const fault = formulaFault(formula)
    if (fault !== null) here(place, fault)
    checkStyle(look, place, here)
  }
}

/** Tells whether the areas are real ones, having reported it if not. */
function checkAreas(areas: readonly Area[], whose: string, here: Here): boolean {
  if (areas.length > 0 && areas.every(isArea)) return true
  here(undefined, `has ${whose} on no cells, or on cells outside the sheet or out of order`)
  return false
}
