import { isErrorCell } from './cell.ts'
import { cellText } from './cell-text.ts'
import { type Column, type ColumnOptions, column } from './column.ts'
import { quote, telling, unreadable, warning } from './fault.ts'

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
        const code = lookup.code(written)
        const missing =
          code === null
            ? unreadable(
                'Q48',
                `「${quote(written)}」が見つかりません`,
                `“${quote(written)}” was not found`,
                'コードか正しい名称を入力してください',
                'Write the code or the right name',
              )
            : warning(
                'Q48',
                `「${quote(code)}」が参照先にありません`,
                `There is no row “${quote(code)}”`,
                '番号を直すか、参照先の表に行を足してください',
                'Mend the code, or add the row it names',
              )
        report(missing)
        return code
      }
    },
  })

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
