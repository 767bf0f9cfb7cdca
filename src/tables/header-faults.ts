import { type Fault, warning } from '../columns/fault.ts'
import { canonicalHeader } from '../japanese/headers.ts'
import type { TableContext } from './context.ts'
import type { HeaderWords } from './header-words.ts'
import { identity, type Layout } from './layout.ts'
import { type FaultPlace, type Problem, problemAt } from './problem.ts'
import { refusal, refusedHeader, vanishedColumns } from './sheet-faults.ts'
import type { Table } from './table.ts'

/** What is wrong with a sheet's headers: refused, vanished, doubled, unknown. */
export function headerFaults(
  layout: Layout,
  table: Table,
  words: HeaderWords,
  workbook: string,
  context: TableContext,
  last: Layout | null,
  place: FaultPlace,
): Problem[] {
  const at = { ...place, row: layout.headerRow }
  const known = new Set(Object.values(table.columns).map((column) => canonicalHeader(column.header)))
  const denied = [...layout.unknown, ...layout.columns].filter(({ header }) => {
    const allowedIn = context.deniedHeader(header)
    return allowedIn !== undefined && allowedIn !== workbook && !known.has(canonicalHeader(header))
  })
  const now = new Set(layout.columns.map(({ target }) => identity(target)))
  const itemSheet = itemSheetOf(table, context)
  const items = new Set([...words.values()].map(identity))
  const vanished = (last?.columns ?? []).filter(
    ({ target }) => target.kind === 'across' && !now.has(identity(target)) && items.has(identity(target)),
  )
  return [
    ...denied.map(({ index, header }) =>
      problemAt({ ...at, column: index, header }, refusal(refusedHeader(header))),
    ),
    ...(vanished.length > 0 && layout.unknown.length > 0
      ? [
          problemAt(
            at,
            vanishedColumns(
              vanished.map(({ header }) => header),
              layout.unknown,
            ),
          ),
        ]
      : []),
    ...layout.doubled.map(({ row, index, header }) =>
      problemAt({ ...place, row, column: index, header }, doubledHeader(header)),
    ),
    ...layout.unknown
      .filter((each) => !denied.includes(each))
      .map(({ row, index, header }) =>
        problemAt(
          { ...place, row, column: index, header },
          itemSheet === null ? unknownHeader(header) : unknownItem(header, itemSheet),
        ),
      ),
  ]
}

/** The sheet of the items that head columns of a table's sheet; `null` where none do. */
function itemSheetOf(table: Table, context: TableContext): string | null {
  const spread = Object.values(table.columns).find((column) => column.spread?.by === 'across')?.spread
  return spread?.by === 'across' ? context.lookup(spread.table).sheet : null
}

const doubledHeader = (header: string): Fault =>
  warning(
    'Q4',
    `見出し「${header}」が2つあります。左の列を読みました`,
    `The header “${header}” stands twice; the left column was read`,
    '使わない列の見出しを変えるか、列を消してください',
    'Rename or remove the other column',
  )

const unknownHeader = (header: string): Fault =>
  warning(
    'Q5',
    `見出し「${header}」は定義にありません。読みませんでした`,
    `The header “${header}” is not declared; the column was not read`,
    '見出しの書き方を直すか、コード表の「見出し」に別名を足してください',
    'Mend the header, or add it to the list 見出し of the code table',
  )

const unknownItem = (header: string, sheet: string): Fault =>
  warning(
    'Q46',
    `列「${header}」はシート「${sheet}」にありません。読みませんでした`,
    `The column “${header}” is not in the sheet “${sheet}”; it was not read`,
    `シート「${sheet}」に行を足すか、その行の「列見出し」に「${header}」と書き足してください`,
    `Add a row to the sheet “${sheet}”, or “${header}” to the further headers of one`,
  )
