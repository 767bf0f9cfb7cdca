import { expect, test } from 'vitest'
import type { Cell } from '../../src/columns/cell.ts'
import { plainSheet } from '../../src/sources/memory.ts'
import type { RowOp } from '../../src/tables/row-op.ts'
import { undoneBy } from '../../src/writes/undone.ts'

const HEADERS = ['番号', '氏名']
const change: RowOp = {
  kind: 'CHANGE',
  sheet: '名簿',
  headers: HEADERS.map((cell, column) => ({ row: 0, column, cell })),
  dataFrom: 1,
  key: [{ column: 0, cell: '1' }],
  below: null,
  cells: [{ column: 1, before: '青木', after: '青樹' }],
}
const addition: RowOp = {
  ...change,
  kind: 'ADD',
  cells: [
    { column: 0, before: null, after: '1' },
    { column: 1, before: null, after: '青樹' },
  ],
}
const back = { ...change, cells: [{ column: 1, before: '青樹', after: '青木' }] }
const away = {
  ...change,
  cells: [
    { column: 0, before: '1', after: null },
    { column: 1, before: '青樹', after: null },
  ],
}

test.each<readonly [what: string, op: RowOp, rows: readonly (readonly Cell[])[], ops: readonly RowOp[]]>([
  ['a change that was done', change, [HEADERS, ['1', '青樹']], [back]],
  ['a new record', addition, [HEADERS, ['1', '青樹']], [away]],
  ['not what was not done', change, [HEADERS, ['1', '青木']], []],
  ['not what a person changed since', change, [HEADERS, ['1', '人']], []],
  [
    'not under other headers',
    change,
    [
      ['番号', '通称'],
      ['1', '青樹'],
    ],
    [],
  ],
  ['not of a row that is gone', change, [HEADERS], []],
])('what is taken back: %s', (_what, op, rows, ops) => {
  expect(undoneBy([op], [plainSheet('名簿', rows)])).toEqual(ops)
})
