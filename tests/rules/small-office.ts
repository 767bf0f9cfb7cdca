import { expect } from 'vitest'
import { schema } from '../../schema/index.ts'
import type { Cell } from '../../src/columns/cell.ts'
import type { Values } from '../../src/columns/column.ts'
import { plainSheet } from '../../src/sources/memory.ts'
import type { SheetGrid } from '../../src/tables/grid.ts'
import { addressOf, type Problem } from '../../src/tables/problem.ts'
import type { OfficeReading } from '../../src/tables/read-office.ts'
import { readSmallOffice, type SmallOffice } from '../office-of.ts'

/** Rows of cells of one sheet. */
export type Rows = readonly (readonly Cell[])[]

/** An office read, with what tests ask of it. */
export interface RulesReading {
  readonly reading: OfficeReading
  /** Each problem as `職員!B3 WARN Q20`; sheets that are simply not there are left out. */
  readonly problems: readonly string[]
  readonly all: readonly Problem[]
  rows(table: string): readonly Values[]
  /** One column of a table, row by row. */
  values(table: string, column: string): readonly unknown[]
}

export const DEPARTMENTS: Rows = [
  ['所属コード', '所属名', '略称', '旧名称', '職務分野', '有効開始', '有効終了'],
  ['0101', '総務課', '総務', null, '内部管理', 'H17.4.1'],
  ['0203', '税務課', null, '市民税務課', '税・窓口', 'H17.4.1'],
  ['0301', '福祉課', null, null, '福祉・健康', 'H17.4.1'],
]
export const GRADES: Rows = [
  ['職階コード', '職階名', '順位', '管理職区分'],
  ['G4', '係長級', 4, '監督職'],
  ['G6', '主事・技師級', 6, '一般職'],
]
export const STAFF_HEADERS = [
  '職員番号',
  '氏名',
  '採用年月日',
  '任用区分',
  '職種',
  '職階コード',
  '所属コード',
  '現所属開始日',
  '在職状況',
] as const
const STAFF_CELLS: Readonly<Record<(typeof STAFF_HEADERS)[number], Cell>> = {
  職員番号: '000101',
  氏名: '職員 101',
  採用年月日: '2020-04-01',
  任用区分: '正規',
  職種: '一般事務',
  職階コード: 'G6',
  所属コード: '0203',
  現所属開始日: '2024-04-01',
  在職状況: '在職',
}

/** A row of 職員 with some cells changed. */
export const staffRow = (changes: Partial<typeof STAFF_CELLS> = {}): Cell[] =>
  STAFF_HEADERS.map((header) => ({ ...STAFF_CELLS, ...changes })[header])

/** 職員 with rows that differ from an ordinary one; further columns are written with their header. */
export function staffSheet(rows: readonly Readonly<Record<string, Cell>>[]): Rows {
  const further = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (header) => !(header in STAFF_CELLS),
  )
  return [
    [...STAFF_HEADERS, ...further],
    ...rows.map((row, index) => [
      ...staffRow({
        職員番号: `0001${String(index + 1).padStart(2, '0')}`,
        氏名: `職員 1${String(index + 1).padStart(2, '0')}`,
        ...row,
      }),
      ...further.map((header) => row[header] ?? null),
    ]),
  ]
}

const COMPETENCIES: Rows = [
  ['能力コード', '区分', '名称', '列見出し'],
  ['C1', '能力', '対人能力', '対人力'],
  ['C2', '能力', '政策形成能力', null],
]
const COURSES: Rows = [
  ['研修コード', '研修名', '研修体系', '研修種別'],
  ['T001', '新採研修', '職場内', '新規採用'],
  ['T002', '税務研修', '職場外', '専門'],
]

export interface OfficeParts {
  readonly personnel?: SmallOffice[string]
  readonly development?: SmallOffice[string]
  readonly intentions?: SmallOffice[string]
}

/** An office of three departments, two grades, two members of staff, two competencies and two courses, with other sheets in their place. */
export const officeWith = (parts: OfficeParts): SmallOffice => ({
  personnel: {
    職員: staffSheet([{}, { 所属コード: '0301' }]),
    所属: DEPARTMENTS,
    職階: GRADES,
    ...parts.personnel,
  },
  development: { 能力項目: COMPETENCIES, 研修コース: COURSES, ...parts.development },
  ...(parts.intentions && { intentions: parts.intentions }),
})

/** A sheet with merged blocks, cells struck through, or another first day. */
export const gridOf = (title: string, rows: Rows, more: Partial<SheetGrid> = {}): SheetGrid => ({
  ...plainSheet(title, rows),
  ...more,
})

/** Reads an office and checks its account sheet by sheet, against what the test itself counts. */
export function readRules(
  parts: OfficeParts,
  settings?: Readonly<Record<string, string>>,
  before?: OfficeReading,
): RulesReading {
  const office = officeWith(parts)
  const reading = readSmallOffice(office, settings, before ?? null)
  expectAccounts(office, reading)
  return asked(reading)
}

export function asked(reading: OfficeReading): RulesReading {
  const told = reading.problems.filter(
    ({ code, message }) => !(code === 'N5' && message.ja.endsWith('がありません')),
  )
  const rows = (table: string): readonly Values[] => {
    const parent = schema.tables.find(({ name }) => name === table)?.unfolds?.parent
    const found = parent ? reading.tables.get(parent)?.children[table] : reading.tables.get(table)?.rows
    return (found ?? []).map(({ values }) => values)
  }
  return {
    reading,
    problems: told.map(
      (problem) => `${problem.sheet}!${addressOf(problem) ?? ''} ${problem.severity} ${problem.code}`,
    ),
    all: told,
    rows,
    values: (table, column) => rows(table).map((row) => row[column]),
  }
}

const isFilled = (cell: Cell): boolean => cell !== null && !(typeof cell === 'string' && cell.trim() === '')

/** Every filled cell went into a value or a problem: counted here from the raw cells, and by the places that problems name. */
export function expectAccounts(office: SmallOffice, reading: OfficeReading): void {
  for (const [workbook, sheets] of Object.entries(office)) {
    const accounts = reading.accounts.get(workbook) ?? []
    expect(accounts.map(({ sheet }) => sheet).sort()).toEqual(Object.keys(sheets).sort())
    for (const [title, sheet] of Object.entries(sheets)) {
      const rows: Rows = 'rows' in sheet ? sheet.rows : sheet
      const account = accounts.find((each) => each.sheet === title)
      const filled = rows.flat().filter(isFilled).length
      expect(account, title).toMatchObject({ filled })
      expect((account?.read ?? 0) + (account?.reported ?? 0), title).toBe(filled)
      expect(account?.read, title).toBeGreaterThanOrEqual(0)
      expect(account?.reported, title).toBe(namedCells(title, rows, reading, workbook))
    }
  }
}

/** How many filled cells the problems of a sheet name, counted by address. */
function namedCells(title: string, rows: Rows, reading: OfficeReading, workbook: string): number {
  const problems = reading.problems.filter(
    (problem) => problem.sheet === title && problem.workbook === workbook,
  )
  const all = rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) => (isFilled(cell) ? [{ row, column }] : [])),
  )
  const refused = problems.some(({ severity, code }) => severity === 'REJECT_SHEET' || code === 'N6')
  if (refused) return all.length
  const served = new Set(
    [...reading.tables.values()].flatMap((table) =>
      table.sheets.flatMap(({ grid, outcomes }) =>
        grid.title === title ? outcomes.flatMap(({ row }, index) => (row ? [index] : [])) : [],
      ),
    ),
  )
  const lostRows = new Set(
    problems
      .filter(({ severity, code }) => severity === 'REJECT_ROW' || code === 'Q12')
      .map(({ row }) => row),
  )
  const lostCells = new Set(
    problems
      .filter(({ severity, code }) => severity === 'REJECT_CELL' || code === 'Q47')
      .map(({ row, column }) => `${row}/${column}`),
  )
  const lostColumns = new Set(
    problems.filter(({ code }) => ['Q4', 'Q5', 'Q46'].includes(code)).map(({ column }) => column),
  )
  return all.filter(
    ({ row, column }) =>
      lostRows.has(row) || lostCells.has(`${row}/${column}`) || (served.has(row) && lostColumns.has(column)),
  ).length
}
