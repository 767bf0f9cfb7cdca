import { type Fault, unreadable, warning } from '../columns/fault.ts'
import { splitFiscalYear } from '../japanese/fiscal-years.ts'
import { canonicalHeader } from '../japanese/headers.ts'
import { matchForm } from '../japanese/widths.ts'
import { isFilled } from './blank.ts'
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

const COPY = /\(\d{1,2}\)$|のコピー|^コピー|-コピー/u

/** Gives each sheet to its table by title: 研修受講, 研修受講_R6, 令和6年度研修受講. */
export function assignSheets(tables: readonly Table[], sheets: readonly SheetGrid[]): Assignment {
  const own = tables.filter((table) => table.unfolds === null)
  const byTitle = new Map(
    own.flatMap((table) =>
      [table.sheet, ...table.sheetAliases].map((title) => [matchForm(title), table] as const),
    ),
  )
  const byTable = new Map<string, AssignedSheet[]>()
  const strangers: { grid: SheetGrid; fault: Fault }[] = []
  const reserved: SheetGrid[] = []
  for (const grid of sheets) {
    const title = matchForm(grid.title)
    const copy = COPY.test(title)
    const split = copy ? null : splitFiscalYear(grid.title)
    const table = byTitle.get(title)
    const owner = copy ? undefined : (table ?? byTitle.get(split?.name ?? ''))
    const year = table ? null : (split?.year ?? null)
    if (isReservedSheet(grid.title)) reserved.push(grid)
    else if (owner) byTable.set(owner.name, [...(byTable.get(owner.name) ?? []), { grid, year }])
    else strangers.push({ grid, fault: copy ? COPIED : strangerFault(grid, own) })
  }
  for (const table of own) {
    const ofTable = byTable.get(table.name) ?? []
    const newest = mayBeSplit(table) ? ofTable : newestOf(ofTable)
    if (newest.length === ofTable.length) continue
    byTable.set(table.name, newest)
    const title = newest[0]?.grid.title ?? ''
    for (const sheet of ofTable)
      if (!newest.includes(sheet)) strangers.push({ grid: sheet.grid, fault: olderSheet(title) })
  }
  return { byTable, strangers, reserved }
}

/** Records of different years are different records only where a year or a day tells them apart. */
const mayBeSplit = (table: Table): boolean =>
  table.datedBy !== null ||
  Object.entries(table.columns).some(
    ([name, { kind, required }]) =>
      (required && kind === 'fiscalYear') || (kind === 'date' && table.key.includes(name)),
  )

/** The sheets without a year; where there are none, that of the latest year. */
function newestOf(sheets: readonly AssignedSheet[]): AssignedSheet[] {
  const current = sheets.filter(({ year }) => year === null)
  const latest = Math.max(...sheets.map(({ year }) => year ?? 0))
  return current.length > 0 ? current : sheets.filter(({ year }) => year === latest)
}

const olderSheet = (title: string): Fault =>
  warning(
    'N6',
    `ほかの年度のシートのようです。「${title}」だけを読みました`,
    `The sheet looks like that of another year; only “${title}” was read`,
    'この表は最新の1枚だけを残し、古いシートは別のファイルに移してください',
    'Keep the newest sheet of this table only, and move the older ones to another file',
  )

const COPIED = warning(
  'N6',
  '写しのシートのようです。読みませんでした',
  'The sheet looks like a copy; it was not read',
  '不要なら消してください。使うシートなら、雛形と同じ名前にしてください',
  'Delete it if nobody needs it; else name it as the template does',
)

function strangerFault(grid: SheetGrid, tables: readonly Table[]): Fault {
  const table = tables.find((each) =>
    [each.sheet, ...each.sheetAliases].some((name) => isNamedAfter(grid, name)),
  )
  if (table === undefined)
    return warning(
      'N6',
      'どの表のシートでもありません。読みませんでした',
      'The sheet belongs to no table; it was not read',
      '表のシートなら、雛形と同じ名前にしてください',
      'If it is one of the tables, name it as the template does',
    )
  if (looksLikeList(grid, table))
    return warning(
      'N6',
      `「${table.sheet}」の別のシートのようです。読みませんでした`,
      `The sheet looks like another one of “${table.sheet}”; it was not read`,
      `読ませる場合は、シート名を「${table.sheet}」か、年度を付けた「${table.sheet}_R7」の形にしてください`,
      `To have it read, name it “${table.sheet}”, or with a fiscal year “${table.sheet}_R7”`,
    )
  return {
    ...unreadable(
      'Q10',
      `1人1枚の様式のようです。「${table.sheet}」としては読みません`,
      `The sheet looks like a form for one person; it is not read as “${table.sheet}”`,
      `「${table.sheet}」シートに1人1行で入力してください`,
      `Enter one row a person in the sheet “${table.sheet}”`,
    ),
    severity: 'REJECT_SHEET',
  }
}

function isNamedAfter(grid: SheetGrid, sheet: string): boolean {
  const title = matchForm(grid.title)
  const name = matchForm(sheet)
  const rest = title.startsWith(name) ? title.slice(name.length) : null
  const before = title.endsWith(name) ? title.slice(0, -name.length) : null
  return (rest !== null && /^[_・([【〔-]/u.test(rest)) || (before !== null && /[_・)\]】〕-]$/u.test(before))
}

const HEADER_ROWS = 15
const MOST = 0.6

/** Tells whether one of the first rows names most of the columns a table needs. */
function looksLikeList(grid: SheetGrid, table: Table): boolean {
  const needed = Object.values(table.columns)
    .filter(({ required }) => required)
    .map(({ header, aliases }) => [header, ...aliases].map(canonicalHeader))
  return grid.rows.slice(0, HEADER_ROWS).some((cells) => {
    const headers = new Set(
      cells.flatMap((cell) => (isFilled(cell) && typeof cell === 'string' ? [canonicalHeader(cell)] : [])),
    )
    const found = needed.filter((spellings) => spellings.some((each) => headers.has(each))).length
    return found >= 2 && found >= needed.length * MOST
  })
}
