import type { Cell } from '../../columns/cell.ts'
import type { Area, Place } from './address.ts'

/** A workbook as data: the same value is always written as the same bytes. */
export interface Workbook {
  readonly sheets: readonly Sheet[]
  readonly names?: readonly DefinedName[]
  /** Counts days from 1904, as old Mac workbooks do; serials in this model stay days since 1899-12-30. */
  readonly date1904?: boolean
  readonly creator?: string
  /** An instant in ISO form; a constant when absent, never the clock. */
  readonly created?: string
}

/** One sheet. */
export interface Sheet {
  readonly title: string
  /** `rows[0]` is the sheet's first row; an empty list leaves its row out. */
  readonly rows: readonly SheetRow[]
  /** `columns[0]` is the sheet's first column. */
  readonly columns?: readonly Column[]
  readonly merges?: readonly Area[]
  /**
   * How many rows at the top and columns at the left stay in view, hidden ones counted. Hide only those before all
   * others: Excel and LibreOffice disagree about hidden ones in between.
   */
  readonly frozen?: { readonly rows: number; readonly columns: number }
  /** The block with filter buttons, its header row included. */
  readonly filter?: Area
  readonly validations?: readonly Validation[]
  readonly notes?: readonly Note[]
  readonly conditionalFormats?: readonly ConditionalFormat[]
  /** Protects locked cells against slips, without a password: see `protection.ts`. */
  readonly protected?: boolean
  readonly print?: PrintSetup
  readonly tab?: Colour
  /** `veryHidden` sheets are not even offered by the "unhide" menu. */
  readonly visibility?: 'visible' | 'hidden' | 'veryHidden'
}

/** The cells of a row from the first column on, with what is said of the whole row where there is something to say. */
export type SheetRow = readonly SheetCell[] | RowWithLayout

/** The cells of a row, whatever else is said of it. */
export const cellsOf = (row: SheetRow): readonly SheetCell[] => ('cells' in row ? row.cells : row)

/** A row that is hidden or has a height of its own. */
export interface RowWithLayout {
  readonly cells: readonly SheetCell[]
  /** In points; one line takes 18.75. Left out, Excel fits it to wrapped text on opening, LibreOffice does not. */
  readonly height?: number
  readonly hidden?: boolean
}

/** A column's width, its hiding, and the style of its cells, those of rows yet to be filled included. */
export interface Column {
  /** In half-width characters, the cell's padding (about one) included. */
  readonly width?: number
  readonly hidden?: boolean
  readonly style?: CellStyle
}

/** What a cell holds, alone or with its style and formula. */
export type SheetCell = CellValue | DressedCell

/** What a cell holds. A number shown as a date is a `DateCell`, whatever format shows it. */
export type CellValue = Cell | RichText

/** A cell with a style or a formula; a style with `value: null` is a blank but styled cell. */
export interface DressedCell {
  /** Of a formula cell: the result, shown until the formula is calculated again; `null` stores none. */
  readonly value: CellValue
  /** Laid over the column's style, field by field. */
  readonly style?: CellStyle
  /** Without the leading `=`, in English function names, with `,` between arguments. */
  readonly formula?: string
}

/** A text in runs of different looks, or one with its reading (furigana). */
export interface RichText {
  readonly runs: readonly TextRun[]
  readonly readings?: readonly Reading[]
}

/** A stretch of text with one look; a run that says nothing looks like its cell. */
export interface TextRun {
  readonly text: string
  readonly bold?: boolean
  readonly struck?: boolean
  readonly colour?: Colour
}

/** How some characters are read: `from` inclusive, `to` exclusive, counted in UTF-16 units over all runs. */
export interface Reading {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** `#rrggbb`. */
export type Colour = `#${string}`

/** How a cell looks and whether it is locked. Equal styles are stored once, whichever objects say them. */
export interface CellStyle {
  readonly format?: NumberFormat
  readonly bold?: boolean
  readonly struck?: boolean
  readonly colour?: Colour
  /** In points. */
  readonly size?: number
  readonly fill?: Colour
  readonly border?: Border
  readonly wrap?: boolean
  readonly horizontal?: 'left' | 'center' | 'right'
  readonly vertical?: 'top' | 'center' | 'bottom'
  /** On a protected sheet: formula cells are locked unless this says `false`, all others only if it says `true`. */
  readonly locked?: boolean
}

/** A format code such as `yyyy-mm-dd`, or the id of a built-in format such as 57. */
export type NumberFormat = string | number

/** A line on all four sides. */
export interface Border {
  readonly line: 'hair' | 'thin' | 'medium'
  readonly colour: Colour
}

/** What may be entered in some cells. */
export interface Validation {
  readonly areas: readonly Area[]
  readonly rule: ValidationRule
  /** Whether a wrong entry is refused (the default) or only questioned. */
  readonly onError?: 'stop' | 'warning'
  readonly error?: Message
  /** Shown while the cell is selected. */
  readonly prompt?: Message
  /** The state the Japanese input method is put in. */
  readonly ime?: 'off' | 'hiragana' | 'fullKatakana' | 'halfAlpha'
}

/** A title of at most 32 characters over a text of at most 255. */
export interface Message {
  readonly title: string
  readonly text: string
}

/** When an entry is right. Blank is always right; `any` is for a prompt or an input method alone. */
export type ValidationRule =
  | { readonly kind: 'any' }
  | { readonly kind: 'list'; readonly values: readonly string[] }
  | { readonly kind: 'listRange'; readonly sheet: string; readonly area: Area }
  | { readonly kind: 'listFormula'; readonly formula: string }
  | { readonly kind: 'whole' | 'decimal'; readonly from: number; readonly to: number }
  /** `from` and `to` are serials: days since 1899-12-30. */
  | { readonly kind: 'date'; readonly from: number; readonly to: number }
  /** Relative references count from the top left cell of the first area. */
  | { readonly kind: 'custom'; readonly formula: string }

/** A note on a cell. */
export interface Note extends Place {
  readonly text: string
  readonly author: string
  /** In pixels. */
  readonly width?: number
  /** In pixels. */
  readonly height?: number
}

/** A look that cells take while a formula is true; earlier ones win. */
export interface ConditionalFormat {
  readonly areas: readonly Area[]
  /** Relative references count from the top left cell of the first area. */
  readonly formula: string
  readonly look: Pick<CellStyle, 'fill' | 'colour' | 'bold' | 'struck'>
}

/** How a sheet is printed: on A4, as wide as the page or so many pages, with page numbers. */
export interface PrintSetup {
  readonly orientation: 'landscape' | 'portrait'
  /** How many pages the columns may spread over; one unless given. */
  readonly pagesWide?: number
  /** Rows printed again on every page, zero-based and inclusive. */
  readonly repeatRows?: { readonly first: number; readonly last: number }
}

/** A name that formulas anywhere in the workbook may use. */
export interface DefinedName {
  readonly name: string
  /** Without the leading `=`. */
  readonly formula: string
  readonly hidden?: boolean
}
