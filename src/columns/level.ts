import { plainMark } from '../japanese/marks.ts'
import { type FilledCell, isErrorCell } from './cell.ts'
import { cellText } from './cell-text.ts'
import { type Column, type ColumnOptions, column } from './column.ts'
import { quote, type Report, unreadable } from './fault.ts'
import type { Scale } from './reading-context.ts'

/** Options of a level column. */
export interface LevelOptions<R extends boolean> extends ColumnOptions<R> {
  /** The table that says which values there are and which marks mean them. */
  readonly scale: string
}

/** What a cell says of a level: its value, or why there is none. */
export type LevelReading = number | 'NOT_ASSESSED' | 'NOT_APPLICABLE' | 'UNREADABLE'

const NOT_ASSESSED = new Set(['-', '未', '未評価'])
const NOT_APPLICABLE = new Set(['/', '対象外', 'N/A', 'NA'])

/** A step of the office's own scale, as a number or as a mark such as ○ or △. */
export const level = <const R extends boolean = false>(
  header: string,
  options: LevelOptions<R>,
): Column<number, R> =>
  column(header, options, {
    kind: 'level',
    surface: 'Int',
    template: { format: 'integer', strict: true, rowsOf: { table: options.scale }, example: '3' },
    prepare: (context) => {
      const read = levelReader(context.scale(options.scale))
      return (cell, report) => {
        const found = read(cell, report)
        return typeof found === 'number' ? found : null
      }
    },
  })

/** Makes the reader of levels: never a guess, 3.5 and 2～3 are unreadable. */
export function levelReader(scale: Scale): (cell: FilledCell, report: Report) => LevelReading {
  const seen = new Map<string, LevelReading>()
  return (cell, report) => {
    if (typeof cell === 'number' && scale.values.includes(cell)) return cell
    if (isErrorCell(cell)) return 'UNREADABLE'
    const written = cellText(cell)
    const known = seen.get(written) ?? readMark(written, scale)
    seen.set(written, known)
    if (known === 'UNREADABLE') report(unclear(written, scale))
    return known
  }
}

function readMark(written: string, scale: Scale): LevelReading {
  const mark = plainMark(written)
  const step = scale.marks.get(mark)
  if (step !== undefined) return step
  if (mark === '' || NOT_ASSESSED.has(mark)) return 'NOT_ASSESSED'
  if (NOT_APPLICABLE.has(mark.toUpperCase())) return 'NOT_APPLICABLE'
  const value = /^\d+$/u.test(mark) ? Number(mark) : Number.NaN
  return scale.values.includes(value) ? value : 'UNREADABLE'
}

const unclear = (written: string, scale: Scale) =>
  unreadable(
    'Q40',
    `「${quote(written)}」は水準として読めません`,
    `“${quote(written)}” is no step of the scale`,
    `${scale.values.join('・')} のどれか、または記号（${[...scale.marks.keys()].filter((mark) => !/^\d+$/u.test(mark)).join(' ')}）を入れてください`,
    `Type one of ${scale.values.join(', ')}, or a mark of the scale`,
  )
