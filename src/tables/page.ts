import { createHash } from 'node:crypto'
import type { Value } from '../columns/column.ts'
import type { Row } from './row.ts'
import type { Ordering } from './sort.ts'

/** Which part of a list is asked for. */
export interface PageRequest {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly last?: number | null | undefined
  readonly before?: string | null | undefined
}

/** How many rows a page has when nobody says, and at the most. */
export const DEFAULT_PAGE = 50
export const LARGEST_PAGE = 1_000

/** A page that was asked for in a way that has no answer. */
export type PageMistake = 'FIRST_AND_LAST' | 'OUT_OF_RANGE' | 'BAD_CURSOR'

/** Part of a list: where it starts, what is in it, and whether more is on either side. */
export interface Page {
  readonly rows: readonly Row[]
  readonly hasPreviousPage: boolean
  readonly hasNextPage: boolean
}

/** Takes a page out of an ordered list. Cursors say where a row stands, so inserts and deletions move nothing. */
export function pageOf(list: readonly Row[], request: PageRequest, ordering: Ordering): Page | PageMistake {
  const { first, last } = request
  if (first != null && last != null) return 'FIRST_AND_LAST'
  const size = first ?? last ?? DEFAULT_PAGE
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE) return 'OUT_OF_RANGE'
  const after = request.after == null ? null : decodeCursor(request.after, ordering)
  const before = request.before == null ? null : decodeCursor(request.before, ordering)
  if ((request.after != null && after === null) || (request.before != null && before === null))
    return 'BAD_CURSOR'
  const from = after === null ? 0 : position(list, after, ordering, 1)
  const to = before === null ? list.length : Math.max(from, position(list, before, ordering, 0))
  const start = last == null ? from : Math.max(from, to - size)
  const end = last == null ? Math.min(to, from + size) : to
  return { rows: list.slice(start, end), hasPreviousPage: start > 0, hasNextPage: end < list.length }
}

/** The first row that is not before the cursor's place (`beyond` 0), or that is behind it (1): by halving, the list being in order. */
function position(list: readonly Row[], cursor: readonly Value[], ordering: Ordering, beyond: 0 | 1): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const row = list[middle]
    const order = row ? ordering.compareValues(ordering.valuesOf(row), cursor) : 0
    if (order < 0 || (order === 0 && beyond === 1)) low = middle + 1
    else high = middle
  }
  return low
}

/** The opaque cursor of a row in an order. */
export const encodeCursor = (row: Row, ordering: Ordering): string =>
  Buffer.from(JSON.stringify([nameOf(ordering), ...ordering.valuesOf(row)])).toString('base64url')

/** The place a cursor stands for; `null` for one of another list or order. */
function decodeCursor(cursor: string, ordering: Ordering): readonly Value[] | null {
  try {
    const [name, ...values]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return name === nameOf(ordering) && values.every(isScalar) ? values : null
  } catch {
    return null
  }
}

const nameOf = ({ name }: Ordering): string => createHash('sha1').update(name).digest('base64url').slice(0, 6)

const isScalar = (value: unknown): value is Value =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)
