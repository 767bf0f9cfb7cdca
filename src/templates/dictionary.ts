import type { Column } from '../columns/column.ts'
import { KINDS } from '../columns/column.ts'
import { RULES } from '../columns/rules.ts'
import { codeField } from '../tables/code-field.ts'
import type { Schema } from '../tables/schema.ts'
import type { Table } from '../tables/table.ts'
import { KIND_WORDS, OPTIONAL, REQUIRED, readersOf } from './words.ts'

/** The data dictionary: every table and column with its name in the API, every kind of column, every code of a problem. */
export const dictionary = (schema: Schema): string =>
  [
    '# データ辞書',
    '',
    'シートの見出しと API の名前の対応表です。宣言から印刷しています（`npm run ikusei -- template`）。手では直しません。',
    '',
    ...schema.workbooks.flatMap(({ key, file }) => [
      `## ${file}`,
      '',
      ...schema.tables
        .filter((table) => table.workbook === key)
        .flatMap((table) => tableLines(table, schema)),
    ]),
    '## 列の種類',
    '',
    ...row(['種類', '書き方']),
    ...row(['---', '---']),
    ...KINDS.flatMap((kind) => row([`\`${kind}\``, KIND_WORDS[kind]])),
    '',
    '## 確認コード',
    '',
    '「確認が必要な箇所」に付くコードです。',
    '',
    ...row(['コード', '内容', 'What it is about']),
    ...row(['---', '---', '---']),
    ...Object.entries(RULES).flatMap(([code, { ja, en }]) => row([`\`${code}\``, ja, en])),
    '',
  ].join('\n')

const row = (cells: readonly string[]): string[] => [
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`,
]

function tableLines(table: Table, schema: Schema): string[] {
  return [
    `### ${table.sheet} \`${table.name}\``,
    '',
    `${table.doc} API: \`${table.plural}\`${table.unfolds === null ? '' : `（「${table.sheet}」の列から作られる行）`}`,
    '',
    ...row(['見出し', 'API', '種類', '', '見られる人', '説明']),
    ...row(['---', '---', '---', '---', '---', '---']),
    ...Object.entries(table.columns).flatMap(([name, column]) =>
      row(columnCells(table, name, column, schema)),
    ),
    '',
  ]
}

function columnCells(table: Table, name: string, column: Column, schema: Schema): string[] {
  const target = column.target ? schema.tables.find((each) => each.name === column.target?.table) : undefined
  return [
    headersOf(column),
    target ? `\`${name}\`, \`${codeField(name, target)}\`` : `\`${name}\``,
    target
      ? `\`${column.kind}\` → ${target.sheet}`
      : typeof column.surface === 'string'
        ? `\`${column.kind}\``
        : `\`${column.kind}\` ${column.surface.name}`,
    table.key.includes(name) ? 'キー' : column.required ? REQUIRED : OPTIONAL,
    readersOf(column.level ?? table.access.level, schema.roles),
    column.doc,
  ]
}

function headersOf(column: Column): string {
  if (column.spread?.by === 'across') return '（項目ごとに1列）'
  if (column.spread?.by === 'rank')
    return Object.values(column.spread.columns)
      .map(({ header }) => header.replace('{n}', '1'))
      .join('、')
  return column.aliases.length === 0 ? column.header : `${column.header}（${column.aliases.join('、')}）`
}
