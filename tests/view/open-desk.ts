import type { Writing } from '../../src/graph/builder.ts'
import type { KeptWrite } from '../../src/ledger/write-record.ts'
import type { IntendedRow } from '../../src/tables/intent.ts'
import { joinKey, type Row } from '../../src/tables/row.ts'

const AT = '2026-11-25T00:00:00.000Z'

/**
 * A desk that refuses nobody anything but new rows, and hides nothing: it accepts every change without carrying it out,
 * and hands over every line of the record. What is told of rows then hangs on the API alone.
 */
export function openDesk(changes: readonly IntendedRow[]): Writing['desk'] {
  const write: KeptWrite = {
    id: 'write',
    subject: 'test',
    roles: [],
    idempotencyKey: 'key',
    digest: '',
    name: 'test',
    workbook: 'personnel',
    answer: [],
    rows: changes.slice(0, 1),
    reverts: null,
    acceptedAt: AT,
    number: 1,
    state: 'CONFLICT',
    sentAt: null,
    sent: null,
    settledAt: AT,
    reason: { code: 'TEST', ja: '試験', en: 'Test.', sheet: '職員', cell: 'A2' },
  }
  const fault = {
    code: 'INVALID',
    message: { ja: '試験', en: 'Test.' },
    identity: null,
    sheet: null,
    cell: null,
  } as const
  return {
    accept: async ({ name, rows }) =>
      rows.some(({ act }) => act === 'CREATE')
        ? { write: null, faults: [{ ...fault, wish: 0 }] }
        : {
            write: {
              ...write,
              name,
              answer: rows.map(({ table, key }) => ({
                table: table.name,
                key: joinKey(table.key.map((column) => key.get(column) ?? null)),
              })),
            },
            faults: null,
          },
    revert: async () => ({ write, faults: null }),
    writeFor: () => write,
    openOf: () => 1,
    waitsFor: () => null,
    audit: () => ({
      lines: changes.map((row) => ({
        from: 'SHEET',
        at: AT,
        seen: { at: AT, workbook: '', row },
        mark: `${row.table} ${row.key}`,
      })),
      hasMore: false,
    }),
  }
}

/** A change of every cell of a row. */
export const changeOf = ({ table, key, values }: Row): IntendedRow => ({
  act: 'UPDATE',
  table,
  key,
  cells: Object.entries(values).map(([identity, value]) => ({
    identity,
    before: null,
    after: value === null || typeof value === 'string' || typeof value === 'number' ? value : String(value),
  })),
  stood: [],
})
