import type { Value } from '../columns/column.ts'
import { type Fault, unreadable, warning } from '../columns/fault.ts'
import { givenAgain } from './identify.ts'
import type { Outcome } from './outcome.ts'
import { addressOf, type Problem, problemAt } from './problem.ts'
import type { Row } from './row.ts'
import type { Table } from './table.ts'

/** A row on its way into the table, with the sheet it came from. */
export interface Arrival {
  readonly row: Row
  readonly outcome: Outcome
  readonly workbook: string
  /** The sheet column of a table's column, for problems found by comparing rows. */
  placeOf(column: string): { readonly column: number | null; readonly header: string | null }
  /** The sheet says one cell a row instead of one row a record. */
  readonly long: boolean
}

/** What is left when rows have been compared with each other. */
export interface Settled {
  readonly arrivals: readonly Arrival[]
  readonly problems: readonly Problem[]
  /** Rows that cost their cells: a problem names each. */
  readonly lost: readonly Arrival[]
}

/** Settles what only a look at all rows can tell: doubled keys, codes given again, overlapping periods, values that must be unique. */
export function settle(table: Table, arrivals: readonly Arrival[]): Settled {
  const doubled = settleKeys(table, arrivals)
  const overlapping = table.exclusive === null ? NOTHING : settlePeriods(table.exclusive, doubled.arrivals)
  const lost = new Set([...doubled.lost, ...overlapping.lost])
  const kept =
    overlapping.lost.length === 0 ? doubled.arrivals : doubled.arrivals.filter((each) => !lost.has(each))
  return {
    arrivals: kept,
    problems: [...doubled.problems, ...overlapping.problems, ...doubledValues(table, kept)],
    lost: [...lost],
  }
}

const NOTHING: Omit<Settled, 'arrivals'> = { problems: [], lost: [] }

const problemOf = (arrival: Arrival, column: string, fault: Fault): Problem =>
  problemAt(
    {
      workbook: arrival.workbook,
      sheet: arrival.row.sheet,
      row: arrival.row.index,
      ...arrival.placeOf(column),
    },
    fault,
  )

function settleKeys(table: Table, arrivals: readonly Arrival[]): Settled {
  const first = new Map<string, Arrival>()
  const groups = new Map<string, Arrival[]>()
  for (const arrival of arrivals) {
    const { key } = arrival.row
    const known = first.get(key)
    if (known === undefined) first.set(key, arrival)
    else groups.set(key, [...(groups.get(key) ?? [known]), arrival])
  }
  if (groups.size === 0) return { arrivals, ...NOTHING }
  const column = table.key[0] ?? ''
  const replaced = new Map<Arrival, Arrival | null>()
  const problems: Problem[] = []
  const lost: Arrival[] = []
  for (const group of groups.values()) {
    const settled = settleGroup(table.reuse, group)
    for (const arrival of group) replaced.set(arrival, settled?.replaced.get(arrival) ?? null)
    problems.push(...(settled?.problems ?? []))
    if (settled) continue
    lost.push(...group)
    for (const arrival of group) problems.push(problemOf(arrival, column, doubledKey(arrival, group)))
  }
  const kept = arrivals.flatMap((arrival) => {
    const now = replaced.get(arrival)
    return now === undefined ? [arrival] : now === null ? [] : [now]
  })
  return { arrivals: kept, problems, lost }
}

interface SettledGroup {
  readonly replaced: ReadonlyMap<Arrival, Arrival>
  readonly problems: readonly Problem[]
}

function settleGroup(reuse: Table['reuse'], group: readonly Arrival[]): SettledGroup | null {
  const [only] = group
  if (only === undefined) return null
  if (group.some((each) => each.long)) return mergeLong(group)
  if (group.every((each) => sameRecord(each, only)))
    return { replaced: new Map([[only, only]]), problems: [] }
  if (reuse === null) return null
  const holders = givenAgain(
    group.map((arrival) => ({
      arrival,
      key: arrival.row.key,
      from: textOf(arrival.row.values[reuse.from]),
      to: textOf(arrival.row.values[reuse.to]),
    })),
  )
  return (
    holders && {
      replaced: new Map(
        holders.map(({ arrival, key }) => [arrival, { ...arrival, row: { ...arrival.row, key } }]),
      ),
      problems: [],
    }
  )
}

const textOf = (value: Value | undefined): string | null => (typeof value === 'string' ? value : null)

const sameRecord = (a: Arrival, b: Arrival): boolean =>
  JSON.stringify([a.row.values, childValues(a)]) === JSON.stringify([b.row.values, childValues(b)])

const childValues = (arrival: Arrival): unknown =>
  Object.values(arrival.outcome.children).map((rows) => rows.map((row) => row.values))

/** Rows of one key where some came cell by cell become one record; a cell that both forms hold is taken from the long one. */
function mergeLong(group: readonly Arrival[]): SettledGroup | null {
  const base = group.find((each) => !each.long) ?? group[0]
  if (base === undefined) return null
  const problems: Problem[] = []
  const children: Record<string, Row[]> = {}
  for (const [table] of Object.entries(base.outcome.children)) {
    const cells = new Map<string, Row>()
    for (const arrival of [base, ...group.filter((each) => each !== base)])
      for (const row of arrival.outcome.children[table] ?? []) {
        const wide = cells.get(row.key)
        if (wide && JSON.stringify(wide.values) !== JSON.stringify(row.values))
          problems.push(problemOf({ ...arrival, row }, table, LONG_WINS))
        cells.set(row.key, row)
      }
    children[table] = [...cells.values()]
  }
  return { replaced: new Map([[base, { ...base, outcome: { ...base.outcome, children } }]]), problems }
}

const LONG_WINS = warning(
  'Q47',
  '横持ちの表と縦持ちの表で値が違います。縦持ちの値を使いました',
  'The wide and the long form hold different values; the long one counts',
  'どちらか一方だけに入力してください',
  'Keep the value in one of the two forms only',
)

function doubledKey(arrival: Arrival, group: readonly Arrival[]): Fault {
  const others = group
    .filter((each) => each !== arrival)
    .map((each) => `${each.row.sheet}!${each.row.index + 1}`)
  return {
    ...unreadable(
      'Q16',
      `同じキーの行がほかにもあります（${others.slice(0, 3).join('、')}行目）。どちらも読みません`,
      `The same key stands in another row (${others.slice(0, 3).join(', ')}); neither is read`,
      '正しい行だけを残してください',
      'Keep the right row only',
    ),
    severity: 'REJECT_ROW',
  }
}

function settlePeriods(
  rule: NonNullable<Table['exclusive']>,
  arrivals: readonly Arrival[],
): Omit<Settled, 'arrivals'> {
  const problems: Problem[] = []
  const lost = new Set<Arrival>()
  const groups = Map.groupBy(
    arrivals.filter(({ row }) => rule.applies(row.values)),
    ({ row }) => String(row.values[rule.per]),
  )
  for (const group of groups.values()) {
    const ordered = [...group].sort((a, b) =>
      compareText(textOf(a.row.values[rule.from]), textOf(b.row.values[rule.from])),
    )
    ordered.forEach((arrival, index) => {
      const next = ordered[index + 1]
      const end = textOf(arrival.row.values[rule.to])
      const start = next && textOf(next.row.values[rule.from])
      if (!next || end === null || start == null || end < start) return
      for (const each of [arrival, next]) {
        if (!lost.has(each))
          problems.push(problemOf(each, rule.from, overlap(each === arrival ? next : arrival)))
        lost.add(each)
      }
    })
  }
  return { problems, lost: [...lost] }
}

const compareText = (a: string | null, b: string | null): number =>
  (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0

const overlap = (other: Arrival): Fault => ({
  ...unreadable(
    'Q49',
    `${other.row.sheet}の${other.row.index + 1}行目と期間が重なっています。どちらも読みません`,
    `The period overlaps that of row ${other.row.index + 1} of ${other.row.sheet}; neither is read`,
    'どちらかの開始か終了を直してください',
    'Mend the start or end of one of them',
  ),
  severity: 'REJECT_ROW',
})

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
      group.length < 2 ? [] : group.map((each) => problemOf(each, name, doubledValue(each, group))),
    )
  })
}

function doubledValue(arrival: Arrival, group: readonly Arrival[]): Fault {
  const other = group.find((each) => each !== arrival)
  const where = other ? (addressOf({ row: other.row.index, column: null }) ?? '') : ''
  return warning(
    'Q16',
    `同じ値が${where}行目にもあります`,
    `Row ${where} has the same value`,
    'どちらかを直してください',
    'Mend one of them',
  )
}
