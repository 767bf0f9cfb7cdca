import { expect, test } from 'vitest'
import type { KeptWrite } from '../../src/ledger/write-record.ts'
import type { RowOp } from '../../src/tables/row-op.ts'
import { restoredRows } from '../../src/writes/restored-rows.ts'
import { snapshotOfSmallOffice } from '../office-of.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'

const { schema, reading, rowsOf } = snapshotOfSmallOffice(SAMPLE_OFFICE)
const office = { schema, reading, rowOf: (table: string, key: string) => rowsOf(table).byKey(key) }
const cause: KeptWrite = {
  id: 'w',
  subject: 'hr',
  roles: [],
  idempotencyKey: 'k',
  digest: '',
  name: 'updateStaff',
  workbook: 'personnel',
  answer: [],
  rows: [{ act: 'UPDATE', table: 'Staff', key: '000001', cells: [], stood: [] }],
  reverts: null,
  acceptedAt: '',
  number: 1,
  state: 'UNKNOWN',
  sentAt: null,
  sent: null,
  settledAt: null,
  reason: null,
}
const [HEADERS = []] = SAMPLE_OFFICE.personnel.職員
const column = (header: string): number => HEADERS.indexOf(header)

/** Puts an address back where somebody moved a column to the front since the sheet was read. */
const moved = (header: string): RowOp => ({
  kind: 'CHANGE',
  sheet: '職員',
  headers: ['職員番号', header].map((cell, index) => ({ row: 0, column: index === 0 ? 0 : 1, cell })),
  dataFrom: 1,
  key: [{ column: 0, cell: '000001' }],
  below: null,
  cells: [{ column: 1, before: 'ours', after: 'theirs' }],
})

test('a cell is put back under its header, wherever that stood when the sheet was read', () => {
  expect(column('メール')).not.toBe(1)
  const [row] = restoredRows([moved('メール')], cause, office)
  expect(row).toMatchObject({
    table: 'Staff',
    key: '000001',
    cells: [{ identity: 'email', before: 'ours', after: 'theirs' }],
    stood: [{ sheet: '職員', key: [{ identity: 'staffNumber', cell: '000001' }], identities: ['email'] }],
  })
})

test('a record is called by its own key, though a day in it lost its format', () => {
  const [row] = rowsOf('Assignment').rows
  if (row === undefined) throw new Error('no assignment')
  const sheetOf = reading.tables.get('Assignment')?.sheets.find(({ grid }) => grid.title === row.sheet)
  const headers = sheetOf?.grid.rows[0] ?? []
  const at = (header: string): number => headers.indexOf(header)
  const serial = 25_569 + Date.parse(String(row.values['effectiveOn'])) / 86_400_000
  const op: RowOp = {
    kind: 'CHANGE',
    sheet: row.sheet,
    headers: ['職員番号', '発令日', '発令区分'].map((cell) => ({ row: 0, column: at(cell), cell })),
    dataFrom: 1,
    key: [
      { column: at('職員番号'), cell: String(row.values['staff']) },
      { column: at('発令日'), cell: serial },
    ],
    below: null,
    cells: [{ column: at('発令区分'), before: 'ours', after: 'theirs' }],
  }
  const cells = { act: 'UPDATE', table: 'Assignment', key: row.key, cells: [], stood: [] } as const
  const [restored] = restoredRows([op], { ...cause, rows: [cells] }, office)
  expect(restored?.key).toBe(row.key)
})
