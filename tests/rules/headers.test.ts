import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/columns/cell.ts'
import { schema } from '../../src/running-office.ts'
import {
  DEPARTMENTS,
  gridOf,
  type Rows,
  readRules,
  STAFF_HEADERS,
  staffRow,
  staffSheet,
} from './small-office.ts'

const withTitle = (...above: Rows): Rows => [...above, ...staffSheet([{}])]
const served = { number: ['000101'], problems: [] as string[] }

function staffIn(
  sheet: Rows | ReturnType<typeof gridOf>,
  settings?: Readonly<Record<string, string>>,
  more: Readonly<Record<string, Rows>> = {},
) {
  const reading = readRules(
    { personnel: { 職員: sheet, ...more } },
    settings && { staffNumberWidth: '6', ...settings },
  )
  return { number: reading.values('Staff', 'staffNumber'), problems: reading.problems }
}

describe('the header row', () => {
  test.each<[string, Rows]>([
    ['at the top', withTitle()],
    ['under a title in every cell of a merge', withTitle(STAFF_HEADERS.map(() => '令和7年度 職員名簿'))],
    [
      'under a title, a blank row and a date',
      withTitle(['令和7年度 職員名簿'], [], ['令和7年4月1日現在', null, '人事係']),
    ],
    ['right under its title', withTitle(['職員番号順の名簿'])],
    ['in row 15', withTitle(...Array.from({ length: 14 }, () => ['－']))],
  ])('Q1 is found %s', (_where, sheet) => {
    expect(staffIn(sheet)).toEqual(served)
  })

  test('Q1 is not found below row 15: the sheet is refused and named', () => {
    expect(staffIn(withTitle(...Array.from({ length: 15 }, () => ['－'])))).toEqual({
      number: [],
      problems: ['職員! REJECT_SHEET Q8'],
    })
  })

  test('Q1 is taken from the setting headerRow where the office says so', () => {
    const sheet = withTitle([...STAFF_HEADERS], staffRow({ 職員番号: '000199' }))
    expect(staffIn(sheet).number).toEqual(['000199', '000101'])
    expect(staffIn(sheet, { 'headerRow.職員': '3' })).toEqual(served)
  })

  test('Q2 may take two rows: items count alone, then with their group', () => {
    const rows: Rows = [
      ['基本', null, null, '任用等', null, null, '所属コード', '現所属開始日', '在職状況'],
      ['職員番号', '氏名', '採用年月日', '任用区分', '職種', '職階コード'],
      staffRow(),
    ]
    const merges = [
      { top: 0, left: 0, bottom: 0, right: 2 },
      { top: 0, left: 6, bottom: 1, right: 6 },
    ]
    expect(staffIn(gridOf('職員', rows, { merges }))).toEqual(served)
    const levels: Rows = [
      [null, null, null, '評価', null],
      ['評価区分', '職員番号', '評価日', '対人', '政策形成能力'],
      ['所属長', '000101', 'R8.3.1', 3, 2],
    ]
    const { problems, values } = readRules({
      development: {
        能力項目: [
          ['能力コード', '区分', '名称', '列見出し'],
          ['C1', '能力', '対人能力', '評価／対人'],
          ['C2', '能力', '政策形成能力', null],
        ],
        能力評価_R7: gridOf('能力評価_R7', levels, { merges: [{ top: 0, left: 3, bottom: 0, right: 4 }] }),
      },
    })
    expect({ problems, levels: values('CompetencyAssessment', 'level') }).toEqual({
      problems: [],
      levels: [3, 2],
    })
  })

  test('Q2 tells an unknown header by the cell it stands in, title rows or not', () => {
    const rows: Rows = [['職員名簿'], [...STAFF_HEADERS, 'メモ'], staffRow()]
    expect(staffIn(rows).problems).toEqual(['職員!J2 WARN Q5'])
  })
})

describe('the spelling of a header', () => {
  test.each([
    '職員　Ｎｏ．',
    '職員\nNo.',
    '職員№',
    '職員no',
    '社員番号',
    '※職員番号',
    '職員番号＊',
    '職員番号（６桁）',
    '職員番号【必須】',
    ' 職 員 番 号 ',
    '職番',
  ])('Q3 accepts 「%s」 for 職員番号', (header) => {
    expect(staffIn([[header, ...STAFF_HEADERS.slice(1)], staffRow()])).toEqual(served)
  })

  test('Q3 accepts every declared header in full width, with spaces, line breaks and a unit behind', () => {
    const staff = schema.tables.find(({ name }) => name === 'Staff')
    const headers = Object.values(staff?.columns ?? {})
      .filter(({ derive }) => derive === null)
      .map(({ header }) => header)
    const known: readonly string[] = STAFF_HEADERS
    const wide = (text: string): string =>
      text.replace(/[!-~]/gu, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(
        fc.constantFrom('', ' ', '　', '\n', '\u200b'),
        fc.constantFrom('', '（必須）', '【単位：人】', '＊', '[x]'),
        fc.boolean(),
        (gap, unit, isWide) => {
          const spelled = headers.map((header) => Array.from(isWide ? wide(header) : header).join(gap) + unit)
          const cells = headers.map((header): Cell => {
            const at = known.indexOf(header)
            return at < 0 ? null : (staffRow()[at] ?? null)
          })
          expect(staffIn([spelled, cells])).toEqual(served)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('Q3 accepts aliases that the office keeps in コード表', () => {
    const sheet: Rows = [['番号', ...STAFF_HEADERS.slice(1)], staffRow()]
    expect(staffIn(sheet).problems).toEqual(['職員!1 REJECT_SHEET Q8'])
    const codes: Rows = [
      ['種別', 'コード', 'ラベル', '別名'],
      ['見出し', '職員.職員番号', '番号', '個番'],
    ]
    expect(staffIn(sheet, undefined, { コード表: codes })).toEqual(served)
  })

  test('Q4 reads the left one of two columns with one header, and tells the other', () => {
    const { problems, values } = readRules({
      personnel: {
        職員: [
          [...STAFF_HEADERS, '備考', '備考', '摘要'],
          [...staffRow(), '左', '右', '別名'],
        ],
      },
    })
    expect(problems).toEqual(['職員!K1 WARN Q4', '職員!L1 WARN Q4'])
    expect(values('Staff', 'note')).toEqual(['左'])
  })

  test('Q5 leaves an unknown column out of the model, says so once, and keeps its cells as extra', () => {
    const { problems, reading } = readRules({
      personnel: {
        職員: [
          [...STAFF_HEADERS, 'メモ2'],
          [...staffRow(), 'a'],
          [...staffRow({ 職員番号: '000102' }), 'b'],
        ],
      },
    })
    expect(problems).toEqual(['職員!J1 WARN Q5'])
    expect(reading.tables.get('Staff')?.rows.map(({ extra }) => extra)).toEqual([
      [{ header: 'メモ2', value: 'a' }],
      [{ header: 'メモ2', value: 'b' }],
    ])
  })

  test('Q5 tells a column without a header once, also between known columns and in a row no longer than they are', () => {
    const gap = STAFF_HEADERS.map((header) => (header === '氏名' ? null : header))
    const { problems } = readRules({
      personnel: {
        所属: [
          ['所属コード', null, '所属名', '職務分野', '有効開始'],
          ['0101', 'x', '総務課', '内部管理', 'H17.4.1'],
          ['0203', 'y', '税務課', '内部管理', 'H17.4.1'],
          ['0301', 'z', '福祉課', '内部管理', 'H17.4.1'],
        ],
      },
    })
    expect(problems).toEqual(['所属!B2 WARN Q5'])
    expect(staffIn([gap, staffRow()]).problems).toEqual(['職員!1 REJECT_SHEET Q8'])
  })

  test('Q6 finds columns by header wherever they stand', () => {
    const order = [3, 1, 8, 0, 2, 7, 5, 4, 6]
    expect(
      staffIn([
        order.map((each) => STAFF_HEADERS[each] ?? null),
        order.map((each) => staffRow()[each] ?? null),
      ]),
    ).toEqual(served)
  })
})

describe('a header that refuses its sheet', () => {
  test.each([...schema.denied.map(({ header }) => header), '病　名', '病名（診断名）', 'ﾏｲﾅﾝﾊﾞｰ'])(
    'Q7 refuses 「%s」 in 職員, even with nothing under it, and names it once',
    (header) => {
      expect(staffIn([[...STAFF_HEADERS, header], staffRow()])).toEqual({
        number: [],
        problems: ['職員!J1 REJECT_SHEET Q7'],
      })
    },
  )

  test('Q7 lets a header stand where it is declared or allowed', () => {
    const { problems } = readRules({
      intentions: {
        自己申告: [
          ['年度', '職員番号', '異動希望', '所属長意見', '人事メモ', '不満'],
          ['R7', '000101', '異動したい', 'よい', 'メモ', 'なし'],
        ],
      },
    })
    expect(problems).toEqual(['自己申告!F1 WARN Q5'])
  })

  test('Q8 refuses a sheet without a required header and names each; other sheets go on', () => {
    const { problems, rows, all } = readRules({
      personnel: {
        所属: [
          DEPARTMENTS[0]?.filter((header) => header !== '職務分野') ?? [],
          ['0203', '税務課', null, null, 'H17.4.1'],
        ],
      },
    })
    // The codes of 職員 cannot be checked meanwhile: said once.
    expect(problems).toEqual(['職員!G2 WARN Q48', '所属!1 REJECT_SHEET Q8'])
    expect(all[1]?.message.ja).toContain('「職務分野」')
    expect(rows('Department')).toEqual([])
    expect(rows('Grade')).toHaveLength(2)
  })

  test('Q8 keeps the last reading where a competency column vanished and an unknown one came', () => {
    const sheet = (header: string): Rows => [
      ['評価区分', '職員番号', '評価日', header, 'C2'],
      ['所属長', '000101', 'R8.3.1', 3, 2],
    ]
    const first = readRules({ development: { 能力評価_R7: sheet('対人能力') } })
    const second = readRules({ development: { 能力評価_R7: sheet('対人の力') } }, undefined, first.reading)
    expect(second.problems).toEqual(['能力評価_R7!1 REJECT_SHEET Q8', '能力評価_R7!D1 WARN Q46'])
    expect(second.values('CompetencyAssessment', 'level')).toEqual([3, 2])
    const aliased = readRules(
      {
        development: {
          能力項目: [
            ['能力コード', '区分', '名称', '列見出し'],
            ['C1', '能力', '対人能力', '対人の力'],
            ['C2', '能力', '政策形成能力', null],
          ],
          能力評価_R7: sheet('対人の力'),
        },
      },
      undefined,
      first.reading,
    )
    expect(aliased.problems).toEqual([])
  })

  test('Q8 does not take a competency that was removed from its list for a renamed column', () => {
    const sheet: Rows = [
      ['評価区分', '職員番号', '評価日', '対人能力', 'C2'],
      ['所属長', '000101', 'R8.3.1', 3, 2],
    ]
    const first = readRules({ development: { 能力評価_R7: sheet } })
    const second = readRules(
      {
        development: {
          能力項目: [
            ['能力コード', '区分', '名称'],
            ['C2', '能力', '政策形成能力'],
          ],
          能力評価_R7: sheet,
        },
      },
      undefined,
      first.reading,
    )
    expect(second.problems).toEqual(['能力評価_R7!D1 WARN Q46'])
  })

  test('Q46 takes a competency without a column for not assessed, and tells a column without a competency', () => {
    const { problems, values } = readRules({
      development: {
        能力評価_R7: [
          ['評価区分', '職員番号', '評価日', 'C1', '協調性'],
          ['所属長', '000101', 'R8.3.1', 3, 2],
        ],
      },
    })
    expect(problems).toEqual(['能力評価_R7!E1 WARN Q46'])
    expect(values('CompetencyAssessment', 'competency')).toEqual(['C1'])
  })
})
