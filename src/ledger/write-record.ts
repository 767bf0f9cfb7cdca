import type { IntendedRow } from '../tables/intent.ts'
import type { SentWrite } from '../tables/row-op.ts'

/** The states of a write: UNKNOWN is sent without an answer, and perhaps done. */
export const WRITE_STATES = ['PENDING', 'UNKNOWN', 'APPLIED', 'CONFLICT', 'REFUSED'] as const
export type WriteState = (typeof WRITE_STATES)[number]

/** Why a write ended otherwise than asked for, in both languages, with the cell that is to blame where there is one. */
export interface WriteReason {
  readonly code: string
  readonly ja: string
  readonly en: string
  readonly sheet: string | null
  readonly cell: string | null
}

/** A write as it is accepted: what is to be done, for whom, under which key of theirs. */
export interface AcceptedWrite {
  readonly id: string
  readonly subject: string
  readonly roles: readonly string[]
  /** The caller's own key of the request, and a digest of what they asked for under it. */
  readonly idempotencyKey: string
  readonly digest: string
  /** What the caller called it: `updateCompetencyAssessment`. */
  readonly name: string
  readonly workbook: string
  /** What the answer is about, to be given again: table and key of the rows asked for. */
  readonly answer: readonly { readonly table: string; readonly key: string }[]
  readonly rows: readonly IntendedRow[]
  /** The write that this one takes back. */
  readonly reverts: string | null
  /** ISO time. */
  readonly acceptedAt: string
}

/** What went out of a write, and the trace by which it can be told what became of it. */
export type Sent = Omit<SentWrite, 'id'>

/** A write with what became of it so far. */
export interface KeptWrite extends AcceptedWrite {
  /** The order in which writes were accepted. */
  readonly number: number
  readonly state: WriteState
  /** When it was last sent; a write that was sent and not settled may have been done. */
  readonly sentAt: string | null
  /** What was sent where, if that was told before it was. */
  readonly sent: Sent | null
  readonly settledAt: string | null
  readonly reason: WriteReason | null
}

/** A change that somebody made in the sheet itself. */
export interface SeenChange {
  readonly at: string
  readonly workbook: string
  readonly row: IntendedRow
}

/** One line of the record of all changes: a write of this service, or a change seen in the sheet. */
export type AuditLine =
  | { readonly from: 'API'; readonly at: string; readonly write: KeptWrite }
  | { readonly from: 'SHEET'; readonly at: string; readonly seen: SeenChange }

/** Which lines, newest first. */
export interface AuditRequest {
  readonly workbooks: readonly string[]
  readonly table: string | null
  readonly key: string | null
  readonly first: number
  /** Only lines behind this mark. */
  readonly after: string | null
}

/** Some lines with their marks. */
export interface AuditPage {
  readonly lines: readonly (AuditLine & { readonly mark: string })[]
  readonly hasMore: boolean
}
