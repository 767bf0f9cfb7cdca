import { isErrorCell } from './cell.ts'
import { cellText } from './cell-text.ts'
import { storedAsNumber, wentThroughNumber } from './code.ts'
import { type Column, type ColumnOptions, column } from './column.ts'
import { type Fault, quote, telling, unreadable, warning } from './fault.ts'

/** Options of a reference. */
export interface ReferenceOptions<R extends boolean> extends ColumnOptions<R> {
  /** The field under which the target lists the rows that name it; by default made from the table's name, `null` for none. */
  readonly reverse?: string | null
}

/** The row of another table, named by its code or its name; kept as that row's key. */
export const reference = <const R extends boolean = false>(
  header: string,
  table: string,
  options: ReferenceOptions<R>,
): Column<string, R> =>
  column(header, options, {
    kind: 'reference',
    surface: 'String',
    target: { table, reverse: options.reverse },
    template: { format: 'text', strict: true, rowsOf: { table }, example: '' },
    prepare: (context) => {
      const lookup = context.lookup(table)
      return (cell, report, row) => {
        if (isErrorCell(cell)) return null
        const written = cellText(cell).trim()
        if (written === '') return null
        const found = lookup.find(written, row.on)
        if ('key' in found) {
          if (found.uncertain) report(foundByName(written, found.key))
          else if (wentThroughNumber(written)) report(storedAsNumber(written, found.key))
          return found.key
        }
        if ('several' in found) {
          report(
            unreadable(
              'Q44',
              `「${quote(written)}」に当てはまるものが${found.several.length}件あります（${found.several.slice(0, 3).join('、')}）`,
              `“${quote(written)}” names ${found.several.length} rows (${found.several.slice(0, 3).join(', ')})`,
              'コードで入力してください',
              'Write the code instead',
            ),
          )
          return null
        }
        if ('torn' in found) {
          report(torn(written, found.torn))
          return null
        }
        const code = lookup.code(written)
        const { sheet, size } = lookup
        report(code === null ? notFound(written, sheet) : size === 0 ? unchecked(sheet) : noRow(code, sheet))
        return code
      }
    },
  })

const notFound = (written: string, sheet: string) =>
  unreadable(
    'Q48',
    `「${quote(written)}」がシート「${sheet}」に見つかりません`,
    `“${quote(written)}” was not found in the sheet “${sheet}”`,
    'コードか正しい名称を入力してください',
    'Write the code or the right name',
  )

const noRow = (code: string, sheet: string) =>
  warning(
    'Q48',
    `「${quote(code)}」がシート「${sheet}」にありません`,
    `There is no row “${quote(code)}” in the sheet “${sheet}”`,
    `番号を直すか、シート「${sheet}」に行を足してください`,
    `Mend the code, or add the row to the sheet “${sheet}”`,
  )

const unchecked = (sheet: string): Fault => ({
  ...warning(
    'Q48',
    `シート「${sheet}」を読めていないため、この列のコードを確かめられません`,
    `The sheet “${sheet}” has not been read: the codes of the column are not checked`,
    `シート「${sheet}」の問題を先に直してください`,
    `Mend the sheet “${sheet}” first`,
  ),
  once: true,
})

const torn = (written: string, { key, name }: { readonly key: string; readonly name: string }) =>
  telling(
    unreadable(
      'Q25',
      `「${quote(written)}」のコードと名称が合いません（コード「${key}」は「${quote(name)}」です）`,
      `In “${quote(written)}” code and name disagree: ${key} is “${quote(name)}”`,
      '正しいコードだけを入力してください',
      'Write the right code only',
    ),
  )

/** Says that a row was found by a name others may share. */
export const foundByName = (written: string, key: string) =>
  telling(
    warning(
      'Q24',
      `「${quote(written)}」を「${key}」と読みました`,
      `“${quote(written)}” was read as ${key}`,
      `番号「${key}」を入力してください`,
      `Type the code ${key}`,
    ),
  )
