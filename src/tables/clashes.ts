import type { Arrival } from './arrival.ts'
import { type IntendedRow, isChange, type WriteFault } from './intent.ts'
import type { OfficeRows } from './office-rows.ts'
import { withoutRow } from './outcome.ts'
import { overlapsIn } from './overlaps.ts'
import { placeInRow } from './place-in-row.ts'
import type { Row } from './row.ts'
import type { Table } from './table.ts'
import { valueTaken, writeFault } from './write-faults.ts'
import { headerOf } from './written-cell.ts'

/** What only a look at the other rows can tell: values that must be unique, and periods that must not overlap. */
export function clashes(
  { key, cells }: IntendedRow,
  row: Row,
  table: Table,
  office: OfficeRows,
): WriteFault[] {
  const known = office.reading.tables.get(table.name)?.rows ?? []
  const doubled = cells.filter(isChange).flatMap(({ identity }): WriteFault[] => {
    const value = row.values[identity] ?? null
    if (!table.columns[identity]?.unique || table.key.includes(identity) || value === null) return []
    const other = known.find((each) => each.values[identity] === value && each.key !== key)
    return other ? [valueTaken(headerOf(table, identity), placeInRow(identity, other, table, office))] : []
  })
  const rule = table.exclusive
  if (rule === null || !rule.applies(row.values)) return doubled
  const others = known.filter((each) => each.values[rule.per] === row.values[rule.per] && each.key !== key)
  const arrivals = [...others, row].map(arrivalOf)
  const lostBefore = new Set(overlapsIn(rule, arrivals.slice(0, -1)).lost.map((each) => each.row))
  const { problems, lost } = overlapsIn(rule, arrivals)
  if (!lost.some((each) => !lostBefore.has(each.row))) return doubled
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
