import type { Sheet, SheetCell, SheetRow, Workbook } from '../templates/xlsx/workbook.ts'
import { coloured, dayCell, formula, struck } from './messy-cells.ts'
import { messyPerson } from './messy-people.ts'

/** What people can and learn, as HR of the messy office keeps it. */
export const messyDevelopment = (): Workbook => ({
  sheets: [
    competencies,
    requiredLevels,
    assessments('能力評価_R6', 'R7.3.1', null),
    assessments('R7能力評価', 'R8.3.1', '協調性'),
    longAssessments,
    courses,
    courseCompetencies,
    requirements,
    events,
    recordsOf2023,
    recordsOf2024,
    records,
  ],
})

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

const courses: Sheet = {
  title: '研修一覧',
  merges: [{ top: 1, left: 2, bottom: 3, right: 2 }],
  rows: [
    [
      '研修コード',
      '研修名',
      '研修体系',
      '研修種別',
      '目的',
      '主催',
      '標準時間（時間）',
      '定員',
      '費用単価',
      '報告書要否',
      '有効年数',
      '有効',
    ],
    [
      'T001',
      '新規採用職員研修',
      '職場内',
      '新規採用',
      '義務',
      '市',
      '12時間',
      '30人',
      '0円',
      '不要',
      null,
      '○',
    ],
    [
      'T002',
      '評価者研修',
      null,
      '評価者研修',
      '義務',
      '県自治研修所',
      '６',
      '20名',
      '15,000円',
      '要',
      '3年',
      '○',
    ],
    ['T003', 'メンタルヘルス研修', null, '〃', '義務', '〃', 2, null, '￥1,500', '無', null, '済'],
    [
      'T004',
      '税務事務研修',
      '職場外',
      '専門',
      'スキルアップ',
      'アカデミー',
      'まる1日',
      null,
      '一万円',
      '△',
      null,
      'はい',
    ],
    ['T005', 'ＤＸ研修', null, 'デジタル', '学び直し', 'JIAM', '3.5', '▲5', 12_000, 'Y', '5年', '1'],
    ['小計', null, null, null, null, null, null, 50],
    [null, '研修名だけ', null, null, null, null, null, null, null, null, null, null],
  ],
}

/** No column for the level that a course leads to: the sheet is refused. */
const courseCompetencies: Sheet = {
  title: '研修能力対応',
  rows: [
    ['研修コード', '能力コード', '前提水準'],
    ['T004', 'C3', 1],
  ],
}

const requirements: Sheet = {
  title: '研修必修',
  rows: [
    [
      '要件コード',
      '名称',
      '研修コード',
      '対象職階',
      '対象条件',
      '期限',
      '周期年数',
      '対象任用区分',
      '開始年度',
    ],
    ['R01', '新採研修', 'T001', null, '採用年度', '12か月', 0, '正規、任期付', 'R5'],
    ['R02', '評価者', 'T002', 'G2・係長級', '評価者', '年度末', '3年', null, '2024年度'],
    ['R03', 'メンタル', 'T003/T009', '全職階', '全員', '6ヶ月', null, '正規\n会計年度任用フル', '平成31年度'],
  ],
}

const events: Sheet = {
  title: '研修実施',
  rows: [
    ['実施コード', '研修', '年度', '回', '開始日', '終了日', '会場', '状態', '予算額'],
    [
      'T002-2025-1',
      '評価者研修',
      'R7',
      '第1回',
      dayCell('2025-06-10'),
      dayCell('2025-06-11'),
      '本庁舎',
      '実施済み',
      '300,000円',
    ],
    ['T004-2025-1', 'T004 税務事務研修', 7, 1, '令和7年7月', 'R7.7', '県庁', '予定', null],
    ['T005-2025-1', 'DX研修', 2025, 1, '随時', null, 'オンライン', '募集中', null],
  ],
}

/** A reason for leave has slipped in: the sheet is refused, the other years are read. */
const recordsOf2023: Sheet = {
  title: '研修受講_R5',
  rows: [
    ['職員番号', '研修コード', '開始日', '受講状態', '休職理由'],
    ['000101', 'T001', 'R5.5.10', '修了', null],
  ],
}

const recordsOf2024: Sheet = {
  title: '令和6年度 研修受講',
  rows: [
    ['職員番号', '氏名', '研修名', '受講日', '受講状態'],
    ['000101', '職員 001', '税務事務研修', 'R6.7.1', '修了'],
  ],
}

const RECORD_HEADERS: readonly SheetCell[] = [
  '職員番号',
  '氏名',
  '所属',
  '研修名',
  '開始日',
  '終了日',
  '実施コード',
  '受講状態',
  '出席時間',
  '修了日',
  '結果',
  '満足度',
  '必修区分',
  '費用',
]

const records: Sheet = {
  title: '研修受講_R7',
  merges: [
    { top: 2, left: 0, bottom: 4, right: 0 },
    { top: 2, left: 1, bottom: 4, right: 1 },
  ],
  rows: [
    ['令和7年度 研修受講記録'],
    RECORD_HEADERS,
    [
      '000102',
      '髙野　見本',
      '総務課',
      'T002',
      'R7.6.10',
      'R7.6.11',
      null,
      '修了',
      '12時間',
      'R7.6.11',
      '合',
      5,
      '○',
      '15,000円',
    ],
    [null, null, '総務課', 'T003', 'R7.9.1', null, null, '修了', 2, '未定', '85点', 4, null, null],
    [null, null, '総務課', 'T004', 'R7.7.1', null, null, '申込', null, null, null, null, null, null],
    [
      '000104',
      '吉田　見本',
      '総務課',
      'T004',
      'R7.7.1',
      'R7.7.3',
      null,
      '修了',
      '１８',
      'R7.7.3',
      92.5,
      6,
      '×',
      '約2万円',
    ],
    [
      '000107',
      '職員 008',
      '総務課',
      'T004',
      'R7.7.1',
      null,
      null,
      '修了済',
      null,
      null,
      null,
      null,
      null,
      null,
    ],
    [null, '職員 010', '総務課', 'T004', 'R7.7.1', null, null, '欠席', null, null, null, null, null, null],
    [null, '同名 見本', '税務課', 'T004', 'R7.7.1', null, null, '受講中', null, null, null, null, null, null],
    [null, '同名 見本', null, 'T004', 'R7.7.1', null, null, '受講中', null, null, null, null, null, null],
    [null, '他市 見本', null, 'T004', 'R7.7.1', null, null, '受講中', null, null, null, null, null, null],
    [
      '000113',
      '職員 013',
      '企財',
      null,
      null,
      null,
      'T002-2025-1',
      '決定',
      null,
      null,
      '優',
      null,
      null,
      null,
    ],
    [
      '000119',
      '職員 019',
      null,
      'T005',
      'R7.10.1',
      'R7.9.30',
      null,
      '推薦',
      null,
      null,
      null,
      null,
      null,
      null,
    ],
    ['000117', '職員 017', null, 'T005', 'R7.10.1', null, null, '推薦', null, null, null, null, null, null],
    ['000998', '職員 998', null, 'T099', 'R7.10.1', null, null, '推薦', null, null, null, null, null, null],
    [
      struck('000116'),
      '職員 016',
      null,
      'T005',
      'R7.10.1',
      null,
      null,
      '辞退',
      null,
      null,
      null,
      null,
      null,
      null,
    ],
    ['000118', '職員 018', null, 'T005', '10/1', null, null, '推薦', null, null, null, null, null, null],
    ['計', null, null, null, null, null, null, 14],
  ],
}
