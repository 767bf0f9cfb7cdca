import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isWritable, writeShape } from '../../src/graph/write-fields.ts'
import { schema } from '../../src/running-office.ts'
import type { Row } from '../../src/tables/row.ts'
import type { Table } from '../../src/tables/table.ts'
import { viewAs } from '../office-of.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'
import { cellFields, keyArguments } from '../view/cell-fields.ts'
import { ROLES } from '../view/may-see.ts'
import { type WrittenOffice, writtenOffice } from './written-office.ts'

let office: WrittenOffice
beforeAll(async () => {
  office = await writtenOffice({
    ...SAMPLE_OFFICE,
    health: {
      休職復職: [
        ['事例ID', '職員番号', '開始日'],
        ['L1', '000006', '2025-09-01'],
      ],
      復職面談: [
        ['事例ID', '回', '予定日'],
        ['L1', 1, '2025-10-01'],
      ],
    },
  })
})
afterAll(() => office.close())

/** The row with another last part of its key: one that nobody keeps. */
function elsewhere(table: Table, row: Row): Row {
  const name = table.key.at(-1) ?? ''
  const others: Readonly<Record<string, string | number>> = { Int: 90, Date: '1999-01-01', String: '999999' }
  const surface = table.columns[name]?.surface
  return { ...row, values: { ...row.values, [name]: others[String(surface)] ?? null } }
}

describe('S14: a change of a hidden row is answered as one of a row that is not there', () => {
  test.each(ROLES)('%s', async (role) => {
    const viewer = {
      subject: role,
      roles: [role],
      person: role === 'DASHBOARD' || role === 'SYSADMIN' ? null : '000003',
    }
    const { current } = office.keeper
    if (current === null) throw new Error('nothing is served')
    const view = viewAs(current, viewer)
    let asked = 0
    for (const table of schema.tables.filter(isWritable)) {
      const fields = cellFields(table, schema)
      const hidden = current.rowsOf(table.name).rows.filter((row) => !view.rowsOf(table).byKey(row.key))
      const acts = (row: Row): readonly string[] => {
        const { rest, cells } = writeShape(table, schema.tables)
        const key = keyArguments(table, row, fields)
        return [
          `delete${table.name}(${key})`,
          ...(rest.length + cells.length === 0 ? [] : [`update${table.name}(${key}, changes: {})`]),
        ]
      }
      for (const row of hidden) {
        const missing = acts(elsewhere(table, row))
        for (const [at, act] of acts(row).entries()) {
          const answered = async (mutation = ''): Promise<string> =>
            JSON.stringify(
              await office.ask(
                `mutation { it: ${mutation} { userErrors { message code field sheet cell } write { id } } }`,
                { as: viewer },
              ),
            )
          const told = await answered(act)
          expect(told).toBe(await answered(missing[at]))
          expect(told).toContain('"write":null')
          asked += 1
        }
      }
    }
    expect(asked).toBeGreaterThan(0)
  })
})
