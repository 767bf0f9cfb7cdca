import { type Fault, unreadable, warning } from '../columns/fault.ts'
import type { Lookup } from '../columns/reading-context.ts'
import { textOf } from '../columns/text-of.ts'
import { type Arrival, placeFrom, placeFromInEnglish, problemOf } from './arrival.ts'
import { mergeLong } from './merge-long.ts'
import { overlapsIn } from './overlaps.ts'
import type { Problem } from './problem.ts'
import type { Row } from './row.ts'
import type { Period, Table } from './table.ts'

/** What is left when rows have been compared with each other. */
export interface Settled {
  readonly arrivals: readonly Arrival[]
  readonly problems: readonly Problem[]
  /** Rows that cost their cells: a problem names each. */
  readonly lost: readonly Arrival[]
  /** Rows one of whose cells gave way to another row's: a problem names each cell. */
  readonly overruled: readonly Arrival[]
}

/**
 * Settles what only a look at all rows can tell: doubled keys, codes given again, overlapping periods, values that must
 * be unique.
 */
export function* settle(
  table: Table,
  unfolded: readonly Table[],
  arrivals: readonly Arrival[],
  lookup: Lookup,
): Generator<void, Settled> {
  const { reuse } = table
  const held = reuse === null ? arrivals : arrivals.map((each) => heldBy(each, reuse, lookup))
  const doubled = yield* settleKeys(table, unfolded, held)
  const overlapping = table.exclusive === null ? NOTHING : overlapsIn(table.exclusive, doubled.arrivals)
  const lost = new Set([...doubled.lost, ...overlapping.lost])
  const kept =
    overlapping.lost.length === 0 ? doubled.arrivals : doubled.arrivals.filter((each) => !lost.has(each))
  return {
    arrivals: kept,
    problems: [...doubled.problems, ...overlapping.problems, ...doubledValues(table, kept)],
    lost: [...lost],
    overruled: doubled.overruled,
  }
}

const SLICE = 5_000

const NOTHING = { problems: [], lost: [], overruled: [] } as const

const rekeyed = new WeakMap<Row, Row>()

/** A code given again belongs to whoever had it on the row's first day: only the last holder has it for a key. */
function heldBy(arrival: Arrival, reuse: Period, lookup: Lookup): Arrival {
  const { row } = arrival
  const found = lookup.find(row.key, textOf(row.values[reuse.from]))
  if (!('key' in found) || found.key === row.key) return arrival
  const known = rekeyed.get(row)
  const now = known?.key === found.key ? known : { ...row, key: found.key }
  // Rows of unchanged cells stay the same objects.
  rekeyed.set(row, now)
  return { ...arrival, row: now }
}

function* settleKeys(
  table: Table,
  unfolded: readonly Table[],
  arrivals: readonly Arrival[],
): Generator<void, Settled> {
  const first = new Map<string, Arrival>()
  const groups = new Map<string, Arrival[]>()
  for (const [index, arrival] of arrivals.entries()) {
    if (index % SLICE === SLICE - 1) yield
    const { key } = arrival.row
    const known = first.get(key)
    if (known === undefined) first.set(key, arrival)
    else groups.set(key, [...(groups.get(key) ?? [known]), arrival])
  }
  if (groups.size === 0) return { arrivals, ...NOTHING }
  const replaced = new Map<Arrival, Arrival | null>()
  const problems: Problem[] = []
  const lost: Arrival[] = []
  const overruled: Arrival[] = []
  const loseAll = (group: readonly Arrival[]): void => {
    for (const arrival of group) {
      lost.push(arrival)
      const place = table.key.find((name) => arrival.placeOf(name).column !== null) ?? ''
      problems.push(problemOf(arrival, place, doubledKey(arrival, group, table)))
    }
  }
  for (const group of groups.values()) {
    for (const arrival of group) replaced.set(arrival, null)
    const wide = group.filter(({ long }) => !long)
    const [only] = wide
    const single = only !== undefined && wide.every((each) => sameRecord(each, only)) ? only : null
    if (wide.length > 0 && single === null) loseAll(wide)
    if (wide.length === group.length) {
      if (single) replaced.set(single, single)
      continue
    }
    const merged = mergeLong(
      single,
      group.filter(({ long }) => long),
      unfolded,
    )
    for (const problem of merged.problems) problems.push(problem)
    for (const arrival of merged.overruled) overruled.push(arrival)
    for (const doubled of merged.doubled) loseAll(doubled)
    if (merged.base) replaced.set(merged.base, merged.arrival)
  }
  const kept = arrivals.flatMap((arrival) => {
    const now = replaced.get(arrival)
    return now === undefined ? [arrival] : now === null ? [] : [now]
  })
  return { arrivals: kept, problems, lost: [...new Set(lost)], overruled }
}

const sameRecord = (a: Arrival, b: Arrival): boolean =>
  JSON.stringify([a.row.values, childValues(a)]) === JSON.stringify([b.row.values, childValues(b)])

const childValues = (arrival: Arrival): unknown =>
  Object.values(arrival.outcome.children).map((rows) => rows.map((row) => row.values))

function doubledKey(arrival: Arrival, group: readonly Arrival[], table: Table): Fault {
  const key = table.key.map((name) => table.columns[name]?.header ?? name)
  const others = group.filter((each) => each !== arrival).slice(0, 3)
  return {
    ...unreadable(
      'Q16',
      `「${key.join('・')}」が${others.map((each) => placeFrom(arrival, each)).join('、')}と同じです。どちらも読みません`,
      `The same key (${key.join(', ')}) stands in ${others.map((each) => placeFromInEnglish(arrival, each)).join(', ')} too; neither is read`,
      '正しい行だけを残し、ほかの行を消すか番号を直してください',
      'Keep the right row only, or mend the key of the other',
    ),
    severity: 'REJECT_ROW',
  }
}

function doubledValues(table: Table, arrivals: readonly Arrival[]): Problem[] {
  const unique = Object.entries(table.columns).filter(
    ([name, column]) => column.unique && !(table.key.length === 1 && table.key[0] === name),
  )
  return unique.flatMap(([name]) => {
    const groups = Map.groupBy(
      arrivals.filter(({ row }) => row.values[name] != null),
      ({ row }) => row.values[name],
    )
    return [...groups.values()].flatMap((group) =>
      group.flatMap((each) => {
        const other = group.find((another) => another !== each)
        return other ? [problemOf(each, name, doubledValue(each, other))] : []
      }),
    )
  })
}

const doubledValue = (arrival: Arrival, other: Arrival): Fault =>
  warning(
    'Q16',
    `同じ値が${placeFrom(arrival, other)}にもあります`,
    `The same value stands in ${placeFromInEnglish(arrival, other)} too`,
    'どちらかを直してください',
    'Mend one of them',
  )
