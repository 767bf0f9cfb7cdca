import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/columns/cell.ts'
import { gridOf, type Rows, readRules, staffSheet } from './small-office.ts'

const told = (problems: readonly string[]): string[] => problems.map((problem) => problem.split('!')[1] ?? '')
const HEADERS = ['所属コード', '所属名', '略称', '旧名称', '職務分野', '有効開始', '有効終了']
const DEPARTMENTS: Rows = [
  HEADERS,
  ['0101', '総務課', '総務', null, '内部管理', 'H17.4.1'],
  ['0102', '企画・財政課', null, null, '内部管理', 'H17.4.1'],
  ['0203', '税務課', null, '市民税務課、課税課', '税・窓口', 'H17.4.1'],
  ['0301', '福祉課', null, null, '福祉・健康', 'H17.4.1', 'R5.3.31'],
  ['0302', '福祉課', null, null, '福祉・健康', 'R5.4.1'],
  ['0401', '庶務課', '総務', null, '内部管理', 'H17.4.1'],
]
const ordered = (cell: Cell, day: Cell = 'R7.4.1') => {
  const { values, problems } = readRules({
    personnel: {
      所属: DEPARTMENTS,
      職員: staffSheet([{}]),
      異動履歴: [
        ['職員番号', '発令日', '発令区分', '所属コード'],
        ['000101', day, '異動', cell],
      ],
    },
  })
  return { value: values('Assignment', 'department')[0] ?? null, told: told(problems) }
}

describe('a department', () => {
  test.each<[Cell, Cell, string]>([
    ['0203', 'R7.4.1', '0203'],
    ['０２０３', 'R7.4.1', '0203'],
    ['税務課', 'R7.4.1', '0203'],
    ['税 務 課', 'R7.4.1', '0203'],
    ['市民税務課', 'R7.4.1', '0203'],
    ['課税課', 'H20.4.1', '0203'],
    ['福祉課', 'R7.4.1', '0302'],
    ['福祉課', 'R4.4.1', '0301'],
    ['企画・財政課', 'R7.4.1', '0102'],
  ])('Q44 %o on %s is %s', (cell, day, value) => {
    expect(ordered(cell, day)).toEqual({ value, told: [] })
  })
  test.each([
    '0203 税務課',
    '0203　税務課',
    '0203税務課',
    '0203：税務課',
    '0203_税務課',
    '税務課（0203）',
    '税務課(0203)',
    '0203（税務課）',
    '税務課 0203',
    '０２０３　市民税務課',
    '0203／税務課',
    '税務課【0203】',
  ])('Q44 understands code and name in one cell: %s', (cell) => {
    expect(ordered(cell)).toEqual({ value: '0203', told: [] })
  })
  test.each(['0203 福祉課', '福祉課（0203）', '0203 税務', '0203 総務課'])(
    'Q44 refuses %s: the two do not agree (told as Q25)',
    (cell) => {
      expect(ordered(cell)).toEqual({ value: null, told: ['D2 REJECT_ROW Q25'] })
    },
  )
  test('Q44 refuses a name that two departments have', () => {
    expect(ordered('総務')).toEqual({ value: null, told: ['D2 REJECT_ROW Q44'] })
  })
  test('Q44 understands a grade as code, name and both', () => {
    const { values, problems } = readRules({
      personnel: {
        職員: staffSheet(
          ['G4', '係長級', 'G4 係長級', '係長級（G4）', 'Ｇ４係長級', 'G4 主事・技師級'].map((grade) => ({
            職階コード: grade,
          })),
        ),
      },
    })
    expect({ grades: values('Staff', 'grade'), told: told(problems) }).toEqual({
      grades: ['G4', 'G4', 'G4', 'G4', 'G4', null],
      told: ['F7 REJECT_CELL Q25'],
    })
  })
})

describe('several values in a cell', () => {
  const concurrent = (cell: Cell) => {
    const { values, problems } = readRules({
      personnel: { 所属: DEPARTMENTS, 職員: staffSheet([{ 兼務所属: cell }]) },
    })
    return { value: values('Staff', 'concurrentDepartments')[0], told: told(problems) }
  }
  test.each<[Cell, readonly string[]]>([
    ['総務課・税務課', ['0101', '0203']],
    ['総務課、税務課', ['0101', '0203']],
    ['0101,0203', ['0101', '0203']],
    ['総務課，税務課', ['0101', '0203']],
    ['総務課／税務課', ['0101', '0203']],
    ['総務課/税務課', ['0101', '0203']],
    ['総務課；税務課', ['0101', '0203']],
    ['総務課\n税務課', ['0101', '0203']],
    ['総務課\r\n 税務課 、', ['0101', '0203']],
    ['総務課･税務課', ['0101', '0203']],
    ['企画・財政課', ['0102']],
    ['総務課・企画・財政課', ['0101', '0102']],
    ['企画・財政課・税務課', ['0102', '0203']],
    ['企画・財政課、0101 総務課', ['0102', '0101']],
    ['0101', ['0101']],
    ['総務課・総務課', ['0101']],
    ['総務課、－', ['0101']],
  ])('Q42 splits %o', (cell, value) => {
    expect(concurrent(cell)).toEqual({ value, told: [] })
  })
  test('Q42 keeps what it understood and tells the rest', () => {
    expect(concurrent('総務課、海洋課・税務課')).toEqual({
      value: ['0101', '0203'],
      told: ['J2 REJECT_CELL Q48'],
    })
  })
  test('Q42 leaves a column of one text as it is', () => {
    const { values } = readRules({ personnel: { 職員: staffSheet([{ 係: '庶務・人事係', 備考: 'a、b' }]) } })
    expect([values('Staff', 'unit'), values('Staff', 'note')]).toEqual([['庶務・人事係'], ['a、b']])
  })
})

describe('ranked columns', () => {
  test('Q43 makes a list of wishes: gaps stay gaps, and every spelling of the rank is known', () => {
    const { rows, problems } = readRules({
      personnel: { 所属: DEPARTMENTS },
      intentions: {
        自己申告: [
          ['年度', '職員番号', '異動希望', '第１希望', '希望所属2', '第3希望所属', '第３希望分野'],
          ['R7', '000101', '異動したい', '税務課', null, '福祉課', '税・窓口'],
          ['R7', '000102', '留任', null, '－', null, null],
        ],
      },
    })
    expect(problems).toEqual(['自己申告!F2 REJECT_CELL Q44'])
    expect(
      rows('TransferWish').map(({ rank, department, jobField }) => [rank, department, jobField]),
    ).toEqual([
      [1, '0203', null],
      [3, null, 'TAX_COUNTER'],
    ])
  })
  test('Q43 looks a name up as of the day the row is about', () => {
    const { values, problems } = readRules({
      personnel: { 所属: DEPARTMENTS },
      intentions: {
        自己申告: [
          ['年度', '職員番号', '基準日', '異動希望', '第1希望所属'],
          ['R4', '000101', 'R4.10.1', '異動したい', '福祉課'],
        ],
      },
    })
    expect({ departments: values('TransferWish', 'department'), problems }).toEqual({
      departments: ['0301'],
      problems: [],
    })
  })
  test('Q43 tells errors and ditto marks in a wish', () => {
    const { rows, problems } = readRules({
      intentions: {
        自己申告: [
          ['年度', '職員番号', '異動希望', '第1希望', '第2希望'],
          ['R7', '000101', '異動したい', { error: '#REF!' }, '〃'],
        ],
      },
    })
    expect({ wishes: rows('TransferWish'), problems }).toEqual({
      wishes: [],
      problems: ['自己申告!D2 REJECT_CELL Q27', '自己申告!E2 REJECT_CELL Q36'],
    })
  })
})

describe('a reference to a missing row', () => {
  test('Q48 serves the row with the code, and tells it', () => {
    expect(ordered('0999')).toEqual({ value: '0999', told: ['D2 WARN Q48'] })
  })
  test('Q48 refuses a name that nothing has', () => {
    expect(ordered('海洋課')).toEqual({ value: null, told: ['D2 REJECT_ROW Q48'] })
  })
  test('Q48 is told for a row that was rejected itself, once for all that name it, after the cause', () => {
    const { all, problems } = readRules({
      personnel: { 職員: staffSheet([{}, { 在職状況: '？' }]) },
      development: {
        研修受講: [
          ['職員番号', '研修コード', '開始日', '受講状態'],
          ['000102', 'T001', 'R7.6.1', '修了'],
          ['000102', 'T002', 'R7.7.1', '修了'],
          ['000101', 'T001', 'R7.6.1', '修了'],
        ],
      },
    })
    expect(problems).toEqual(['職員!I3 REJECT_ROW Q50', '研修受講!A2 WARN Q48'])
    expect(all[1]?.message.ja).toBe(
      '参照先の「000102」は、シート「職員」の行を読めなかったため、つながりません（2行）',
    )
  })
  test('Q48 says once that codes cannot be checked while the other workbook is not read', () => {
    const { problems } = readRules({ personnel: { 所属: gridOf('所属', []) } })
    expect(problems).toEqual(['職員!G2 WARN Q48', '所属! REJECT_SHEET Q8'])
  })
  test('Q48 goes away once the row is there', () => {
    const records: Rows = [
      ['職員番号', '研修コード', '開始日', '受講状態'],
      ['000109', 'T001', 'R7.6.1', '修了'],
    ]
    const first = readRules({ development: { 研修受講: records } })
    const second = readRules(
      { development: { 研修受講: records }, personnel: { 職員: staffSheet([{}, { 職員番号: '000109' }]) } },
      undefined,
      first.reading,
    )
    expect([first.problems, second.problems]).toEqual([['研修受講!A2 WARN Q48'], []])
  })
})
