import { isDeepStrictEqual } from 'node:util'
import type { Cell } from '../columns/cell.ts'
import type { Problem } from './problem.ts'
import type { Row } from './row.ts'

/** What became of one row of a sheet. */
export interface Outcome {
  readonly row: Row | null
  /** Rows of unfolded tables, by table. */
  readonly children: Readonly<Record<string, readonly Row[]>>
  readonly problems: readonly Problem[]
  /** Filled cells that went into a value or were understood as no record, and those a problem names. */
  readonly read: number
  readonly reported: number
}

/** The outcome of the same cells in another row of the sheet. */
export function moveOutcome(outcome: Outcome, index: number, cells: readonly Cell[]): Outcome {
  const from = outcome.row?.index ?? outcome.problems.find((problem) => problem.row !== null)?.row ?? index
  if (from === index) return outcome
  const move = (row: Row): Row => ({ ...row, index, cells })
  return {
    ...outcome,
    row: outcome.row === null ? null : move(outcome.row),
    children: Object.fromEntries(
      Object.entries(outcome.children).map(([table, rows]) => [table, rows.map(move)]),
    ),
    problems: outcome.problems.map((problem) => ({ ...problem, row: index })),
  }
}

/** A row that is no record, or was not understood as one. */
export const withoutRow = (filled: number, problems: readonly Problem[] = []): Outcome => ({
  row: null,
  children: {},
  problems,
  read: problems.length === 0 ? filled : 0,
  reported: problems.length === 0 ? 0 : filled,
})

/** The known outcome where a new reading of the same cells says the same, so that its rows stay the same objects. */
export const shared = (now: Outcome, known: Outcome | undefined): Outcome =>
  known && isDeepStrictEqual(now, known) ? known : now
