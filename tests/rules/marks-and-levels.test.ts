import { describe, expect, test } from 'vitest'
import { schema } from '../../schema/index.ts'
import type { Cell } from '../../src/columns/cell.ts'
import { scaleOf } from '../../src/tables/office-words.ts'
import { readRules } from './small-office.ts'

const severityAndCode = (problems: readonly string[]): string[] =>
  problems.map((problem) => problem.split(' ').slice(1).join(' '))

describe('levels', () => {
  function level(cell: Cell) {
    const { rows, problems } = readRules({
      development: {
        能力評価_R7: [
          ['評価区分', '職員番号', '評価日', 'C1'],
          ['所属長', '000101', 'R8.3.1', cell],
        ],
      },
    })
    return {
      level: rows('CompetencyAssessment')[0]?.['level'],
      state: rows('CompetencyAssessment')[0]?.['state'],
      told: severityAndCode(problems),
    }
  }

  test.each<[Cell, number]>([
    ['◎', 4],
    ['○', 3],
    ['〇', 3],
    ['◯', 3],
    ['⭕', 3],
    ['⭕\ufe0f', 3],
    ['△', 2],
    ['▵', 2],
    ['▲', 1],
    ['×', 0],
    ['✕', 0],
    ['✖', 0],
    ['✗', 0],
    ['╳', 0],
    ['X', 0],
    ['x', 0],
    ['ｘ', 0],
    [' ○ ', 3],
    [3, 3],
    ['３', 3],
    ['③', 3],
    [0, 0],
    ['0', 0],
  ])('Q37 reads %o as %i', (cell, value) => {
    expect(level(cell)).toEqual({ level: value, state: 'ASSESSED', told: [] })
  })

  test.each<[Cell, string]>([
    ['－', 'NOT_ASSESSED'],
    ['-', 'NOT_ASSESSED'],
    ['ー', 'NOT_ASSESSED'],
    ['――', 'NOT_ASSESSED'],
    ['未評価', 'NOT_ASSESSED'],
    ['／', 'NOT_APPLICABLE'],
    ['/', 'NOT_APPLICABLE'],
    ['対象外', 'NOT_APPLICABLE'],
    ['N/A', 'NOT_APPLICABLE'],
    ['ｎ／ａ', 'NOT_APPLICABLE'],
  ])('Q37 reads %o as no level: %s', (cell, state) => {
    expect(level(cell)).toEqual({ level: null, state, told: [] })
  })

  test('Q40 guesses nothing of a mark that two steps of the scale claim', () => {
    const steps = [
      { values: { value: 1, marks: ['★', '▲'] } },
      { values: { value: 2, marks: ['★', '△'] } },
    ].map((step) => ({
      ...step,
      table: 'ProficiencyLevel',
      key: '',
      sheet: '',
      index: 0,
      cells: [],
      extra: [],
    }))
    expect([...scaleOf(schema, 'ProficiencyLevel', steps).marks]).toEqual([
      ['▲', 1],
      ['△', 2],
    ])
  })

  test('Q37 takes the marks that the office keeps in 評価尺度, and none else', () => {
    const scale = [
      ['値', '名称', '許容記号'],
      [1, 'まだ', '△'],
      [2, 'できる', '○、●'],
    ] as const
    const { values, problems } = readRules({
      development: {
        評価尺度: scale,
        能力評価_R7: [
          ['評価区分', '職員番号', '評価日', 'C1', 'C2'],
          ['所属長', '000101', 'R8.3.1', '●', '◎'],
          ['自己', '000101', 'R8.3.1', '△', 3],
        ],
      },
    })
    expect({ levels: values('CompetencyAssessment', 'level'), told: problems }).toEqual({
      levels: [2, null, 1, null],
      told: ['能力評価_R7!E2 REJECT_CELL Q40', '能力評価_R7!E3 REJECT_CELL Q40'],
    })
  })

  test.each<[Cell]>([
    ['●'],
    [3.5],
    ['3.5'],
    ['3+'],
    ['2～3'],
    ['3→4'],
    ['A(B)'],
    [5],
    ['5'],
    [-1],
    ['○△'],
    ['3点'],
    ['レベル3'],
    [true],
    [{ serial: 45_748 }],
    ['未定'],
  ])('Q40 refuses %o: no guessing, and no 0', (cell) => {
    expect(level(cell)).toEqual({ level: null, state: 'UNREADABLE', told: ['REJECT_CELL Q40'] })
  })

  test.each<[Cell, string]>([
    [{ error: '#N/A' }, 'Q27'],
    [{ error: '' }, 'Q27'],
    ['〃', 'Q36'],
    ['同上', 'Q36'],
  ])('%o in a level is unreadable and told as %s', (cell, code) => {
    expect(level(cell)).toEqual({ level: null, state: 'UNREADABLE', told: [`REJECT_CELL ${code}`] })
  })
})

describe('yes and no', () => {
  function flag(cell: Cell) {
    const { values, problems } = readRules({
      personnel: {
        職階: [
          ['職階コード', '職階名', '順位', '管理職区分', '評価者'],
          ['G6', '主事・技師級', 6, '一般職', cell],
        ],
      },
    })
    return { value: values('Grade', 'isEvaluator')[0], told: severityAndCode(problems) }
  }
  test.each<[Cell]>([
    ['○'],
    ['〇'],
    ['◯'],
    ['●'],
    ['⭕'],
    ['✓'],
    ['✔'],
    ['レ'],
    ['ﾚ'],
    ['済'],
    ['有'],
    ['あり'],
    ['要'],
    ['はい'],
    ['Y'],
    ['ｙ'],
    ['TRUE'],
    ['true'],
    [true],
    [1],
    ['１'],
  ])('Q38 reads %o as yes', (cell) => {
    expect(flag(cell)).toEqual({ value: true, told: [] })
  })
  test.each<[Cell]>([
    ['×'],
    ['✕'],
    ['✗'],
    ['✖'],
    ['X'],
    ['無'],
    ['なし'],
    ['不要'],
    ['いいえ'],
    ['N'],
    ['ｎ'],
    ['FALSE'],
    [false],
    [0],
    ['０'],
  ])('Q38 reads %o as no', (cell) => {
    expect(flag(cell)).toEqual({ value: false, told: [] })
  })
  test.each<[Cell]>([[null], [''], ['　'], ['－'], ['―'], ['-']])('Q38 leaves %o open', (cell) => {
    expect(flag(cell)).toEqual({ value: null, told: [] })
  })
  test.each<[Cell]>([['△'], ['▲'], ['?'], ['一部'], [2], ['○か×'], [{ serial: 45_748 }]])(
    'Q38 refuses %o',
    (cell) => {
      expect(flag(cell)).toEqual({ value: null, told: ['REJECT_CELL Q38'] })
    },
  )
})

describe('numbers', () => {
  function number(header: string, column: string, cell: Cell) {
    const { values, problems } = readRules({
      development: {
        研修コース: [
          ['研修コード', '研修名', '研修体系', '研修種別', header],
          ['T001', '新採研修', '職場内', '新規採用', cell],
        ],
      },
    })
    return { value: values('TrainingCourse', column)[0], told: severityAndCode(problems) }
  }
  const order = (cell: Cell) => {
    const { values, problems } = readRules({
      personnel: {
        コード表: [
          ['種別', 'コード', 'ラベル', '表示順'],
          ['職種', 'X', '林業', cell],
        ],
      },
    })
    return { value: values('CodeEntry', 'order')[0], told: severityAndCode(problems) }
  }
  test.each<[Cell, number]>([
    ['▲12', -12],
    ['△12', -12],
    ['▲１，２００', -1200],
    ['-12', -12],
    ['−12', -12],
    ['－12', -12],
    ['+12', 12],
  ])('Q39 reads %o as %i in a column of numbers', (cell, value) => {
    expect(order(cell)).toEqual({ value, told: [] })
  })
  test('Q39 does not: ▲ is a level in a column of levels, and unclear in one of flags', () => {
    const { values } = readRules({
      development: {
        求められる水準: [
          ['職階コード', '適用年度', 'C1'],
          ['G6', 'R7', '▲'],
        ],
      },
    })
    expect(values('RequiredLevel', 'level')).toEqual([1])
  })
  test.each<[string, string, Cell, number]>([
    ['費用単価', 'unitCost', '15,000円', 15_000],
    ['費用単価', 'unitCost', '￥15,000', 15_000],
    ['費用単価', 'unitCost', '15,000', 15_000],
    ['費用単価', 'unitCost', '１５，０００円', 15_000],
    ['費用単価', 'unitCost', 15_000, 15_000],
    ['定員', 'capacity', '30人', 30],
    ['定員', 'capacity', '30名', 30],
    ['定員', 'capacity', '30 人', 30],
    ['標準時間（時間）', 'standardHours', '3.5時間', 3.5],
    ['標準時間', 'standardHours', '１２．５', 12.5],
    ['有効年数', 'validYears', '3年', 3],
    ['報告期限日数', 'reportDueDays', '14日', 14],
  ])('Q41 reads %s: %s, %o', (header, column, cell, value) => {
    expect(number(header, column, cell)).toEqual({ value, told: [] })
  })
  test('Q41 knows 第3回, 12か月 in five spellings, and words that stand for a number', () => {
    const { values, problems } = readRules({
      development: {
        研修必修: [
          ['要件コード', '名称', '研修コード', '対象条件', '期限'],
          ...['12か月', '12ヶ月', '12カ月', '12ヵ月', '12月', '年度末'].map((cell, index) => [
            `R0${index}`,
            '新採',
            'T001',
            '全員',
            cell,
          ]),
        ],
        研修実施: [
          ['実施コード', '研修コード', '年度', '回', '開始', '状態'],
          ['E1', 'T001', 'R7', '第3回', 'R7.6.1', '予定'],
        ],
      },
    })
    expect({
      months: values('TrainingRequirement', 'deadlineMonths'),
      round: values('TrainingEvent', 'round'),
      problems,
    }).toEqual({ months: [12, 12, 12, 12, 12, null], round: [3], problems: [] })
  })
  test.each<[Cell]>([
    ['約3人'],
    ['3～5人'],
    ['1,0人'],
    ['三人'],
    ['3人程度'],
    [10.5],
    ['10.5'],
    ['30円'],
    [true],
    [{ serial: 45_748 }],
    ['1e3'],
    [3_000_000_000],
  ])('N2 refuses %o as a whole number of people', (cell) => {
    expect(number('定員', 'capacity', cell)).toEqual({ value: null, told: ['REJECT_CELL N2'] })
  })
  test.each<[Cell]>([[-1], ['▲1人']])('N3 refuses %o: out of range', (cell) => {
    expect(number('定員', 'capacity', cell)).toEqual({ value: null, told: ['REJECT_CELL N3'] })
  })
  test('N3 says the range, whether it has one end or two', () => {
    const { all } = readRules({
      development: {
        研修受講: [
          ['職員番号', '研修コード', '開始日', '受講状態', '満足度', '費用'],
          ['000101', 'T001', 'R7.6.1', '修了', 6, '▲1'],
        ],
      },
    })
    expect(all.map(({ suggestion }) => suggestion.ja)).toEqual([
      '1〜5の数値を入力してください',
      '0以上の数値を入力してください',
    ])
  })
})

describe('one column that people use in two ways', () => {
  const result = (...cells: readonly Cell[]) => {
    const { rows, problems } = readRules({
      development: {
        研修受講: [
          ['職員番号', '研修コード', '開始日', '受講状態', '結果', '得点'],
          ['000101', 'T001', 'R7.6.1', '修了', ...cells],
        ],
      },
    })
    const [row] = rows('TrainingRecord')
    return { result: row?.['result'], score: row?.['score'], told: severityAndCode(problems) }
  }
  test.each<[readonly Cell[], unknown]>([
    [['合', null], { result: 'PASS', score: null, told: [] }],
    [['合', 85], { result: 'PASS', score: 85, told: [] }],
    [[85, null], { result: null, score: 85, told: [] }],
    [['８５点', null], { result: null, score: 85, told: [] }],
    [[92.5, null], { result: null, score: 92.5, told: [] }],
    [[85, 85], { result: null, score: 85, told: ['REJECT_CELL Q50'] }],
    [['優', null], { result: null, score: null, told: ['REJECT_CELL Q50'] }],
    [[-5, null], { result: null, score: null, told: ['REJECT_CELL Q50'] }],
    [[{ error: '#N/A' }, null], { result: null, score: null, told: ['REJECT_CELL Q27'] }],
  ])('Q50 reads a number in 結果 as the score: %o', (cells, read) => {
    expect(result(...cells)).toEqual(read)
  })
})

describe('words of lists', () => {
  const record = (status: Cell, extra: readonly Cell[] = []) =>
    readRules({
      development: {
        研修受講: [
          ['職員番号', '研修コード', '開始日', '受講状態', '結果'],
          ['000101', 'T001', 'R7.6.1', status, ...extra],
        ],
      },
    })
  test.each<[Cell, string]>([
    ['修了', 'COMPLETED'],
    ['COMPLETED', 'COMPLETED'],
    ['completed', 'COMPLETED'],
    ['受講済', 'COMPLETED'],
    [' 修 了 ', 'COMPLETED'],
  ])('Q50 reads %o as %s', (cell, value) => {
    const { values, problems } = record(cell)
    expect({ value: values('TrainingRecord', 'status'), problems }).toEqual({ value: [value], problems: [] })
  })
  test('Q50 reads aliases with Latin letters in any case and width', () => {
    const { values } = readRules({
      development: {
        研修コース: [
          ['研修コード', '研修名', '研修体系', '研修種別', '方法'],
          ['T001', 'a', '職場内研修', 'ＯＪＴ研修', 'Ｅラーニング'],
          ['T002', 'b', '職場外', '階層別研修', 'ｅラーニング'],
        ],
      },
    })
    expect([values('TrainingCourse', 'delivery'), values('TrainingCourse', 'type')]).toEqual([
      ['E_LEARNING', 'E_LEARNING'],
      ['OJT', 'GRADE_BASED'],
    ])
  })
  test('Q50 costs the row where the word is required, the cell where it is not', () => {
    const required = record('修了済')
    expect({ rows: required.rows('TrainingRecord'), problems: required.problems }).toEqual({
      rows: [],
      problems: ['研修受講!D2 REJECT_ROW Q50'],
    })
    const optional = record('修了', ['優'])
    expect({ rows: optional.rows('TrainingRecord').length, problems: optional.problems }).toEqual({
      rows: 1,
      problems: ['研修受講!E2 REJECT_CELL Q50'],
    })
  })
  test('Q50 takes words of open lists from コード表, by code, label or alias', () => {
    const { values, problems } = readRules({
      personnel: {
        コード表: [
          ['種別', 'コード', 'ラベル', '別名'],
          ['職務分野', 'FOREST', '森林', '林野、山'],
        ],
        所属: [
          ['所属コード', '所属名', '職務分野', '有効開始'],
          ...['FOREST', '森　林', '山', '税・窓口', 'TAX_COUNTER', '海'].map((cell, index) => [
            `010${index}`,
            `課${index}`,
            cell,
            'H17.4.1',
          ]),
        ],
        職員: [
          ['職員番号', '氏名', '採用年月日', '任用区分', '職種', '所属コード', '現所属開始日', '在職状況'],
        ],
      },
    })
    expect({ fields: values('Department', 'jobField'), problems }).toEqual({
      fields: ['FOREST', 'FOREST', 'FOREST', 'TAX_COUNTER', 'TAX_COUNTER'],
      problems: ['所属!C7 REJECT_ROW Q50'],
    })
  })
})
