import { expect, test } from 'vitest'
import type { Cell } from '../../src/columns/cell.ts'
import { plainSheet } from '../../src/sources/memory.ts'
import type { CellChange, RowOp } from '../../src/tables/row-op.ts'
import { isWritten } from '../../src/writes/written.ts'

const op = (kind: RowOp['kind'], key: Cell, cells: readonly CellChange[]): RowOp => ({
  kind,
  sheet: '名簿',
  headers: [],
  dataFrom: 1,
  key: [{ column: 0, cell: key }],
  below: null,
  cells,
})
const set = (column: number, before: Cell, after: Cell): CellChange => ({ column, before, after })
const TWO = op('CHANGE', '1', [set(1, 'a', 'b'), set(2, 'c', 'd')])
const NEW = op('ADD', '2', [set(0, null, '2'), set(1, null, 'x')])
const BARE = op('ADD', '2', [set(0, null, '2')])
const GONE = op('CHANGE', '1', [set(0, '1', null), set(1, 'a', null)])

test.each<readonly [what: string, ops: readonly RowOp[], rows: readonly (readonly Cell[])[], done: boolean]>([
  ['every cell holds what was written', [TWO], [['1', 'b', 'd']], true],
  ['every cell is as it was', [TWO], [['1', 'a', 'c']], false],
  ['a person changed one cell since', [TWO], [['1', 'b', 'theirs']], true],
  ['a person changed one cell before, and the other is as it was', [TWO], [['1', 'theirs', 'c']], false],
  ['a person changed all of it', [TWO], [['1', 'theirs', 'theirs']], false],
  ['a person took the row away', [TWO], [], false],
  ['a new record is there', [NEW], [['2', 'x', null]], true],
  ['a new record is not there', [NEW], [['1', 'x', null]], false],
  ['somebody else added a record of that key', [NEW], [['2', 'theirs', null]], false],
  ['a new record of nothing but its key is there', [BARE], [['2']], true],
  ['a record is gone', [GONE], [['2', 'x']], true],
  ['a record that was to go is there', [GONE], [['1', 'a']], false],
  ['one of two rows was written, and a person took the other away', [TWO, NEW], [['1', 'b', 'd']], true],
  [
    'one row is as it was, though the other looks written',
    [TWO, NEW],
    [
      ['1', 'a', 'c'],
      ['2', 'x'],
    ],
    false,
  ],
])('%s', (_what, ops, rows, done) => {
  expect(isWritten(ops, [plainSheet('名簿', [['番号', '氏名', '課'], ...rows])])).toBe(done)
})

test('a sheet that is not there tells nothing', () => {
  expect(isWritten([TWO], [])).toBe(false)
})
