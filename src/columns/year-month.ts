import { readDateText } from '../japanese/dates.ts'
import { isDateCell, isErrorCell } from './cell.ts'
import { cellText } from './cell-text.ts'
import { type Column, type ColumnOptions, column } from './column.ts'
import { quote, unreadable } from './fault.ts'
import { isoOfSerial } from './serial.ts'

/** A month of a year, `YYYY-MM`. A whole date counts as its month. */
export const yearMonth = <const R extends boolean = false>(
  header: string,
  options: ColumnOptions<R>,
): Column<string, R> =>
  column(header, options, {
    kind: 'yearMonth',
    surface: 'YearMonth',
    template: { format: 'text', strict: false, example: 'R7.4' },
    prepare: () => (cell, report) => {
      if (isErrorCell(cell)) return null
      const written = cellText(cell)
      if (written.trim() === '') return null
      const iso = isDateCell(cell) ? isoOfSerial(cell.serial) : null
      if (iso !== null) return iso.slice(0, 7)
      const read = readDateText(written)
      if (read?.kind === 'date') return read.iso.slice(0, 7)
      if (read?.kind === 'month') return `${read.year}-${String(read.month).padStart(2, '0')}`
      report(
        unreadable(
          'Q31',
          `「${quote(written)}」は年月として読めません`,
          `“${quote(written)}” is not a month`,
          '例: R7.4 または 2025-04',
          'Write R7.4 or 2025-04',
        ),
      )
      return null
    },
  })
