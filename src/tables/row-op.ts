import type { Cell } from '../columns/cell.ts'
import type { Place } from './grid.ts'

/** A cell as it stands somewhere in a column. */
export interface ColumnCell {
  readonly column: number
  readonly cell: Cell
}

/** A cell that is to change: what stood in it when the change was made up, and what shall. */
export interface CellChange {
  readonly column: number
  readonly before: Cell
  readonly after: Cell
  /** Written beside a code for people to read: left out where a formula computes it. */
  readonly beside?: boolean
}

/** A change of one row of a sheet, planned from an earlier reading; whoever carries it out finds the row anew. */
export interface RowOp {
  readonly kind: 'CHANGE' | 'ADD'
  /** Title of the sheet. */
  readonly sheet: string
  /** The header cells it was planned by: where one differs now, columns are no longer where they were. */
  readonly headers: readonly (Place & { readonly cell: Cell })[]
  /** Zero-based row of the first record. */
  readonly dataFrom: number
  /** The cells of the row's key as they are stored; one of them at least is filled. */
  readonly key: readonly ColumnCell[]
  /** Of a row to be added: the key cells of the record it goes below; `null` where there is none yet. */
  readonly below: readonly ColumnCell[] | null
  readonly cells: readonly CellChange[]
}

/** Row changes of one workbook that happen together or not at all. */
export interface WorkbookWrite {
  readonly id: string
  readonly ops: readonly RowOp[]
  /**
   * What may stand in cells for a moment only, until a write that went into them is taken back: as `textOfStored` tells
   * cells. Where one of these stands, nobody can tell yet whether a cell holds what it shall, or whether people changed it.
   */
  readonly passing?: ReadonlySet<string>
}

/** Why a cell is never written, whoever asks. */
export const CELL_REFUSALS = ['FORMULA', 'LOCKED', 'COVERED'] as const

/** Why a change cannot be carried out in a sheet as it stands; `UNKEEPABLE`: the file holds what could not be kept. */
export const WRITE_REFUSALS = [...CELL_REFUSALS, 'DOUBLED', 'TOO_LONG', 'UNKEEPABLE', 'NOT_ALLOWED'] as const
export type WriteRefusal = (typeof WRITE_REFUSALS)[number]

/** A place in a workbook, for people to look at. */
export interface SheetPlace {
  readonly sheet: string
  readonly row: number | null
  readonly column: number | null
}

/** Somebody's cell that stands where another was seen. */
export interface Clash extends SheetPlace {
  readonly op: number
  readonly row: number
  readonly column: number
  readonly before: Cell
  readonly theirs: Cell
}

/** What became of a write. */
export type WriteOutcome =
  /** Every cell holds what it shall. */
  | { readonly state: 'APPLIED' }
  /** Somebody changed a cell meanwhile; nothing was written. */
  | { readonly state: 'CONFLICT'; readonly clashes: readonly Clash[] }
  /** Nothing was written, and nothing will be. */
  | {
      readonly state: 'REFUSED'
      readonly refusal: WriteRefusal
      readonly place: SheetPlace | null
      readonly detail: string
    }
  /** A cell holds what may be gone in a moment: nothing was written; to be compared again when that is told. */
  | { readonly state: 'UNSURE' }
  /** Sheet, headers or row are not where they were: nothing was written; to be planned again from a new reading. */
  | { readonly state: 'MOVED'; readonly what: string }
  /** Nothing was written; it is worth trying later. `why` tells people what it waits for. */
  | { readonly state: 'WAITING'; readonly why: string }
  /** Perhaps written, perhaps later, perhaps into another's row: to be looked for before it is tried again. */
  | { readonly state: 'UNKNOWN' }

/** What goes out of a write, and by which trace it can be told whether it took effect, and where. */
export interface SentWrite {
  readonly id: string
  readonly trace: string
  readonly ops: readonly SentOp[]
}

/** A row change that goes out: `before` is what was found in its cells, and those that hold what they shall are not written. */
export interface SentOp {
  readonly op: RowOp
  /** The row it goes into, as rows stand before the batch; `null` for one that is put in. */
  readonly row: number | null
}
