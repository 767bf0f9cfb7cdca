import type { AccessLevel, SettingCondition } from '../columns/access.ts'
import type { Column, Value, Values } from '../columns/column.ts'

/** The values of a row, typed by its columns. */
export type RowValues<C extends Readonly<Record<string, Column>>> = {
  readonly [K in keyof C]: C[K] extends Column<infer V extends Value, infer R>
    ? R extends true
      ? V
      : V | null
    : never
}

/** The values of a table's rows. */
export type RowOf<T extends { readonly columns: Readonly<Record<string, Column>> }> = RowValues<T['columns']>

/** Who may read a table's rows. */
export interface TableAccess {
  /** The level of every column that says no other. */
  readonly level: AccessLevel
  /** The column that names the person a row is about. */
  readonly person: string | null
  /** Stricter levels that some rows need on some days. */
  readonly raises: readonly Raise[]
  /** Rows that further roles may read. */
  readonly opens: {
    readonly roles: readonly string[]
    when(row: Values, follow: (column: string) => Values | null): boolean
  } | null
  /** What is written by others than those who keep the workbook. */
  readonly grants: readonly Grant[]
}

/** What the person a row is about, or whoever leads them, may write. */
export interface Grant {
  readonly to: 'own' | 'scope'
  /** The columns they may fill in; `null` for all they may read. */
  readonly columns: readonly string[] | null
  /** Whether they may add such rows. */
  readonly creates: boolean
  readonly setting: SettingCondition | null
  when(row: Values): boolean
}

/** A stricter level, and the rows that need it on a day. */
export interface Raise {
  readonly level: AccessLevel
  when(row: Values, today: string): boolean
}

/** How a reference may name a row besides by its code. */
export interface Names {
  readonly columns: readonly string[]
  /** Whether a name that fits one row is sure to mean it; of people it is not. */
  readonly certain: boolean
  /** Names a row had before. */
  readonly former: string | null
  /** The column that tells two rows of one name apart. */
  readonly narrowedBy: string | null
}

/** First and last day of something, by column. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** A table as everything downstream sees it: plain data, whoever declared it. */
export interface Table {
  readonly name: string
  readonly plural: string
  readonly workbook: string
  readonly sheet: string
  readonly sheetAliases: readonly string[]
  readonly doc: string
  readonly key: readonly string[]
  readonly columns: Readonly<Record<string, Column>>
  readonly access: TableAccess
  readonly names: Names | null
  /** A code may be given again: dated rows belong to whoever had it that day. */
  readonly reuse: Period | null
  /** The day a row is about: names in it are looked up as of that day. */
  readonly datedBy: string | null
  readonly periods: readonly Period[]
  /** Rows of one `per` whose periods must not overlap, where `applies`. */
  readonly exclusive: (Period & { readonly per: string; applies(row: Values): boolean }) | null
  /** Set where the rows are cells of another table's rows. */
  readonly unfolds: Unfolding | null
  /** Set where the rows record changes of another table: written by the service alone, never changed. */
  readonly records: Recording | null
}

/** How rows come to be that record each change of another table's rows. */
export interface Recording {
  /** The table whose rows are recorded as they have become. */
  readonly of: string
  /** The row to be added; `null` for a change that is not recorded. */
  row(change: RecordedChange): Readonly<Record<string, Value | undefined>> | null
}

/** A change that is recorded. */
export interface RecordedChange {
  /** The row as it has become. */
  readonly values: Values
  /** The moment, ISO time of the office with milliseconds. */
  readonly at: string
  /** The row that a reference of the changed one names. */
  follow(column: string): Values | null
}

/** How the spread columns of a parent become rows. */
export interface Unfolding {
  readonly parent: string
  readonly spread: string
  readonly inherit: readonly string[]
  /** For `across`: the columns that take the item, the cell's value and its state. For ranks: the one that takes the rank. */
  readonly item: string | null
  readonly value: string | null
  readonly state: string | null
  readonly rank: string | null
}

/** A table that still knows the types of its columns. */
export interface TableOf<C extends Readonly<Record<string, Column>>> extends Table {
  readonly columns: C
}

type NameIn<C> = keyof C & string

/** What a file of the schema says of its table. */
export interface Declaration<C extends Readonly<Record<string, Column>>> {
  readonly name: string
  readonly plural: string
  readonly workbook: string
  readonly sheet: string
  readonly sheetAliases?: readonly string[]
  readonly doc: string
  readonly key: readonly [NameIn<C>, ...NameIn<C>[]]
  readonly columns: C
  readonly access: {
    readonly level: AccessLevel
    readonly person?: NameIn<C>
    readonly raises?: readonly {
      readonly level: AccessLevel
      when(row: RowValues<C>, today: string): boolean
    }[]
    readonly opens?: {
      readonly roles: readonly string[]
      when(row: RowValues<C>, follow: (column: NameIn<C>) => Values | null): boolean
    }
    readonly grants?: readonly {
      readonly to: 'own' | 'scope'
      readonly columns?: readonly NameIn<C>[]
      readonly creates?: boolean
      readonly setting?: SettingCondition
      when?(row: RowValues<C>): boolean
    }[]
  }
  readonly records?: {
    readonly of: string
    row(change: RecordedChange): { readonly [K in NameIn<C>]?: Value | undefined } | null
  }
  readonly names?: {
    readonly columns: readonly NameIn<C>[]
    readonly certain: boolean
    readonly former?: NameIn<C>
    readonly narrowedBy?: NameIn<C>
  }
  readonly reuse?: { readonly from: NameIn<C>; readonly to: NameIn<C> }
  readonly datedBy?: NameIn<C>
  readonly periods?: readonly { readonly from: NameIn<C>; readonly to: NameIn<C> }[]
  readonly exclusive?: {
    readonly per: NameIn<C>
    readonly from: NameIn<C>
    readonly to: NameIn<C>
    applies(row: RowValues<C>): boolean
  }
}

/** Declares a table: what a sheet holds, what it is called in the API, and who may read it. */
export function table<const C extends Readonly<Record<string, Column>>>(
  declaration: Declaration<C>,
): TableOf<C> {
  const { access, names, ...rest } = declaration
  const grants = (access.grants ?? []).map(
    (grant): Grant => ({ columns: null, creates: false, setting: null, when: () => true, ...grant }),
  )
  return {
    sheetAliases: [],
    reuse: null,
    datedBy: null,
    periods: [],
    exclusive: null,
    unfolds: null,
    records: null,
    ...rest,
    access: { person: null, raises: [], opens: null, ...access, grants },
    names: names ? { former: null, narrowedBy: null, ...names } : null,
  }
}
