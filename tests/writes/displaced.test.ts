import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/columns/cell.ts'
import { plainSheet } from '../../src/sources/memory.ts'
import { applyWrite } from '../../src/tables/apply-write.ts'
import { withChanges, withRow } from '../../src/tables/edited-grid.ts'
import type { SheetGrid } from '../../src/tables/grid.ts'
import type { RowOp, SentOp } from '../../src/tables/row-op.ts'
import { displaced } from '../../src/writes/displaced.ts'

type Rows = readonly (readonly Cell[])[]

const HEADERS = ['番号', '氏名', '課', '備考']
const PLANNED: Rows = [
  HEADERS,
  ['1', '青木', '総務', null],
  ['2', '伊藤', '税務', '甲'],
  ['3', '上田', '福祉', null],
]
const sheet = (rows: Rows): SheetGrid => plainSheet('名簿', rows)

/** A change of record 1 as it was planned. */
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
  cells: HEADERS.map((_, column) => ({ column, before: PLANNED[1]?.[column] ?? null, after: null })),
}
const addition: RowOp = {
  ...removal,
  kind: 'ADD',
  key: [{ column: 0, cell: '4' }],
  cells: ['4', '江口', '税務'].map((after, column) => ({ column, before: null, after })),
}
/** It goes into the row in which record 1 was seen, or into a new one. */
const sentOf = (op: RowOp): SentOp => ({ op, row: op.kind === 'ADD' ? null : 1 })

const sorted = ([headers = [], ...rows]: Rows): Rows => [headers, ...rows.toReversed()]
/** The column of names has moved to the end. */
const moved = (rows: Rows): Rows =>
  rows.map(([first = null, second = null, ...rest]) => [first, ...rest, second])
const inserted = ([headers = [], ...rows]: Rows): Rows => [headers, ['9', '加藤', '税務', '人'], ...rows]
const removed = (rows: Rows): Rows => rows.map((row, index) => (index === 1 ? [] : row))

/** The sheet with what went out, wherever that went. */
function hit(rows: Rows, { op, row }: SentOp): Rows {
  const grid = row === null ? withRow(sheet(rows), 4) : sheet(rows)
  const changes = op.cells.filter(({ before, after }) => before !== after)
  return withChanges(grid, row ?? 4, changes).rows
}

/** The records under the headers as they stand, in any order. */
const recordsIn = ([grid]: readonly SheetGrid[]): readonly string[] => {
  const [headers = [], ...rows] = grid?.rows ?? []
  return rows
    .map((row) => HEADERS.map((header) => row[headers.indexOf(header)] ?? '').join(' '))
    .filter((text) => text.trim() !== '')
    .toSorted()
}

/** What puts an attempt right that met these rows, when people have gone on since; the sheet as that leaves it. */
function putRight(sent: SentOp, met: Rows, since: (rows: Rows) => Rows): readonly SheetGrid[] {
  const now = [sheet(since(hit(met, sent)))]
  const ops = displaced([sent], [sheet(met)], now)?.back ?? []
  const written = applyWrite({ id: 'restore', ops }, now, 'FILL', new Map())
  if (written.state !== 'PLACED') throw new Error(JSON.stringify(written))
  return written.sheets
}

const AFTERWARDS: readonly (readonly [string, (rows: Rows) => Rows])[] = [
  ['nothing more', (rows) => rows],
  ['a sort', sorted],
  ['a row put in', inserted],
]

describe('what went into other cells is put back, whatever people do since', () => {
  const CASES: readonly (readonly [what: string, met: Rows, op: RowOp])[] = [
    ['a change in the row of another', sorted(PLANNED), change(2, '総務', '財政')],
    ['a change in a row that nobody had seen', inserted(PLANNED), change(2, '総務', '財政')],
    ['a change that emptied a cell of another', sorted(PLANNED), change(2, '総務', null)],
    ['a key that was given to another', sorted(PLANNED), change(0, '1', '7')],
    ['a removal of another', sorted(PLANNED), removal],
    ['a removal of a record that nobody had seen', inserted(PLANNED), removal],
    ['a change in the column of another', moved(PLANNED), change(2, '総務', '財政')],
    ['a change in the row and the column of another', moved(sorted(PLANNED)), change(2, '総務', '財政')],
    ['a removal that spared a column', moved(PLANNED), { ...removal, cells: removal.cells.slice(0, 3) }],
    ['a change in a row whose record is gone', removed(PLANNED), change(2, '総務', '財政')],
    ['a change of a cell that somebody typed into', typed(PLANNED, 2), change(2, '総務', '財政')],
    ['a removal of a record that somebody typed into', typed(PLANNED, 3), removal],
  ]
  test.each(
    CASES.flatMap(([what, met, op]) => AFTERWARDS.map(([then, act]) => [what, then, met, op, act] as const)),
  )('%s, and then %s', (_what, _then, met, op, act) => {
    expect(recordsIn(putRight(sentOf(op), met, act))).toEqual(recordsIn([sheet(act(met))]))
  })

  test('two removals that left two rows alike, because a column had moved', () => {
    const rows: Rows = PLANNED.map((row, index) => (index === 0 ? row : [...row.slice(0, 3), '○']))
    const met = moved(rows)
    const removalOf = (row: number): SentOp => ({
      op: {
        ...removal,
        key: [{ column: 0, cell: rows[row]?.[0] ?? null }],
        cells: HEADERS.map((_, column) => ({
          column,
          before: rows[row]?.[column] ?? null,
          after: null,
        })).filter(({ column }) => column !== 2),
      },
      row,
    })
    const sent = [removalOf(1), removalOf(2)]
    const now = [sheet(sent.reduce(hit, met))]
    const ops = displaced(sent, [sheet(met)], now)?.back ?? []
    const written = applyWrite({ id: 'restore', ops }, now, 'FILL', new Map())
    if (written.state !== 'PLACED') throw new Error(JSON.stringify(written))
    expect(recordsIn(written.sheets)).toEqual(recordsIn([sheet(met)]))
  })

  test('records of any content, in any order', () => {
    const cell = fc.constantFrom<Cell>(null, '甲', '乙', '総務', 3)
    const record = fc.tuple(cell, cell, cell)
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 2, maxLength: 6 }),
        fc.nat(),
        fc.subarray([0, 1, 2, 3], { minLength: 1 }),
        fc.boolean(),
        (records, turn, columns, isRemoval) => {
          const rows = records.map((cells, index): readonly Cell[] => [`k${index}`, ...cells])
          const met = [HEADERS, ...rows.map((_, index) => rows[(index + turn) % rows.length] ?? [])]
          const [own = []] = rows
          const written = (isRemoval ? [0, 1, 2, 3] : columns).map((column) => ({
            column,
            before: own[column] ?? null,
            after: isRemoval ? null : column === 0 ? 'new' : '新',
          }))
          const sent = sentOf({ ...removal, key: [{ column: 0, cell: 'k0' }], cells: written })
          const restored = putRight(sent, met, sorted)
          const isOwn = met[1]?.[0] === 'k0'
          expect(recordsIn(restored)).toEqual(recordsIn([sheet(isOwn ? hit(met, sent) : met)]))
        },
      ),
    )
  })
})

describe('nothing is put back', () => {
  test.each<readonly [what: string, met: Rows, op: RowOp]>([
    ['a change that is where it should be', PLANNED, change(2, '総務', '財政')],
    ['a removal of the record that was meant', PLANNED, removal],
    ['a new record that is where it should be', sorted(PLANNED), addition],
    [
      'a change that somebody had typed already',
      hit(PLANNED, sentOf(change(2, '総務', '財政'))),
      change(2, '総務', '財政'),
    ],
  ])('for %s', (_what, met, op) => {
    const sent = sentOf(op)
    expect(displaced([sent], [sheet(met)], [sheet(hit(met, sent))])).toBeNull()
  })

  test('where a cell of another held the same anyway', () => {
    const sent = sentOf(change(2, '総務', '福祉'))
    const met = sorted(PLANNED)
    expect(displaced([sent], [sheet(met)], [sheet(hit(met, sent))])).toEqual({
      back: [],
      typedOver: [],
      isPutRight: false,
    })
  })
})

describe('a new record under headers of others is put right where it is', () => {
  const sent = sentOf(addition)
  const met = moved(PLANNED)
  const record = '4 江口 税務 '

  test.each(AFTERWARDS)('and then %s', (_then, act) => {
    const [grid = sheet([])] = putRight(sent, met, act)
    expect(recordsIn([grid])).toEqual([...recordsIn([sheet(act(met))]), record].toSorted())
    expect(displaced([sent], [sheet(met)], [grid])).toBeNull()
  })

  test('with what somebody typed into it since', () => {
    const remark = HEADERS.length - 2
    const since = (rows: Rows): Rows =>
      withChanges(sheet(rows), 4, [{ column: remark, before: '税務', after: '人' }]).rows
    const [grid = sheet([])] = putRight(sent, met, since)
    expect(recordsIn([grid])).toContain('4 江口 税務 人')
  })

  test('but taken away where it went with a change that is done again', () => {
    const both = [sentOf(change(2, '総務', '財政')), sent]
    const now = [sheet(both.reduce(hit, met))]
    const back = displaced(both, [sheet(met)], now)
    expect(back?.isPutRight).toBe(false)
    const written = applyWrite({ id: 'restore', ops: back?.back ?? [] }, now, 'FILL', new Map())
    if (written.state !== 'PLACED') throw new Error(JSON.stringify(written))
    expect(recordsIn(written.sheets)).toEqual(recordsIn([sheet(met)]))
  })

  test.each<[what: string, met: Rows]>([
    ['where it should be', sorted(PLANNED)],
    ['under headers of others', met],
  ])('and not taken away either, %s, where somebody typed into it', (_what, rows) => {
    const other: SentOp = { op: { ...change(2, '税務', '財政'), key: [{ column: 0, cell: '2' }] }, row: 3 }
    const [headers = []] = rows
    const remark = headers.indexOf('備考')
    const typedInto = withChanges(sheet([other, sent].reduce(hit, rows)), 4, [
      { column: remark, before: null, after: '人' },
    ])
    const back = displaced([other, sent], [sheet(rows)], [typedInto])
    expect(back?.isPutRight).toBe(false)
    const written = applyWrite({ id: 'restore', ops: back?.back ?? [] }, [typedInto], 'FILL', new Map())
    if (written.state !== 'PLACED') throw new Error(JSON.stringify(written))
    expect(recordsIn(written.sheets)).toEqual([...recordsIn([sheet(rows)]), '4 江口 税務 人'].toSorted())
  })

  test('and all of it where a header was renamed and moved since', () => {
    const renamed = (rows: Rows): Rows => {
      const [headers = [], ...records] = moved(rows)
      return [headers.map((cell) => (cell === '課' ? '所属' : cell)), ...records]
    }
    const both = [sentOf(change(2, '総務', '財政')), sent]
    const now = [sheet(renamed(both.reduce(hit, met)))]
    const back = displaced(both, [sheet(met)], now)
    const written = applyWrite({ id: 'restore', ops: back?.back ?? [] }, now, 'FILL', new Map())
    if (written.state !== 'PLACED') throw new Error(JSON.stringify(written))
    expect(written.sheets[0]?.rows.flat()).not.toContain('江口')
    expect(written.sheets[0]?.rows.flat()).not.toContain('4')
  })

  test('and sent again where somebody took it away', () => {
    expect(displaced([sent], [sheet(met)], [sheet(met)])).toEqual({
      back: [],
      typedOver: [],
      isPutRight: false,
    })
  })
})

describe('a row that was not copied, for a filter hides it', () => {
  /** The trace of it is blank. */
  const uncopied = (rows: Rows): readonly SheetGrid[] => [
    sheet(rows.map((row, index) => (index === 1 ? [] : row))),
  ]
  const sent = sentOf(change(2, '総務', '財政'))

  test.each<readonly [what: string, op: RowOp]>([
    ['a change', change(2, '総務', '財政')],
    ['a change of the key', change(0, '1', '7')],
    ['a removal', removal],
  ])('%s stands where it should', (_what, op) => {
    expect(displaced([sentOf(op)], uncopied(PLANNED), [sheet(hit(PLANNED, sentOf(op)))])).toBeNull()
  })

  test('a change is taken back to what was seen, where another of its write went elsewhere', () => {
    const other: SentOp = { op: { ...change(2, '税務', '財政'), key: [{ column: 0, cell: '2' }] }, row: 3 }
    const now = [sheet([sent, other].reduce(hit, PLANNED))]
    const ops = displaced([sent, other], uncopied(PLANNED), now)?.back ?? []
    const written = applyWrite({ id: 'restore', ops }, now, 'FILL', new Map())
    if (written.state !== 'PLACED') throw new Error(JSON.stringify(written))
    expect(recordsIn(written.sheets)).toEqual(recordsIn([sheet(PLANNED)]))
  })

  test.each<readonly [what: string, op: RowOp]>([
    ['a change', change(2, '総務', '財政')],
    ['a removal', removal],
  ])('%s of a row that was blank is taken back', (_what, op) => {
    const [headers = [], ...rows] = PLANNED
    const met: Rows = [headers, [], ...rows]
    expect(recordsIn(putRight(sentOf(op), met, (each) => each))).toEqual(recordsIn([sheet(PLANNED)]))
  })
})

test('a change in the row of another that a removal of the same moment took away leaves nothing', () => {
  const met = sorted(PLANNED)
  const both = [sentOf(removal), sentOf(change(2, '総務', '財政'))]
  const now = [sheet(both.reduce(hit, met))]
  const ops = both.flatMap((each) => displaced([each], [sheet(met)], now)?.back ?? [])
  const written = applyWrite({ id: 'restore', ops }, now, 'FILL', new Map())
  if (written.state !== 'PLACED') throw new Error(JSON.stringify(written))
  expect(recordsIn(written.sheets)).toEqual(recordsIn([sheet(met)]))
})

describe('what cannot be put back is told', () => {
  const sent = sentOf(change(2, '総務', '財政'))
  const typedOver = (met: Rows, key: Cell, before: Cell, now: readonly SheetGrid[]): void =>
    expect(displaced([sent], [sheet(met)], now)).toMatchObject({
      back: [],
      typedOver: [{ key: [{ column: 0, cell: key }], cells: [{ column: 2, before, after: '人' }] }],
    })

  test('where somebody typed over it since', () => {
    const met = sorted(PLANNED)
    const over = withChanges(sheet(hit(met, sent)), 1, [{ column: 2, before: '財政', after: '人' }])
    typedOver(met, '3', '福祉', [over])
  })

  test('where two people typed: one before our write was there, one after', () => {
    const met = withChanges(sheet(PLANNED), 1, [{ column: 2, before: '総務', after: '先' }]).rows
    const over = withChanges(sheet(hit(met, sent)), 1, [{ column: 2, before: '財政', after: '人' }])
    typedOver(met, '1', '先', [over])
  })

  test('where the row was taken away since', () => {
    const met = sorted(PLANNED)
    const away = sheet(hit(met, sent).filter(([first]) => first !== '3'))
    expect(displaced([sent], [sheet(met)], [away])?.typedOver).toMatchObject([
      { key: [{ column: 0, cell: '3' }], cells: [{ column: 2, before: '福祉', after: null }] },
    ])
  })
})

function typed(rows: Rows, column: number): Rows {
  return withChanges(sheet(rows), 1, [{ column, before: null, after: '人' }]).rows
}
