import type { Column, Spread } from '../columns/column.ts'
import { canonicalHeader } from '../japanese/headers.ts'
import type { TableContext } from './context.ts'
import type { Table } from './table.ts'

/** What a header of a sheet stands for. */
export type HeaderTarget =
  | { readonly kind: 'column'; readonly name: string; readonly column: Column }
  | { readonly kind: 'across'; readonly spread: string; readonly item: string }
  | {
      readonly kind: 'rank'
      readonly spread: string
      readonly rank: number
      readonly name: string
      readonly column: Column
    }
  | { readonly kind: 'long'; readonly spread: string; readonly part: 'item' | 'value' }

/** Canonical header to what it stands for. */
export type HeaderWords = ReadonlyMap<string, HeaderTarget>

/** Every spelling under which a table's columns may be headed; a declared header goes before any alias. */
export function headerWords(table: Table, unfolded: readonly Table[], context: TableContext): HeaderWords {
  const words = new Map<string, HeaderTarget>()
  const add = (header: string, target: HeaderTarget): void => {
    const word = canonicalHeader(header)
    if (word !== '' && !words.has(word)) words.set(word, target)
  }
  const columns = Object.entries(table.columns)
  for (const [name, column] of columns)
    if (isHeaded(column)) add(column.header, { kind: 'column', name, column })
  for (const [spread, { spread: how }] of columns) {
    if (how?.by === 'rank') addRanks(spread, how, add)
    if (how?.by === 'across') addItems(spread, how, context, add)
  }
  for (const [name, column] of columns)
    for (const alias of column.aliases) add(alias, { kind: 'column', name, column })
  for (const child of unfolded) addLongForm(child, add)
  for (const [alias, header] of context.headerAliases(table.sheet)) {
    const target = words.get(canonicalHeader(header))
    if (target) add(alias, target)
  }
  return words
}

type Add = (header: string, target: HeaderTarget) => void

/** Tells whether a column is read from a sheet column of its own. */
export const isHeaded = (column: Column): boolean => column.spread === null && column.derive === null

function addRanks(spread: string, how: Extract<Spread, { by: 'rank' }>, add: Add): void {
  for (let rank = 1; rank <= how.ranks; rank += 1)
    for (const [name, column] of Object.entries(how.columns))
      for (const header of [column.header, ...column.aliases])
        add(header.replace('{n}', String(rank)), { kind: 'rank', spread, rank, name, column })
}

function addItems(
  spread: string,
  how: Extract<Spread, { by: 'across' }>,
  context: TableContext,
  add: Add,
): void {
  for (const row of context.rowsOf(how.table))
    for (const name of how.headers) {
      const value = row.values[name]
      const headers = typeof value === 'string' ? [value] : Array.isArray(value) ? value : []
      for (const header of headers) add(header, { kind: 'across', spread, item: row.key })
    }
}

function addLongForm(child: Table, add: Add): void {
  const { item, value, spread } = child.unfolds ?? {}
  if (!item || !value || spread === undefined) return
  for (const [part, column] of [
    ['item', child.columns[item]],
    ['value', child.columns[value]],
  ] as const)
    for (const header of column ? [column.header, ...column.aliases] : [])
      add(header, { kind: 'long', spread, part })
}
