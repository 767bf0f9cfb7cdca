import type { KeptWrite } from '../ledger/write-record.ts'
import type { Source, Traces } from '../sources/source.ts'
import type { SheetGrid } from '../tables/grid.ts'
import type { RowOp } from '../tables/row-op.ts'
import type { Displaced } from './displaced.ts'
import type { Entry } from './entry.ts'
import { judgeAttempts } from './judge-attempts.ts'
import type { OpenWrites } from './open-writes.ts'
import { isWritten } from './written.ts'

/** What doubts are settled with. */
export interface Doubts {
  readonly source: Source
  readonly writes: OpenWrites
  /** The sheets as they were read last, without what is laid over them; `null` where they cannot be read now. */
  readonly sheets: () => readonly SheetGrid[] | null
  /** Told before an attempt is barred. */
  readonly barring: () => void
  /** Takes a write that puts back what one of ours went into. */
  readonly restore: (ops: readonly RowOp[], write: KeptWrite) => void
  /** Records what a write went over and cannot be put back, because somebody typed over it since. */
  readonly remember: (ops: readonly RowOp[], write: KeptWrite) => void
}

/**
 * Finds out whether attempts without an answer were done: a second one follows only when the first can be done no more.
 * The workbook has been read anew before.
 */
export async function settleDoubts(doubtful: readonly Entry[], doubts: Doubts): Promise<void> {
  const { traces } = doubts.source
  if (traces === null) for (const entry of doubtful) lookFor(entry, doubts)
  else await judge(traces, doubtful, doubts)
}

/** Where nothing is left behind, what stands in the sheets tells. */
function lookFor(entry: Entry, doubts: Doubts): void {
  const { writes, sheets } = doubts
  if (!isPlannedAnew(entry, doubts)) return
  if (isWritten(entry.ops ?? [], sheets() ?? [])) writes.settle([{ entry, state: 'APPLIED', reason: null }])
  else writes.sendAgain(entry)
}

async function judge(traces: Traces, doubtful: readonly Entry[], doubts: Doubts): Promise<void> {
  const { source, writes, barring } = doubts
  for (const entry of doubtful) writes.putOff(entry)
  const sheets = async () => (await source.read()).sheets
  for (const [entry, verdict] of await judgeAttempts(doubtful, { traces, sheets, barring }))
    if (verdict === 'IN_PLACE') writes.settle([{ entry, state: 'APPLIED', reason: null }])
    else if (verdict === 'NOTHING') writes.sendAgain(entry)
    else takeBack(entry, verdict, doubts)
}

/** A write of which something went into other cells is taken back whole and done again, or put right and looked at again. */
function takeBack(entry: Entry, { back, typedOver, isPutRight }: Displaced, doubts: Doubts): void {
  if (!isPlannedAnew(entry, doubts)) return
  if (back.length > 0) doubts.restore(back, entry.write)
  if (typedOver.length > 0) doubts.remember(typedOver, entry.write)
  if (!isPutRight) doubts.writes.sendAgain(entry)
}

/** Plans a write by the columns as they are now; where that cannot be, nobody can tell either what became of it. */
function isPlannedAnew(entry: Entry, { writes, sheets }: Doubts): boolean {
  writes.putOff(entry)
  // A record that is not in an old copy may be in the workbook all the same.
  return sheets() !== null && writes.plan(entry, 'WAIT')
}
