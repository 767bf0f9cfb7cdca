import { matchForm } from '../japanese/widths.ts'
import { isErrorCell } from './cell.ts'
import { cellText } from './cell-text.ts'
import { type Column, type ColumnOptions, column, plainCell } from './column.ts'
import { quote, unreadable } from './fault.ts'

/** One word of a list that the office keeps itself, stored as its code. */
export const open = <const R extends boolean = false>(
  header: string,
  list: string,
  options: ColumnOptions<R>,
): Column<string, R> =>
  column(header, options, {
    kind: 'open',
    surface: 'String',
    template: { format: 'general', strict: false, rowsOf: { table: 'CodeEntry', list }, example: '' },
    write: (value, wordOf) => (typeof value === 'string' ? wordOf(value) : plainCell(value)),
    prepare: (context) => {
      const codes = context.codes(list)
      return (cell, report) => {
        if (isErrorCell(cell)) return null
        const written = cellText(cell)
        const form = matchForm(written)
        if (form === '') return null
        const found = codes.get(form)
        if (found !== undefined) return found
        report(
          unreadable(
            'Q50',
            `「${quote(written)}」はコード表「${list}」にありません`,
            `“${quote(written)}” is not in the list ${list}`,
            `コード表の種別「${list}」に足すか、表にある語を使ってください`,
            `Add the word to the list ${list}, or use one that is there`,
          ),
        )
        return null
      }
    },
  })
