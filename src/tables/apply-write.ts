import { type OwnRows, withChanges, withRow } from './edited-grid.ts'
import type { SheetGrid } from './grid.ts'
import { type Adding, placeOp } from './place-op.ts'
import type { CellChange, WorkbookWrite, WriteOutcome } from './row-op.ts'

/** Changes of one row, at the place where it was found. */
export interface PlacedChanges {
  readonly op: number
  readonly sheet: string
  readonly row: number
  readonly isNew: boolean
  readonly changes: readonly CellChange[]
}

/** A write carried out on grids: what they hold then, and which cells had to change; or why nothing did. */
export type WrittenGrids =
  | {
      readonly state: 'PLACED'
      readonly sheets: readonly SheetGrid[]
      /** In the order they happen: a row that is put in moves what comes later, not what came before. */
      readonly placed: readonly PlacedChanges[]
    }
  | Extract<WriteOutcome, { readonly state: 'CONFLICT' | 'REFUSED' | 'MOVED' | 'UNSURE' }>

/** The rows that a batch of writes has added so far, by sheet; one is kept for the length of a batch. */
export type AddedRows = Map<string, ReadonlySet<number>>

/** Carries a write out on sheets as they stand, all of it or nothing; later writes of a batch see earlier ones. */
export function applyWrite(
  { ops, passing }: WorkbookWrite,
  sheets: readonly SheetGrid[],
  adding: Adding,
  added: AddedRows,
): WrittenGrids {
  let current = sheets
  const rows = new Map([...added].map(([sheet, known]) => [sheet, new Set(known)]))
  const placed: PlacedChanges[] = []
  const own: OwnRows = new Map()
  for (const [index, op] of ops.entries()) {
    const grid = current.find(({ title }) => title === op.sheet)
    if (grid === undefined) return { state: 'MOVED', what: `the sheet ${op.sheet}` }
    const known = rows.get(op.sheet) ?? new Set()
    const placing = placeOp(op, index, grid, { adding, added: known, passing })
    if ('state' in placing) return placing
    const { row, isNew, changes } = placing
    if (changes.length === 0) continue
    placed.push({ op: index, sheet: op.sheet, row, isNew, changes })
    const inserts = isNew && adding === 'INSERT'
    const moved = inserts ? new Set([...known].map((each) => (each >= row ? each + 1 : each))) : known
    if (isNew) rows.set(op.sheet, moved.add(row))
    const changed = withChanges(inserts ? withRow(grid, row, own) : grid, row, changes, own)
    current = current.map((each) => (each === grid ? changed : each))
  }
  for (const [sheet, each] of rows) added.set(sheet, each)
  return { state: 'PLACED', sheets: current, placed }
}
