import { normalise } from '../japanese/widths.ts'
import { type FilledCell, isErrorCell } from './cell.ts'
import { cellText } from './cell-text.ts'
import { type CellReader, type Column, type ColumnOptions, column } from './column.ts'

const SEPARATORS = /[、，,・/／;；\r\n]+/u

/** Several values in one cell, split at 、，・/； and line breaks; each is read as the given column reads one. */
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
      prepare: (context) => readEach(of.prepare(context), of.kind === 'text'),
    },
  )

function readEach(read: CellReader, asWritten: boolean): CellReader {
  return (cell: FilledCell, report, row) => {
    if (isErrorCell(cell)) return null
    // Middle dots in half-width kana are separators too; the words themselves are read by their own kind.
    const written = asWritten ? cellText(cell) : normalise(cellText(cell))
    const parts = written.split(SEPARATORS).map((part) => part.trim())
    const values: string[] = []
    for (const part of parts) {
      const value = part === '' ? null : read(part, report, row)
      if (typeof value === 'string' && !values.includes(value)) values.push(value)
    }
    return values.length === 0 ? null : values
  }
}
