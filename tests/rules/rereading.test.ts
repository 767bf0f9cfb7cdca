import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/columns/cell.ts'
import { alignRows, sameCells } from '../../src/tables/align.ts'
import type { SheetGrid } from '../../src/tables/grid.ts'
import type { OfficeReading } from '../../src/tables/read-office.ts'
import type { Row } from '../../src/tables/row.ts'
import { readSmallOffice, type SmallOffice } from '../office-of.ts'
import { gridOf, officeWith, readRules, staffSheet } from './small-office.ts'

const cell = fc.oneof(
  fc.constantFrom<Cell>(
    null,
    '',
    'a',
    'a\u0000sb',
    '1',
    1,
    true,
    { serial: 1 },
    { error: '#REF!' },
    { error: '' },
  ),
  fc.string({ maxLength: 3 }),
  fc.integer({ min: 0, max: 3 }),
)
const rows = fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 12 })

describe('alignRows', () => {
  test('pairs only equal rows, each at most once', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const pairs = [...alignRows(before, after)]
        const used = pairs.filter((pair) => pair >= 0)
        expect(new Set(used).size).toBe(used.length)
        pairs.forEach((pair, row) => {
          if (pair >= 0) expect(sameCells(before[pair] ?? [], after[row] ?? [])).toBe(true)
        })
      }),
      { examples: [[[['a', 'b', 1]], [['a\u0000sb', 1]]]] },
    )
  })

  test('pairs all rows of a sheet that was sorted, and all others where some were put in or taken out', () => {
    const distinct = fc
      .uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 30 })
      .map((keys) => keys.map((key): Cell[] => [key, 'x']))
    fc.assert(
      fc.property(distinct, fc.infiniteStream(fc.integer({ min: 0, max: 9 })), (before, dice) => {
        const sorted = [...before].sort((a, b) => Number(a[0]) - Number(b[0]))
        expect([...alignRows(before, sorted)]).not.toContain(-1)
        const changed = before
          .filter(() => (dice.next().value ?? 0) > 2)
          .flatMap((row) => ((dice.next().value ?? 0) > 7 ? [['new'], row] : [row]))
        const pairs = alignRows(before, changed)
        for (const [index, row] of changed.entries()) expect(pairs[index] === -1).toBe(row[0] === 'new')
      }),
    )
  })
})

/** What a reading says, without the objects that only the reader needs; blanks at a row's end say nothing. */
function said({ tables, settings, problems, accounts, codes, labels }: OfficeReading): unknown {
  const trimmed = (row: Row): Row => ({
    ...row,
    cells: row.cells.slice(0, row.cells.findLastIndex((each) => each !== null) + 1),
  })
  return {
    tables: [...tables].map(
      ([name, { rows: served, children, problems: told, accounts: counted, state }]) => ({
        name,
        served: served.map(trimmed),
        children: Object.entries(children).map(([child, kids]) => [child, kids.map(trimmed)]),
        told,
        counted,
        state,
      }),
    ),
    settings: [...settings],
    codes: [...codes].map(([list, words]) => [list, [...words]]),
    labels: [...labels].map(([list, words]) => [list, [...words]]),
    problems,
    accounts: [...accounts],
  }
}

const MESS: readonly Cell[] = [
  null,
  '',
  '000101',
  '000102',
  '0203',
  '税務課',
  '0203 税務課',
  '総務',
  '〃',
  '－',
  'R7.4.1',
  'R1.4.1',
  45_748,
  2025,
  { serial: 45_748 },
  { error: '#REF!' },
  '小計',
  '※注',
  '3.5',
  '○',
  4,
  'G6',
  '正規',
  '職員 101',
  '同名',
  '記入例',
  '【税務課】',
  '休職',
  'C1',
  '対人能力',
  '年度',
  '備考',
  '氏名',
]

const HEADED = ['職員番号', '氏名', '評価日', '評価区分', '対人能力', 'C2', '所属', '備考', 'メモ']
const assessments: readonly (readonly Cell[])[] = [
  ['能力評価'],
  HEADED,
  ['000101', '職員 101', 'R8.3.1', '所属長', '○', 2, '税務課', null, 'x'],
  ['000102', '職員 102', 'R8.3.1', '所属長', 3, '3.5', null, '済', null],
  [null, '職員 101', 'R8.3.1', '自己', '◎', null, '福祉課'],
  ['小計', null, null, null, 3],
  ['000102', null, 'R8.3.1', '自己', '×', '／', '〃'],
]
const long: readonly (readonly Cell[])[] = [
  ['年度', '職員番号', '評価日', '評価区分', '能力', '水準'],
  ['R7', '000101', 'R8.3.1', '所属長', 'C1', 4],
  ['R7', '000101', 'R8.3.1', '所属長', 'C2', 2],
]
const staff = staffSheet([
  {},
  { 所属コード: '〃' },
  { 職員番号: '000101', 採用年月日: 'R4.4.1' },
  { 氏名: '職員 102' },
  { 氏名: '同名', 所属コード: null },
  { 氏名: '同名' },
])
const staffWithReuse = staff.map((cells, row) => [
  ...cells,
  row === 0 ? '退職日' : row === 1 ? 'R3.3.31' : null,
])

const START: SmallOffice = officeWith({
  personnel: {
    職員: gridOf('職員', staffWithReuse, { merges: [{ top: 4, left: 6, bottom: 5, right: 6 }] }),
    コード表: [
      ['種別', 'コード', 'ラベル', '別名'],
      ['見出し', '能力評価.氏名', '名', null],
    ],
    設定: [
      ['キー', '値'],
      ['headerRow.職員', '1'],
    ],
  },
  development: {
    能力評価_R7: gridOf('能力評価_R7', assessments, { struck: [{ row: 2, column: 1 }] }),
    R7能力評価: long,
  },
  intentions: {
    自己申告: [
      ['年度', '職員番号', '異動希望', '第1希望', '第２希望所属', '希望理由'],
      ['R7', '000101', '異動したい', '税務課', '0301', '通勤・健康'],
      [7, '000102', '留任', { error: '#N/A' }, '総務', null],
    ],
  },
})

type Edit = (sheet: SheetGrid) => SheetGrid
const place = fc.nat({ max: 9 })
const mergeAt = fc
  .tuple(place, place, fc.nat({ max: 3 }), fc.nat({ max: 2 }))
  .map(([top, left, down, right]) => ({ top, left, bottom: top + down, right: left + right }))
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(place, place, fc.constantFrom(...MESS)).map(
    ([row, column, value]): Edit =>
      (sheet) => ({
        ...sheet,
        rows: sheet.rows.map((cells, index) =>
          index === row
            ? Array.from({ length: Math.max(cells.length, column + 1) }, (_, each) =>
                each === column ? value : (cells[each] ?? null),
              )
            : cells,
        ),
      }),
  ),
  place.map(
    (row): Edit =>
      (sheet) => ({ ...sheet, rows: sheet.rows.filter((_, index) => index !== row) }),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Edit =>
      (sheet) => ({
        ...sheet,
        rows: sheet.rows.flatMap((cells, index) =>
          index === to ? [sheet.rows[from] ?? [], cells] : [cells],
        ),
      }),
  ),
  place.map(
    (row): Edit =>
      (sheet) => ({ ...sheet, rows: [...sheet.rows.slice(0, row), [], ...sheet.rows.slice(row)] }),
  ),
  fc.constant<Edit>((sheet) => ({
    ...sheet,
    rows: [...sheet.rows.slice(0, 2), ...[...sheet.rows.slice(2)].reverse()],
  })),
  fc.tuple(place, place).map(
    ([from, to]): Edit =>
      (sheet) => ({
        ...sheet,
        rows: sheet.rows.map((cells) =>
          cells.map((each, index) =>
            index === from ? (cells[to] ?? null) : index === to ? (cells[from] ?? null) : each,
          ),
        ),
      }),
  ),
  fc.array(mergeAt, { maxLength: 2 }).map(
    (merges): Edit =>
      (sheet) => ({ ...sheet, merges }),
  ),
  fc.array(fc.record({ row: place, column: place }), { maxLength: 3 }).map(
    (struck): Edit =>
      (sheet) => ({ ...sheet, struck }),
  ),
  fc.constantFrom(0, 1462).map(
    (serialOffset): Edit =>
      (sheet) => ({ ...sheet, serialOffset }),
  ),
)
const edits = fc.array(fc.tuple(fc.nat({ max: 20 }), edit), { minLength: 1, maxLength: 6 })

const asGrid = (title: string, sheet: SmallOffice[string][string]): SheetGrid =>
  'title' in sheet ? sheet : gridOf(title, sheet)

function edited(office: SmallOffice, changes: readonly (readonly [number, Edit])[]): SmallOffice {
  const titles = Object.entries(office).flatMap(([workbook, sheets]) =>
    Object.keys(sheets).map((title) => [workbook, title] as const),
  )
  const now = Object.fromEntries(
    Object.entries(office).map(([workbook, sheets]) => [workbook, { ...sheets }]),
  )
  for (const [which, change] of changes) {
    const [workbook = '', title = ''] = titles[which % titles.length] ?? []
    const sheets = now[workbook]
    const sheet = sheets?.[title]
    if (sheets && sheet) sheets[title] = change(asGrid(title, sheet))
  }
  return now
}

/** A sheet that was refused, shrunk or lost a competency keeps its last good reading: then the two must differ. */
const isKept = ({ tables, problems }: OfficeReading): boolean =>
  [...tables.values()].some(({ state }) => state === 'KEPT') ||
  problems.some(({ severity }) => severity === 'REJECT_SHEET')

describe('a reading that knows the one before', () => {
  test('says exactly what one from scratch says, after any edits, row by row', () => {
    fc.assert(
      fc.property(fc.array(edits, { minLength: 1, maxLength: 3 }), (steps) => {
        let office = START
        let before = readSmallOffice(office)
        for (const changes of steps) {
          office = edited(office, changes)
          const fresh = readSmallOffice(office)
          const again = readSmallOffice(office, undefined, before)
          if (isKept(fresh) || isKept(again)) return
          expect(said(again)).toEqual(said(fresh))
          before = again
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 150) },
    )
  })

  test('leaves all rows the same objects where nothing changed', () => {
    const before = readSmallOffice(START)
    const again = readSmallOffice(START, undefined, before)
    for (const [name, table] of again.tables) {
      expect(table.rows, name).toBe(before.tables.get(name)?.rows)
      for (const [child, served] of Object.entries(table.children))
        expect(served, child).toBe(before.tables.get(name)?.children[child])
    }
  })

  test('leaves the rows of unchanged cells the same objects where a neighbour changed', () => {
    const first = readRules({ personnel: { 職員: staffSheet([{}, {}, {}]) } })
    const second = readRules(
      { personnel: { 職員: staffSheet([{}, { 氏名: '改名 一郎' }, {}]) } },
      undefined,
      first.reading,
    )
    const [a, b] = [first, second].map(({ reading }) => reading.tables.get('Staff')?.rows ?? [])
    expect([0, 1, 2].map((index) => a?.[index] === b?.[index])).toEqual([true, false, true])
    expect(second.reading.tables.get('Department')?.rows).toBe(first.reading.tables.get('Department')?.rows)
  })

  test('moves rows with the sheet: sorting changes places, not values', () => {
    const first = readRules({ personnel: { 職員: staffSheet([{}, {}, {}]) } })
    const sheet = staffSheet([{}, {}, {}])
    const sorted = [...sheet.slice(0, 1), ...[...sheet.slice(1)].reverse()]
    const second = readRules({ personnel: { 職員: sorted } }, undefined, first.reading)
    expect(second.values('Staff', 'staffNumber')).toEqual(['000103', '000102', '000101'])
    expect(second.reading.tables.get('Staff')?.rows.map(({ index }) => index)).toEqual([1, 2, 3])
  })
})
