import { readFlagMark } from '../japanese/marks.ts'
import { isErrorCell } from './cell.ts'
import { cellText } from './cell-text.ts'
import { type Column, type ColumnOptions, column, plainCell } from './column.ts'
import { quote, unreadable } from './fault.ts'

/** Yes or no: ○ × 済 有 無 TRUE 1 and the like; blank and － stay open. */
export const flag = <const R extends boolean = false>(
  header: string,
  options: ColumnOptions<R>,
): Column<boolean, R> =>
  column(header, options, {
    kind: 'flag',
    surface: 'Boolean',
    template: { format: 'general', strict: true, words: ['○', '×'], example: '○' },
    write: (value) => (typeof value === 'boolean' ? (value ? '○' : '×') : plainCell(value)),
    prepare: () => (cell, report) => {
      if (typeof cell === 'boolean') return cell
      if (isErrorCell(cell)) return null
      const written = cellText(cell)
      if (written.trim() === '') return null
      const read = readFlagMark(written)
      if (read !== undefined) return read
      report(
        unreadable(
          'Q38',
          `「${quote(written)}」は ○ か × か分かりません`,
          `“${quote(written)}” is neither yes nor no`,
          '○ か × を入力してください',
          'Type ○ or ×',
        ),
      )
      return null
    },
  })
