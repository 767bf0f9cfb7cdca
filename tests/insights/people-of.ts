import type { SmallOffice } from '../office-of.ts'

/** Cells of a row. */
export type Cells = readonly (string | number | null)[]

/** Somebody of a small office; whatever is left out is as with most people. */
export interface Somebody {
  readonly department?: string
  readonly grade?: string
  readonly status?: string
  readonly since?: string
  readonly appointment?: string
  readonly hiredOn?: string
  readonly hireType?: string
  readonly gender?: string
}

/** The number of the first, second … person. */
export const numbered = (index: number): string => String(index).padStart(6, '0')

/** So many people of one kind. */
export const many = (count: number, person: Somebody = {}): Somebody[] =>
  new Array<Somebody>(count).fill(person)

/** The workbook of people of a small office with two sections; further sheets may be added. */
export const peopleOf = (
  people: readonly Somebody[],
  sheets: SmallOffice[string] = {},
): SmallOffice[string] => ({
  職員: [
    [
      '職員番号',
      '氏名',
      '性別',
      '採用年月日',
      '採用区分',
      '任用区分',
      '職種',
      '職階コード',
      '所属コード',
      '現所属開始日',
      '在職状況',
    ],
    ...people.map((each, index) => [
      numbered(index + 1),
      `職員 ${numbered(index + 1)}`,
      each.gender ?? '女性',
      each.hiredOn ?? '2010-04-01',
      each.hireType ?? '新卒',
      each.appointment ?? '正規',
      '一般事務',
      each.grade ?? 'G6',
      each.department ?? '0201',
      each.since ?? '2020-04-01',
      each.status ?? '在職',
    ]),
  ],
  所属: [
    ['所属コード', '所属名', '職務分野', '有効開始'],
    ['0201', '税務課', '税・窓口', '2005-03-22'],
    ['0301', '福祉課', '福祉・健康', '2005-03-22'],
    ['0401', '建設課', '建設・技術', '2005-03-22'],
  ],
  職階: [
    ['職階コード', '職階名', '順位', '管理職区分'],
    ['G6', '主事・技師級', 6, '一般職'],
    ['G2', '課長級', 2, '管理職'],
  ],
  ...sheets,
})
