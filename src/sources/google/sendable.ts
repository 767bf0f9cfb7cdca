import { type Cell, isErrorCell } from '../../columns/cell.ts'
import type { WorkbookWrite, WriteOutcome } from '../../tables/row-op.ts'

/** The most characters a cell of Google's can hold. */
const LONGEST_TEXT = 50_000

/** How large Google wants a request to be at most; its cells weigh this at most, what is around them is small. */
const LARGEST_BATCH = 1_500_000

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u

/** Why a write holds something that no cell can take; `null` where it does not. */
export function unsendable({ ops }: WorkbookWrite): Extract<WriteOutcome, { state: 'REFUSED' }> | null {
  for (const { sheet, cells } of ops)
    for (const { column, after } of cells) {
      const refusal = refusalOf(after)
      if (refusal) return { state: 'REFUSED', place: { sheet, row: null, column }, ...refusal }
    }
  return null
}

function refusalOf(
  cell: Cell,
): { readonly refusal: 'TOO_LONG' | 'NOT_ALLOWED'; readonly detail: string } | null {
  if (isErrorCell(cell)) return { refusal: 'NOT_ALLOWED', detail: 'an error cannot be written' }
  if (typeof cell !== 'string') return null
  if (cell.length > LONGEST_TEXT)
    return { refusal: 'TOO_LONG', detail: `a cell holds at most ${LONGEST_TEXT} characters` }
  return CONTROLS.test(cell) || !cell.isWellFormed()
    ? { refusal: 'NOT_ALLOWED', detail: 'the text holds control characters' }
    : null
}

/** The writes, from the first on, that fit into one request. */
export function thatFit(writes: readonly WorkbookWrite[]): readonly WorkbookWrite[] {
  let size = 0
  const end = writes.findIndex(({ ops }) => {
    size += Buffer.byteLength(JSON.stringify(ops.flatMap(({ cells }) => cells.map(({ after }) => after))))
    return size > LARGEST_BATCH
  })
  return end < 0 ? writes : writes.slice(0, Math.max(end, 1))
}
