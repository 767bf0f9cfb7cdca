import type { AccessLevel } from '../columns/access.ts'
import type { Choices } from '../columns/column.ts'
import type { Table } from './table.ts'

/** A file of its own, because whoever may open it sees all of it. */
export interface Workbook {
  readonly key: string
  readonly file: string
  /** The roles that mend the workbook: they read its problems. */
  readonly keepers: readonly string[]
  /** Its problems tell neither value nor key. */
  readonly quiet: boolean
}

/** Everything an office keeps: the engine's only knowledge of what it serves. */
export interface Schema {
  readonly tables: readonly Table[]
  readonly workbooks: readonly Workbook[]
  readonly roles: Choices
  /** The table whose rows are the persons rows may be about, and the field of `viewer` that gives the own one. */
  readonly persons: string
  readonly personField: string
  /** Those who look after the service: they may know when any workbook changes, whatever is in it. */
  readonly operators: readonly string[]
  /** Reads columns no declaration knows. */
  readonly strictest: AccessLevel
  /** The table of settings and the settings' defaults. */
  readonly settings: {
    readonly table: string
    readonly key: string
    readonly value: string
    readonly defaults: Readonly<Record<string, string>>
    /** Settings whose widest value `office.json` decides: values from narrow to wide. */
    readonly ceilings: Readonly<Record<string, readonly string[]>>
    /** Numbers that may only rise above their default. */
    readonly floors: readonly string[]
  }
  /** Words that a sheet cannot grant: rows that hold one are reported, and whoever reads them must ignore it. */
  readonly reserved: readonly {
    readonly table: string
    readonly column: string
    readonly words: readonly string[]
  }[]
  /** The table of open lists, and the words every office starts with. */
  readonly codes: {
    readonly table: string
    readonly list: string
    readonly code: string
    readonly label: string
    readonly aliases: string
    readonly seed: Readonly<Record<string, Readonly<Record<string, string>>>>
    /** The list in which an office names further spellings of headers: code `シート.見出し`. */
    readonly headerAliases: string
  }
  /** Tables whose rows are the steps of a scale. */
  readonly scales: Readonly<Record<string, ScaleTable>>
  /** Headers that must not stand in a workbook, and where they may. */
  readonly denied: readonly { readonly header: string; readonly allowedIn: string | null }[]
}

/** A table whose rows are the steps of a scale, and the steps it has where the office keeps none. */
export interface ScaleTable {
  readonly value: string
  readonly marks: string
  readonly seed: readonly { readonly value: number; readonly marks: readonly string[] }[]
}
