import { isDash } from '../japanese/marks.ts'
import { normalise } from '../japanese/widths.ts'
import { type FilledCell, isErrorCell } from './cell.ts'
import { cellText } from './cell-text.ts'
import {
  type CellReader,
  type Column,
  type ColumnOptions,
  column,
  type RowHints,
  type Value,
} from './column.ts'
import type { Fault, Report } from './fault.ts'

// A middle dot or a slash may be part of a name (企画・財政課); the others never are.
const SEPARATORS = /[、，,;；\r\n]+/u
const WEAK_SEPARATORS = /[・/／]+/u
const PIECES = /[^・/／]+/gu

/**
 * Several values in one cell, split at 、，・/； and line breaks; each is read as the given column reads one.
 * What is a value as a whole is not split: a department may have a middle dot in its name.
 */
export const list = <V extends string, const R extends boolean = false>(
  of: Column<V, boolean>,
  options: Partial<ColumnOptions<R>> = {},
): Column<readonly V[], R> =>
  column<readonly V[], R>(
    of.header,
    { ...options, doc: options.doc ?? of.doc, aliases: options.aliases ?? of.aliases },
    {
      kind: 'list',
      surface: of.surface,
      list: true,
      target: of.target,
      template: { ...of.template, strict: false },
      mistakes: of.mistakes,
      write: (value, wordOf) =>
        isWords(value)
          ? value.map((each) => cellText(of.write(each, wordOf) ?? '')).join('、')
          : of.write(value, wordOf),
      prepare: (context) =>
        of.kind === 'text' ? readTexts(of.prepare(context)) : readEach(of.prepare(context)),
    },
  )

const isWords = (value: Value): value is readonly string[] => typeof value === 'object' && value !== null

function readTexts(read: CellReader): CellReader {
  return (cell, report, row) => {
    if (isErrorCell(cell)) return null
    const parts = cellText(cell).split(SEPARATORS)
    return distinct(
      parts.flatMap((part) => split(part, WEAK_SEPARATORS)).map((part) => read(part, report, row)),
    )
  }
}

function readEach(read: CellReader): CellReader {
  return (cell: FilledCell, report, row) => {
    if (isErrorCell(cell)) return null
    // Middle dots in half-width kana are separators too; the words themselves are read by their own kind.
    const parts = split(normalise(cellText(cell)), SEPARATORS)
    return distinct(parts.flatMap((part) => readPart(part, read, report, row)))
  }
}

/** Reads the longest stretches that are values, so that a middle dot within a name does not split it. */
function readPart(part: string, read: CellReader, report: Report, row: RowHints): Value[] {
  const pieces = [...part.matchAll(PIECES)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }))
  const values: Value[] = []
  for (let first = 0; first < pieces.length; ) {
    let next = first + 1
    for (let last = pieces.length - 1; last > first; last -= 1) {
      const value = readWhole(part.slice(pieces[first]?.from, pieces[last]?.to), read, report, row)
      if (value === null) continue
      values.push(value)
      next = last + 1
      break
    }
    const piece = part.slice(pieces[first]?.from, pieces[first]?.to).trim()
    if (next === first + 1 && piece !== '' && !isDash(piece)) values.push(read(piece, report, row))
    first = next
  }
  return values
}

function readWhole(part: string, read: CellReader, report: Report, row: RowHints): Value {
  const faults: Fault[] = []
  const value = read(part.trim(), (fault) => faults.push(fault), row)
  if (faults.some(({ code }) => code !== 'Q24')) return null
  for (const fault of faults) report(fault)
  return value
}

const split = (text: string, at: RegExp): readonly string[] =>
  text
    .split(at)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !isDash(part))

function distinct(values: readonly Value[]): readonly string[] | null {
  const words = new Set(values.filter((value) => typeof value === 'string'))
  return words.size === 0 ? null : [...words]
}
