import { matchForm } from '../japanese/widths.ts'
import { isDateCell, isErrorCell } from './cell.ts'
import { cellText } from './cell-text.ts'
import { type Column, type ColumnOptions, column } from './column.ts'
import { type Fault, quote, unreadable, warning } from './fault.ts'
import type { ReadingContext } from './reading-context.ts'

/** Options of a code column. */
export interface CodeOptions<R extends boolean> extends ColumnOptions<R> {
  /** The setting that says how many digits a code of digits only has; shorter ones are filled up with zeros. */
  readonly width?: string
  readonly example?: string
}

const LARGEST_NUMBER_CODE = 1e10
const DIGITS = /^\d{1,10}$/u
const EXPONENT = /^\d(?:\.\d+)?E\+?\d{1,2}$/iu

/** A code: a key people write, kept as a string. Width and white space are made one; digits are filled up to their width. */
export const code = <const R extends boolean = false>(
  header: string,
  options: CodeOptions<R>,
): Column<string, R> =>
  column(header, options, {
    kind: 'code',
    surface: 'String',
    width: options.width ?? null,
    template: { format: 'text', strict: false, example: options.example ?? '' },
    prepare: (context) => {
      const width = options.width === undefined ? null : codeWidth(context, options.width)
      const digitsOnly = options.width !== undefined
      return (cell, report) => {
        if (isErrorCell(cell)) return null
        if (isDateCell(cell)) return refuse(report, cellText(cell))
        const written = matchForm(cellText(cell))
        if (written === '') return null
        const whole = digitsOnly ? wholeNumber(cell, written) : written
        if (whole === null) return refuse(report, written)
        if (whole !== written) report(storedAsNumber(written, whole))
        else if (digitsOnly && typeof cell === 'number') report(NUMBERS)
        if (digitsOnly && !DIGITS.test(whole)) return refuse(report, written)
        if (width !== null && whole.length > width) report(tooLong(whole, width))
        return width === null ? whole : whole.padStart(width, '0')
      }
    },
  })

/** How many digits the setting asks for; `null` where it is not set. */
export function codeWidth(context: ReadingContext, setting: string): number | null {
  const width = Number(context.setting(setting))
  return Number.isInteger(width) && width > 0 && width <= 10 ? width : null
}

/** The digits of a code that went through a number (123.0, 1.23E+05); `null` where it is no whole number. */
function wholeNumber(cell: unknown, written: string): string | null {
  if (DIGITS.test(written)) return written
  if (typeof cell === 'number' || EXPONENT.test(written) || /^\d+\.0+$/u.test(written)) {
    const value = Number(written)
    return Number.isInteger(value) && value >= 0 && value < LARGEST_NUMBER_CODE ? String(value) : null
  }
  return written
}

function refuse(report: (fault: Fault) => void, written: string): null {
  report(
    unreadable(
      'Q20',
      `「${quote(written)}」は番号として読めません`,
      `“${quote(written)}” is not a code`,
      '番号を文字列として入力してください（例: 000123）',
      'Type the code as text, such as 000123',
    ),
  )
  return null
}

const tooLong = (written: string, width: number): Fault =>
  warning(
    'Q19',
    `「${quote(written)}」は${width}桁より長い番号です。そのまま読みました`,
    `${quote(written)} has more than ${width} digits; it was read as it stands`,
    `${width}桁の番号に直してください`,
    `Mend the code: ${width} digits`,
  )

const NUMBERS: Fault = {
  ...warning(
    'Q20',
    '番号が数値で入っています（先頭の0は桁数から補いました）',
    'Codes are stored as numbers; leading zeros were filled up',
    '列の表示形式を「文字列」にしておくと、先頭の0が消えません',
    'Format the column as text to keep leading zeros',
  ),
  once: true,
}

/** Tells whether a text is what is left of a code that went through a number: 1.23E+05, 123.0. */
export const wentThroughNumber = (written: string): boolean =>
  EXPONENT.test(matchForm(written)) || /^\d+\.0+$/u.test(matchForm(written))

/** Says that a code was read from a number. */
export const storedAsNumber = (written: string, whole: string): Fault =>
  warning(
    'Q20',
    `番号が数値「${quote(written)}」になっています。「${whole}」と読みました`,
    `The code is stored as the number ${quote(written)}; read as ${whole}`,
    'セルの表示形式を「文字列」にして番号を入れ直してください',
    'Format the cell as text and type the code again',
  )
