import { compileFilter, type Filter } from '../tables/match.ts'
import type { Row } from '../tables/row.ts'
import { keyOrdering, type Order, type Ordering, orderingOf, sortRows } from '../tables/sort.ts'
import type { Table } from '../tables/table.ts'
import type { View } from '../view/view.ts'

/** Rows in order, with the order. */
export interface OrderedList {
  readonly rows: readonly Row[]
  readonly ordering: Ordering
}

/** What narrows and orders a list. */
export interface ListRequest {
  readonly filter?: Filter | null | undefined
  readonly orderBy?: readonly Order[] | null | undefined
}

const kept = new WeakMap<View, Map<string, OrderedList>>()
const MOST_KEPT = 64

/** All rows of a table that pass, in order; kept for the view, so that the next page is a slice. */
export function listOf(view: View, table: Table, request: ListRequest): OrderedList {
  const lists = kept.get(view) ?? new Map<string, OrderedList>()
  kept.set(view, lists)
  const asked = `${table.name} ${JSON.stringify([request.filter, request.orderBy])}`
  const known = lists.get(asked)
  if (known) return known
  const made = narrow(view, table, view.rowsOf(table).inOrder(), request)
  const [oldest] = lists.keys()
  if (lists.size >= MOST_KEPT && oldest !== undefined) lists.delete(oldest)
  lists.set(asked, made)
  return made
}

/** Of rows in the order of their keys those that pass, in the order that is asked for. */
export function narrow(
  view: View,
  table: Table,
  rows: readonly Row[],
  { filter, orderBy }: ListRequest,
): OrderedList {
  const passing = filter == null ? rows : rows.filter(compileFilter(table, filter, view))
  if (!orderBy || orderBy.length === 0) return { rows: passing, ordering: keyOrdering(table) }
  const ordering = orderingOf(table, orderBy, view)
  return { rows: sortRows(passing, ordering), ordering }
}
