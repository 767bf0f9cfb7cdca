import { type AddedRows, applyWrite, type PlacedChanges } from '../../tables/apply-write.ts'
import { type SheetGrid, SourceError, type WorkbookWrite, type WriteOutcome } from '../source.ts'
import { addChanges, type ChangedRows } from './changed-rows.ts'
import { openedForPatch } from './opened-for-patch.ts'
import { patchedBytes } from './patched-bytes.ts'
import { type ReadLimits, withinLimits } from './read-xlsx.ts'
import { Unkeepable } from './unkeepable.ts'
import { unwritable } from './unwritable.ts'

/** What became of writes, and the workbook they make; `null` where nothing is to be changed. */
export interface PatchedWorkbook {
  readonly outcomes: readonly WriteOutcome[]
  readonly bytes: Buffer | null
}

/** Carries writes out on an .xlsx file held in memory; throws a `SourceError` where it cannot be read. */
export const patchedWorkbook = (
  bytes: Uint8Array,
  writes: readonly WorkbookWrite[],
  limits: ReadLimits = {},
): PatchedWorkbook =>
  withinLimits(() => {
    const workbook = openedForPatch(bytes, writes, limits)
    const unkeepable: Unkeepable[] = []
    const names = [...workbook.opened.parts.byName.keys()]
    if (names.some((name) => name.startsWith('_xmlsignatures/')))
      unkeepable.push(new Unkeepable(null, 'The workbook is signed; a change would break the signature'))
    for (;;) {
      const { outcomes, changed } = carriedOut(writes, workbook.sheets, unkeepable)
      if (changed.size === 0) return { outcomes, bytes: null }
      try {
        return { outcomes, bytes: patchedBytes(workbook, changed, limits) }
      } catch (cause) {
        // Once more without those writes: what stands in one sheet must not hold up the others.
        unkeepable.push(asUnkeepable(cause, changed))
      }
    }
  })

interface CarriedOut {
  readonly outcomes: readonly WriteOutcome[]
  readonly changed: ChangedRows
}

function carriedOut(
  writes: readonly WorkbookWrite[],
  sheets: readonly SheetGrid[],
  unkeepable: readonly Unkeepable[],
): CarriedOut {
  const changed: ChangedRows = new Map()
  let added: AddedRows = new Map()
  let current = sheets
  const outcomes = writes.map((write): WriteOutcome => {
    const addedThen = new Map(added)
    const written = applyWrite(write, current, 'FILL', addedThen)
    if (written.state !== 'PLACED') return written
    const refusal = refusalOf(written.placed, unkeepable)
    if (refusal) return refusal
    added = addedThen
    current = written.sheets
    addChanges(changed, write, written.placed)
    return { state: 'APPLIED' }
  })
  return { outcomes, changed }
}

function refusalOf(placed: readonly PlacedChanges[], unkeepable: readonly Unkeepable[]): WriteOutcome | null {
  for (const { sheet, row, changes } of placed) {
    for (const { column, after } of changes) {
      const why = unwritable(after)
      if (why) return { state: 'REFUSED', ...why, place: { sheet, row, column } }
    }
    const lost = unkeepable.find((each) => each.sheet === null || each.sheet === sheet)
    if (lost) {
      const place = lost.sheet === null ? null : { sheet, row, column: null }
      return { state: 'REFUSED', refusal: 'UNKEEPABLE', place, detail: lost.message }
    }
  }
  return null
}

/** Of one sheet that is to be changed, else of the whole workbook. */
function asUnkeepable(cause: unknown, changed: ChangedRows): Unkeepable {
  const isKnown = cause instanceof Unkeepable || cause instanceof SourceError || cause instanceof RangeError
  if (!isKnown) throw cause
  if (cause instanceof Unkeepable && cause.sheet !== null && changed.has(cause.sheet)) return cause
  return new Unkeepable(null, cause.message, { cause })
}
