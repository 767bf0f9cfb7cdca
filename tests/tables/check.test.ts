import { describe, expect, test } from 'vitest'
import { schema } from '../../schema/index.ts'
import { L1 } from '../../schema/roles.ts'
import { choice, choices } from '../../src/columns/choice.ts'
import { code } from '../../src/columns/code.ts'
import { date } from '../../src/columns/date.ts'
import { integer } from '../../src/columns/number.ts'
import { reference } from '../../src/columns/reference.ts'
import { ranked } from '../../src/columns/spread.ts'
import { text } from '../../src/columns/text.ts'
import { checkSchema, DeclarationMistakes } from '../../src/tables/check.ts'
import { type Table, table } from '../../src/tables/table.ts'

const sound = table({
  name: 'Loan',
  plural: 'loans',
  workbook: 'personnel',
  sheet: '貸出',
  doc: 'A loan.',
  key: ['loanCode'],
  access: { level: L1 },
  columns: {
    loanCode: code('貸出番号', { required: true, doc: 'Number.' }),
    from: date('開始', { doc: 'First day.' }),
  },
})

const mistakesOf = (broken: Table): readonly string[] => {
  try {
    checkSchema({ ...schema, tables: [...schema.tables, broken] })
    return []
  } catch (error) {
    if (error instanceof DeclarationMistakes) return error.mistakes
    throw error
  }
}

const withColumn = (name: string, column: Table['columns'][string]): Table => ({
  ...sound,
  columns: { ...sound.columns, [name]: column },
})

describe('the check of declarations', () => {
  test('lets a sound declaration through', () => {
    expect(mistakesOf(sound)).toEqual([])
  })

  test.each<[string, Table, string]>([
    [
      'an unknown target',
      withColumn('who', reference('誰', 'Nobody', { doc: 'Who.' })),
      'Loan.who: it refers to Nobody, which is not declared',
    ],
    [
      'a target without a single code',
      withColumn('order', reference('発令', 'Assignment', { doc: 'Order.' })),
      'Loan.order: it refers to Assignment, whose key is not a single code',
    ],
    [
      'a range nothing fits into',
      withColumn('count', integer('数', { min: 5, max: 1, doc: 'Count.' })),
      'Loan.count: min 5 is above max 1: no value would fit',
    ],
    [
      'a ranked header without a rank',
      withColumn('wishes', ranked(2, { item: text('希望', { doc: 'Wish.' }) }, { doc: 'Wishes.' })),
      'Loan.wishes: item: the header of a ranked column must hold {n}',
    ],
    [
      'a key that not everybody is told alike',
      {
        ...withColumn(
          'kind',
          choice('種別', choices('LoanKind', 'Kinds of loans.', { A: '甲', B: '乙' }), {
            required: true,
            doc: 'Kind.',
            blur: { below: L1, words: { A: 'B' } },
          }),
        ),
        key: ['loanCode', 'kind'],
      },
      'Loan.kind: a key is the same for everybody: it cannot be coarser',
    ],
    [
      'a column of a common name',
      withColumn('revision', text('版', { doc: 'Revision.' })),
      'Loan.revision: every row has a field revision already',
    ],
    [
      'two columns of one header',
      withColumn('again', text('開 始', { doc: 'Again.' })),
      'Loan.again: the header 開 始 is that of from',
    ],
    [
      'a column that says nothing',
      withColumn('mute', text('無言', { doc: ' ' })),
      'Loan.mute: it says nothing of itself: give it a doc',
    ],
    [
      'a key that is no column',
      { ...sound, key: ['number'] },
      'Loan: key names a column number that is not declared',
    ],
    ['a workbook nobody knows', { ...sound, workbook: 'library' }, 'Loan: there is no workbook library'],
    [
      'a plural like the name',
      { ...sound, plural: 'loan' },
      'Loan: the plural loan must be in camelCase and differ from the name',
    ],
    ['a name that is there', { ...sound, name: 'Staff' }, 'table Staff is declared twice'],
    [
      'a level with an unknown role',
      { ...sound, access: { ...sound.access, level: { ...L1, roles: ['KING'] } } },
      'Loan: there is no role KING',
    ],
    ['a reserved sheet', { ...sound, sheet: '使い方' }, 'Loan: the sheet 使い方 is reserved'],
  ])('names %s', (_what, broken, mistake) => {
    expect(mistakesOf(broken)).toContain(mistake)
  })

  test('lists all mistakes at once', () => {
    expect(
      mistakesOf({ ...sound, workbook: 'library', key: ['number'], plural: 'loan' }).length,
    ).toBeGreaterThanOrEqual(3)
  })

  test('lets a choice carry its own words', () => {
    const colour = choices('Colour', 'Colours.', { RED: '赤', BLUE: ['青', 'あお'] })
    expect(mistakesOf(withColumn('colour', choice('色', colour, { doc: 'Colour.' })))).toEqual([])
  })
})
