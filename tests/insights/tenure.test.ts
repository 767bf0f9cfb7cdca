import { expect, test } from 'vitest'
import { breadthOf, staysUpTo } from '../../src/insights/tenure.ts'
import { snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { type Cells, many, peopleOf } from './people-of.ts'

const staysBy = (orders: readonly Cells[], asOf = '2026-11-25') => {
  const office = {
    personnel: peopleOf(many(1), {
      異動履歴: [
        ['職員番号', '発令日', '発令区分', '所属コード', '職階コード'],
        ...orders.map(([on = null, kind = null, department = null]) => [
          '000001',
          on,
          kind,
          department,
          'G6',
        ]),
      ],
    }),
  }
  const view = viewAs(snapshotOfSmallOffice(office), { roles: ['HR'] })
  return {
    stays: staysUpTo(view, { staffNumber: '000001', asOf }),
    fields: [...breadthOf(view, '000001', asOf)],
  }
}

const HIRED: Cells = ['2018-04-01', '採用', '0201']

test('a reorganisation goes on with the stay, in the department it names', () => {
  expect(staysBy([HIRED, ['2022-04-01', '組織改編', '0301']])).toEqual({
    stays: [{ department: '0301', from: '2018-04-01', until: null }],
    fields: ['WELFARE'],
  })
})

test('a move after a reorganisation begins a stay, and one to the department it named does not', () => {
  const renamed: Cells[] = [HIRED, ['2022-04-01', '組織改編', '0301']]
  expect(staysBy([...renamed, ['2024-04-01', '異動', '0401']]).stays).toEqual([
    { department: '0301', from: '2018-04-01', until: '2024-04-01' },
    { department: '0401', from: '2024-04-01', until: null },
  ])
  expect(staysBy([...renamed, ['2024-04-01', '異動', '0301']]).stays).toHaveLength(1)
})

test('a reorganisation says nothing of a stay that nobody knows the beginning of', () => {
  expect(staysBy([['2022-04-01', '組織改編', '0301']]).stays).toEqual([
    { department: '0201', from: '2020-04-01', until: null },
  ])
})
