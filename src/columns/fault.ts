import type { RuleCode, Text } from './rules.ts'

/** How much a problem costs: nothing, the cell, the row, or the sheet. */
export const SEVERITIES = ['WARN', 'REJECT_CELL', 'REJECT_ROW', 'REJECT_SHEET'] as const
export type Severity = (typeof SEVERITIES)[number]

/** What is wrong with one cell, before anyone knows where the cell stands. */
export interface Fault {
  readonly code: RuleCode
  readonly severity: Severity
  readonly message: Text
  readonly suggestion: Text
  /** Said once for a column of a sheet, however many cells it is about. */
  readonly once?: true
  /** The suggestion names a value of the row; it is left out where problems must tell none. */
  readonly telling?: true
}

/** Takes the faults a reader finds. */
export type Report = (fault: Fault) => void

const text = (ja: string, en: string): Text => ({ ja, en })

/** The cell was understood, but somebody should look. */
export const warning = (code: RuleCode, ja: string, en: string, mendJa: string, mendEn: string): Fault => ({
  code,
  severity: 'WARN',
  message: text(ja, en),
  suggestion: text(mendJa, mendEn),
})

/** The cell has no usable value. */
export const unreadable = (
  code: RuleCode,
  ja: string,
  en: string,
  mendJa: string,
  mendEn: string,
): Fault => ({
  ...warning(code, ja, en, mendJa, mendEn),
  severity: 'REJECT_CELL',
})

const LONGEST_QUOTE = 40

// Control characters and marks that turn the direction of writing: a cell must not steer a terminal.
export const UNPRINTABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** A cell's text as messages quote it: one line, cut where it is long. */
export function quote(value: string): string {
  const line = value.replace(/\s+/gu, ' ').replace(UNPRINTABLE, '')
  const characters = Array.from(line)
  return characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join('')}…` : line
}

/** Marks a fault whose suggestion names a value of the row. */
export const telling = (fault: Fault): Fault => ({ ...fault, telling: true })
