import { compileFilter, type Filter } from '../tables/match.ts'
import type { Row } from '../tables/row.ts'
import { type Order, type Ordering, orderingOf, sortRows } from '../tables/sort.ts'
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
  const made = narrow(view, table, view.rowsOf(table).rows, request)
  const [oldest] = lists.keys()
  if (lists.size >= MOST_KEPT && oldest !== undefined) lists.delete(oldest)
  lists.set(asked, made)
  return made
}

/** The given rows that pass, in order. */
export function narrow(
  view: View,
  table: Table,
  rows: readonly Row[],
  { filter, orderBy }: ListRequest,
): OrderedList {
  const ordering = orderingIn(view, table, orderBy)
  const passing = filter == null ? rows : rows.filter(compileFilter(table, filter, view))
  return { rows: sortRows(passing, ordering), ordering }
}

const defaults = new WeakMap<View, Map<string, Ordering>>()

function orderingIn(view: View, table: Table, orderBy: ListRequest['orderBy']): Ordering {
  if (orderBy && orderBy.length > 0) return orderingOf(table, orderBy, view)
  const known = defaults.get(view) ?? new Map<string, Ordering>()
  defaults.set(view, known)
  const ordering = known.get(table.name) ?? orderingOf(table, [], view)
  known.set(table.name, ordering)
  return ordering
}
