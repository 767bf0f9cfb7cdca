import type { Cell } from '../columns/cell.ts'
import { cellText } from '../columns/cell-text.ts'
import type { Value } from '../columns/column.ts'
import type { Report } from '../columns/fault.ts'
import { textOf } from '../columns/text-of.ts'
import { isFilled } from './blank.ts'
import type { TableContext } from './context.ts'
import { fillDown } from './fill-down.ts'
import type { SheetGrid } from './grid.ts'
import { headerWords } from './header-words.ts'
import { findLayout, fixedHeaderRow, isLayout, type Layout } from './layout.ts'
import type { Identity } from './lookup.ts'
import type { Table } from './table.ts'

const ignore: Report = () => undefined

/**
 * Reads what the rows of a table are known by: codes, names and the days they hold; nothing is reported yet.
 * `null` where no sheet of the table can be read.
 */
export function* identify(
  table: Table,
  sheets: readonly { readonly grid: SheetGrid; readonly year: number | null }[],
  context: TableContext,
): Generator<void, Identity[] | null> {
  const words = headerWords(table, [], context)
  const found: Identity[][] = []
  for (const { grid, year } of sheets) {
    const fixedRow = fixedHeaderRow(grid, context)
    const layout = findLayout(grid, table, words, { fixedRow, hasYear: year !== null })
    if (isLayout(layout)) found.push(yield* identitiesIn(table, grid, layout, context))
  }
  return found.length === 0 ? null : withoutDoubles(table, found.flat())
}

function* identitiesIn(
  table: Table,
  grid: SheetGrid,
  layout: Layout,
  context: TableContext,
): Generator<void, Identity[]> {
  const { rows, skips } = yield* fillDown(grid, layout, table, {
    workbook: table.workbook,
    sheet: grid.title,
  })
  const reader = (name: string | null | undefined): ((cells: readonly Cell[]) => Value) => {
    const column = name == null ? undefined : table.columns[name]
    const at = layout.columns.find(({ target }) => target.kind === 'column' && target.name === name)
    if (!column || !at) return () => null
    const read = column.prepare(context)
    return (cells) => {
      const cell = cells[at.index]
      return isFilled(cell) ? read(cell, ignore, { on: null }) : null
    }
  }
  const where = layout.columns.find(
    ({ target }) => target.kind === 'column' && target.name === table.names?.narrowedBy,
  )
  const period = table.reuse ?? table.periods[0]
  const read = {
    code: reader(table.key[0]),
    names: (table.names?.columns ?? []).map(reader),
    former: reader(table.names?.former),
    from: reader(period?.from),
    to: reader(period?.to),
  }
  const identities: Identity[] = []
  for (const [row, cells] of rows.entries()) {
    if (row % SLICE === SLICE - 1) yield
    if (row < layout.dataFrom || skips[row] !== null) continue
    const code = read.code(cells)
    if (code === null || code === '') continue
    const whereCell = where === undefined ? undefined : cells[where.index]
    identities.push({
      key: String(code),
      code: String(code),
      names: read.names.map((each) => each(cells)).filter((name) => typeof name === 'string'),
      former: textsOf(read.former(cells)),
      from: textOf(read.from(cells)),
      to: textOf(read.to(cells)),
      where: isFilled(whereCell) ? cellText(whereCell) : null,
    })
  }
  return identities
}

const SLICE = 2_000

const textsOf = (value: Value): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value : []

/** A code that stands twice means neither row, unless it was given again after its first holder had left. */
function withoutDoubles(table: Table, all: readonly Identity[]): Identity[] {
  const groups = Map.groupBy(all, (each) => each.code)
  return [...groups.values()].flatMap((group) => {
    const [only, ...others] = group
    if (only === undefined || others.length === 0) return group
    if (others.every((each) => JSON.stringify(each) === JSON.stringify(only))) return [only]
    return table.reuse === null ? [] : (givenAgain(group) ?? [])
  })
}

/** The holders of one code in order of time, each but the last under a key of its own; `null` where two held it at once. */
function givenAgain(group: readonly Identity[]): readonly Identity[] | null {
  const holders = [...group].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
  const apart = holders.every((each, index) => {
    const next = holders[index + 1]
    return next === undefined || (each.to !== null && next.from !== null && each.to < next.from)
  })
  return apart
    ? holders.map((each, index) =>
        index === holders.length - 1 ? each : { ...each, key: `${each.key}@${index + 1}` },
      )
    : null
}
