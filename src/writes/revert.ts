import type { KeptWrite } from '../ledger/write-record.ts'
import { type DraftedRow, draftCells } from '../tables/draft-row.ts'
import { type IntendedRow, isChanged, type WriteFault } from '../tables/intent.ts'
import type { OfficeRows } from '../tables/office-rows.ts'
import type { Table } from '../tables/table.ts'
import { notFound, writeFault } from '../tables/write-faults.ts'
import { seenChange } from '../view/seen-change.ts'
import type { View } from '../view/view.ts'
import type { PreparedWrite } from './prepare-write.ts'
import { recordings } from './recordings.ts'
import type { RowFault } from './write-request.ts'

/** Turns a write round: what it created goes, what it deleted comes back, what it changed is what it was. */
export function prepareRevert(
  write: KeptWrite,
  view: View,
  office: OfficeRows,
  at: string,
): PreparedWrite | readonly RowFault[] {
  if (!write.rows.some(isChanged)) return [{ ...nothingDone(), wish: 0 }]
  const tableOf = (name: string) => office.schema.tables.find((table) => table.name === name)
  const first = tableOf(write.rows[0]?.table ?? '')
  if (first === undefined || !view.keeps(first)) return [{ ...notFound(), wish: 0 }]
  if (write.state !== 'APPLIED') return [{ ...notApplied(write.state), wish: 0 }]
  const drafts: DraftedRow[] = []
  const faults: WriteFault[] = []
  // What recorded the change stays; the way back is recorded in its turn.
  for (const row of write.rows.filter(({ table }) => tableOf(table)?.records === null).reverse()) {
    const table = tableOf(row.table)
    const seen = seenChange(row, view)
    // What they may not read of a changed row stays; a row comes and goes as a whole.
    const taken = row.act === 'UPDATE' ? seen : seen && row
    if (!table || !taken) continue
    const drafted = draftCells(turned(taken), table, office)
    if ('intended' in drafted) drafts.push(drafted)
    else faults.push(...drafted.map((fault) => toldTo(view, fault, table, row.key)))
  }
  if (drafts.length === 0 && faults.length === 0) return [{ ...notFound(), wish: 0 }]
  const recorded = recordings(drafts, office, at)
  if ('faults' in recorded) faults.push(...recorded.faults)
  else drafts.push(...recorded.drafts)
  if (faults.length > 0) return faults.map((fault) => ({ ...fault, wish: 0 }))
  return { workbook: write.workbook, drafts, answer: write.answer }
}

/** A fault at a cell that the viewer may not read names none. */
function toldTo(view: View, fault: WriteFault, table: Table, key: string): WriteFault {
  const row = view.rowsOf(table).byKey(key)
  const column = fault.identity?.split('/')[0]
  return row !== null && column !== undefined && view.isHidden(table, row, column)
    ? writeFault(
        'REVISION_CHANGED',
        'この行はそのあと変更されているので、元に戻しません',
        'The row was changed since, so nothing is taken back',
      )
    : fault
}

const OPPOSITE = { CREATE: 'DELETE', UPDATE: 'UPDATE', DELETE: 'CREATE' } as const

const turned = (row: IntendedRow): IntendedRow => ({
  ...row,
  act: OPPOSITE[row.act],
  cells: row.cells.map(({ identity, before, after }) => ({ identity, before: after, after: before })),
})

const nothingDone = (): WriteFault =>
  writeFault(
    'INVALID',
    'この操作では何も変わらなかったので、取り消すものがありません',
    'The write changed nothing, so there is nothing to take back',
  )

const notApplied = (state: KeptWrite['state']): WriteFault =>
  writeFault(
    'INVALID',
    state === 'PENDING' || state === 'UNKNOWN'
      ? 'まだ書き込みが終わっていないので、取り消せません。少し待ってください'
      : '書き込まれなかった操作なので、取り消すものがありません',
    state === 'PENDING' || state === 'UNKNOWN'
      ? 'The write is not done yet: wait a little'
      : 'The write was never done, so there is nothing to take back',
  )
