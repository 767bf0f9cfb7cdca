import type { Cell } from '../columns/cell.ts'
import type { ColumnCell } from './row-op.ts'
import { textOfStored } from './stored-cell.ts'

type Rows = readonly (readonly Cell[])[]

/** The rows of a sheet by the cells of some columns, and the rows that have changed since it was made. */
interface KeyIndex {
  readonly columns: readonly number[]
  readonly from: number
  readonly byKey: ReadonlyMap<string, readonly number[]>
  /** Where rows were put in since, one after the other; `byKey` counts without them. */
  readonly inserted: readonly number[]
  /** As rows are counted now. */
  readonly touched: Set<number>
}

/** Indexes live as long as the rows they are of. */
const kept = new WeakMap<Rows, KeyIndex[]>()

/** So many changed rows are looked at one by one before an index is made anew. */
const MOST_TOUCHED = 500

/** The rows, from one on, whose cells are these, in their order. */
export function rowsWith(key: readonly ColumnCell[], rows: Rows, from: number): readonly number[] {
  const { columns, byKey, inserted, touched } = indexOf(
    key.map(({ column }) => column),
    rows,
    from,
  )
  const wanted = textOf(key.map(({ cell }) => cell))
  const found = (byKey.get(wanted) ?? []).map((row) => inserted.reduce(shifted, row))
  if (touched.size === 0) return found
  const again = [...touched].filter((row) => row >= from && keyIn(rows[row], columns) === wanted)
  return [...found.filter((row) => !touched.has(row)), ...again].sort((a, b) => a - b)
}

/** Tells the indexes of some rows that `after` are the same rows but for one. */
export function keepIndexes(before: Rows, after: Rows, row: number): void {
  const indexes = (kept.get(before) ?? []).filter(({ touched }) => touched.size < MOST_TOUCHED)
  const changed =
    before === after ? indexes : indexes.map((index) => ({ ...index, touched: new Set(index.touched) }))
  for (const { touched } of changed) touched.add(row)
  kept.set(after, changed)
}

/** Tells the indexes of some rows that `after` are the same rows, and a blank one put in. */
export function shiftIndexes(before: Rows, after: Rows, at: number): void {
  const indexes = (kept.get(before) ?? []).filter(({ touched }) => touched.size < MOST_TOUCHED)
  kept.set(
    after,
    indexes.map((index) => ({
      ...index,
      inserted: [...index.inserted, at],
      touched: new Set([...[...index.touched].map((row) => shifted(row, at)), at]),
    })),
  )
}

const shifted = (row: number, at: number): number => (row >= at ? row + 1 : row)

function indexOf(columns: readonly number[], rows: Rows, from: number): KeyIndex {
  const indexes = kept.get(rows) ?? []
  const known = indexes.find(
    (index) =>
      index.from === from &&
      index.columns.length === columns.length &&
      index.columns.every((column, at) => column === columns[at]),
  )
  if (known) return known
  const byKey = new Map<string, number[]>()
  for (let row = from; row < rows.length; row += 1) {
    const key = keyIn(rows[row], columns)
    const same = byKey.get(key)
    if (same) same.push(row)
    else byKey.set(key, [row])
  }
  const made: KeyIndex = { columns, from, byKey, inserted: [], touched: new Set() }
  kept.set(rows, [...indexes, made])
  return made
}

const keyIn = (cells: readonly Cell[] | undefined, columns: readonly number[]): string =>
  textOf(columns.map((column) => cells?.[column] ?? null))

const textOf = (cells: readonly Cell[]): string => cells.map(textOfStored).join('\u0000')
