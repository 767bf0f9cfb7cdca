import type { Cell } from '../columns/cell.ts'
import { cellText } from '../columns/cell-text.ts'
import { canonicalHeader } from '../japanese/headers.ts'
import { matchForm } from '../japanese/widths.ts'
import { isFilled } from './blank.ts'
import type { SheetGrid } from './grid.ts'
import type { Layout } from './layout.ts'
import type { Table } from './table.ts'

/** Why a row is no record: `stray` is a lone text that somebody may have meant as one. */
export type Skip = 'blank' | 'note' | 'header' | 'separator' | 'stray'

const NOTE = /^(?:[小合総]?計|[小合総]計[（(].*)$|以下余白|^※|^\(?注\d*[):：]/u
const EXAMPLE = /^[([【〔<〈]?(?:記入|記載|入力)例|^[([【〔<〈]例[)\]】〕>〉]|^例[):：]/u
const RULE = /^[-=_─━―－ー・…*＊~～]{3,}$/u
const SIGN = /^[■□◆◇●▼▽▶◎【《〈<[（(]/u

/** Makes the judge that tells records from blank, total, note, repeated header and separator rows. */
export function rowJudge(
  grid: SheetGrid,
  layout: Layout,
  table: Table,
): (cells: readonly Cell[], row: number) => Skip | null {
  const keys = layout.columns.flatMap(({ index, target }) =>
    target.kind === 'column' && table.key.includes(target.name) ? [index] : [],
  )
  const headers = new Map(layout.columns.map(({ index, header }) => [index, canonicalHeader(header)]))
  const wide = new Set(grid.merges.filter((merge) => merge.right > merge.left).map((merge) => merge.top))
  return (cells, row) => {
    const filled = filledIn(cells)
    if (filled.length === 0) return 'blank'
    const lacksKey = keys.some((index) => !isFilled(cells[index]) || isNote(cells[index]))
    if (isExample(cells[filled[0] ?? 0])) return 'note'
    // Nearly every row begins with a code or a number, and is nothing but a record.
    if (!lacksKey && keys.some((index) => !isWord(cells[index]) && isWord(headers.get(index)))) return null
    const words = filled.slice(0, 3).map((index) => matchForm(textAt(cells, index)))
    if (lacksKey && words.some((word) => NOTE.test(word))) return 'note'
    if (filled.length > 1 && repeatsHeader(cells, filled, headers)) return 'header'
    if (new Set(filled.map((index) => textAt(cells, index))).size > 1) return null
    const word = words[0] ?? ''
    if (wide.has(row) || RULE.test(word) || SIGN.test(word)) return 'separator'
    return lacksKey ? 'stray' : null
  }
}

function filledIn(cells: readonly Cell[]): number[] {
  const filled: number[] = []
  for (let index = 0; index < cells.length; index += 1) if (isFilled(cells[index])) filled.push(index)
  return filled
}

/** A text that begins with neither digit nor Latin letter. */
const isWord = (cell: Cell | undefined): boolean => typeof cell === 'string' && !/^[0-9A-Za-z]/u.test(cell)

const isNote = (cell: Cell | undefined): boolean =>
  typeof cell === 'string' && isWord(cell) && NOTE.test(matchForm(cell))

const isExample = (cell: Cell | undefined): boolean =>
  typeof cell === 'string' && cell.includes('例') && EXAMPLE.test(matchForm(cell))

const textAt = (cells: readonly Cell[], index: number): string => {
  const cell = cells[index] ?? null
  return cell === null ? '' : cellText(cell)
}

function repeatsHeader(
  cells: readonly Cell[],
  filled: readonly number[],
  headers: ReadonlyMap<number, string>,
): boolean {
  const same = filled.filter((index) => headers.get(index) === canonicalHeader(textAt(cells, index))).length
  return same >= 2 && same >= filled.length * 0.6
}
