import { readDateText } from '../japanese/dates.ts'
import { fiscalYearOf, readFiscalYearText } from '../japanese/fiscal-years.ts'
import { type FilledCell, isDateCell, isErrorCell } from './cell.ts'
import { cellText } from './cell-text.ts'
import { type Column, type ColumnOptions, column } from './column.ts'
import { quote, type Report, telling, unreadable, warning } from './fault.ts'
import { isoOfSerial } from './serial.ts'

/** A fiscal year by its first western year: R7, 令和7年度, 2025年度 and 2025 are 2025. */
export const fiscalYear = <const R extends boolean = false>(
  header: string,
  options: ColumnOptions<R>,
): Column<number, R> =>
  column(header, options, {
    kind: 'fiscalYear',
    surface: 'Int',
    template: { format: 'integer', strict: true, example: '2025', between: [1950, 2100] },
    prepare: () => (cell, report) => {
      if (isErrorCell(cell)) return null
      const written = cellText(cell)
      if (written.trim() === '') return null
      const day = writtenDay(cell, written)
      if (day !== null) {
        const year = fiscalYearOf(day)
        report(
          telling(
            warning(
              'Q33',
              `日付「${quote(written)}」を ${year}年度 と読みました`,
              `The date “${quote(written)}” was read as fiscal year ${year}`,
              `年度を入力してください（例: ${year}）`,
              `Type the fiscal year, such as ${year}`,
            ),
          ),
        )
        return year
      }
      const read = readFiscalYearText(written)
      if (read === null || read.year < 1868 || read.year > 2200) return refuse(written, report)
      if (read.bare) {
        report(
          telling(
            warning(
              'Q32',
              `「${quote(written)}」を ${read.year}年度 と読みました`,
              `“${quote(written)}” was read as fiscal year ${read.year}`,
              `元号か西暦を付けてください（例: ${read.year}）`,
              `Write ${read.year}`,
            ),
          ),
        )
      }
      return read.year
    },
  })

function writtenDay(cell: FilledCell, written: string): string | null {
  if (isDateCell(cell)) return isoOfSerial(cell.serial)
  if (typeof cell === 'number') return cell > 2200 ? isoOfSerial(cell) : null
  const read = readDateText(written)
  return read?.kind === 'date' ? read.iso : null
}

function refuse(written: string, report: Report): null {
  report(
    unreadable(
      'Q32',
      `「${quote(written)}」は年度として読めません`,
      `“${quote(written)}” is not a fiscal year`,
      '例: 2025 または R7',
      'Write 2025 or R7',
    ),
  )
  return null
}
