import type { Overlay } from '../snapshot/keeper.ts'
import { type AddedRows, applyWrite } from '../tables/apply-write.ts'
import type { SheetGrid } from '../tables/grid.ts'
import { clearsRecord } from '../tables/place-op.ts'
import type { WorkbookWrite } from '../tables/row-op.ts'

interface Laid {
  readonly workbook: string
  readonly write: WorkbookWrite
  /** When the source had it, on the clock of `performance.now()`; `null` before. */
  readonly settledAt: number | null
}

/** Writes that are accepted and not yet seen in their sheets: what is served shows them all the same. */
export class WriteOverlay implements Overlay {
  readonly #laid = new Map<string, Laid>()
  #changes = 0

  /** Lays a write over its workbook, in the place of what was laid there for it before. */
  put(workbook: string, write: WorkbookWrite): void {
    this.#laid.set(write.id, { workbook, write, settledAt: null })
    this.#changes++
  }

  /** The source has it: it stays until the workbook was read after now. */
  settle(id: string): void {
    const laid = this.#laid.get(id)
    if (laid) this.#laid.set(id, { ...laid, settledAt: performance.now() })
  }

  /** It will not be. */
  drop(id: string): void {
    if (this.#laid.delete(id)) this.#changes++
  }

  has(id: string): boolean {
    return this.#laid.has(id)
  }

  stamp(workbook: string): string {
    return this.#laid.values().some((each) => each.workbook === workbook) ? String(this.#changes) : ''
  }

  removals(workbook: string): ReadonlyMap<string, number> {
    const counts = new Map<string, number>()
    for (const { workbook: own, write } of this.#laid.values())
      for (const op of own === workbook ? write.ops.filter(clearsRecord) : [])
        counts.set(op.sheet, (counts.get(op.sheet) ?? 0) + 1)
    return counts
  }

  over(workbook: string, sheets: readonly SheetGrid[], begunAt: number): readonly SheetGrid[] {
    for (const [id, { workbook: own, settledAt }] of this.#laid)
      if (own === workbook && settledAt !== null && begunAt > settledAt) this.#laid.delete(id)
    return laidOver(
      sheets,
      this.#laid
        .values()
        .filter((each) => each.workbook === workbook)
        .map(({ write }) => write),
    )
  }
}

/** Sheets with writes carried out, as far as they fit. */
export function laidOver(
  sheets: readonly SheetGrid[],
  writes: Iterable<WorkbookWrite>,
): readonly SheetGrid[] {
  let current = sheets
  const added: AddedRows = new Map()
  for (const write of writes) {
    // What does not fit the sheets as they are now is not shown; the source will say why it cannot be done.
    const written = applyWrite(write, current, 'FILL', added)
    if (written.state === 'PLACED') current = written.sheets
  }
  return current
}
