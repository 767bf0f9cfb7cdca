import type { KeptWrite, Sent } from '../ledger/write-record.ts'
import { isChange } from '../tables/intent.ts'
import type { RowOp } from '../tables/row-op.ts'
import { textOfStored } from '../tables/stored-cell.ts'

/** A write on its way to its workbook. */
export interface Entry {
  readonly write: KeptWrite
  /** `null` until it is planned, or planned anew. */
  ops: readonly RowOp[] | null
  /** What went out last, as far as its trace tells of it. */
  sent: Sent | null
  /** It is perhaps done, and perhaps where it should not be. */
  isDoubtful: boolean
  /** Not to be sent or looked for before. */
  notBefore: number
  moves: number
}

/** The name of a write by which the service puts back what went into other cells. */
export const RESTORE = 'restore'

/** The writes that wait until what they went into is put back: they are neither looked for nor done again before. */
export const restoredFirst = (entries: readonly Entry[]): ReadonlySet<string | null> =>
  new Set(entries.filter(({ write }) => write.name === RESTORE).map(({ write }) => write.reverts))

/** What may stand in cells until it is taken back, as `textOfStored` tells cells. */
export const passing = (entries: readonly Entry[]): ReadonlySet<string> =>
  new Set(
    entries.flatMap(({ write: { name, rows }, ops, isDoubtful }) =>
      rows.flatMap(({ cells }) =>
        cells.filter(isChange).flatMap(({ before, after }) => [
          // It may have gone into cells of others.
          ...(isDoubtful ? [textOfStored(after)] : []),
          // Where a header has another name, nothing is taken back before it has its own again.
          ...(name === RESTORE && ops !== null ? [textOfStored(before)] : []),
        ]),
      ),
    ),
  )

/** When a batch is made up. */
export interface BatchRequest {
  readonly now: number
  /** At most so many row changes go together. */
  readonly most: number
  /** Whether writes can be planned by what was read. */
  readonly canPlan: boolean
}

/**
 * The writes to be sent next: in order, and none before an earlier one of the same record is settled. Two of one record
 * never go together: where an answer is lost, what the second left would hide whether the first was done.
 */
export function nextBatch(entries: readonly Entry[], { now, most, canPlan }: BatchRequest): Entry[] {
  const batch: Entry[] = []
  const held = new Set<string>()
  const behind = restoredFirst(entries)
  let size = 0
  for (const entry of entries) {
    const records = entry.write.rows.map(({ table, key }) => `${table}\u0000${key}`)
    const rows = entry.write.rows.length
    const isDue = !entry.isDoubtful && entry.notBefore <= now && !behind.has(entry.write.id)
    const isFree = isDue && (entry.ops !== null || canPlan) && !records.some((each) => held.has(each))
    if (isFree && (size === 0 || size + rows <= most)) {
      batch.push(entry)
      size += rows
    }
    for (const each of records) held.add(each)
  }
  return batch
}
