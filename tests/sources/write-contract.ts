import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/columns/cell.ts'
import type { SheetGrid, Source, WorkbookWrite, WriteOutcome } from '../../src/sources/source.ts'
import type { RowOp } from '../../src/tables/row-op.ts'
import { textOfStored } from '../../src/tables/stored-cell.ts'

/** A source made for a test of writing, and another pair of eyes on what it holds. */
export interface OpenedForWriting {
  readonly source: Source
  /** The sheets as they are stored now. */
  read(): Promise<readonly SheetGrid[]>
  close?(): Promise<void>
}

/** One kind of source that can be written; it stores formulas and locks of the sheets given, too. */
export interface WritingCase {
  readonly name: string
  open(sheets: readonly SheetGrid[]): Promise<OpenedForWriting>
}

/** What every source that can be written must do. */
export function testWriting({ name, open }: WritingCase): void {
  describe(`${name} as a source that is written`, () => {
    const applied = async (
      sheets: readonly SheetGrid[],
      ...writes: readonly (readonly RowOp[])[]
    ): Promise<{ outcomes: readonly WriteOutcome[]; rows: SheetGrid['rows']; hasMoved: boolean }> => {
      const opened = await open(sheets)
      const before = await opened.source.version()
      const outcomes = await opened.source.apply(writes.map(writeOf))
      const hasMoved = (await opened.source.version()) !== before
      const rows = (await opened.read())[0]?.rows ?? []
      await opened.close?.()
      return { outcomes, rows, hasMoved }
    }

    it('changes the cells named and nothing else', async () => {
      const op = change('000102', [
        [1, '井上', '伊上'],
        [4, 4, 4.5],
        [3, { serial: 45_383 }, { serial: 45_748 }],
      ])
      const { outcomes, rows, hasMoved } = await applied([ROSTER, OTHER], [op])
      expect(outcomes).toEqual([APPLIED])
      expect(rows).toEqual(rosterWith(4, ['000102', '伊上', '税務課', { serial: 45_748 }, 4.5, false]))
      expect(hasMoved).toBe(true)
    })

    it('leaves the other sheets as they are', async () => {
      const opened = await open([ROSTER, OTHER])
      await opened.source.apply([writeOf([change('000102', [[1, '井上', '伊上']])])])
      expect((await opened.read())[1]?.rows).toEqual(OTHER.rows)
      await opened.close?.()
    })

    it('shows in the next reading, under another version', async () => {
      const opened = await open([ROSTER])
      const before = await opened.source.read()
      await opened.source.apply([writeOf([change('000102', [[1, '井上', '伊上']])])])
      const now = await opened.source.read()
      expect(now.version).not.toBe(before.version)
      expect(now.sheets[0]?.rows[4]?.[1]).toBe('伊上')
      await opened.close?.()
    })

    it.each<[string, SheetGrid['rows'], number]>([
      ['sorted', [...HEAD, ...[...PEOPLE].reverse()], 4],
      ['given a row above', [...HEAD, ['000100', '赤井'], ...PEOPLE], 5],
      ['given a blank row above', [...HEAD, [], ...PEOPLE], 5],
      ['relieved of a row above', [...HEAD, ...PEOPLE.slice(1)], 3],
    ])('finds a row in a sheet that was %s', async (_what, rows, row) => {
      const found = await applied([{ ...ROSTER, rows }], [change('000102', [[2, '税務課', '市民課']])])
      expect(found.outcomes).toEqual([APPLIED])
      expect(found.rows).toEqual(rows.map((cells, at) => (at === row ? cells.with(2, '市民課') : cells)))
    })

    it('fills a blank cell, beyond the end of its row too', async () => {
      const { outcomes, rows } = await applied(
        [ROSTER],
        [
          change('000103', [
            [3, null, { serial: 45_748 }],
            [6, null, '備考です'],
          ]),
        ],
      )
      expect(outcomes).toEqual([APPLIED])
      expect(rows[5]?.[3]).toEqual({ serial: 45_748 })
      expect(rows[5]?.[6]).toBe('備考です')
    })

    it('clears a cell', async () => {
      const { outcomes, rows } = await applied([ROSTER], [change('000101', [[1, '青木', null]])])
      expect(outcomes).toEqual([APPLIED])
      expect(rows).toEqual(rosterWith(3, ['000101', null, '総務課', { serial: 45_017 }, 3, true]))
    })

    it('changes a flag', async () => {
      const { rows } = await applied([ROSTER], [change('000101', [[5, true, false]])])
      expect(rows[3]?.[5]).toBe(false)
    })

    it('stores texts as they are, whatever they look like', async () => {
      const cells = TEXTS.map((text, index) => [10 + index, null, text] as const)
      const { outcomes, rows } = await applied([ROSTER], [change('000102', cells)])
      expect(outcomes).toEqual([APPLIED])
      expect(rows[4]?.slice(10)).toEqual(TEXTS)
    })

    it('does nothing where every cell holds what it shall', async () => {
      const { outcomes, rows, hasMoved } = await applied(
        [ROSTER],
        [
          change('000102', [
            [1, '伊上', '井上'],
            [3, null, { serial: 45_383 }],
          ]),
        ],
      )
      expect(outcomes).toEqual([APPLIED])
      expect(rows).toEqual(ROSTER.rows)
      expect(hasMoved).toBe(false)
    })

    it.each<[string, readonly (readonly [number, Cell, Cell])[], WriteOutcome, Cell]>([
      ['what it shall', [[1, '伊上', '井上']], { state: 'UNSURE' }, '井上'],
      [
        'what it shall, beside another that is to change',
        [
          [1, '井上', '井上'],
          [2, '税務課', '市民課'],
        ],
        { state: 'UNSURE' },
        '井上',
      ],
      ['what somebody else may have typed', [[1, '伊藤', '伊上']], { state: 'UNSURE' }, '井上'],
      ['what was seen', [[1, '井上', '伊上']], APPLIED, '伊上'],
    ])('where a cell holds what may be gone in a moment: %s', async (_what, cells, outcome, name) => {
      const opened = await open([ROSTER])
      const write = { ...writeOf([change('000102', cells)]), passing: new Set([textOfStored('井上')]) }
      expect(await opened.source.apply([write])).toEqual([outcome])
      expect((await opened.read())[0]?.rows[4]?.slice(1, 3)).toEqual([name, '税務課'])
      await opened.close?.()
    })

    it.each<[string, RowOp, ReadonlySet<string>, WriteOutcome]>([
      ['a change', change('000999', [[1, '井上', '伊上']]), BLANKS, { state: 'UNSURE' }],
      ['a removal', removal('000999', '井上'), BLANKS, { state: 'UNSURE' }],
      ['a removal, with nothing on its way that clears', removal('000999', '井上'), new Set(), APPLIED],
      ['a removal of a row that is there', removal('000102', '井上'), BLANKS, APPLIED],
    ])('where a row may be blank for a moment: %s', async (_what, op, passing, outcome) => {
      const opened = await open([ROSTER])
      expect(await opened.source.apply([{ ...writeOf([op]), passing }])).toEqual([outcome])
      await opened.close?.()
    })

    it('tells of a cell that somebody changed, and changes nothing', async () => {
      const { outcomes, rows, hasMoved } = await applied(
        [ROSTER],
        [
          change('000102', [
            [1, '井上', '伊上'],
            [2, '納税課', '市民課'],
          ]),
        ],
      )
      const clash = { op: 0, sheet: ROSTER.title, row: 4, column: 2, before: '納税課', theirs: '税務課' }
      expect(outcomes).toEqual([{ state: 'CONFLICT', clashes: [clash] }])
      expect(rows).toEqual(ROSTER.rows)
      expect(hasMoved).toBe(false)
    })

    it.each<[string, readonly SheetGrid[], RowOp]>([
      [
        'a renamed header',
        [{ ...ROSTER, rows: rosterWith(2, HEADERS.with(1, '名前')) }],
        change('000102', [[1, '井上', '伊上']]),
      ],
      [
        'a column moved',
        [{ ...ROSTER, rows: ROSTER.rows.map((row) => (row.length > 1 ? [null, ...row] : row)) }],
        change('000102', [[1, '井上', '伊上']]),
      ],
      ['a row that is gone', [ROSTER], change('000999', [[1, '井上', '伊上']])],
      ['a sheet that is gone', [OTHER], change('000102', [[1, '井上', '伊上']])],
    ])('says MOVED for %s', async (_what, sheets, op) => {
      const { outcomes, rows, hasMoved } = await applied(sheets, [op])
      expect(outcomes).toMatchObject([{ state: 'MOVED' }])
      expect(rows).toEqual(sheets[0]?.rows)
      expect(hasMoved).toBe(false)
    })

    it.each<[string, Partial<SheetGrid>, number]>([
      ['FORMULA', { formulas: [{ top: 3, left: 4, bottom: 5, right: 4 }] }, 4],
      ['LOCKED', { locks: [{ area: { top: 0, left: 2, bottom: 5, right: 2 }, open: [] }] }, 2],
      [
        'COVERED',
        { rows: rosterWith(4, PERSON.with(2, null)), merges: [{ top: 3, left: 2, bottom: 4, right: 2 }] },
        2,
      ],
      ['DOUBLED', { rows: [...ROSTER.rows, PERSON] }, 1],
    ])('refuses a cell: %s', async (refusal, marks, column) => {
      const sheet = { ...ROSTER, ...marks }
      const op = change('000102', [[column, sheet.rows[4]?.[column] ?? null, column === 4 ? 9 : '他']])
      const { outcomes, rows, hasMoved } = await applied([sheet], [op])
      expect(outcomes).toMatchObject([{ state: 'REFUSED', refusal, place: { sheet: ROSTER.title } }])
      expect(rows).toEqual(sheet.rows)
      expect(hasMoved).toBe(false)
    })

    it('changes a cell beside formulas, locked ones and merged ones', async () => {
      const marks: Partial<SheetGrid> = {
        formulas: [{ top: 3, left: 4, bottom: 5, right: 4 }],
        locks: [{ area: { top: 0, left: 0, bottom: 5, right: 0 }, open: [] }],
        merges: [{ top: 0, left: 0, bottom: 0, right: 3 }],
      }
      const { outcomes, rows } = await applied(
        [{ ...ROSTER, ...marks }],
        [change('000102', [[1, '井上', '伊上']])],
      )
      expect(outcomes).toEqual([APPLIED])
      expect(rows).toEqual(rosterWith(4, PERSON.with(1, '伊上')))
    })

    it('adds a record below the last one', async () => {
      const cells: [number, Cell][] = [
        [1, '江口'],
        [2, '総務課'],
        [3, { serial: 46_113 }],
        [4, 1],
        [5, true],
      ]
      const { outcomes, rows, hasMoved } = await applied([ROSTER], [add('000104', cells)])
      expect(outcomes).toEqual([APPLIED])
      expect(rows).toEqual([...ROSTER.rows, ['000104', '江口', '総務課', { serial: 46_113 }, 1, true]])
      expect(hasMoved).toBe(true)
    })

    it('adds a record below what is last now where the last one is gone', async () => {
      const { outcomes, rows } = await applied([ROSTER], [add('000104', [[1, '江口']], '000999')])
      expect(outcomes).toEqual([APPLIED])
      expect(rows).toEqual([...ROSTER.rows, ['000104', '江口']])
    })

    it('adds the first record below the headers', async () => {
      const { outcomes, rows } = await applied(
        [{ ...ROSTER, rows: HEAD }],
        [add('000104', [[1, '江口']], null)],
      )
      expect(outcomes).toEqual([APPLIED])
      expect(rows).toEqual([...HEAD, ['000104', '江口']])
    })

    it('keeps the order of records added in one call', async () => {
      const { outcomes, rows } = await applied(
        [ROSTER],
        [add('000104', [[1, '江口']])],
        [add('000105', [[1, '大野']]), add('000106', [[1, '加藤']])],
      )
      expect(outcomes).toEqual([APPLIED, APPLIED])
      expect(rows.slice(6)).toEqual([
        ['000104', '江口'],
        ['000105', '大野'],
        ['000106', '加藤'],
      ])
    })

    it('does nothing where the record to be added is there with the same cells', async () => {
      const { outcomes, rows, hasMoved } = await applied([ROSTER], [add('000102', [[1, '井上']], '000102')])
      expect(outcomes).toEqual([APPLIED])
      expect(rows).toEqual(ROSTER.rows)
      expect(hasMoved).toBe(false)
    })

    it('tells of a record to be added that is there with other cells', async () => {
      const { outcomes, rows } = await applied([ROSTER], [add('000102', [[1, '江口']])])
      expect(outcomes).toMatchObject([
        { state: 'CONFLICT', clashes: [{ row: 4, column: 1, theirs: '井上' }] },
      ])
      expect(rows).toEqual(ROSTER.rows)
    })

    it('carries out a write of several rows whole or not at all', async () => {
      const { outcomes, rows } = await applied(
        [ROSTER],
        [change('000101', [[1, '青木', '青樹']]), change('000102', [[1, '伊上', '井上']])],
        [
          change('000101', [[2, '総務課', '秘書課']]),
          add('000104', [[1, '江口']]),
          change('000102', [[2, '納税課', '市民課']]),
        ],
      )
      expect(outcomes).toMatchObject([APPLIED, { state: 'CONFLICT', clashes: [{ op: 2, row: 4 }] }])
      expect(rows).toEqual(rosterWith(3, ['000101', '青樹', '総務課', { serial: 45_017 }, 3, true]))
    })

    it('leaves the formulas of a record that is removed', async () => {
      const sheet = { ...ROSTER, formulas: [{ top: 3, left: 4, bottom: 5, right: 4 }] }
      const op = change('000102', [
        [0, '000102', null],
        [1, '井上', null],
        [2, '税務課', null],
        [3, { serial: 45_383 }, null],
        [4, 9, null],
        [5, false, null],
      ])
      const { outcomes, rows } = await applied([sheet], [op])
      expect(outcomes).toEqual([APPLIED])
      expect(rows[4]).toEqual([null, null, null, null, sheet.rows[4]?.[4]])
    })

    it('lets later writes of a call see what earlier ones did', async () => {
      const { outcomes, rows } = await applied(
        [ROSTER],
        [change('000101', [[1, '青木', '青樹']])],
        [change('000101', [[1, '青樹', '青城']])],
        [change('000101', [[1, '青木', '青山']])],
        [add('000104', [[1, '江口']])],
        [change('000104', [[1, '江口', '江藤']])],
      )
      const clash = { op: 0, sheet: ROSTER.title, row: 3, column: 1, before: '青木', theirs: '青城' }
      expect(outcomes).toEqual([APPLIED, APPLIED, { state: 'CONFLICT', clashes: [clash] }, APPLIED, APPLIED])
      expect(rows[3]?.[1]).toBe('青城')
      expect(rows[6]).toEqual(['000104', '江藤'])
    })

    it('carries out one write though its neighbours are refused', async () => {
      const sheet = { ...ROSTER, formulas: [{ top: 3, left: 4, bottom: 5, right: 4 }] }
      const { outcomes, rows } = await applied(
        [sheet],
        [change('000101', [[4, 3, 9]])],
        [change('000102', [[1, '井上', '伊上']])],
        [change('000999', [[1, '井上', '伊上']])],
      )
      expect(outcomes).toMatchObject([{ state: 'REFUSED' }, APPLIED, { state: 'MOVED' }])
      expect(rows).toEqual(rosterWith(4, PERSON.with(1, '伊上')))
    })

    it('answers no writes with no outcomes', async () => {
      const { outcomes, hasMoved } = await applied([ROSTER])
      expect(outcomes).toEqual([])
      expect(hasMoved).toBe(false)
    })
  })
}

const APPLIED = { state: 'APPLIED' } as const

const TEXTS = [
  ...['=1+1', '+1', '-1', '@a', '\t=1', '＝1', "'1", '0012', '1e5', '2025-04-01', '4/1', 'TRUE', '10%'],
  ...['#REF!', '_x0041_', ' 前後 ', '　', '一行目\n二行目', '<b>&amp;"</b>', '髙𠮷', '__proto__', 'null'],
]

const HEADERS: readonly Cell[] = ['番号', '氏名', '所属', '入庁日', '級', '在職']
const PERSON: readonly Cell[] = ['000102', '井上', '税務課', { serial: 45_383 }, 4, false]
const HEAD: SheetGrid['rows'] = [['名簿（見本）'], [], HEADERS]
const PEOPLE: SheetGrid['rows'] = [
  ['000101', '青木', '総務課', { serial: 45_017 }, 3, true],
  PERSON,
  ['000103', '上田', '福祉課', null, 5, true],
]

const plain = (title: string, rows: SheetGrid['rows']): SheetGrid => ({
  title,
  rows,
  merges: [],
  struck: [],
  formulas: [],
  locks: [],
  serialOffset: 0,
})

const ROSTER = plain('名簿', [...HEAD, ...PEOPLE])
const OTHER = plain('別表 & "次"', [['番号'], ['000102']])

const rosterWith = (row: number, cells: readonly Cell[]): SheetGrid['rows'] => ROSTER.rows.with(row, cells)

const BLANKS: ReadonlySet<string> = new Set([textOfStored(null)])

let writes = 0
const writeOf = (ops: readonly RowOp[]): WorkbookWrite => {
  writes += 1
  return { id: `w${writes}`, ops }
}

const headersOf = (columns: readonly number[]): RowOp['headers'] =>
  [0, ...columns].map((column) => ({ row: 2, column, cell: HEADERS[column] ?? null }))

const change = (key: string, cells: readonly (readonly [number, Cell, Cell])[]): RowOp => ({
  kind: 'CHANGE',
  sheet: ROSTER.title,
  headers: headersOf(cells.map(([column]) => column)),
  dataFrom: 3,
  key: [{ column: 0, cell: key }],
  below: null,
  cells: cells.map(([column, before, after]) => ({ column, before, after })),
})

/** A removal of a record whose last columns are blank. */
const removal = (key: string, name: string): RowOp =>
  change(key, [
    [0, key, null],
    [1, name, null],
    [9, null, null],
  ])

const add = (
  key: string,
  cells: readonly (readonly [number, Cell])[],
  below: string | null = '000103',
): RowOp => ({
  ...change(key, [[0, null, key], ...cells.map(([column, after]) => [column, null, after] as const)]),
  kind: 'ADD',
  below: below === null ? null : [{ column: 0, cell: below }],
})
