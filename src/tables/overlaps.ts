import { compareText } from '../columns/compare-text.ts'
import { type Fault, unreadable } from '../columns/fault.ts'
import { textOf } from '../columns/text-of.ts'
import { type Arrival, placeFrom, placeFromInEnglish, problemOf } from './arrival.ts'
import type { Problem } from './problem.ts'
import type { Table } from './table.ts'

/**
 * Rows of one holder that begin before an earlier period has ended: they are not read, and a problem names each. The
 * earlier row stays, so that an order of a day to come takes nothing from what is seen today; of two that begin on one
 * day neither is read.
 */
export function overlapsIn(
  rule: NonNullable<Table['exclusive']>,
  arrivals: readonly Arrival[],
): { readonly problems: readonly Problem[]; readonly lost: readonly Arrival[] } {
  const problems: Problem[] = []
  const lost = new Set<Arrival>()
  const lose = (arrival: Arrival, other: Arrival): void => {
    if (!lost.has(arrival)) problems.push(problemOf(arrival, rule.from, overlap(arrival, other)))
    lost.add(arrival)
  }
  const groups = Map.groupBy(
    arrivals.filter(({ row }) => rule.applies(row.values)),
    ({ row }) => String(row.values[rule.per]),
  )
  for (const group of groups.values()) {
    const ordered = [...group].sort((a, b) =>
      compareText(textOf(a.row.values[rule.from]), textOf(b.row.values[rule.from])),
    )
    let longest: { readonly arrival: Arrival; readonly end: string } | null = null
    for (const arrival of ordered) {
      const start = textOf(arrival.row.values[rule.from])
      if (longest && start !== null && longest.end >= start) {
        if (textOf(longest.arrival.row.values[rule.from]) === start) lose(longest.arrival, arrival)
        lose(arrival, longest.arrival)
        continue
      }
      // Without a last day a period lasts until the next one begins.
      const end = textOf(arrival.row.values[rule.to])
      if (end !== null && (longest === null || end > longest.end)) longest = { arrival, end }
    }
  }
  return { problems, lost: [...lost] }
}

const overlap = (arrival: Arrival, other: Arrival): Fault => ({
  ...unreadable(
    'Q49',
    `${placeFrom(arrival, other)}の期間が終わる前に始まっています。この行は読みません`,
    `The period begins before that of ${placeFromInEnglish(arrival, other)} ends; this row is not read`,
    'どちらかの開始か終了を直してください',
    'Mend the start or end of one of them',
  ),
  severity: 'REJECT_ROW',
})
