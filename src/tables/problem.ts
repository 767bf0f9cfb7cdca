import type { Fault, Severity } from '../columns/fault.ts'
import type { RuleCode, Text } from '../columns/rules.ts'

/** What is wrong in a workbook, and where. */
export interface Problem {
  readonly workbook: string
  readonly sheet: string | null
  /** Zero-based; `null` where the whole sheet or column is meant. */
  readonly row: number | null
  readonly column: number | null
  readonly header: string | null
  readonly value: string | null
  readonly severity: Severity
  readonly code: RuleCode
  readonly message: Text
  readonly suggestion: Text
  /** Meant once for the column, however many rows say it. */
  readonly once: boolean
  /** The suggestion names a value. */
  readonly telling: boolean
}

/** Where a fault was found. */
export interface FaultPlace {
  readonly workbook: string
  readonly sheet: string | null
  readonly row?: number | null
  readonly column?: number | null
  readonly header?: string | null
  readonly value?: string | null
}

/** A fault with its place. */
export const problemAt = (place: FaultPlace, fault: Fault): Problem => ({
  workbook: place.workbook,
  sheet: place.sheet,
  row: place.row ?? null,
  column: place.column ?? null,
  header: place.header ?? null,
  value: place.value ?? null,
  severity: fault.severity,
  code: fault.code,
  message: fault.message,
  suggestion: fault.suggestion,
  once: fault.once ?? false,
  telling: fault.telling ?? false,
})

/** The problems, with those that are meant once a column said once. */
export function saidOnce(problems: readonly Problem[]): readonly Problem[] {
  const said = new Set<string>()
  return problems.filter((problem) => {
    if (!problem.once) return true
    const what = `${problem.sheet}/${problem.column}/${problem.code}`
    return !said.has(what) && said.add(what)
  })
}

/** The letters of a column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last
}

/** The address people use: D12, a whole column D, a whole row 12; `null` for a whole sheet. */
export function addressOf(problem: Pick<Problem, 'row' | 'column'>): string | null {
  const letters = problem.column === null ? '' : columnLetters(problem.column)
  const number = problem.row === null ? '' : String(problem.row + 1)
  return letters + number || null
}
