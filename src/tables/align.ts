import { type Cell, isDateCell, isErrorCell, sameCell } from '../columns/cell.ts'

/** Tells whether two rows hold the same cells; blanks at the end do not count. */
export function sameCells(a: readonly Cell[], b: readonly Cell[]): boolean {
  if (a === b) return true
  const length = Math.max(a.length, b.length)
  for (let index = 0; index < length; index += 1)
    if (!sameCell(a[index] ?? null, b[index] ?? null)) return false
  return true
}

/**
 * For each row of `after` the row of `before` with the same cells, or −1: found by position from both ends, and by
 * content in between, so an insertion, a deletion or a sort leaves all other rows paired.
 */
export function alignRows(
  before: readonly (readonly Cell[])[],
  after: readonly (readonly Cell[])[],
): Int32Array {
  const pairs = new Int32Array(after.length).fill(-1)
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && sameCells(before[head] ?? [], after[head] ?? [])) {
    pairs[head] = head
    head += 1
  }
  let tail = 0
  while (
    tail < shorter - head &&
    sameCells(before[before.length - 1 - tail] ?? [], after[after.length - 1 - tail] ?? [])
  ) {
    pairs[after.length - 1 - tail] = before.length - 1 - tail
    tail += 1
  }
  if (head + tail < before.length)
    alignMiddle(before, after, head, before.length - tail, after.length - tail, pairs)
  return pairs
}

function alignMiddle(
  before: readonly (readonly Cell[])[],
  after: readonly (readonly Cell[])[],
  from: number,
  beforeEnd: number,
  afterEnd: number,
  pairs: Int32Array,
): void {
  const byContent = new Map<string, number[]>()
  for (let row = from; row < beforeEnd; row += 1) {
    const content = contentOf(before[row] ?? [])
    const rows = byContent.get(content)
    if (rows) rows.push(row)
    else byContent.set(content, [row])
  }
  for (let row = from; row < afterEnd; row += 1)
    pairs[row] = byContent.get(contentOf(after[row] ?? []))?.shift() ?? -1
}

const contentOf = (cells: readonly Cell[]): string => {
  let end = cells.length
  while (end > 0 && (cells[end - 1] ?? null) === null) end -= 1
  let content = ''
  for (let index = 0; index < end; index += 1) content += `${cellContent(cells[index] ?? null)}\u0000`
  return content
}

// One letter tells the types apart: the text 1 and the number 1 are read differently. A text tells its length, for it may
// hold what stands between cells.
function cellContent(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return `s${cell.length} ${cell}`
  if (typeof cell === 'number') return `n${cell}`
  if (typeof cell === 'boolean') return `b${cell}`
  if (isDateCell(cell)) return `d${cell.serial}`
  return isErrorCell(cell) ? `e${cell.error.length} ${cell.error}` : ''
}
