import { type Fault, unreadable, warning } from '../columns/fault.ts'
import { splitFiscalYear } from '../japanese/fiscal-years.ts'
import { canonicalHeader } from '../japanese/headers.ts'
import { matchForm } from '../japanese/widths.ts'
import type { SheetGrid } from './grid.ts'
import { isReservedSheet } from './reserved-sheets.ts'
import type { Table } from './table.ts'

/** A sheet of a table, with the fiscal year its title names. */
export interface AssignedSheet {
  readonly grid: SheetGrid
  readonly year: number | null
}

/** Which sheets of a workbook belong to which table, and why others belong to none. */
export interface Assignment {
  readonly byTable: ReadonlyMap<string, readonly AssignedSheet[]>
  readonly strangers: readonly { readonly grid: SheetGrid; readonly fault: Fault }[]
  readonly reserved: readonly SheetGrid[]
}

const COPY = /\(\d+\)$|のコピー|^コピー/u

/** Gives each sheet to its table by title: 研修受講, 研修受講_R6, 令和6年度研修受講. */
export function assignSheets(tables: readonly Table[], sheets: readonly SheetGrid[]): Assignment {
  const own = tables.filter((table) => table.unfolds === null)
  const byTitle = new Map(
    own.flatMap((table) => [table.sheet, ...table.sheetAliases].map((title) => [matchForm(title), table])),
  )
  const byTable = new Map<string, AssignedSheet[]>()
  const strangers: { grid: SheetGrid; fault: Fault }[] = []
  const reserved: SheetGrid[] = []
  for (const grid of sheets) {
    const title = matchForm(grid.title)
    const copy = COPY.test(title)
    const split = splitFiscalYear(grid.title)
    const table = copy ? undefined : (byTitle.get(title) ?? byTitle.get(canonicalHeader(grid.title)))
    const family = copy || split === null ? undefined : byTitle.get(split.name)
    const owner = table ?? family
    if (isReservedSheet(grid.title)) reserved.push(grid)
    else if (owner)
      byTable.set(owner.name, [
        ...(byTable.get(owner.name) ?? []),
        { grid, year: table ? null : (split?.year ?? null) },
      ])
    else strangers.push({ grid, fault: copy ? COPIED : strangerFault(title, own) })
  }
  return { byTable, strangers, reserved }
}

const COPIED = warning(
  'N6',
  '写しのシートのようです。読みませんでした',
  'The sheet looks like a copy; it was not read',
  '不要なら消してください',
  'Delete it if nobody needs it',
)

function strangerFault(title: string, tables: readonly Table[]): Fault {
  const form = tables.find(
    (table) =>
      title.startsWith(matchForm(table.sheet)) &&
      /^[_・\s-]/u.test(title.slice(matchForm(table.sheet).length)),
  )
  if (form === undefined)
    return warning(
      'N6',
      'どの表のシートでもありません。読みませんでした',
      'The sheet belongs to no table; it was not read',
      '表のシートなら、雛形と同じ名前にしてください',
      'If it is one of the tables, name it as the template does',
    )
  return {
    ...unreadable(
      'Q10',
      `1人1枚の様式のようです。「${form.sheet}」としては読みません`,
      `The sheet looks like a form for one person; it is not read as “${form.sheet}”`,
      `「${form.sheet}」シートに1人1行で入力してください`,
      `Enter one row a person in the sheet “${form.sheet}”`,
    ),
    severity: 'REJECT_SHEET',
  }
}
