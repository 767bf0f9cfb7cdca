import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/columns/cell.ts'
import { schema } from '../../src/running-office.ts'
import { assignSheets } from '../../src/tables/assign-sheets.ts'
import { gridOf, type Rows, readRules, STAFF_HEADERS, staffRow, staffSheet } from './small-office.ts'

const told = (problems: readonly string[]): string[] => problems.map((problem) => problem.split('!')[1] ?? '')
const LEVELS: Rows = [
  ['評価区分', '職員番号', '評価日', 'C1'],
  ['所属長', '000101', 'R8.3.1', 3],
]

describe('sheets of a family', () => {
  test.each([
    '能力評価_R7',
    'R7能力評価',
    '令和7年度能力評価',
    '能力評価_令和７年度',
    '能力評価（R7）',
    '能力評価(2025)',
    '【令和7年度】能力評価',
    '能力評価 R7',
    '2025年度_能力評価',
    '能力評価・R7',
    '能力評価-2025',
  ])('Q9 reads %s as of 2025', (title) => {
    const { values, problems } = readRules({ development: { [title]: LEVELS } })
    expect({ years: values('CompetencyMatrixRow', 'fiscalYear'), problems }).toEqual({
      years: [2025],
      problems: [],
    })
  })

  test('Q9 reads all years as one table, and lets a column 年度 win over the title', () => {
    const { values, problems } = readRules({
      development: {
        能力評価_R6: LEVELS,
        能力評価_R7: [
          ['年度', ...(LEVELS[0] ?? [])],
          ['R5', ...(LEVELS[1] ?? [])],
          [null, '自己', '000101', 'R8.3.1', 2],
        ],
      },
    })
    expect({ years: values('CompetencyAssessment', 'fiscalYear'), problems }).toEqual({
      years: [2024, 2023, 2025],
      problems: [],
    })
  })

  test('Q9 does not let the title mend a year that cannot be read', () => {
    const { rows, problems } = readRules({
      development: {
        能力評価_R7: [
          ['年度', ...(LEVELS[0] ?? [])],
          ['七', ...(LEVELS[1] ?? [])],
        ],
      },
    })
    expect({ rows: rows('CompetencyMatrixRow'), problems }).toEqual({
      rows: [],
      problems: ['能力評価_R7!A2 REJECT_ROW Q32'],
    })
  })

  test('Q9 reads only the newest sheet of a table whose records have neither year nor day', () => {
    const former = staffSheet([{ 氏名: '旧姓 一郎' }])
    const { values, problems } = readRules({
      personnel: { 職員_R6: former, 職員: staffSheet([{}]), 職員_R5: former },
    })
    expect({ names: values('Staff', 'name'), problems }).toEqual({
      names: ['職員 101'],
      problems: ['職員_R6! WARN N6', '職員_R5! WARN N6'],
    })
    const titles = ['職員_R5', '職員_R7', '職員_R6'].map((title) => gridOf(title, []))
    const { byTable, strangers } = assignSheets(
      schema.tables.filter(({ workbook }) => workbook === 'personnel'),
      titles,
    )
    expect([
      byTable.get('Staff')?.map(({ grid }) => grid.title),
      strangers.map(({ grid }) => grid.title),
    ]).toEqual([['職員_R7'], ['職員_R5', '職員_R6']])
  })

  test('Q9 keeps places right when a sheet of a family is renamed', () => {
    const first = readRules({
      development: { 能力評価_R7: [...LEVELS, ['所属長', '000102', 'R8.3.1', '3.5']] },
    })
    const second = readRules(
      { development: { 令和7年度能力評価: [...LEVELS, ['所属長', '000102', 'R8.3.1', '3.5']] } },
      undefined,
      first.reading,
    )
    expect(second.problems).toEqual(['令和7年度能力評価!D3 REJECT_CELL Q40'])
    expect(second.reading.tables.get('CompetencyMatrixRow')?.rows.map(({ sheet }) => sheet)).toEqual([
      '令和7年度能力評価',
      '令和7年度能力評価',
    ])
  })
})

describe('sheets that are not read', () => {
  test.each(['自己申告_佐藤', '自己申告（佐藤）', '自己申告・000101', '佐藤_自己申告'])(
    'Q10 refuses %s, a form for one person',
    (title) => {
      const { problems, all } = readRules({
        intentions: { [title]: [['自己申告書'], ['氏名', '佐藤'], ['異動の希望', 'あり']] },
      })
      expect(problems).toEqual([`${title}! REJECT_SHEET Q10`])
      expect(all[0]?.suggestion.ja).toBe('「自己申告」シートに1人1行で入力してください')
    },
  )

  test.each([
    '職員 (2)',
    '職員（２）',
    '職員 のコピー',
    'コピー 〜 職員',
    '職員 - コピー',
    '集計表',
    '職員（退職者）',
    '職員_旧',
  ])('N6 tells that %s was not read', (title) => {
    const { values, problems } = readRules({ personnel: { [title]: staffSheet([{ 職員番号: '000999' }]) } })
    expect({ numbers: values('Staff', 'staffNumber'), problems }).toEqual({
      numbers: ['000101', '000102'],
      problems: [`${title}! WARN N6`],
    })
  })

  test('N6 is not told of sheets that only explain', () => {
    expect(readRules({ personnel: { 使い方: [['説明']], 選択肢: [['正規'], ['任期付']] } }).problems).toEqual(
      [],
    )
  })

  test('N5 tells each table whose sheet is not there, and one whose sheet went', () => {
    const first = readRules({ development: { 能力評価_R7: LEVELS } })
    expect(
      first.reading.problems
        .filter(({ code, workbook }) => code === 'N5' && workbook === 'personnel')
        .map(({ sheet }) => sheet),
    ).toEqual(['ポスト', '異動履歴', '資格', 'コード表', '設定', '利用者'])
    const second = readRules({}, undefined, first.reading)
    expect(second.problems).toEqual(
      ['能力評価_R7! WARN N5'].map((problem) => problem.replace('WARN', 'REJECT_SHEET')),
    )
    expect(second.values('CompetencyAssessment', 'level')).toEqual([3])
  })
})

describe('a sheet that shrank', () => {
  const people = (count: number): Rows =>
    staffSheet(
      Array.from({ length: count }, (_, index) => ({ 職員番号: String(index + 1), 氏名: `職員 ${index}` })),
    )
  test.each([
    [500, 480, true],
    [500, 401, true],
    [500, 400, false],
    [500, 390, false],
    [20, 17, true],
    [20, 16, false],
    [19, 2, true],
  ])('Q17 from %i to %i rows: %s', (before, now, isTaken) => {
    const first = readRules({ personnel: { 職員: people(before) } })
    const second = readRules({ personnel: { 職員: people(now) } }, undefined, first.reading)
    expect({ rows: second.rows('Staff').length, problems: second.problems }).toEqual(
      isTaken ? { rows: now, problems: [] } : { rows: before, problems: ['職員! REJECT_SHEET Q17'] },
    )
    expect(readRules({ personnel: { 職員: people(before) } }, undefined, second.reading).problems).toEqual([])
  })

  test('Q17 tells the problems that made the rows vanish', () => {
    const first = readRules({ personnel: { 職員: people(30) } })
    const broken = people(30).map((cells, row) => (row > 20 ? cells.with(3, '正職員') : cells))
    const office = readRules({ personnel: { 職員: people(30) } }, undefined, first.reading)
    expect(office.problems).toEqual([])
    const second = readRules({ personnel: { 職員: broken } }, undefined, first.reading)
    expect(second.problems.slice(0, 2)).toEqual(['職員! REJECT_SHEET Q17', '職員!D22 REJECT_ROW Q50'])
    expect(second.rows('Staff')).toHaveLength(30)
  })
})

describe('merged and blank cells', () => {
  const column = STAFF_HEADERS.indexOf('所属コード')
  const rows = staffSheet([
    { 所属コード: '税務課' },
    { 所属コード: null },
    { 所属コード: null },
    { 所属コード: '0301' },
  ])

  test('Q11 fills a merged department down, and no further than the merge', () => {
    const merged = readRules({
      personnel: {
        職員: gridOf('職員', rows, { merges: [{ top: 1, left: column, bottom: 2, right: column }] }),
      },
    })
    expect(merged.values('Staff', 'department')).toEqual(['0203', '0203', '0301'])
    expect(merged.problems).toEqual(['職員!G4 REJECT_ROW N1'])
  })

  test('Q11 refuses the rows under a merged staff number', () => {
    const records: Rows = [
      ['職員番号', '研修コード', '開始日', '受講状態'],
      ['000101', 'T001', 'R7.6.1', '修了'],
      [null, 'T002', 'R7.7.1', '修了'],
      [null, 'T002', 'R7.8.1', '修了'],
    ]
    const { values, problems } = readRules({
      development: {
        研修受講: gridOf('研修受講', records, { merges: [{ top: 1, left: 0, bottom: 3, right: 0 }] }),
      },
    })
    expect({ courses: values('TrainingRecord', 'course'), told: told(problems) }).toEqual({
      courses: ['T001'],
      told: ['A3 REJECT_ROW Q11', 'A4 REJECT_ROW Q11'],
    })
  })

  test('Q11 takes nothing from above a merge whose first cell is blank', () => {
    const blank = staffSheet([{ 所属コード: '税務課' }, { 所属コード: null }, { 所属コード: null }])
    const { problems } = readRules({
      personnel: {
        職員: gridOf('職員', blank, { merges: [{ top: 2, left: column, bottom: 3, right: column }] }),
      },
    })
    expect(told(problems)).toEqual(['G3 REJECT_ROW N1', 'G4 REJECT_ROW N1'])
  })

  test('Q11 fills blanks where a column is written once a group, up to the next total', () => {
    const sheet: Rows = [
      ['研修コード', '能力コード', '到達水準'],
      ['T001', 'C1', 3],
      [null, 'C2', 2],
      ['研修コード', '能力コード', '到達水準'],
      [null, 'C2', '対象外'],
      [null, '小計', 2],
      [null, 'C1', 1],
    ]
    const { rows: read, problems } = readRules({ development: { 研修能力対応: sheet } })
    expect(read('CourseCompetency').map(({ course, competency }) => [course, competency])).toEqual([
      ['T001', 'C1'],
      ['T001', 'C2'],
    ])
    expect(told(problems)).toEqual(['C5 REJECT_ROW N1', 'A7 REJECT_ROW N1'])
  })

  test('Q11 tells a merge that was undone as a blank cell, also on reading again', () => {
    const records: Rows = [
      ['職員番号', '研修コード', '開始日', '受講状態'],
      ['000101', 'T001', 'R7.6.1', '修了'],
      [null, 'T002', 'R7.7.1', '修了'],
    ]
    const first = readRules({
      development: {
        研修受講: gridOf('研修受講', records, { merges: [{ top: 1, left: 0, bottom: 2, right: 0 }] }),
      },
    })
    const second = readRules({ development: { 研修受講: records } }, undefined, first.reading)
    expect([first.problems, second.problems]).toEqual([
      ['研修受講!A3 REJECT_ROW Q11'],
      ['研修受講!A3 REJECT_ROW N1'],
    ])
  })

  test('Q36 takes the value above for a ditto mark where a column may be filled, and tells it once', () => {
    const { values, problems } = readRules({
      personnel: {
        職員: staffSheet([
          { 所属コード: '0301' },
          { 所属コード: '〃' },
          { 所属コード: '同上' },
          { 所属コード: '″' },
        ]),
      },
    })
    expect({ departments: values('Staff', 'department'), told: told(problems) }).toEqual({
      departments: ['0301', '0301', '0301', '0301'],
      told: ['G3 WARN Q36'],
    })
  })

  test.each<[string, string, string]>([
    ['職種', 'E2', 'REJECT_ROW'],
    ['氏名', 'B2', 'REJECT_ROW'],
    ['備考', 'J2', 'REJECT_CELL'],
    ['所属コード', 'G2', 'REJECT_ROW'],
  ])('Q36 refuses a ditto mark in %s of the first row', (header, cell, severity) => {
    expect(told(readRules({ personnel: { 職員: staffSheet([{ [header]: '〃' }]) } }).problems)).toEqual([
      `${cell} ${severity} Q36`,
    ])
  })
})

describe('rows that are no records', () => {
  const rowsBetween = (...between: Rows) => {
    const { values, problems } = readRules({
      personnel: { 職員: [[...STAFF_HEADERS], staffRow(), ...between, staffRow({ 職員番号: '000102' })] },
    })
    return { numbers: values('Staff', 'staffNumber'), told: told(problems) }
  }
  const quiet = { numbers: ['000101', '000102'], told: [] as string[] }
  test.each<[string, readonly Cell[]]>([
    ['blank', []],
    ['of white space', ['　', ' ']],
    ['小計', ['小計', null, 12]],
    ['合　計', [null, '合　計', 12]],
    ['総計', ['総計']],
    ['計', ['計', '2名']],
    ['小計（税務課）', ['小計（税務課）', null, 3]],
    ['以下余白', ['以下余白']],
    ['（以下余白）', [null, null, '（以下余白）']],
    ['※', ['※ 会計年度任用職員を除く']],
    ['注', ['注1）休職者を含む']],
    ['記入例', ['記入例', '見本 太郎', 'R7.4.1', '正規', '一般事務', 'G6', '税務課', 'R7.4.1', '在職']],
    ['【例】', ['【例】', '見本 太郎', 'R7.4.1']],
    ['例：', ['例：000123', '見本']],
    ['a repeated header', [...STAFF_HEADERS]],
    [
      'a repeated header in another spelling',
      STAFF_HEADERS.map((header) => `${header.charAt(0)} ${header.slice(1)}＊`),
    ],
    ['a line', ['－－－－－']],
    ['■ a heading', ['■ 税務課']],
    ['【a heading】', [null, '【税務課】']],
  ])('Q12 passes over a row: %s', (_what, row) => {
    expect(rowsBetween(row)).toEqual(quiet)
  })

  test('Q12 passes over an example row whose number stands beside the word', () => {
    const sheet: Rows = [
      [null, ...STAFF_HEADERS],
      ['記入例', ...staffRow({ 職員番号: '000123' })],
      [null, ...staffRow()],
    ]
    expect(readRules({ personnel: { 職員: sheet } }).values('Staff', 'staffNumber')).toEqual(['000101'])
  })

  test('Q12 passes over a heading merged across, and tells a lone value that is none', () => {
    const sheet = [[...STAFF_HEADERS], ['総務部'], staffRow(), [null, null, null, '要確認']]
    const { values, problems } = readRules({
      personnel: { 職員: gridOf('職員', sheet, { merges: [{ top: 1, left: 0, bottom: 1, right: 8 }] }) },
    })
    expect({ numbers: values('Staff', 'staffNumber'), told: told(problems) }).toEqual({
      numbers: ['000101'],
      told: ['D4 WARN Q12'],
    })
  })

  test('Q12 never passes over a record without a number in silence', () => {
    expect(rowsBetween(staffRow({ 職員番号: null }))).toEqual({ ...quiet, told: ['A3 REJECT_ROW N1'] })
    expect(rowsBetween(staffRow({ 職員番号: '総務課計' })).told).toEqual(['A3 REJECT_ROW Q20'])
  })

  test('N1 names every required cell that is blank, and a column that is missing without a cell', () => {
    expect(
      rowsBetween(['000103', null, 'R7.4.1', '正規', null, 'G6', '0203', 'R7.4.1', '在職']).told,
    ).toEqual(['B3 REJECT_ROW N1', 'E3 REJECT_ROW N1'])
    const { problems } = readRules({
      development: {
        研修受講: [
          ['職員番号', '実施コード', '受講状態'],
          ['000101', null, '修了'],
        ],
      },
    })
    expect(told(problems)).toEqual(['2 REJECT_ROW N1', '2 REJECT_ROW N1'])
  })

  test('N1 takes a lone dash in a required cell for blank', () => {
    expect(rowsBetween(staffRow({ 職員番号: '000103', 在職状況: '－' })).told).toEqual(['I3 REJECT_ROW N1'])
  })

  test('Q27 takes a stored result, and costs what an error or a result that was never stored stands in', () => {
    expect(
      rowsBetween(
        staffRow({ 職員番号: '000103', 採用年月日: { error: '#REF!' } }),
        staffRow({ 職員番号: '000104', 職階コード: { error: '' } }),
      ),
    ).toEqual({ numbers: ['000101', '000104', '000102'], told: ['C3 REJECT_ROW Q27', 'F4 REJECT_CELL Q27'] })
  })

  test('Q14 serves what is struck through, and tells it: a cell, or a row of several', () => {
    const struck = [
      { row: 1, column: 1 },
      { row: 2, column: 1 },
      { row: 2, column: 3 },
    ]
    const { values, problems } = readRules({
      personnel: { 職員: gridOf('職員', staffSheet([{}, {}, {}]), { struck }) },
    })
    expect({ numbers: values('Staff', 'staffNumber'), told: told(problems) }).toEqual({
      numbers: ['000101', '000102', '000103'],
      told: ['B2 WARN Q14', '3 WARN Q14'],
    })
  })
})

describe('settings and roles', () => {
  test('N8 ignores a setting and a role that ask for more than office.json gives', () => {
    const { reading, problems, values } = readRules({
      personnel: {
        設定: [
          ['キー', '値'],
          ['minGroupSize', 5],
          ['minCellCount', 4],
          ['declarationVisibility', 'MANAGER_WITH_OPINION'],
          ['earlyCareerYears', 12],
        ],
        利用者: [
          ['メール', '役割', '有効期限'],
          ['a@example.lg.jp', '人事、人事(異動・評価)', 'R9.3.31'],
        ],
      },
    })
    expect(problems).toEqual(['設定!2 WARN N8', '設定!4 WARN N8', '利用者!2 WARN N8'])
    expect(
      [...reading.settings].filter(([key]) =>
        ['minGroupSize', 'minCellCount', 'declarationVisibility', 'earlyCareerYears'].includes(key),
      ),
    ).toEqual([
      ['minGroupSize', '10'],
      ['minCellCount', '4'],
      ['declarationVisibility', 'HR_ONLY'],
      ['earlyCareerYears', '12'],
    ])
    expect(values('UserAccount', 'roles')).toEqual([['HR', 'HR_CORE']])
  })
})
