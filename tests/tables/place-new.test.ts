import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/columns/cell.ts'
import { plainSheet } from '../../src/sources/memory.ts'
import { applyWrite } from '../../src/tables/apply-write.ts'
import type { Area, SheetGrid } from '../../src/tables/grid.ts'
import type { Adding } from '../../src/tables/place-op.ts'
import type { RowOp } from '../../src/tables/row-op.ts'

const HEADERS = ['番号', '氏名', '研修', '時間']
const block = (column: number, top: number, bottom: number): Area => ({
  top,
  left: column,
  bottom,
  right: column,
})

/** A record with its name beside its number, and hours where they are given. */
const record = (number: string, hours: Cell = null): RowOp => ({
  kind: 'ADD',
  sheet: '受講',
  headers: HEADERS.map((cell, column) => ({ row: 0, column, cell })),
  dataFrom: 1,
  key: [{ column: 0, cell: number }],
  below: [{ column: 0, cell: '1' }],
  cells: [
    { column: 0, before: null, after: number },
    { column: 1, before: null, after: '書いた名', beside: true },
    { column: 2, before: null, after: 'T1' },
    { column: 3, before: null, after: hours },
  ],
})

const written = (grid: SheetGrid, adding: Adding, ...ops: readonly RowOp[]) => {
  const done = applyWrite({ id: 'w', ops }, [grid], adding, new Map())
  return done.state === 'PLACED'
    ? done.sheets[0]?.rows
    : done.state === 'REFUSED'
      ? [done.refusal, done.place]
      : done
}

describe('where formulas were filled down below the last record', () => {
  const rows = [HEADERS, ['1', '名', 'T0', 2], [null, '', null, 0], [null, '', null, 0]]
  const grid = { ...plainSheet('受講', rows), formulas: [block(1, 1, 3), block(3, 1, 3)] }

  test('a new record goes into the next of them, and leaves the name to its formula', () => {
    expect(written(grid, 'FILL', record('2'))).toEqual(rows.with(2, ['2', '', 'T1', 0]))
  })

  test('two of one write go into two', () => {
    expect(written(grid, 'FILL', record('2'), record('3'))).toEqual([
      ...rows.slice(0, 2),
      ['2', '', 'T1', 0],
      ['3', '', 'T1', 0],
    ])
  })

  test('one that brings a value for a formula goes below everything', () => {
    expect(written(grid, 'FILL', record('2', 5))).toEqual([...rows, ['2', '書いた名', 'T1', 5]])
  })

  test('one goes below everything too where somebody typed beside the formulas', () => {
    const typed = { ...grid, rows: rows.with(2, [null, '', 'メモ', 0]) }
    expect(written(typed, 'FILL', record('2'))).toEqual([...typed.rows, ['2', '書いた名', 'T1']])
  })
})

describe('where one formula fills a column', () => {
  const rows = [HEADERS, ['0', '名', 'T0', 1], ['1', '名', 'T0', 2]]
  const spilling = (column: number): SheetGrid => ({
    ...plainSheet('受講', rows),
    formulas: [block(column, 1, 2)],
    spills: [block(column, 2, 2)],
  })

  test('the names of new records are left to it, of every one of a write', () => {
    expect(written(spilling(1), 'INSERT', record('2'), record('3'))).toEqual([
      ...rows,
      ['2', null, 'T1'],
      ['3', null, 'T1'],
    ])
  })

  test('also where it stands in the header, and there is no record yet', () => {
    const grid = { ...plainSheet('受講', [HEADERS]), formulas: [block(1, 0, 0)], spills: [] }
    const first = { ...record('1'), below: null }
    expect(written(grid, 'INSERT', first)).toEqual([HEADERS, ['1', null, 'T1']])
  })

  test('a value for it is refused, for it would break the whole column', () => {
    expect(written(spilling(3), 'INSERT', record('2', 5))).toEqual([
      'FORMULA',
      { sheet: '受講', row: 3, column: 3 },
    ])
  })

  test('a record that is there already is as it should be, whatever the formula makes of its name', () => {
    expect(written(spilling(1), 'INSERT', record('1', 2))).toMatchObject({ state: 'CONFLICT' })
    const same = {
      ...record('1', 2),
      cells: record('1', 2).cells.with(2, { column: 2, before: null, after: 'T0' }),
    }
    expect(written(spilling(1), 'INSERT', same)).toBe(rows)
  })

  test('a name is written where each row has a formula of its own', () => {
    const grid = { ...plainSheet('受講', rows), formulas: [block(1, 1, 2)], spills: [] }
    expect(written(grid, 'INSERT', record('2'))).toEqual([...rows, ['2', '書いた名', 'T1']])
  })
})
