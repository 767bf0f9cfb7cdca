import { type DateText, daysInMonth, isoDate, isPendingDate, readDateText } from '../japanese/dates.ts'
import { japaneseDate } from '../japanese/eras.ts'
import { type FilledCell, isDateCell, isErrorCell } from './cell.ts'
import { cellText } from './cell-text.ts'
import { type Column, type ColumnOptions, column } from './column.ts'
import { quote, type Report, telling, unreadable, warning } from './fault.ts'
import { isoOfSerial, LAST_SERIAL } from './serial.ts'

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
    prepare: () => {
      const texts = new Map<string, DateText | null>()
      return (cell, report) => {
        if (isErrorCell(cell)) return null
        if (typeof cell === 'boolean') return refuse(cell, report)
        if (typeof cell === 'number' && cell >= 1900 && cell <= 2100) return refuseYear(cell, report)
        if (typeof cell === 'number' || isDateCell(cell)) {
          const serial = typeof cell === 'number' ? cell : cell.serial
          if (serial >= 1900 && serial <= 2100 && Number.isInteger(serial)) return refuseYear(serial, report)
          if (serial < 1 || (typeof cell === 'number' && serial > LAST_SERIAL))
            return readWritten(cell, report, options.edge, texts)
          return isoOfSerial(serial) ?? refuse(cell, report)
        }
        return cell.trim() === '' ? null : readWritten(cell, report, options.edge, texts)
      }
    },
  })

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
  if (edge === undefined || iso === null) return refuse(cell, report)
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

function refuseYear(year: number, report: Report): null {
  report(
    telling(
      unreadable(
        'Q29',
        `「${year}」は年だけです。日付として読めません`,
        `${year} is a year, not a date`,
        `月と日も入力してください（例: ${year}-04-01）`,
        `Type month and day too, such as ${year}-04-01`,
      ),
    ),
  )
  return null
}
