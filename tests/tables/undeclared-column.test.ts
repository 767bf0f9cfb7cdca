import { expect, test } from 'vitest'
import type { Layout } from '../../src/tables/layout.ts'
import {
  headerIn,
  placeIn,
  undeclaredColumn,
  undeclaredIdentity,
} from '../../src/tables/undeclared-column.ts'

const layout = (...unknown: readonly (readonly [number, string])[]): Layout => ({
  headerRow: 0,
  dataFrom: 1,
  columns: [],
  unknown: unknown.map(([index, header]) => ({ row: 0, index, header })),
  doubled: [],
  signature: '',
  spelling: '',
})

test.each<readonly [what: string, identity: string, at: number | null]>([
  ['is found under its header, wherever that is', undeclaredIdentity(3, '独自メモ'), 7],
  ['is not found where its header is gone', undeclaredIdentity(3, '消えた見出し'), null],
  ['is not found where its header stands twice', undeclaredIdentity(3, '重複'), null],
  ['without a header is where it was', undeclaredIdentity(3, null), 3],
  ['is none that is declared', 'useNote', null],
])('a column that nobody declared %s', (_what, identity, at) => {
  expect(undeclaredColumn(layout([7, '独自メモ'], [8, '重複'], [9, '重複']), identity)).toBe(at)
})

test('the name of such a column tells its place and its header', () => {
  const named = [undeclaredIdentity(3, '独自\nメモ'), undeclaredIdentity(4, null), 'useNote']
  expect(named.map((each) => [placeIn(each), headerIn(each)])).toEqual([
    [3, '独自\nメモ'],
    [4, null],
    [null, null],
  ])
})
