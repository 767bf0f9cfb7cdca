import { expect, test } from 'vitest'
import type { KeptWrite } from '../../src/ledger/write-record.ts'
import type { OfficeRows } from '../../src/tables/office-rows.ts'
import { planRow } from '../../src/tables/plan-row.ts'
import type { RowOp } from '../../src/tables/row-op.ts'
import { restoredRows } from '../../src/writes/restored-rows.ts'
import { snapshotOfSmallOffice } from '../office-of.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'

const { schema, reading, rowsOf } = snapshotOfSmallOffice(SAMPLE_OFFICE)
const office: OfficeRows = {
  schema,
  reading,
  rowOf: (table, key) => rowsOf(table).byKey(key),
  storedSheet: ({ name }, title) =>
    reading.tables.get(name)?.sheets.find(({ grid }) => grid.title === title)?.grid ?? null,
}
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

test('what is found by other cells than those of its key is planned by them, whoever has that key', () => {
  const key = [{ column: column('氏名'), cell: '000001' }]
  const strewn: RowOp = {
    ...moved('氏名'),
    headers: [{ row: 0, column: column('氏名'), cell: '氏名' }],
    key,
    cells: [{ column: column('氏名'), before: '000001', after: null }],
  }
  const [row] = restoredRows([strewn], cause, office)
  const table = schema.tables.find(({ name }) => name === 'Staff')
  if (row === undefined || table === undefined) throw new Error('no staff')
  expect(row.key).toBe('000001')
  expect(planRow(row, table, office)).toMatchObject([{ key }])
})
