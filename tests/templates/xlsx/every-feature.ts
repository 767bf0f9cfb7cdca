import { ERA_DATE, ISO_DATE, TEXT, YEN } from '../../../src/templates/xlsx/number-formats.ts'
import type { CellStyle, Workbook } from '../../../src/templates/xlsx/workbook.ts'

const header: CellStyle = {
  bold: true,
  colour: '#1f3a4d',
  fill: '#e3eef3',
  border: { line: 'thin', colour: '#9fb8c4' },
  wrap: true,
  horizontal: 'center',
  vertical: 'center',
  format: 'General',
}
const example: CellStyle = { colour: '#7a7a7a', fill: '#f6f6f4' }
const struck: CellStyle = { struck: true }
const head = (value: string) => ({ value, style: header })

/** A library's loans: every feature of the model on a few rows. */
export const everyFeature: Workbook = {
  names: [
    { name: '棚一覧', formula: "'棚'!$A$2:$A$4" },
    { name: 'schema_version', formula: '"3"', hidden: true },
  ],
  sheets: [
    {
      title: '貸出',
      tab: '#2f6f8f',
      protected: true,
      frozen: { rows: 3, columns: 1 },
      filter: { top: 2, left: 0, bottom: 8, right: 9 },
      print: { orientation: 'landscape', repeatRows: { first: 1, last: 2 } },
      columns: [
        { width: 14, style: { format: TEXT, locked: true } },
        { width: 22 },
        { width: 14, style: { format: ISO_DATE } },
        { width: 20, style: { format: ERA_DATE } },
        { width: 14, style: { format: 57 } },
        { width: 12, style: { format: YEN } },
        { width: 10 },
        { width: 12 },
        { width: 14, style: { locked: true } },
        { width: 34, style: { wrap: true } },
        { width: 10, hidden: true },
      ],
      rows: [
        {
          cells: ['id', 'title', 'lentOn', 'dueOn', 'month', 'fee', 'shelf', 'isLate', 'days', 'remark'],
          hidden: true,
        },
        { cells: [{ value: '貸出台帳（見本）', style: { bold: true, size: 14 } }], height: 27 },
        {
          cells: [
            '資料番号',
            '書名',
            '貸出日',
            '返却期限',
            '貸出月',
            '延滞料',
            '棚',
            '延滞',
            '日数',
            '備考',
            '旧番号',
          ].map(head),
          height: 39,
        },
        [
          { value: '000123', style: example },
          { value: '記入例：吾輩は猫である', style: example },
          { value: { serial: 45748 }, style: example },
          { value: { serial: 45762 }, style: example },
          { value: { serial: 45748 }, style: example },
          { value: 0, style: example },
          { value: '文学', style: example },
          { value: false, style: example },
          { value: 14, formula: 'D4-C4', style: { ...example, format: '0' } },
          { value: 'この行は読み飛ばされます', style: example },
        ],
        [
          '000124',
          {
            value: {
              runs: [{ text: '漱石全集' }],
              readings: [
                { text: 'ソウセキ', from: 0, to: 2 },
                { text: 'ゼンシュウ', from: 2, to: 4 },
              ],
            },
          },
          { serial: 45749 },
          { serial: 45763 },
          { serial: 45749 },
          1200,
          '文学',
          true,
          { value: 14, formula: 'D5-C5', style: { format: '0' } },
          {
            value: {
              runs: [
                { text: '第1巻' },
                { text: '第2巻', struck: true, colour: '#b3261e' },
                { text: ' 第3巻' },
              ],
            },
          },
        ],
        [
          { value: '000125', style: struck },
          { value: '取り消した貸出', style: struck },
          { value: { serial: 45750 }, style: struck },
          null,
          { value: null, style: { fill: '#fff4ce' } },
          { value: 0.5, style: { format: '0%' } },
          '歴史',
          false,
          { value: { error: '#REF!' }, formula: 'D6-#REF!' },
          '=SUM(A1:A2)',
        ],
        [],
        ['000126', ' 前後に空白 ', { serial: 45751 }, { serial: 45765 }, { serial: 45751 }, 36, '科学', true],
        {
          height: 37.5,
          cells: [
            '000127',
            { value: '改行\nのある <書名> & "引用"', style: { wrap: true } },
            { serial: 45752 },
            { serial: 45766 },
            { serial: 45752 },
            3,
            '科学',
            false,
            { error: '#N/A' },
            '_x0041_ はそのまま、\u0001 も残る',
            { value: '123', style: { format: '000000' } },
          ],
        },
      ],
      merges: [{ top: 1, left: 0, bottom: 1, right: 3 }],
      validations: [
        {
          areas: [{ top: 3, left: 6, bottom: 499, right: 6 }],
          rule: { kind: 'listRange', sheet: '棚', area: { top: 1, left: 0, bottom: 499, right: 0 } },
          error: {
            title: '棚にありません',
            text: '一覧から選んでください。\n一覧はシート「棚」にあります。',
          },
          prompt: { title: '棚', text: '▼から選びます。' },
        },
        {
          areas: [
            { top: 3, left: 7, bottom: 499, right: 7 },
            { top: 3, left: 10, bottom: 499, right: 10 },
          ],
          rule: { kind: 'list', values: ['TRUE', 'FALSE', '不明'] },
          onError: 'warning',
        },
        {
          areas: [{ top: 3, left: 5, bottom: 499, right: 5 }],
          rule: { kind: 'whole', from: 0, to: 100_000 },
        },
        {
          areas: [{ top: 3, left: 2, bottom: 499, right: 2 }],
          rule: { kind: 'date', from: 36_526, to: 73_050 },
        },
        { areas: [{ top: 3, left: 3, bottom: 499, right: 3 }], rule: { kind: 'custom', formula: 'D4>=C4' } },
        {
          areas: [{ top: 3, left: 8, bottom: 499, right: 8 }],
          rule: { kind: 'decimal', from: 0, to: 365.5 },
        },
        {
          areas: [{ top: 3, left: 4, bottom: 499, right: 4 }],
          rule: { kind: 'listFormula', formula: '棚一覧' },
        },
        {
          areas: [{ top: 3, left: 0, bottom: 499, right: 0 }],
          rule: { kind: 'any' },
          ime: 'off',
          prompt: { title: '資料番号', text: '6桁の数字' },
        },
      ],
      notes: [
        { row: 2, column: 0, author: '台帳係', text: '6桁の資料番号。\n例：000123', width: 300, height: 90 },
        { row: 2, column: 3, author: '見本', text: '返す約束の日。貸出日より前は<入力できません>。' },
      ],
      conditionalFormats: [
        {
          areas: [{ top: 3, left: 0, bottom: 499, right: 9 }],
          formula: '$H4=TRUE',
          look: { fill: '#fde7e4', colour: '#8c1d18' },
        },
        {
          areas: [{ top: 3, left: 3, bottom: 499, right: 3 }],
          formula: 'AND($D4<>"",$D4<$C4)',
          look: { fill: '#f9c6c0', bold: true },
        },
      ],
    },
    {
      title: '棚',
      tab: '#8a6d3b',
      columns: [{ width: 16 }],
      rows: [[head('棚')], ['文学'], ['歴史'], ['科学']],
    },
    { title: "O'Hara & 子", rows: [['x']], visibility: 'hidden' },
    {
      title: '内部',
      rows: [['y']],
      notes: [{ row: 0, column: 0, author: '見本', text: '隠れた注' }],
      visibility: 'veryHidden',
    },
  ],
}
