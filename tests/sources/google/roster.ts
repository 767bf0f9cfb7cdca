import type { Cell } from '../../../src/columns/cell.ts'
import { plainSheet } from '../../../src/sources/memory.ts'
import type { SheetGrid, WorkbookWrite } from '../../../src/sources/source.ts'
import type { RowOp } from '../../../src/tables/row-op.ts'

export const HEADERS = ['番号', '氏名', '採用日', '段階', '備考'] as const

/** A small list of people, keyed by its first column. */
export const ROSTER = plainSheet('名簿', [
  [...HEADERS],
  ['000101', '青木', { serial: 45_748 }, 3],
  ['000102', '井上', null, 2, '休'],
  ['000103', '上田', { serial: 45_383 }, 1],
])

/** The list with as many people as are wanted. */
export const rosterOf = (people: number): SheetGrid => ({
  ...ROSTER,
  rows: [
    [...HEADERS],
    ...Array.from({ length: people }, (_, index) => [keyOf(index), `職員 ${index}`, null, index % 5]),
  ],
})

export const keyOf = (index: number): string => String(index).padStart(6, '0')

/** Cells of a row to be changed: column, what stood there, what shall. */
type Changes = readonly (readonly [column: number, before: Cell, after: Cell])[]

export const change = (key: Cell, cells: Changes): RowOp => ({
  kind: 'CHANGE',
  sheet: ROSTER.title,
  headers: [...new Set([0, ...cells.map(([column]) => column)])].map((column) => ({
    row: 0,
    column,
    cell: HEADERS[column] ?? null,
  })),
  dataFrom: 1,
  key: [{ column: 0, cell: key }],
  below: null,
  cells: cells.map(([column, before, after]) => ({ column, before, after })),
})

export const add = (key: string, cells: Changes, below: string | null = '000103'): RowOp => ({
  ...change(key, [[0, null, key], ...cells]),
  kind: 'ADD',
  below: below === null ? null : [{ column: 0, cell: below }],
})

export const writeOf = (...ops: readonly RowOp[]): WorkbookWrite => ({ id: 'write', ops })

/** Two writes: one changes a row, one adds two above it, so that the first row moves down. */
export const WRITES = [
  writeOf(change('000103', [[3, 1, 2]])),
  writeOf(add('000104', [[1, null, '江口']], '000101'), add('000105', [[1, null, '大野']], '000104')),
] as const

/** The list when both are done. */
export const WRITTEN = [
  ROSTER.rows[0],
  ROSTER.rows[1],
  ['000104', '江口'],
  ['000105', '大野'],
  ROSTER.rows[2],
  ['000103', '上田', { serial: 45_383 }, 2],
]
