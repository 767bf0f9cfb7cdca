import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/columns/cell.ts'
import { type Rows, readRules, staffSheet } from './small-office.ts'

const told = (problems: readonly string[]): string[] => problems.map((problem) => problem.split('!')[1] ?? '')

describe('keys', () => {
  test('Q16 takes both rows of one number out where they differ, and says where the other is', () => {
    const { values, problems, all } = readRules({
      personnel: { 職員: staffSheet([{ 職員番号: '000101' }, {}, { 職員番号: '101', 所属コード: '0301' }]) },
    })
    expect({ numbers: values('Staff', 'staffNumber'), told: told(problems) }).toEqual({
      numbers: ['000102'],
      told: ['A2 REJECT_ROW Q16', 'A4 REJECT_ROW Q16'],
    })
    expect(all[0]?.message.ja).toContain('4行目')
  })

  test('Q16 reads a row that was pasted twice once', () => {
    const { values, problems } = readRules({
      personnel: { 職員: staffSheet([{ 氏名: '同' }, { 職員番号: '000101', 氏名: '同' }]) },
    })
    expect({ numbers: values('Staff', 'staffNumber'), problems }).toEqual({
      numbers: ['000101'],
      problems: [],
    })
  })

  test('Q16 tells keys doubled over two sheets of one table by the sheet', () => {
    const sheet = (level: Cell): Rows => [
      ['年度', '評価区分', '職員番号', '評価日', 'C1'],
      ['R7', '所属長', '000101', 'R8.3.1', level],
    ]
    const { all } = readRules({ development: { 能力評価_R7: sheet(3), 能力評価: sheet(4) } })
    expect(all.map(({ sheet: title, message }) => [title, message.ja.includes('「能力評価')])).toEqual([
      ['能力評価_R7', true],
      ['能力評価', true],
    ])
  })

  test('Q16 tells values that should be unique, and serves them', () => {
    const { values, problems } = readRules({
      personnel: {
        職員: staffSheet([
          { メール: 'a@example.lg.jp' },
          { メール: 'a@example.lg.jp' },
          { メール: null },
          { メール: null },
        ]),
      },
    })
    expect({ count: values('Staff', 'email').length, told: told(problems) }).toEqual({
      count: 4,
      told: ['J2 WARN Q16', 'J3 WARN Q16'],
    })
  })

  test('Q16 lets a number be given again after its holder left: dated rows belong to whoever had it', () => {
    const staff = staffSheet([
      { 氏名: '先 代', 採用年月日: 'S60.4.1', 退職日: 'H31.3.31' },
      { 職員番号: '000101', 氏名: '次 代', 採用年月日: 'R2.4.1' },
    ])
    const { reading, values, problems } = readRules({
      personnel: {
        職員: staff,
        異動履歴: [
          ['職員番号', '発令日', '発令区分', '所属コード'],
          ['000101', 'H20.4.1', '異動', '0203'],
          ['000101', 'R3.4.1', '異動', '0203'],
        ],
      },
    })
    expect(problems).toEqual([])
    expect(reading.tables.get('Staff')?.rows.map(({ key }) => key)).toEqual(['000101@1', '000101'])
    expect(values('Assignment', 'staff')).toEqual(['000101@1', '000101'])
  })

  test('Q16 never gives the number of somebody rejected to its former holder', () => {
    const staff = staffSheet([
      { 氏名: '先 代', 採用年月日: 'S60.4.1', 退職日: 'H31.3.31' },
      { 職員番号: '000101', 氏名: '次 代', 採用年月日: 'R2.4.1', 任用区分: '正職員' },
    ])
    const { reading, problems, values } = readRules({
      personnel: {
        職員: staff,
        異動履歴: [
          ['職員番号', '発令日', '発令区分', '所属コード'],
          ['000101', 'R3.4.1', '異動', '0203'],
        ],
      },
    })
    expect(reading.tables.get('Staff')?.rows.map(({ key }) => key)).toEqual(['000101@1'])
    expect(values('Assignment', 'staff')).toEqual(['000101'])
    expect(problems).toEqual(['職員!D3 REJECT_ROW Q50', '異動履歴!A2 WARN Q48'])
  })

  test('Q16 refuses a number that two people had at once', () => {
    const staff = staffSheet([
      { 採用年月日: 'S60.4.1', 退職日: 'R2.4.1' },
      { 職員番号: '000101', 氏名: '次 代', 採用年月日: 'R2.4.1' },
    ])
    expect(told(readRules({ personnel: { 職員: staff } }).problems)).toEqual([
      'A2 REJECT_ROW Q16',
      'A3 REJECT_ROW Q16',
    ])
  })
})

describe('periods', () => {
  const orders = (...rows: Rows) => {
    const { rows: read, problems } = readRules({
      personnel: { 異動履歴: [['職員番号', '発令日', '終了日', '発令区分', '所属コード', '連番'], ...rows] },
    })
    return { days: read('Assignment').map(({ effectiveOn }) => effectiveOn), told: told(problems) }
  }
  const order = (from: string, to: string | null, kind = '異動', sequence: Cell = null): readonly Cell[] => [
    '000101',
    from,
    to,
    kind,
    '0203',
    sequence,
  ]

  test('Q49 refuses a row that ends before it begins, not one of a single day', () => {
    expect(orders(order('R7.4.1', 'R6.3.31'), order('R8.4.1', 'R8.4.1'))).toEqual({
      days: ['2026-04-01'],
      told: ['C2 REJECT_ROW Q49'],
    })
  })

  test.each<[string, Rows, readonly string[], readonly string[]]>([
    [
      'of two that overlap the later',
      [order('R6.4.1', 'R7.4.1'), order('R7.4.1', null)],
      ['2024-04-01'],
      ['B3 REJECT_ROW Q49'],
    ],
    [
      'all inside a longer one',
      [order('R2.4.1', 'R8.3.31'), order('R3.4.1', 'R4.3.31'), order('R5.4.1', 'R6.3.31')],
      ['2020-04-01'],
      ['B3 REJECT_ROW Q49', 'B4 REJECT_ROW Q49'],
    ],
    [
      'both of two that begin on one day',
      [order('R6.4.1', 'R7.3.31', '異動', 1), order('R6.4.1', 'R7.9.30', '異動', 2)],
      [],
      ['B2 REJECT_ROW Q49', 'B3 REJECT_ROW Q49'],
    ],
  ])('Q49 refuses of main posts %s', (_what, rows, days, problems) => {
    expect(orders(...rows)).toEqual({ days, told: problems })
  })

  test.each<[string, Rows]>([
    ['one after the other', [order('R6.4.1', 'R7.3.31'), order('R7.4.1', null)]],
    ['one without an end before another', [order('R6.4.1', null), order('R7.4.1', null)]],
    ['a post held besides', [order('R6.4.1', 'R8.3.31'), order('R7.4.1', 'R7.9.30', '兼務')]],
    ['two orders of one day', [order('R7.4.1', null, '昇任', 1), order('R7.4.1', null, '異動', 2)]],
  ])('Q49 accepts %s', (_what, rows) => {
    expect(orders(...rows).told).toEqual([])
  })

  test('Q49 tells whose start and end it compares, as the office writes days', () => {
    const { all } = readRules({
      personnel: { 職員: staffSheet([{ 採用年月日: 'R2.4.1', 退職日: 'H31.3.31' }]) },
    })
    expect(all.map(({ message }) => message.ja)).toEqual([
      '「退職日」（H31.3.31）が「採用年月日」（R2.4.1）より前です',
    ])
  })
})

describe('wide and long input', () => {
  const WIDE: Rows = [
    ['評価区分', '職員番号', '評価日', 'C1', 'C2'],
    ['所属長', '000101', 'R8.3.1', 3, 2],
    ['所属長', '000102', 'R8.3.1', 1, 1],
  ]
  const long = (...rows: Rows): Rows => [
    ['評価区分', '職員番号', '評価日', '能力コード', '水準'],
    ...rows.map(([staff, item, level]): Cell[] => [
      '所属長',
      staff ?? null,
      'R8.3.1',
      item ?? null,
      level ?? null,
    ]),
  ]
  const read = (rows: Rows) => readRules({ development: { 能力評価_R7: WIDE, R7能力評価: rows } })
  const levels = ({ rows }: ReturnType<typeof read>): unknown[] =>
    rows('CompetencyAssessment').map(({ staff, competency, level }) => [staff, competency, level])

  test('Q47 lets the long form win, and names the wide cell that gave way', () => {
    const reading = read(long(['000101', 'C1', 2], ['000101', '政策形成能力', 2]))
    expect(levels(reading)).toEqual([
      ['000101', 'C1', 2],
      ['000101', 'C2', 2],
      ['000102', 'C1', 1],
      ['000102', 'C2', 1],
    ])
    expect(reading.problems).toEqual(['能力評価_R7!D2 WARN Q47'])
    expect(reading.all[0]?.message.ja).toContain('「R7能力評価」のE2')
  })

  test('Q47 reads a sheet that is long alone as one record a person', () => {
    const reading = readRules({
      development: {
        能力評価_R7: long(['000101', 'C1', '○'], ['000101', 'C2', '－'], ['000102', 'C1', null]),
      },
    })
    expect({
      levels: levels(reading),
      rows: reading.rows('CompetencyMatrixRow').length,
      problems: reading.problems,
    }).toEqual({
      levels: [
        ['000101', 'C1', 3],
        ['000101', 'C2', null],
      ],
      rows: 2,
      problems: [],
    })
  })

  test('Q16 refuses a cell that the long form gives twice, differently; other cells are read', () => {
    const reading = readRules({
      development: { 能力評価_R7: long(['000101', 'C1', 3], ['000101', 'C1', 4], ['000101', 'C2', 2]) },
    })
    expect({ levels: levels(reading), problems: reading.problems }).toEqual({
      levels: [['000101', 'C2', 2]],
      problems: ['能力評価_R7!B2 REJECT_ROW Q16', '能力評価_R7!B3 REJECT_ROW Q16'].map((problem) =>
        problem.replace('!B', '!A'),
      ),
    })
  })

  test('N1 tells a level without its competency, and Q5 one of the two columns alone', () => {
    expect(read(long(['000101', null, 2])).problems).toEqual(['R7能力評価!E2 REJECT_CELL N1'])
    expect(
      readRules({
        development: {
          能力評価_R7: [
            ['評価区分', '職員番号', '評価日', '水準'],
            ['所属長', '000101', 'R8.3.1', 3],
          ],
        },
      }).problems,
    ).toEqual(['能力評価_R7!D1 WARN Q46'])
  })
})
