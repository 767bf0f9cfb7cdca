import type { Worded } from './language.ts'

const thousands = (count: number): string => count.toLocaleString('en')

const ja = {
  workbooks: 'ファイルの状態',
  file: 'ファイル',
  state: '状態',
  states: { OK: '正常', DEGRADED: '一部は前回の内容', STALE: '読めません。前回の内容を使っています' },
  problems: '件',
  problemCount: '問題',
  content: '内容',
  readTime: '読み込み',
  read: (sheets: number, cells: number) => `${sheets}シート ${thousands(cells)}セルを確認`,
  readAt: (moment: string) => `${moment} に読み込み`,
  list: (count: number) => `直すところ ${count}件`,
  firstOf: (shown: number, count: number) =>
    `直すところ ${count}件のうち、はじめの${shown}件（シートで絞り込めます）`,
  sheetOf: (sheet: string, file: string) => `${sheet}（${file}）`,
  wholeSheet: 'シート全体',
  place: 'セル',
  severity: '扱い',
  severities: { WARN: '警告', REJECT_CELL: '値を除外', REJECT_ROW: '行を除外', REJECT_SHEET: 'シートを除外' },
  header: '見出し',
  value: '値',
  message: '説明',
  suggestion: '直し方',
  open: '開く',
  finding: (count: number, sheets: number) => `直すところが${sheets}シートに${count}件あります`,
  findingNone: (sheets: number, cells: number) =>
    `問題はありません。${sheets}シート ${thousands(cells)}セルを確認しました`,
  findingStale: (count: number) => `${count}つのファイルが今は読めません。ほかは、いつもどおり使えます`,
  how: 'セルを直して保存すると、次の読み込みで一覧から消えます。除外された値は、ほかの図では使われません。',
  count: (sheets: number, cells: number) => `${sheets}シート ${thousands(cells)}セル`,
  none: '問題はありません。',
}

const en: typeof ja = {
  workbooks: 'State of the files',
  file: 'File',
  state: 'State',
  states: {
    OK: 'as it is',
    DEGRADED: 'partly the last content',
    STALE: 'unreadable: the last content is served',
  },
  problems: ' problems',
  problemCount: 'Problems',
  content: 'Content',
  readTime: 'Read',
  read: (sheets, cells) => `${sheets} sheets, ${thousands(cells)} cells looked at`,
  readAt: (moment) => `read at ${moment}`,
  list: (count) => `To be mended: ${count}`,
  firstOf: (shown, count) => `To be mended: the first ${shown} of ${count} (filter by sheet)`,
  sheetOf: (sheet, file) => `${sheet} (${file})`,
  wholeSheet: 'whole sheet',
  place: 'Cell',
  severity: 'Effect',
  severities: {
    WARN: 'warning',
    REJECT_CELL: 'value left out',
    REJECT_ROW: 'row left out',
    REJECT_SHEET: 'sheet left out',
  },
  header: 'Header',
  value: 'Value',
  message: 'What is wrong',
  suggestion: 'How to mend it',
  open: 'open',
  finding: (count, sheets) => `${count} things to mend in ${sheets} sheets`,
  findingNone: (sheets, cells) => `No problems: ${sheets} sheets, ${thousands(cells)} cells looked at`,
  findingStale: (count) => `${count} files cannot be read now; everything else works as always`,
  how: 'A cell that is mended and saved leaves the list with the next reading. Values left out are in no other picture.',
  count: (sheets, cells) => `${sheets} sheets, ${thousands(cells)} cells`,
  none: 'No problems.',
}

/** The words of the view of the state of the data. */
export const qualityWords: Worded<typeof ja> = { ja, en }
