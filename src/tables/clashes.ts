import type { Arrival } from './arrival.ts'
import type { IntendedRow, WriteFault } from './intent.ts'
import type { OfficeRows } from './office-rows.ts'
import { withoutRow } from './outcome.ts'
import { overlapsIn } from './overlaps.ts'
import type { Row } from './row.ts'
import type { Table } from './table.ts'
import { exists, writeFault } from './write-faults.ts'

/** What only a look at the other rows can tell: values that must be unique, and periods that must not overlap. */
export function clashes(
  { key, cells }: IntendedRow,
  row: Row,
  table: Table,
  { reading }: OfficeRows,
): WriteFault[] {
  const others = (reading.tables.get(table.name)?.rows ?? []).filter((each) => each.key !== key)
  const doubled = cells.flatMap(({ identity }): WriteFault[] => {
    const value = row.values[identity] ?? null
    if (!table.columns[identity]?.unique || table.key.includes(identity) || value === null) return []
    const other = others.find(({ values }) => values[identity] === value)
    return other ? [{ ...exists(other.sheet, other.index), identity }] : []
  })
  const rule = table.exclusive
  if (rule === null || !rule.applies(row.values)) return doubled
  const arrivals = [...others.filter(({ values }) => values[rule.per] === row.values[rule.per]), row].map(
    arrivalOf,
  )
  const known = new Set(overlapsIn(rule, arrivals.slice(0, -1)).lost.map((each) => each.row))
  const { problems, lost } = overlapsIn(rule, arrivals)
  if (!lost.some((each) => !known.has(each.row))) return doubled
  const [problem] = problems
  return problem === undefined
    ? doubled
    : [
        ...doubled,
        writeFault('INVALID', problem.message.ja, problem.message.en, {
          identity: rule.from,
          sheet: row.sheet,
        }),
      ]
}

const arrivalOf = (row: Row): Arrival => ({
  row,
  outcome: withoutRow(0),
  workbook: '',
  placeOf: () => ({ column: null, header: null }),
  long: false,
})
