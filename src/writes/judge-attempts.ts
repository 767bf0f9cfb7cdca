import { SourceError, type Traces } from '../sources/source.ts'
import type { SheetGrid } from '../tables/grid.ts'
import { type Displaced, displaced } from './displaced.ts'
import type { Entry } from './entry.ts'

/** What became of an attempt without an answer; one that cannot be told yet has no verdict. */
export type Verdict = 'IN_PLACE' | 'NOTHING' | Displaced

/** What attempts are judged by. */
export interface Evidence {
  readonly traces: Traces
  /** The sheets as they stand now. */
  readonly sheets: () => Promise<readonly SheetGrid[]>
  /** Told before an attempt is barred. */
  readonly barring: () => void
}

/**
 * Judges attempts by the traces that they left. One that left none is barred first, so that it cannot take effect any
 * more when it is made again: `NOTHING` holds for ever. Nobody is judged while the workbook cannot be had.
 */
export async function judgeAttempts(
  attempts: readonly Entry[],
  evidence: Evidence,
): Promise<ReadonlyMap<Entry, Verdict>> {
  const names = [...new Set(attempts.flatMap(({ sent }) => sent?.trace ?? []))]
  const verdicts = new Map<Entry, Verdict>()
  try {
    const found = await evidence.traces.of(names)
    const barred = await bar(
      names.filter((name) => !found.has(name)),
      evidence,
    )
    // Only a reading of now shows where rows stand since.
    const sheets = found.size === 0 ? [] : await evidence.sheets()
    for (const entry of attempts) {
      const { sent } = entry
      const before = sent && found.get(sent.trace)
      if (sent && before && before.length > 0)
        verdicts.set(entry, displaced(sent.ops, before, sheets) ?? 'IN_PLACE')
      // What is not told before it goes out did not go out.
      else if (before || sent === null || barred.has(sent.trace)) verdicts.set(entry, 'NOTHING')
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
  }
  return verdicts
}

async function bar(names: readonly string[], { traces, barring }: Evidence): Promise<ReadonlySet<string>> {
  const barred = new Set<string>()
  for (const name of names) {
    barring()
    if (await traces.bar(name)) barred.add(name)
  }
  return barred
}
