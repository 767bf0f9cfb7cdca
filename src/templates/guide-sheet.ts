import { RESERVED_SHEETS } from '../tables/reserved-sheets.ts'
import type { Workbook as SchemaWorkbook } from '../tables/schema.ts'
import type { Table } from '../tables/table.ts'
import { GUIDE_TAB, OPTIONAL_HEADER } from './looks.ts'
import type { SheetColumn } from './sheet-columns.ts'
import { EXAMPLE, quoted } from './words.ts'
import type { CellStyle, Sheet, SheetCell, SheetRow } from './xlsx/workbook.ts'

/** A sheet as the guide tells of it. */
export interface GuidedSheet {
  readonly title: string
  readonly table: Table
  readonly columns: readonly SheetColumn[]
}

/** The first sheet: what each sheet is for, and the few rules of writing. `about` says it by table, else its `doc` does. */
export function guideSheet(
  workbook: SchemaWorkbook,
  sheets: readonly GuidedSheet[],
  about: Readonly<Record<string, string>>,
): Sheet {
  return {
    title: RESERVED_SHEETS.guide,
    tab: GUIDE_TAB,
    columns: [{ width: 22 }, { width: 54 }, { width: 36 }],
    rows: [
      { height: 33, cells: [{ value: `${workbook.file.replace(/\.xlsx$/u, '')} の使い方`, style: TITLE }] },
      [
        {
          value: 'いつもの表計算ソフトで開いて書き、保存してください。保存すると自動で読み込まれます。',
          style: PLAIN,
        },
      ],
      [],
      { height: 24, cells: ['シート', '何を書くか', '1行の単位'].map(head) },
      ...sheets.map((sheet) => sheetRow(sheet, about)),
      [],
      [{ value: '書き方のきまり', style: HEADING }],
      ...RULES.map(([what, how]): SheetRow => lineOf(what, how)),
    ],
    merges: [
      { top: 1, left: 0, bottom: 1, right: 2 },
      ...RULES.map((_, index) => ruleMerge(sheets.length + 6 + index)),
    ],
    print: { orientation: 'portrait' },
  }
}

const TITLE: CellStyle = { bold: true, size: 18, colour: '#2c5a70', vertical: 'center' }
const HEADING: CellStyle = { bold: true, size: 13, colour: '#2c5a70' }
const PLAIN: CellStyle = { vertical: 'center', wrap: true }
const CELL: CellStyle = { ...PLAIN, border: { line: 'thin', colour: '#c9d6dc' } }
const LINK: CellStyle = { ...CELL, colour: '#1f5f99', bold: true }

const head = (value: string): SheetCell => ({ value, style: OPTIONAL_HEADER })

const ROW_HEIGHT = 21
const LINE_HEIGHT = 18.75

const sheetRow = (
  { title, table, columns }: GuidedSheet,
  about: Readonly<Record<string, string>>,
): SheetRow => {
  const text = about[table.name] ?? table.doc
  return {
    height: text.length > CHARACTERS_A_LINE ? 2 * ROW_HEIGHT : ROW_HEIGHT,
    cells: [
      { value: title, formula: `HYPERLINK("#'${title}'!A1","${title}")`, style: LINK },
      { value: text, style: CELL },
      {
        value: columns
          .filter((column) => column.isKey)
          .map((column) => column.header)
          .join('・'),
        style: CELL,
      },
    ],
  }
}

const CHARACTERS_A_LINE = 30
const RULE_CHARACTERS_A_LINE = 48

const lineOf = (what: string, how: string): SheetRow => ({
  height: Math.ceil(how.length / RULE_CHARACTERS_A_LINE) * LINE_HEIGHT + 3,
  cells: [
    { value: what, style: { ...CELL, bold: true } },
    { value: how, style: CELL },
    { value: null, style: CELL },
  ],
})

const ruleMerge = (row: number) => ({ top: row, left: 1, bottom: row, right: 2 })

const RULES: readonly (readonly [string, string])[] = [
  ['見出し', '濃い色は必ず書く列、うすい色は書かなくてもよい列です。見出しにマウスを重ねると説明が出ます。'],
  ['列', '足しても、並べ替えてもかまいません。列は位置ではなく、見出しの文字で見分けます。'],
  ['行', '並べ替え、絞り込み、空き行、小計は自由です。元の表をきれいにする必要はありません。'],
  [EXAMPLE, `${quoted(EXAMPLE)}の行は読み飛ばします。消してもかまいません。`],
  ['番号', '文字として書きます（000123）。先頭の0が消えないよう、列の書式を「文字列」にしてあります。'],
  ['日付', '2025-04-01、R7.4.1、令和7年4月1日 のどれでも読めます。'],
  ['▼', 'セルの右に▼が出る列は、一覧から選べます。'],
  ['赤い色', 'まちがいの印です（番号の重複、必ず書く列の書き忘れ）。ほかの意味はありません。'],
  ['読めないセル', 'シート名とセル番地と直し方をお知らせします。勝手に直したり、消したりはしません。'],
  [
    'このシート',
    `${quoted(RESERVED_SHEETS.guide)}と${quoted(RESERVED_SHEETS.choices)}（非表示）は読みません。${quoted(RESERVED_SHEETS.choices)}は▼の一覧の元です。`,
  ],
]
