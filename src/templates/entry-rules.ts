import { serialOfIso } from '../columns/serial.ts'
import type { Table } from '../tables/table.ts'
import type { Extent } from './extent.ts'
import type { SheetColumn } from './sheet-columns.ts'
import { quoted } from './words.ts'
import { columnName } from './xlsx/address.ts'
import type { Message, Validation, ValidationRule } from './xlsx/workbook.ts'

/** Where the words and codes to choose from stand. */
export interface EntryLists {
  /** The dropdown of words; `null` for none. */
  wordsOf(column: SheetColumn): ValidationRule | null
  /** The dropdown of another sheet's codes; `null` when it is not in this workbook. */
  codesOf(target: string): ValidationRule | null
  /** Says in words where the codes of a table stand: 「…」シート. */
  placeOf(target: string): string
}

type Entry = Omit<Validation, 'areas'>

/**
 * What may be entered in each column of a sheet.
 * Id columns are watched, not locked: Excel refuses to sort or delete rows that hold a locked cell, and people must be
 * able to do both. Locking is meant for columns that only the server writes; no table declares one today.
 */
export function entryRules(
  columns: readonly SheetColumn[],
  table: Table,
  extent: Extent,
  lists: EntryLists,
): readonly Validation[] {
  const entries = new Map<string, { readonly entry: Entry; readonly at: number[] }>()
  for (const [index, column] of columns.entries()) {
    const entry = entryOf(column, index, table, extent, lists)
    if (entry === null) continue
    const key = JSON.stringify(entry)
    const known = entries.get(key)
    if (known) known.at.push(index)
    else entries.set(key, { entry, at: [index] })
  }
  return [...entries.values()].map(({ entry, at }) => ({
    ...entry,
    areas: runsOf(at).map(({ left, right }) => ({ ...extent, left, right })),
  }))
}

/** Neighbouring columns as one block. */
function runsOf(columns: readonly number[]): readonly { left: number; right: number }[] {
  const runs: { left: number; right: number }[] = []
  for (const column of columns) {
    const last = runs.at(-1)
    if (last?.right === column - 1) last.right = column
    else runs.push({ left: column, right: column })
  }
  return runs
}

function entryOf(
  column: SheetColumn,
  index: number,
  table: Table,
  extent: Extent,
  lists: EntryLists,
): Entry | null {
  const { template } = column
  const onError = template.strict ? 'stop' : 'warning'
  const words = lists.wordsOf(column)
  if (words !== null)
    return {
      rule: words,
      onError,
      error: template.strict ? CHOOSE : CHOOSE_OR_KEEP,
      ...(column.kind === 'list' && { prompt: SEVERAL }),
    }
  if (template.rowsOf !== undefined && template.rowsOf.list === undefined) {
    const codes = lists.codesOf(template.rowsOf.table)
    const place = `コードは${lists.placeOf(template.rowsOf.table)}にあります。`
    if (codes === null)
      return { rule: { kind: 'any' }, ime: 'off', prompt: { title: titled(column.header), text: place } }
    return {
      rule: codes,
      onError,
      error: template.strict ? message('一覧にありません', place) : CHOOSE_OR_KEEP,
      ime: 'off',
      ...(column.kind === 'list' && { prompt: SEVERAL }),
    }
  }
  if (template.format === 'date') return { rule: ANY_DAY, onError: 'warning', error: NO_DATE, ime: 'off' }
  if (template.between !== undefined)
    return { rule: between(column, template.between), onError, error: outside(template.between), ime: 'off' }
  if (column.column.unique || (column.isKey && table.key.length === 1))
    return { rule: onlyOnce(index, extent), onError: 'warning', error: TWICE, ime: 'off' }
  return NUMERIC.has(template.format) || column.kind === 'code' ? { rule: { kind: 'any' }, ime: 'off' } : null
}

const NUMERIC: ReadonlySet<string> = new Set(['integer', 'decimal'])

const message = (title: string, text: string): Message => ({ title, text })

const CHOOSE = message('選択肢にありません', 'セルの右の▼から選んでください。')
const CHOOSE_OR_KEEP = message(
  '一覧にない語です',
  '▼の一覧にない語です。このまま入れるときは「はい」を押してください。',
)
const SEVERAL = message(
  '複数入力できます',
  '2つ以上のときは「、」で区切って続けて書きます。確認が出たら「はい」を押してください。',
)
const NO_DATE = message(
  '日付ではないようです',
  '2025-04-01 や R7.4.1 のように書いてください。文字のままの R7.4.1 も読めます（「はい」を押してください）。',
)
const TWICE = message(
  '同じ番号があります',
  'この列の値は1行に1つです。使い回した番号でなければ直してください。',
)
const outside = ([from, to]: readonly [number, number]): Message =>
  message('範囲の外の数です', `${from} から ${to} までの数を入力してください。`)

const LONGEST_TITLE = 32
const titled = (header: string): string => quoted(header).slice(0, LONGEST_TITLE)

const ANY_DAY: ValidationRule = {
  kind: 'date',
  from: serialOfIso('1900-03-01'),
  to: serialOfIso('2199-12-31'),
}

const between = ({ template }: SheetColumn, [from, to]: readonly [number, number]): ValidationRule => ({
  kind: template.format === 'decimal' ? 'decimal' : 'whole',
  from,
  to,
})

function onlyOnce(index: number, { top, bottom }: Extent): ValidationRule {
  const letters = columnName(index)
  return {
    kind: 'custom',
    formula: `COUNTIF($${letters}$${top + 1}:$${letters}$${bottom + 1},${letters}${top + 1})<2`,
  }
}
