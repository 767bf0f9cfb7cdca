import { afterEach, describe, expect, test } from 'vitest'
import type { Cell } from '../../src/columns/cell.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'
import { type WrittenOffice, writtenOffice } from './written-office.ts'

let office: WrittenOffice
afterEach(() => office.close())

const [OWN = [], ...people] = SAMPLE_OFFICE.personnel.職員
const HEADERS = [...OWN, '退職日']
const PEOPLE = people.map((row): readonly Cell[] => [...row, null])
const third = PEOPLE[2] ?? []
const column = (header: string): number => HEADERS.indexOf(header)
/** Somebody who left, and whose number another has now. */
const retired: readonly Cell[] = third
  .with(column('氏名'), '職員 903')
  .with(column('採用年月日'), '1970-04-01')
  .with(column('在職状況'), '退職')
  .with(column('メール'), '903@x')
  .with(column('退職日'), '2008-03-31')

const open = async (rows: readonly (readonly Cell[])[]): Promise<void> => {
  office = await writtenOffice({
    ...SAMPLE_OFFICE,
    personnel: { ...SAMPLE_OFFICE.personnel, 職員: [HEADERS, ...rows] },
  })
}
const act = async (mutation: string) => {
  const { data } = await office.ask<{ result: { userErrors: unknown; write: { id: string } | null } }>(
    `mutation { result: ${mutation} { userErrors { code sheet cell } write { id } } }`,
  )
  await office.settled()
  const { write, userErrors } = data.result
  const found = write && (await office.ask(`{ write(id: "${write.id}") { state } }`)).data['write']
  return { userErrors, state: found }
}
const rowsOf = async () => (await office.sheet('personnel', '職員')).rows

describe('of two rows with one number', () => {
  test.each([
    ['first', [retired, ...PEOPLE], 4],
    ['last', [...PEOPLE, retired], 3],
  ])('the serving person is written, whoever stands %s', async (_which, rows, at) => {
    await open(rows)
    const email = 'updateStaff(staffNumber: "000003", changes: { email: "three@x" })'
    expect(await act(email)).toEqual({ userErrors: [], state: { state: 'APPLIED' } })
    const after = await rowsOf()
    const own = (row: readonly Cell[] = []): readonly Cell[] => row.slice(0, OWN.length)
    expect(own(after[at])).toEqual(own(third).with(column('メール'), 'three@x'))
    expect(after.filter((_row, index) => index !== at)).toEqual([HEADERS, ...rows].toSpliced(at, 1))
  })

  test('the serving person is removed, and the other stays', async () => {
    await open([retired, ...PEOPLE])
    expect(await act('deleteStaff(staffNumber: "000003")')).toEqual({
      userErrors: [],
      state: { state: 'APPLIED' },
    })
    const left = (await rowsOf()).filter(([number]) => number === '000003')
    expect(left).toEqual([retired])
  })

  test('a change of what tells them apart goes by another cell', async () => {
    await open([retired, ...PEOPLE])
    const name = 'updateStaff(staffNumber: "000003", changes: { name: "職員 033" })'
    expect(await act(name)).toEqual({ userErrors: [], state: { state: 'APPLIED' } })
    expect((await rowsOf())[4]?.[column('氏名')]).toBe('職員 033')
    expect((await rowsOf())[1]).toEqual(retired)
  })
})
