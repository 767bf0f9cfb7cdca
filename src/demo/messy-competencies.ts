import type { Sheet, SheetCell, SheetRow } from '../templates/xlsx/workbook.ts'
import { coloured, formula } from './messy-cells.ts'
import { messyPerson } from './messy-people.ts'

/** The sheets of what people can, and of what is wanted of them, as HR of the messy office keeps them. */
export const messyCompetencies = (): readonly Sheet[] => [
  competencies,
  requiredLevels,
  assessments('能力評価_R6', 'R7.3.1', null),
  assessments('R7能力評価', 'R8.3.1', '協調性'),
  longAssessments,
]

const competencies: Sheet = {
  title: '能力項目',
  rows: [
    ['能力コード', '区分', '名称', '列見出し', '重み', '表示順'],
    ['Ｃ１', '能力', '対人能力', '対人力', null, 1],
    ['C2', '能力', '政策形成能力', '政策形成', '1.5', 2],
    ['C3', '能力', '職務遂行能力', '求められる能力／職務', 1, 3],
    ['C4', '能力', 'デジタル化対応能力', 'デジタル、DX', 1, 4],
    ['A1', '意識', '市民本位', null, 1, 5],
    ['A2', '意識', 'コスト意識', null, '重い', 6],
    ['A3', 'その他', '多様性尊重意識', null, 1, 7],
  ],
}

const requiredLevels: Sheet = {
  title: '求められる水準',
  rows: [
    ['職階', '適用年度', 'C1', 'C2', 'C3', 'A1'],
    ['主事・技師級', 'R6', 2, 1, '○', '△'],
    ['G4 係長級', '令和6年度', 3, 3, '◎', '3.5'],
    ['課長級', 6, 4, '4', '④', 4],
    ['G4 課長級', '2024年度', 4, 4, 4, 4],
  ],
}

/** One row a person, a group header over the competencies; one column that is no competency where asked. */
function assessments(title: string, day: string, stranger: string | null): Sheet {
  const levels: readonly (readonly SheetCell[])[] = [
    ['◎', '〇', '△', '▲', '×'],
    ['○', '◯', '⭕', '▲', '✕'],
    [3, '３', '3.5', 'A(B)', '2～3'],
    ['－', '／', '対象外', 'N/A', '―'],
    ['●', '3→4', formula('NA()', { error: '#N/A' }), '〃', 5],
    [coloured('○'), null, '×', 'X', '△'],
  ]
  const rows = levels.map((cells, index): SheetRow => {
    const person = messyPerson(index + 1)
    return [
      '所属長',
      person.number,
      person.name,
      index === 0 ? person.department : null,
      day,
      '000101',
      ...cells,
      3,
    ]
  })
  return {
    title,
    merges: [
      { top: 0, left: 0, bottom: 0, right: 10 },
      { top: 1, left: 6, bottom: 1, right: 8 },
      { top: 1, left: 9, bottom: 1, right: 10 },
    ],
    rows: [
      ['能力評価表'],
      [null, null, null, null, null, null, '求められる能力', null, null, '求められる意識'],
      [
        '評価者区分',
        '職員番号',
        '氏名',
        '所属',
        '評価日',
        '評価者',
        '対人力',
        '政策形成',
        '職務',
        'A1',
        'コスト意識',
        stranger,
      ],
      ...rows,
      ['自己', '000102', '髙野　見本', null, day, null, '○'],
      ['自己', '000102', '髙野　見本', null, day, null, '◎'],
    ],
  }
}

const longAssessments: Sheet = {
  title: '令和7年度能力評価',
  rows: [
    ['年度', '評価区分', '職員番号', '評価日', '能力名', '水準'],
    ['R7', '所属長', '000101', 'R8.3.1', 'C1', 4],
    ['R7', '所属長', '000101', 'R8.3.1', '政策形成能力', 2],
    ['R7', '所属長', '000120', 'R8.3.1', 'C9', 2],
    ['R7', '所属長', '000121', 'R8.3.1', null, 2],
    ['R8.3.31', '所属長', '000122', 'R8.3.1', 'C1', 3],
    ['七年度', '所属長', '000123', 'R8.3.1', 'C1', 3],
  ],
}
