import { type KeptWrite, WRITE_STATES, type WriteReason, type WriteState } from '../ledger/write-record.ts'
import { WRITE_FAULTS } from '../tables/intent.ts'
import type { RowFault } from '../writes/write-request.ts'
import type { Builder } from './builder.ts'

/** A fault as it is told: with the way to the field that is to blame. */
export interface UserErrorValue extends RowFault {
  readonly field: readonly string[] | null
}

/** The types that every mutation answers with. */
export function makeWriteTypes(builder: Builder) {
  const state = builder.enumType('WriteState', {
    description: 'How far a write is.',
    values: Object.fromEntries(
      WRITE_STATES.map((each) => [each, { value: each, description: STATES[each] }]),
    ),
  })
  const reason = builder.objectRef<WriteReason>('WriteReason').implement({
    description: 'Why nothing was written.',
    fields: (t) => ({
      code: t.exposeString('code', {
        access: 'parent',
        nullable: false,
        description: 'What happened, as a code.',
      }),
      message: t.exposeString('ja', {
        access: 'parent',
        nullable: false,
        description: 'The same in Japanese.',
      }),
      messageEn: t.exposeString('en', {
        access: 'parent',
        nullable: false,
        description: 'The same in English.',
      }),
      sheet: t.exposeString('sheet', { access: 'parent', nullable: true, description: 'The sheet.' }),
      cell: t.exposeString('cell', {
        access: 'parent',
        nullable: true,
        description: 'The cell, D12 for one; null where the place would tell of rows you do not see.',
      }),
    }),
  })
  const write = builder.objectRef<KeptWrite>('Write').implement({
    description: 'A write: durable from the moment it is answered, whatever happens then.',
    fields: (t) => ({
      id: t.exposeID('id', {
        access: 'parent',
        nullable: false,
        description: 'Its id; `write(id:)` tells how far it is.',
      }),
      state: t.field({
        access: 'parent',
        type: state,
        nullable: false,
        description: 'How far it is.',
        resolve: (each) => each.state,
      }),
      action: t.exposeString('name', {
        access: 'parent',
        nullable: false,
        description: 'The mutation that asked for it.',
      }),
      acceptedAt: t.field({
        access: 'parent',
        type: 'DateTime',
        nullable: false,
        description: 'When it was accepted.',
        resolve: ({ acceptedAt }) => acceptedAt,
      }),
      settledAt: t.field({
        access: 'parent',
        type: 'DateTime',
        nullable: true,
        description: 'When it ended; null while it is on its way.',
        resolve: ({ settledAt }) => settledAt,
      }),
      reason: t.field({
        access: 'view',
        type: reason,
        nullable: true,
        description: 'Why nothing was written; null unless it ended in CONFLICT or REFUSED.',
        resolve: ({ reason: why, rows }, _args, { view }) =>
          why && {
            ...why,
            cell: rows.every(({ table }) => view.tellsPlaces(view.tableOf(table))) ? why.cell : null,
          },
      }),
      waitsFor: t.string({
        access: 'desk',
        nullable: true,
        description: 'What it waits for, in Japanese: somebody has the file open, the network is down.',
        resolve: ({ state: now, workbook }, _args, { writing }) =>
          now === 'PENDING' ? (writing?.desk.waitsFor(workbook) ?? null) : null,
      }),
      reverts: t.id({
        access: 'parent',
        nullable: true,
        description: 'The write it took back.',
        resolve: (each) => each.reverts,
      }),
    }),
  })
  const code = builder.enumType('UserErrorCode', {
    description: 'Why an input was not accepted.',
    values: Object.fromEntries(WRITE_FAULTS.map((each) => [each, { value: each, description: CODES[each] }])),
  })
  const userError = builder.objectRef<UserErrorValue>('UserError').implement({
    description: 'What is to be mended before anything is written.',
    fields: (t) => ({
      message: t.string({
        access: 'parent',
        nullable: false,
        description: 'What is wrong, in Japanese.',
        resolve: ({ message }) => message.ja,
      }),
      messageEn: t.string({
        access: 'parent',
        nullable: false,
        description: 'What is wrong, in English.',
        resolve: ({ message }) => message.en,
      }),
      code: t.field({
        access: 'parent',
        type: code,
        nullable: false,
        description: 'The same as a code.',
        resolve: (each) => each.code,
      }),
      field: t.stringList({
        access: 'parent',
        nullable: true,
        description: 'The way into the arguments, in lists by index from 0; null where no field is to blame.',
        resolve: ({ field }) => field,
      }),
      sheet: t.exposeString('sheet', {
        access: 'parent',
        nullable: true,
        description: 'The sheet that is to blame.',
      }),
      cell: t.exposeString('cell', {
        access: 'parent',
        nullable: true,
        description: 'Its cell, D12 for one; null where the place would tell of rows you do not see.',
      }),
    }),
  })
  return { write, userError }
}

const STATES: Readonly<Record<WriteState, string>> = {
  PENDING: 'Accepted and durable; not in the sheet yet.',
  UNKNOWN: 'Sent without an answer: it is being found out whether it was done.',
  APPLIED: 'In the sheet.',
  CONFLICT: 'Somebody changed the cells first; nothing was written.',
  REFUSED: 'The sheet does not take it; nothing was written.',
}

const CODES: Readonly<Record<(typeof WRITE_FAULTS)[number], string>> = {
  REQUIRED: 'A value is missing.',
  INVALID: 'The value cannot be what the column holds.',
  NOT_FOUND: 'There is no such row, or none for you.',
  EXISTS: 'There is such a row already.',
  REFERENCE_NOT_FOUND: 'The code names no row.',
  NOT_ALLOWED: 'You may not write it.',
  REVISION_CHANGED: 'Somebody changed it since you read it.',
  READ_ONLY: 'The cell is never written: a formula, a locked cell, or part of a merged block.',
  NO_SHEET: 'There is no sheet for it.',
  NO_COLUMN: 'The sheet has no column for it.',
  SHEET_UNREADABLE: 'The sheet cannot be read as it stands.',
  UNSURE_ROW: 'The row cannot be told from others for sure.',
}

/** The types that all mutations share. */
export type WriteTypes = ReturnType<typeof makeWriteTypes>
