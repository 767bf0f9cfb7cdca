import type { Sheet, SheetCell, SheetRow, Workbook } from '../templates/xlsx/workbook.ts'
import { dayCell } from './messy-cells.ts'
import { messyPerson } from './messy-people.ts'
import { messyStaffSheet } from './messy-staff.ts'

/** Who works where, as HR of the messy office keeps it. */
export const messyPersonnel = (): Workbook => ({
  sheets: [
    messyStaffSheet('職員'),
    { ...messyStaffSheet('職員 (2)') },
    {
      title: '職員_R6',
      rows: [
        ['職員番号', '氏名'],
        ['000101', '職員 001'],
      ],
    },
    departments,
    grades,
    assignments,
    codeEntries,
    settings,
    accounts,
    {
      title: '集計表',
      rows: [
        ['課', '人数'],
        ['総務課', 10],
      ],
    },
    { title: '使い方', rows: [['このブックの使い方']] },
  ],
})

const departments: Sheet = {
  title: '所属一覧',
  merges: [{ top: 0, left: 0, bottom: 0, right: 2 }],
  rows: [
    ['組織', null, null, '管理'],
    [
      '所属コード',
      '所属名',
      '略称',
      '旧名称',
      '親所属コード',
      '区分',
      '職務分野',
      '所属長',
      '定数',
      '有効開始',
      '有効終了',
      '前身所属',
    ],
    ['0100', '総務部', null, null, null, '部', '内部管理', null, '20人', 'H17.3.22', null, null],
    [
      '0101',
      '総務課',
      '総務',
      null,
      '総務部',
      '課',
      '内部管理',
      '職員 001',
      '１０人',
      'H17.3.22',
      '－',
      null,
    ],
    [
      '0102',
      '企画・財政課',
      '企財',
      null,
      '0100',
      '課',
      '内部管理',
      '000111',
      '10名',
      dayCell('2017-04-01'),
      null,
      null,
    ],
    ['0199', '総務係', '総務', null, '0101', '係', '内部管理', null, '約3人', 'H17.3.22', null, null],
    [
      '0203',
      '税務課',
      null,
      '市民税務課、課税課',
      '0200',
      '課',
      '税・窓口',
      '000121',
      '1,0人',
      'R5.4.1',
      null,
      '0299',
    ],
    ['0204', '市民課', null, null, null, '課', '税・窓口', '000131', 10, 'R5年4月1日', null, null],
    ['0299', '課税課', null, null, null, '課', '税・窓口', null, 0, 'H17.3.22', 'R5.3', null],
    ['0301', '福祉課', null, null, null, '課', '福祉・健康', '000141', 10, 'H17.3.22', null, null],
    ['0401', '建設課', null, null, null, '課', '土木', '000151', 10.5, 'H17.3.22', 'H16.3.31', null],
    ['0402', '建設課', null, null, null, '課', '建設・技術', '000151', '▲1人', 'H17.3.22', null, null],
  ],
}

const grades: Sheet = {
  title: '職階',
  rows: [
    ['職階コード', '職階名', '順位', '管理職区分', '異動目安年数（年）', '役職定年対象', '評価者'],
    ['G1', '部長級', 1, '管理職', 0, '○', '○'],
    ['G2', '課長級', 2, '管理職', '－', '〇', '◯'],
    ['G3', '課長補佐級', 3, '監督職', null, '×', '✕'],
    ['G4', '係長級', 4, '監督職', '7年', 'X', '無'],
    ['G5', '主査・主任級', 5, '一般', '５', 'いいえ', '△'],
    ['G6', '主事・技師級', 6, 'GENERAL', '3.0', 'FALSE', 'レ'],
  ],
}

const order = (count: number, ...cells: readonly SheetCell[]): SheetRow => [
  messyPerson(count).number,
  messyPerson(count).name,
  ...cells,
]

const assignments: Sheet = {
  title: '異動履歴',
  rows: [
    ['職番', '職員氏名', '発令年月日', '連番', '発令区分', '課名', '職名', '職階名', '終了日', '摘要'],
    order(1, 'H20.4.1', null, '採用', '総務課', '主事', 'G6', 'H25.3.31', null),
    order(1, 'H25.4.1', null, '昇格', '市民税務課', '主査', 'G5', 'R2.3.31', null),
    order(1, 'R2.4.1', null, '昇任', '総務課', '課長', 'G2', null, null),
    order(2, 'R2.4.1', null, '異動', '総務課', null, 'G4', 'R5.3.31', null),
    order(2, 'R4.4.1', null, '異動', '福祉課', null, 'G4', 'R7.3.31', null),
    order(3, 'R6.4.1', null, '異動', '福祉課', null, 'G4', 'R5.3.31', null),
    order(4, 'R6.4.1', '▲1', '異動', '福祉課', null, 'G4', null, null),
    order(4, 'R7.4.1', 1, '兼務', '福祉課', null, 'G4', null, null),
    order(4, 'R7.4.1', 2, '異動', '企画・財政課', null, '部長相当', '随時', null),
    order(38, 'R7.4.1', null, '異動', '0203 福祉課', null, null, null, null),
    [null, '同名 見本', 'R7.4.1', null, '異動', '税務課', null, null, null, null],
    ['000999', '職員 999', 'R7.4.1', null, '異動', '税務課', null, null, null, null],
  ],
}

const codeEntries: Sheet = {
  title: 'コード表',
  rows: [
    ['種別', 'コード', 'ラベル', '別名', '表示順', '属性', '有効'],
    ['職種', 'GENERAL_CLERK', '一般事務', '一般行政、事務', '▲1', null, '○'],
    ['職種', 'FOREST', '林業', null, 10, '免許職', '有'],
    ['見出し', '研修受講.開始日', '受講日', '参加日', null, null, null],
    ['職務分野', 'FOREST', '森林', '林野', '11番', null, '？'],
  ],
}

const settings: Sheet = {
  title: '設定',
  rows: [
    ['キー', '値', '説明'],
    ['minGroupSize', 5, '10より小さくはできない'],
    ['declarationVisibility', 'MANAGER_WITH_OPINION', '広げることはできない'],
    ['minCellCount', '4', null],
  ],
}

const accounts: Sheet = {
  title: '利用者',
  rows: [
    ['メール', '職員番号', '役割', '範囲所属', '有効期限'],
    ['hr@example.lg.jp', '000102', '人事', null, 'R9.3.31'],
    ['core@example.lg.jp', '000103', '人事、人事（異動・評価）', null, 'R9.3.31'],
    ['head@example.lg.jp', 104, '所属長', '総務課、0203', 'R9.3'],
    ['guest@example.lg.jp', '000999', '見学者', null, 'R9.3.31'],
  ],
}
