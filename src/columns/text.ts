import { normalise } from '../japanese/widths.ts'
import { isErrorCell } from './cell.ts'
import { cellText } from './cell-text.ts'
import { type Column, type ColumnOptions, column } from './column.ts'
import { unreadable, warning } from './fault.ts'

/** Options of a text column. */
export interface TextOptions<R extends boolean> extends ColumnOptions<R> {
  /** Full-width and half-width forms are made one (kana, addresses); never set it for names of people. */
  readonly oneWidth?: boolean
  readonly example?: string
}

/** The longest text a cell of a workbook can hold. */
export const LONGEST_TEXT = 32_767

// Tabs and line breaks are text; the rest comes along when something is pasted.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu

const CONTROL_CHARACTERS = warning(
  'N4',
  '目に見えない制御文字が入っています。取り除いて読みました',
  'Control characters that nobody sees were left out',
  'セルの文字を入力し直してください',
  'Type the text of the cell again',
)

/** Free text, stored as written. */
export const text = <const R extends boolean = false>(
  header: string,
  options: TextOptions<R>,
): Column<string, R> =>
  column(header, options, {
    kind: 'text',
    surface: 'String',
    template: { format: 'general', strict: false, example: options.example ?? '' },
    prepare: () => (cell, report) => {
      if (isErrorCell(cell)) return null
      const written = cellText(cell)
      if (written.length > LONGEST_TEXT) {
        report(
          unreadable(
            'N4',
            `文字数が${LONGEST_TEXT}を超えています`,
            `The text is longer than ${LONGEST_TEXT} characters`,
            '文を短くしてください',
            'Shorten the text',
          ),
        )
        return null
      }
      const printable = written.replace(CONTROLS, '')
      if (printable !== written) report(CONTROL_CHARACTERS)
      const trimmed = printable.trim()
      if (trimmed === '') return null
      return options.oneWidth ? normalise(trimmed) : trimmed
    },
  })
