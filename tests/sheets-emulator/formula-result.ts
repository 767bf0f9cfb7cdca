import type { sheets_v4 } from '@googleapis/sheets'

/** What a cell comes to: a value, or an error. */
export type Result = number | string | boolean | null | FormulaError

/** An error that a cell shows. */
export interface FormulaError {
  readonly error: NonNullable<sheets_v4.Schema$ErrorValue['type']>
}

/** An error as a result. */
export const failed = (error: FormulaError['error']): FormulaError => ({ error })

/** Tells whether a result is an error. */
export const isError = (result: Result): result is FormulaError =>
  typeof result === 'object' && result !== null

/** The words that errors are shown with. */
export const ERROR_WORDS: Readonly<Record<string, string>> = {
  ERROR: '#ERROR!',
  NULL_VALUE: '#NULL!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  N_A: '#N/A',
}

/** The results of a block, row by row. */
export type Rows = readonly (readonly Result[])[]
/** What a part of a formula comes to. */
export type Part = Result | Rows

/** Tells a block from a single result. */
export const isRows = (part: Part): part is Rows => Array.isArray(part)

/** A single result; of a block its first. */
export const single = (part: Part): Result => (isRows(part) ? (part[0]?.[0] ?? null) : part)

/** The error that is shown with a word. */
export const errorNamed = (word: string): FormulaError['error'] =>
  Object.entries(ERROR_WORDS).find(([, each]) => each === word.toUpperCase())?.[0] ?? 'ERROR'
