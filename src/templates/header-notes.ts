import type { Schema } from '../tables/schema.ts'
import type { Table } from '../tables/table.ts'
import type { EntryLists } from './entry-rules.ts'
import type { SheetColumn } from './sheet-columns.ts'
import { KIND_WORDS, OPTIONAL, quoted, REQUIRED, readersOf } from './words.ts'
import type { Note } from './xlsx/workbook.ts'

const AUTHOR = 'Ikusei'
const WIDTH = 320
const LINE_HEIGHT = 17
const CHARACTERS_A_LINE = 26
const MOST_WORDS = 16

/** The notes on a sheet's headers: what to write, an example, who may see it, and what it means. */
export const headerNotes = (
  columns: readonly SheetColumn[],
  table: Table,
  schema: Schema,
  lists: EntryLists,
  exampleOf: (column: SheetColumn) => string,
): readonly Note[] =>
  columns.map((column, index) => {
    const lines = noteLines(column, index === 0 ? table.doc : null, schema, lists, exampleOf(column))
    const height =
      lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARACTERS_A_LINE)), 1) *
      LINE_HEIGHT
    return { row: 0, column: index, author: AUTHOR, text: lines.join('\n'), width: WIDTH, height }
  })

function noteLines(
  column: SheetColumn,
  about: string | null,
  schema: Schema,
  lists: EntryLists,
  example: string,
): readonly string[] {
  const { template } = column
  const words = template.words ?? []
  return [
    `【${column.required ? REQUIRED : OPTIONAL}】${kindOf(column)}`,
    ...(column.column.unit === null ? [] : [`単位：${column.column.unit}`]),
    ...(template.between === undefined ? [] : [`範囲：${template.between[0]}〜${template.between[1]}`]),
    ...(words.length > 2 && words.length <= MOST_WORDS ? [`選べる語：${words.join('、')}`] : []),
    ...(template.rowsOf === undefined
      ? []
      : [`${template.rowsOf.list === undefined ? 'コード' : '語'}は${placeOf(column, lists)}にあります`]),
    ...(column.column.unique ? ['同じ値は2回使えません'] : []),
    ...(column.column.fillDown === null ? [] : ['結合したセルは上の値として読みます']),
    ...(column.column.restates === null ? [] : ['見やすくするための列です。番号と違うときは知らせます']),
    ...(example === '' ? [] : [`例：${example}`]),
    `見られる人：${readersOf(column.level, schema.roles)}`,
    column.column.doc,
    ...(about === null ? [] : [`(${about})`]),
  ]
}

const kindOf = ({ kind, column }: SheetColumn): string =>
  kind === 'list' && column.target !== null
    ? `${KIND_WORDS.reference}。${KIND_WORDS.list}`
    : kind === 'list' && column.template.words
      ? `${KIND_WORDS.choice}。${KIND_WORDS.list}`
      : KIND_WORDS[kind]

const placeOf = ({ template }: SheetColumn, lists: EntryLists): string => {
  const { rowsOf } = template
  if (rowsOf === undefined) return ''
  const place = lists.placeOf(rowsOf.table)
  return rowsOf.list === undefined ? place : `${place}の${quoted(rowsOf.list)}`
}
