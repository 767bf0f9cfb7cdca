import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/columns/cell.ts'
import { plainSheet } from '../../src/sources/memory.ts'
import { applyWrite } from '../../src/tables/apply-write.ts'
import type { SheetGrid } from '../../src/tables/grid.ts'
import { withChanges, withRow } from '../../src/tables/place-op.ts'
import type { RowOp, SentOp } from '../../src/tables/row-op.ts'
import { displacedBy } from '../../src/writes/displaced.ts'

type Rows = readonly (readonly Cell[])[]

const HEADERS = ['番号', '氏名', '課', '備考']
const BEFORE: Rows = [
  HEADERS,
  ['1', '青木', '総務', null],
  ['2', '伊藤', '税務', '甲'],
  ['3', '上田', '福祉', null],
]
const sheet = (rows: Rows): SheetGrid => plainSheet('名簿', rows)

/** A change of record 1 as it was planned by the sheet before. */
const change = (column: number, before: Cell, after: Cell): RowOp => ({
  kind: 'CHANGE',
  sheet: '名簿',
  headers: [0, column].map((each) => ({ row: 0, column: each, cell: HEADERS[each] ?? null })),
  dataFrom: 1,
  key: [{ column: 0, cell: '1' }],
  below: null,
  cells: [{ column, before, after }],
})
const removal: RowOp = {
  ...change(0, '1', null),
  headers: HEADERS.map((cell, column) => ({ row: 0, column, cell })),
  cells: HEADERS.map((_, column) => ({ column, before: BEFORE[1]?.[column] ?? null, after: null })),
}
const addition: RowOp = {
  ...removal,
  kind: 'ADD',
  key: [{ column: 0, cell: '4' }],
  cells: ['4', '江口', '税務'].map((after, column) => ({ column, before: null, after })),
}

const SORTED: Rows = [HEADERS, ...BEFORE.slice(1).toReversed()]
/** The column of names has moved to the end. */
const MOVED: Rows = BEFORE.map(([number, name, section, note]) => [
  number ?? null,
  section ?? null,
  note ?? null,
  name ?? null,
])

/** The sheet as people left it, with an op carried out where it was sent to. */
function hit(rows: Rows, { op, row }: SentOp): SheetGrid {
  const grid = op.kind === 'ADD' ? withRow(sheet(rows), row) : sheet(rows)
  return withChanges(
    grid,
    row,
    op.cells.filter(({ before, after }) => before !== after),
  )
}

/** Its rows in any order, without blank ones. */
const recordsIn = ([grid]: readonly SheetGrid[]): ReadonlySet<string> =>
  new Set(
    grid?.rows
      .filter((row) => row.length > 0)
      .map((row) => HEADERS.map((_, column) => row[column] ?? '').join(' ')),
  )

describe('what went into other cells is put back', () => {
  test.each<readonly [what: string, people: Rows, op: RowOp]>([
    ['a change in the row of another', SORTED, change(2, '総務', '財政')],
    ['a change that emptied a cell of another', SORTED, change(2, '総務', null)],
    ['a key that was given to another', SORTED, change(0, '1', '7')],
    ['a removal of another', SORTED, removal],
    ['a change in the column of another', MOVED, change(2, '総務', '財政')],
    [
      'a change in the row and the column of another',
      [MOVED[0] ?? [], ...MOVED.slice(1).toReversed()],
      change(2, '総務', '財政'),
    ],
    [
      'a removal that spared a column',
      MOVED.map((row) => row),
      { ...removal, cells: removal.cells.slice(0, 3) },
    ],
    ['a new record under headers of others', MOVED, addition],
  ])('%s', (_what, people, op) => {
    const sent = { op, row: op.kind === 'ADD' ? 4 : 1 }
    const now = hit(people, sent)
    const ops = [...displacedBy([sent], [sheet(BEFORE)], [now]).values()].flat()
    const written = applyWrite({ id: 'restore', ops }, [now], 'FILL', new Map())
    if (written.state !== 'PLACED') throw new Error(JSON.stringify(written))
    expect(recordsIn(written.sheets)).toEqual(recordsIn([sheet(people)]))
  })

  test.each<readonly [what: string, people: Rows, op: RowOp]>([
    ['a change that is where it should be', BEFORE, change(2, '総務', '財政')],
    ['a removal of the record that was meant', BEFORE, removal],
    ['a new record that is where it should be', BEFORE, addition],
    ['a cell that holds the same anyway', SORTED, change(2, '総務', '福祉')],
  ])('nothing for %s', (_what, people, op) => {
    const sent = { op, row: op.kind === 'ADD' ? 4 : 1 }
    expect(displacedBy([sent], [sheet(BEFORE)], [hit(people, sent)]).size).toBe(0)
  })

  test('nothing where the change was taken by a person since', () => {
    const sent = { op: change(2, '総務', '財政'), row: 1 }
    const now = withChanges(hit(SORTED, sent), 1, [{ column: 2, before: '財政', after: '人' }])
    expect(displacedBy([sent], [sheet(BEFORE)], [now]).size).toBe(0)
  })

  test('nothing where nobody can tell which record it was', () => {
    const twins: Rows = [
      HEADERS,
      ['1', '青木', '総務', null],
      ['2', '伊藤', null, null],
      ['3', '伊藤', null, null],
    ]
    const sent = { op: change(0, '1', '7'), row: 1 }
    const people: Rows = [HEADERS, ['2', '伊藤', null, null], ['1', '青木', '総務', null]]
    expect(displacedBy([sent], [sheet(twins)], [hit(people, sent)]).size).toBe(0)
  })

  test('two removals of one write that went into two others', () => {
    const rows: Rows = [...BEFORE, ['4', '江口', '税務', null]]
    const second: RowOp = {
      ...removal,
      key: [{ column: 0, cell: '2' }],
      cells: HEADERS.map((_, column) => ({ column, before: rows[2]?.[column] ?? null, after: null })),
    }
    const sent = [
      { op: removal, row: 1 },
      { op: second, row: 2 },
    ]
    const sorted: Rows = [HEADERS, ...rows.slice(1).toReversed()]
    const now = sent.reduce((grid, { op, row }) => withChanges(grid, row, op.cells), sheet(sorted))
    const ops = [...displacedBy(sent, [sheet(rows)], [now]).values()].flat()
    const written = applyWrite({ id: 'restore', ops }, [now], 'FILL', new Map())
    if (written.state !== 'PLACED') throw new Error(JSON.stringify(written))
    expect(recordsIn(written.sheets)).toEqual(recordsIn([sheet(rows)]))
  })

  test('a change in a row whose record is removed with the same batch leaves nothing there', () => {
    const gone: RowOp = {
      ...removal,
      key: [{ column: 0, cell: '3' }],
      cells: HEADERS.map((_, column) => ({ column, before: BEFORE[3]?.[column] ?? null, after: null })),
    }
    const sent = [
      { op: change(3, null, '乙'), row: 1 },
      { op: gone, row: 1 },
    ]
    const now = withChanges(sheet(SORTED), 1, [
      ...gone.cells.filter(({ before }) => before !== null),
      { column: 3, before: null, after: '乙' },
    ])
    const ops = [...displacedBy(sent, [sheet(BEFORE)], [now]).values()].flat()
    const written = applyWrite({ id: 'restore', ops }, [now], 'FILL', new Map())
    if (written.state !== 'PLACED') throw new Error(JSON.stringify(written))
    expect(recordsIn(written.sheets)).toEqual(recordsIn([sheet(BEFORE.slice(0, 3))]))
  })
})
