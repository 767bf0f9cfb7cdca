import { serialOfIso } from '../columns/serial.ts'
import type { Sheet, SheetCell } from '../templates/xlsx/workbook.ts'
import {
  add,
  addAcross,
  coloured,
  dayCell,
  draft,
  formula,
  mergeDown,
  struck,
  withFurigana,
} from './messy-cells.ts'
import { MESSY_DEPARTMENTS, MESSY_PEOPLE, type MessyPerson } from './messy-people.ts'

const HEADERS: readonly SheetCell[] = [
  'No.',
  '職員\n　Ｎｏ．',
  '氏　　名',
  'フリガナ',
  '性別',
  '生年月日',
  '採用日',
  '任用区分',
  '職　種',
  '職階',
  '所属',
  '兼務所属',
  '現所属開始日',
  '在職状況',
  '退職日',
  '備考',
  '備考',
  'メモ２',
  'メールアドレス',
]
const COLUMN = {
  number: 1,
  kana: 3,
  birth: 5,
  hired: 6,
  department: 10,
  since: 12,
  separated: 14,
  note: 15,
} as const
const LAST = HEADERS.length - 1

/** Every way in which people write the day they were hired. */
const HIRED: readonly SheetCell[] = [
  dayCell('2015-04-01'),
  dayCell('2016-04-01', '[$-411]ge.m.d'),
  dayCell('2017-04-01', 57),
  'H30.4.1',
  'h31.4.1',
  '平成 27 年 4 月 1 日',
  '令和元年５月１日',
  'Ｒ２．４．１',
  'R03/04/01',
  'R040401',
  '㋿5年4月1日',
  '2024/4/1(月)',
  '20250401',
  20_210_401,
  '2022-04-01 08:30:00',
  '令和6年4月1日（月）',
  serialOfIso('2018-04-01'),
]

/** What is odd about single people, by their count: cells by column. */
const QUIRKS: Readonly<Record<number, Readonly<Record<number, SheetCell>>>> = {
  3: { [COLUMN.number]: 103 },
  4: { [COLUMN.number]: '０００１０４' },
  5: { [COLUMN.number]: '1.05E+02' },
  7: { [COLUMN.hired]: 'R1.4.1' },
  8: { [COLUMN.since]: 'R7.4' },
  9: { [COLUMN.birth]: 1980 },
  11: { [COLUMN.separated]: '未定' },
  12: { [COLUMN.birth]: 'H7.2.30' },
  13: { [COLUMN.birth]: 'S64.1.7' },
  14: { [COLUMN.birth]: 'R7.4' },
  15: { 2: struck('職員 015') },
  16: { 2: struck('職員 016'), [COLUMN.hired]: struck('H20.4.1'), 13: struck('在職') },
  17: { [COLUMN.hired]: formula('#REF!+1', { error: '#REF!' }) },
  18: { [COLUMN.note]: formula('VLOOKUP(B24,台帳!A:B,2,FALSE)', null) },
  19: { 7: '正職員' },
  20: { 4: '？' },
  22: { 7: formula('"正"&"規"', '正規') },
  23: { 8: '〃' },
  24: { [COLUMN.since]: '' },
  25: { [COLUMN.hired]: 'R2.4.1', [COLUMN.separated]: 'H31.3.31' },
  26: { [COLUMN.note]: '育休から復帰\u000b（R6.4）' },
  27: { [COLUMN.note]: dayCell('2025-01-02') },
  28: { 11: '総務課・企画・財政課' },
  29: { 11: '総務' },
  31: { [COLUMN.number]: '0000131' },
  32: { [COLUMN.note]: coloured('要注意') },
  33: { 9: '係長' },
  34: { 18: 'same@example.lg.jp' },
  35: { 18: 'same@example.lg.jp' },
  36: { [COLUMN.separated]: '－' },
  37: { [COLUMN.birth]: { value: { serial: 0.375 }, style: { format: 'h:mm' } } },
  38: { [COLUMN.number]: 12.5 },
  39: { [COLUMN.number]: '' },
}

const ordinary = (person: MessyPerson, count: number): SheetCell[] => [
  count,
  person.number,
  count === 2 ? withFurigana(person.name, person.kana) : person.name,
  person.kana,
  count % 2 === 0 ? '女' : '男性',
  dayCell(`${1965 + (count % 35)}-0${1 + (count % 9)}-15`, 57),
  HIRED[count % HIRED.length] ?? null,
  '正規',
  count % 10 === 4 ? '保健師' : '一般事務',
  count % 3 === 0
    ? person.grade
    : count % 3 === 1
      ? `${person.grade} ${GRADE_NAMES[person.grade]}`
      : (GRADE_NAMES[person.grade] ?? null),
  null,
  null,
  dayCell('2025-04-01', '[$-411]ggge"年"m"月"d"日"'),
  count % 25 === 0 ? '育児休業' : '在職',
  null,
  null,
  null,
  count % 20 === 0 ? '要確認' : null,
  `staff${person.number}@example.lg.jp`,
]

const GRADE_NAMES: Readonly<Record<string, string>> = {
  G2: '課長級',
  G4: '係長級',
  G5: '主査・主任級',
  G6: '主事・技師級',
}

/** The list of staff as a clerk keeps it: titles, merged departments, subtotals, and something odd in every third row. */
export function messyStaffSheet(title: string): Sheet {
  const sheet = draft()
  addAcross(sheet, '令和７年度　職員名簿', HEADERS.length)
  add(sheet, '令和7年4月1日現在', null, null, null, null, null, null, null, null, null, null, '人事係')
  add(sheet)
  add(sheet, ...HEADERS)
  add(
    sheet,
    '記入例',
    '000123',
    '見本　太郎',
    'ミホン　タロウ',
    '男性',
    'S60.4.2',
    'H20.4.1',
    '正規',
    '一般事務',
    'G6',
    '税務課',
    null,
    'R7.4.1',
    '在職',
  )
  const hidden: number[] = []
  let top = sheet.rows.length
  MESSY_PEOPLE.forEach((person, index) => {
    const seat = index % 10
    if (seat === 0) {
      addAcross(sheet, `【${person.department}】`, HEADERS.length)
      top = sheet.rows.length
    }
    const cells = ordinary(person, index + 1)
    for (const [column, cell] of Object.entries(QUIRKS[index + 1] ?? {})) cells[Number(column)] = cell
    // One department is merged over its people, one is repeated by ditto marks, the others are typed.
    const how = index % 30
    cells[COLUMN.department] =
      how < 10 && seat > 0 ? null : how >= 20 && seat > 0 ? (seat % 2 === 0 ? '〃' : '同上') : spelled(person)
    const row = add(sheet, ...cells)
    if (index === 43) hidden.push(row)
    if (seat < 9) return
    if (how < 10) mergeDown(sheet, COLUMN.department, top, row)
    if (index === 29) add(sheet, ...HEADERS)
    else add(sheet, null, '小　計', formula('COUNTA(C6:C15)', 10))
  })
  addDoubles(sheet)
  add(sheet, null, '合計', MESSY_PEOPLE.length)
  add(
    sheet,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    '来月見直し',
  )
  add(sheet, '※ 会計年度任用職員は別紙')
  add(sheet, null, '以下余白')
  return {
    title,
    rows: sheet.rows.map((row, index) =>
      hidden.includes(index) && !('cells' in row) ? { cells: row, hidden: true } : row,
    ),
    merges: sheet.merges,
    columns: HEADERS.map((_, column) =>
      column === COLUMN.kana ? { width: 18, hidden: true } : { width: 14 },
    ),
    filter: { top: 3, left: 0, bottom: sheet.rows.length - 1, right: LAST },
    notes: [{ row: 6, column: 2, text: '旧姓で呼ぶこと', author: '人事係' }],
  }
}

/** The department as code, name, former name, short name, or both. */
const spelled = ({ department }: MessyPerson): string => {
  const code = MESSY_DEPARTMENTS[department]
  if (department === '税務課') return '市民税務課'
  if (department === '市民課') return `${code} ${department}`
  if (department === '福祉課') return `${department}（${code}）`
  return department === '建設課' ? code : department
}

/** Numbers that stand twice: two people by mistake, one row pasted twice, and a number given again after its holder left. */
function addDoubles(sheet: ReturnType<typeof draft>): void {
  const row = (
    number: string,
    name: string,
    hired: string,
    status = '在職',
    separated: string | null = null,
  ): void => {
    add(
      sheet,
      null,
      number,
      name,
      null,
      '女性',
      null,
      hired,
      '正規',
      '一般事務',
      'G6',
      '総務課',
      null,
      'R7.4.1',
      status,
      separated,
    )
  }
  row('000170', '職員 170', 'R5.4.1')
  row('000170', '職員 171', 'R6.4.1')
  row('000172', '職員 172', 'R6.4.1')
  row('000172', '職員 172', 'R6.4.1')
  row('000173', '職員 173', 'S60.4.1', '退職', 'H31.3.31')
  row('000173', '職員 174', 'R2.4.1')
}
