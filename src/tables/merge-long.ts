import { type Fault, warning } from '../columns/fault.ts'
import { type Arrival, placeFrom, problemOf } from './arrival.ts'
import type { Problem } from './problem.ts'
import { addressOf } from './problem.ts'
import type { Row } from './row.ts'
import type { Table } from './table.ts'

/** Rows of one key, some of which came cell by cell, made one record. */
export interface MergedRows {
  /** The row that stands for all of them, before and after; `null` where none is left. */
  readonly base: Arrival | null
  readonly arrival: Arrival | null
  readonly problems: readonly Problem[]
  /** Rows that give one cell twice, differently: none of them is read. */
  readonly doubled: readonly (readonly Arrival[])[]
  readonly overruled: readonly Arrival[]
}

interface CellRow {
  readonly arrival: Arrival
  readonly row: Row
}

/** Merges the wide row of a key with its long ones; a cell that both forms hold is taken from the long one (Q47). */
export function mergeLong(
  wide: Arrival | null,
  long: readonly Arrival[],
  unfolded: readonly Table[],
): MergedRows {
  const problems: Problem[] = []
  const doubled: (readonly Arrival[])[] = []
  const overruled: Arrival[] = []
  const children: Record<string, readonly Row[]> = {}
  for (const child of unfolded) {
    const cells = new Map(cellsOf(wide ? [wide] : [], child).map((cell) => [cell.row.key, cell]))
    const groups = Map.groupBy(cellsOf(long, child), ({ row }) => row.key)
    for (const [key, group] of groups) {
      const [first] = group
      if (first === undefined) continue
      if (group.some((each) => !sameCell(each, first, child))) {
        doubled.push(group.map(({ arrival }) => arrival))
        continue
      }
      const known = cells.get(key)
      if (known && !sameCell(known, first, child)) {
        problems.push(problemOf(known.arrival, itemPlace(child, known.row), longWins(known, first, child)))
        overruled.push(known.arrival)
      }
      cells.set(key, first)
    }
    children[child.name] = [...cells.values()].map(({ row }) => row)
  }
  const lost = new Set(doubled.flat())
  const base = wide ?? long.find((each) => !lost.has(each)) ?? null
  return {
    base,
    arrival: base && { ...base, outcome: { ...base.outcome, children } },
    problems,
    doubled,
    overruled,
  }
}

const cellsOf = (arrivals: readonly Arrival[], child: Table): CellRow[] =>
  arrivals.flatMap((arrival) => (arrival.outcome.children[child.name] ?? []).map((row) => ({ arrival, row })))

const sameCell = (a: CellRow, b: CellRow, { unfolds }: Table): boolean =>
  [unfolds?.value, unfolds?.state].every((name) => name == null || a.row.values[name] === b.row.values[name])

const itemPlace = ({ unfolds }: Table, row: Row): string =>
  `${unfolds?.spread}/${unfolds?.item == null ? '' : row.values[unfolds.item]}`

function longWins(wide: CellRow, long: CellRow, { unfolds }: Table): Fault {
  const { column } = long.arrival.placeOf(`${unfolds?.spread}//value`)
  const address = addressOf({ row: long.row.index, column }) ?? ''
  const place = placeFrom(wide.arrival, long.arrival).replace(/\d+行目$/u, address)
  return warning(
    'Q47',
    `縦持ちの${place}と値が違います。縦持ちの値を使いました`,
    `The long form holds another value in ${address} of “${long.row.sheet}”; that one counts`,
    'どちらか一方だけに入力してください',
    'Keep the value in one of the two forms only',
  )
}
