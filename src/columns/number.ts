import { normalise, plainDashes, withoutSpaces } from '../japanese/widths.ts'
import { type FilledCell, isDateCell, isErrorCell } from './cell.ts'
import { cellText } from './cell-text.ts'
import { type Column, type ColumnOptions, column } from './column.ts'
import { quote, type Report, unreadable } from './fault.ts'

/** Options of a column of numbers. */
export interface NumberOptions<R extends boolean> extends ColumnOptions<R> {
  /** The unit people write behind the number; it is stripped. */
  readonly unit?: string
  readonly min?: number
  readonly max?: number
  readonly example?: string
  /** Words that stand for a number, or for none. */
  readonly words?: Readonly<Record<string, number | null>>
}

/** Whole numbers. */
export const integer = <const R extends boolean = false>(
  header: string,
  options: NumberOptions<R>,
): Column<number, R> => numeric('integer', header, options)

/** Numbers with a fraction. */
export const decimal = <const R extends boolean = false>(
  header: string,
  options: NumberOptions<R>,
): Column<number, R> => numeric('decimal', header, options)

const UNITS = [
  '円',
  '人',
  '名',
  '時間',
  '日',
  '年',
  'か月',
  'ヶ月',
  'カ月',
  'ケ月',
  'ヵ月',
  '箇月',
  '月',
  '点',
  '%',
  '件',
  '回',
  '週',
]

function numeric<R extends boolean>(
  kind: 'integer' | 'decimal',
  header: string,
  options: NumberOptions<R>,
): Column<number, R> {
  const { min, max } = options
  const words = new Map(Object.entries(options.words ?? {}))
  return column<number, R>(header, options, {
    kind,
    surface: kind === 'integer' ? 'Int' : 'Float',
    unit: options.unit ?? null,
    mistakes:
      min !== undefined && max !== undefined && min > max
        ? [`min ${min} is above max ${max}: no value would fit`]
        : [],
    template: {
      format: kind,
      strict: true,
      example: options.example ?? '',
      ...(min !== undefined && max !== undefined && { between: [min, max] as const }),
    },
    prepare: () => (cell, report) => {
      if (isErrorCell(cell) || (typeof cell === 'string' && cell.trim() === '')) return null
      const word = words.get(withoutSpaces(normalise(cellText(cell))))
      if (word !== undefined) return word
      const value = readNumber(cell, options.unit ?? null)
      if (value === 'blank') return null
      if (value === null || (kind === 'integer' && !isInt32(value))) return refuse(cell, kind, report)
      if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
        report(outOfRange(cell, min, max))
        return null
      }
      return value
    },
  })
}

// GraphQL's Int has 32 bits; a larger whole number would fail the whole answer.
const isInt32 = (value: number): boolean => Number.isInteger(value) && Math.abs(value) <= 2_147_483_647

/** Reads 15,000円, ▲12, １２.５ and plain numbers; `blank` for a dash, `null` for anything unclear. */
export function readNumber(cell: FilledCell, unit: string | null): number | 'blank' | null {
  if (typeof cell === 'number') return cell
  if (typeof cell === 'boolean' || isDateCell(cell) || isErrorCell(cell)) return null
  const written = withoutSpaces(normalise(cell)).replace(/^[¥\\]/u, '')
  if (/^[-―—－ー]+$/u.test(written)) return 'blank'
  const signed = plainDashes(written).replace(/^[▲△]/u, '-')
  const bare = stripUnit(signed, unit)
  if (!/^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/u.test(bare)) return null
  return Number(bare.replaceAll(',', ''))
}

function stripUnit(written: string, unit: string | null): string {
  if (unit === null) return written
  const known = [normalise(unit), ...UNITS.filter((each) => sameUnit(each, unit))]
  const found = known.find((each) => written.endsWith(each))
  // 第3回
  return found === undefined ? written : written.slice(0, -found.length).replace(/^第/u, '')
}

// People write か月 in many ways, and count persons as 人 or 名.
const ALIKE: readonly (readonly string[])[] = [
  ['か月', 'ヶ月', 'カ月', 'ケ月', 'ヵ月', '箇月', '月'],
  ['人', '名'],
]
const sameUnit = (a: string, b: string): boolean =>
  a === b || ALIKE.some((each) => each.includes(a) && each.includes(b))

function refuse(cell: FilledCell, kind: 'integer' | 'decimal', report: Report): null {
  const written = quote(cellText(cell))
  report(
    kind === 'integer' && typeof cell === 'number'
      ? unreadable(
          'N2',
          `「${written}」は整数ではありません`,
          `${written} is not a whole number`,
          '整数を入力してください',
          'Type a whole number',
        )
      : unreadable(
          'N2',
          `「${written}」は数値として読めません`,
          `“${written}” is not a number`,
          '数字だけを入力してください',
          'Type digits only',
        ),
  )
  return null
}

function outOfRange(cell: FilledCell, min: number | undefined, max: number | undefined) {
  const written = quote(cellText(cell))
  const [ja, en] =
    max === undefined
      ? [`${min}以上`, `${min} or more`]
      : min === undefined
        ? [`${max}以下`, `${max} or less`]
        : [`${min}〜${max}`, `from ${min} to ${max}`]
  return unreadable(
    'N3',
    `「${written}」は範囲（${ja}）の外です`,
    `${written} is out of range: ${en}`,
    `${ja}の数値を入力してください`,
    `Type a number ${en}`,
  )
}
