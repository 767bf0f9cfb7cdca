import { type DateText, daysInMonth, isoDate, isPendingDate, readDateText } from '../japanese/dates.ts'
import { japaneseDate } from '../japanese/eras.ts'
import { readFiscalYearText } from '../japanese/fiscal-years.ts'
import { type Cell, type DateCell, type FilledCell, isDateCell, isErrorCell } from './cell.ts'
import { cellText } from './cell-text.ts'
import { type Column, type ColumnOptions, column, plainCell, type Value } from './column.ts'
import { quote, type Report, telling, unreadable, warning } from './fault.ts'
import { isoOfSerial, LAST_SERIAL, serialOfIso } from './serial.ts'

/** Options of a date column. */
export interface DateOptions<R extends boolean> extends ColumnOptions<R> {
  /** Which day a month alone means: the first for a start, the last for an end. */
  readonly edge?: 'start' | 'end'
  readonly example?: string
}

/** A day. Cells that Excel shows as dates, bare serial numbers and every written form of §5.1's grammar. */
export const date = <const R extends boolean = false>(
  header: string,
  options: DateOptions<R>,
): Column<string, R> =>
  column(header, options, {
    kind: 'date',
    surface: 'Date',
    template: { format: 'date', strict: true, example: options.example ?? '2025-04-01' },
    write: writeDate,
    prepare: () => {
      const texts = new Map<string, DateText | null>()
      return (cell, report) => {
        if (isErrorCell(cell)) return null
        if (typeof cell === 'boolean') return refuse(cell, report)
        if (typeof cell === 'number') {
          if (cell >= YEARS.from && cell <= YEARS.to) return refuseYear(cell, report)
          if (cell < YEARS.from) return refuse(cell, report)
          return cell > LAST_SERIAL
            ? readWritten(cell, report, options.edge, texts)
            : (isoOfSerial(cell) ?? refuse(cell, report))
        }
        if (isDateCell(cell)) {
          const { serial } = cell
          if (serial >= YEARS.from && serial <= YEARS.to && Number.isInteger(serial))
            return refuseYear(serial, report)
          if (serial < 0) return refuseEarly(report)
          return serial < 1 ? refuseClock(report) : (isoOfSerial(serial) ?? refuse(cell, report))
        }
        return cell.trim() === '' ? null : readWritten(cell, report, options.edge, texts)
      }
    },
  })

const ISO = /^\d{4}-\d{2}-\d{2}$/u
// One object a day: a sheet of a million rows holds a few thousand days.
const CELLS = new Map<string, DateCell>()

function writeDate(value: Value): Cell {
  if (typeof value !== 'string' || !ISO.test(value)) return plainCell(value)
  const known = CELLS.get(value) ?? { serial: serialOfIso(value) }
  CELLS.set(value, known)
  return known
}

/**
 * Bare numbers that are years, not days. A smaller one would be a day before 1905: 7.4, 25 and the like are parts of a
 * date that Excel took for numbers, and are refused.
 */
const YEARS = { from: 1900, to: 2100 }

function remembered<K, V>(known: Map<K, V>, key: K, find: (key: K) => V): V {
  const before = known.get(key)
  if (before !== undefined) return before
  const found = find(key)
  known.set(key, found)
  return found
}

function readWritten(
  cell: FilledCell,
  report: Report,
  edge: 'start' | 'end' | undefined,
  texts: Map<string, DateText | null>,
): string | null {
  const written = cellText(cell)
  const read = remembered(texts, written, readDateText)
  if (read === null) {
    const year = isPendingDate(written) ? null : readFiscalYearText(written)
    if (year !== null && !year.bare) return refuseYear(year.year, report)
    if (!isPendingDate(written)) return refuse(cell, report)
    report(
      warning(
        'Q35',
        `「${quote(written)}」は空欄として扱いました`,
        `“${quote(written)}” was taken as blank`,
        '決まったら日付を入力してください',
        'Type the date once it is fixed',
      ),
    )
    return null
  }
  if (read.kind === 'month') return readMonth(read, cell, edge, report)
  if (read.outsideEra) {
    report(
      telling(
        warning(
          'Q34',
          `「${quote(written)}」は元号の範囲の外です。${japaneseDate(read.iso)} と読みました`,
          `“${quote(written)}” lies outside its era; read as ${read.iso}`,
          `${japaneseDate(read.iso)} と書き直してください`,
          `Write ${read.iso}`,
        ),
      ),
    )
  }
  return read.iso
}

function readMonth(
  read: { readonly year: number; readonly month: number },
  cell: FilledCell,
  edge: 'start' | 'end' | undefined,
  report: Report,
): string | null {
  const day = edge === 'end' ? daysInMonth(read.year, read.month) : 1
  const iso = isoDate(read.year, read.month, day)
  if (edge === undefined || iso === null) return refuseMonth(cell, report)
  report(
    telling(
      warning(
        'Q31',
        `日がありません。${japaneseDate(iso)} と読みました`,
        `The day is missing; read as ${iso}`,
        `日まで入力してください（例: ${japaneseDate(iso)}）`,
        `Type the day too, such as ${iso}`,
      ),
    ),
  )
  return iso
}

function refuse(cell: FilledCell, report: Report): null {
  const written = quote(cellText(cell))
  report(
    unreadable(
      'Q30',
      `「${written}」は日付として読めません`,
      `“${written}” is not a date`,
      '例: R7.4.1 または 2025-04-01',
      'Write R7.4.1 or 2025-04-01',
    ),
  )
  return null
}

function refuseMonth(cell: FilledCell, report: Report): null {
  const written = quote(cellText(cell))
  report(
    unreadable(
      'Q31',
      `「${written}」には日がありません。この列では読めません`,
      `“${written}” has no day; this column cannot do without`,
      '日まで入力してください（例: R7.4.1）',
      'Type the day too, such as R7.4.1',
    ),
  )
  return null
}

function refuseClock(report: Report): null {
  report(
    unreadable(
      'Q30',
      '時刻だけか 0 が、日付として表示されています',
      'A time of day or 0 is shown as a date',
      '日付を入力するか、空欄にしてください',
      'Type a date, or clear the cell',
    ),
  )
  return null
}

function refuseEarly(report: Report): null {
  report(
    unreadable(
      'Q30',
      '1900年より前の日付は、シートでは日付として扱えません',
      'A sheet cannot hold a day before 1900 as a date',
      '1900年以降の日付を入力するか、空欄にしてください',
      'Type a day from 1900 on, or clear the cell',
    ),
  )
  return null
}

function refuseYear(written: number, report: Report): null {
  const year = Math.floor(written)
  report(
    telling(
      unreadable(
        'Q29',
        `「${written}」は年だけです。日付として読めません`,
        `${written} is a year, not a date`,
        `月と日も入力してください（例: ${year}-04-01）`,
        `Type month and day too, such as ${year}-04-01`,
      ),
    ),
  )
  return null
}
