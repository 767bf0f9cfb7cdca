import type { AccessLevel } from './access.ts'
import type { Cell, FilledCell } from './cell.ts'
import type { Report } from './fault.ts'
import type { ReadingContext } from './reading-context.ts'

/** Everything a cell can mean. Dates are ISO strings; lists hold no blanks. */
export type Value = string | number | boolean | null | readonly string[]

/** A row's values by column name. */
export type Values = Readonly<Record<string, Value>>

/** The kinds of columns; the list is closed. */
export const KINDS = [
  'text',
  'code',
  'integer',
  'decimal',
  'date',
  'yearMonth',
  'fiscalYear',
  'choice',
  'open',
  'level',
  'flag',
  'list',
  'reference',
  'derived',
  'across',
  'ranked',
] as const
export type KindName = (typeof KINDS)[number]

/** The closed words of a choice: constant, Japanese label, further spellings. */
export interface Choices {
  readonly name: string
  readonly doc: string
  readonly words: readonly {
    readonly constant: string
    readonly label: string
    readonly aliases: readonly string[]
  }[]
}

/** How a value shows in an API: a scalar or one of a list of words. */
export type Surface = 'String' | 'Int' | 'Float' | 'Boolean' | 'Date' | 'YearMonth' | Choices

/** What else is known of the row while one of its cells is read. */
export interface RowHints {
  /** The day the row is about, as ISO date: a name is looked up as of that day. */
  readonly on: string | null
}

/** Reads a filled cell; what cannot be read is reported and `null`. */
export type CellReader = (cell: FilledCell, report: Report, row: RowHints) => Value

/** Writes a value as people would type it; `wordOf` says what a code of an open list is called. */
export type CellWriter = (value: Value, wordOf: (code: string) => string) => Cell

/** What the cell looks like in a workbook people start from. */
export interface CellTemplate {
  readonly format: 'text' | 'date' | 'integer' | 'decimal' | 'general'
  /** Words to choose from: given here, or the code or name column of another table. */
  readonly words?: readonly string[]
  readonly rowsOf?: { readonly table: string; readonly list?: string }
  /** Whether a word that is not offered is refused, or only warned of. */
  readonly strict: boolean
  readonly between?: readonly [number, number]
  readonly example: string
}

/** Blank cells take the value above: in merged blocks only, or wherever they are blank. */
export type FillDown = 'merged' | 'blank'

/** One declared column of a sheet; a kind's factory makes it, everything else only asks it. */
export interface Column<V extends Value = Value, R extends boolean = boolean> {
  readonly kind: KindName
  readonly header: string
  readonly aliases: readonly string[]
  readonly unit: string | null
  readonly required: R
  readonly unique: boolean
  readonly fillDown: FillDown | null
  readonly level: AccessLevel | null
  readonly doc: string
  readonly surface: Surface
  readonly list: boolean
  /** What a blank cell means. */
  readonly blank: V | null
  /** The table a reference points to. */
  readonly target: ReferenceTarget | null
  /** Computed from the row instead of read from the sheet. */
  readonly derive: Derive | null
  /** Columns that stand for several sheet columns. */
  readonly spread: Spread | null
  /** Says that the column repeats something of the row a reference points to. */
  readonly restates: { readonly reference: string; readonly column: string } | null
  /** When the cell is blank: the value of this column in the row a reference names. */
  readonly blankTakes: { readonly reference: string; readonly column: string } | null
  /** The column that takes a cell which this one cannot read: one column of a sheet that people use in two ways. */
  readonly orElse: string | null
  /** The setting that says how many digits a code has. */
  readonly width: string | null
  /** Coarser words answered to whoever may not read `level`. */
  readonly blur: Blur | null
  readonly template: CellTemplate
  /** What is wrong with the declaration itself. */
  readonly mistakes: readonly string[]
  /** Makes the reader for one reading of the office. */
  prepare(context: ReadingContext): CellReader
  readonly write: CellWriter
}

/** The row a reference names. */
export interface ReferenceTarget {
  readonly table: string
  /** The field under which the target lists the rows that name it; `null` for none. */
  readonly reverse: string | null | undefined
}

/** Computes a value from what the viewer may see of the row. */
export type Derive = (
  row: Values,
  day: { readonly today: string; follow(column: string): Values | null },
) => Value

/** Several sheet columns read as rows of another table: one per row of `across`, or one group per rank. */
export type Spread =
  | {
      readonly by: 'across'
      readonly table: string
      readonly headers: readonly string[]
      readonly scale: string
    }
  | { readonly by: 'rank'; readonly ranks: number; readonly columns: Readonly<Record<string, Column>> }

/** Words that are answered coarser below a level. */
export interface Blur {
  readonly below: AccessLevel
  readonly words: Readonly<Record<string, string>>
}

/** What every kind lets a declaration say. */
export interface ColumnOptions<R extends boolean> {
  readonly doc: string
  readonly required?: R
  readonly aliases?: readonly string[]
  readonly unique?: boolean
  readonly fillDown?: FillDown
  readonly level?: AccessLevel
  readonly restates?: { readonly reference: string; readonly column: string }
  readonly blankTakes?: { readonly reference: string; readonly column: string }
  readonly orElse?: string
}

/** What a kind adds to the options to make a column. */
export type KindTraits<V extends Value> = Pick<Column<V>, 'kind' | 'surface' | 'template' | 'prepare'> &
  Partial<
    Pick<
      Column<V>,
      'unit' | 'list' | 'blank' | 'target' | 'derive' | 'spread' | 'blur' | 'width' | 'mistakes' | 'write'
    >
  >

/** Makes a column of a kind's traits and a declaration's options. */
export function column<V extends Value, R extends boolean>(
  header: string,
  options: ColumnOptions<R>,
  traits: KindTraits<V>,
): Column<V, R> {
  return {
    header,
    aliases: options.aliases ?? [],
    unit: null,
    // The one seam of the declarations: without the option R is inferred as its default, false.
    required: (options.required ?? false) as R,
    unique: options.unique ?? false,
    fillDown: options.fillDown ?? null,
    level: options.level ?? null,
    doc: options.doc,
    list: false,
    blank: null,
    target: null,
    derive: null,
    spread: null,
    restates: options.restates ?? null,
    blankTakes: options.blankTakes ?? null,
    orElse: options.orElse ?? null,
    width: null,
    blur: null,
    mistakes: [],
    write: plainCell,
    ...traits,
  }
}

/** A value as a cell of its own type; several words are joined. */
export const plainCell = (value: Value): Cell =>
  typeof value === 'object' && value !== null ? value.join('、') : value
