import type { Random } from '../../src/demo/random.ts'
import {
  chanceRow,
  columnsOf,
  FAULT,
  factsOf,
  keyIn,
  SHEETS,
  type WrittenOffice,
  type WrittenRow,
} from './chance-office.ts'
import { KEEPERS, maySee, type Onlooker, type Sight } from './may-see.ts'

const FILLED = { filled: 0.7, faults: 0 }

/** An office that differs from another only in what somebody may not see. */
export function twinOf(office: WrittenOffice, who: Onlooker, random: Random): WrittenOffice {
  return new Map(
    SHEETS.map((table) => {
      const sightOf = (row: WrittenRow): Sight =>
        maySee(who, factsOf(table, row, office), Object.keys(table.columns))
      const rows = office.get(table.name) ?? []
      const keeps = KEEPERS[table.workbook]?.includes(who.role) ?? false
      const how = keeps ? FILLED : { ...FILLED, faults: 0.05 }
      const taken = new Set(rows.map((row) => keyIn(table, row)))
      const added = Array.from({ length: random.int(0, 6) }, () => chanceRow(table, random, how)).filter(
        (row) => {
          const key = keyIn(table, row)
          return !sightOf(row).row && !taken.has(key) && taken.add(key)
        },
      )
      const kept = rows.flatMap((row) => {
        const sight = sightOf(row)
        if (sight.row) return [changed(row, sight, table, random, how)]
        return random.chance(0.6) ? [row] : []
      })
      // Where a row stands is hidden from whoever does not keep the workbook, or misses rows.
      const order = keeps && added.length === 0 && kept.length === rows.length ? null : random
      return [table.name, order === null ? [...kept, ...added] : shuffled([...kept, ...added], order)]
    }),
  )
}

function changed(
  row: WrittenRow,
  sight: Sight,
  table: (typeof SHEETS)[number],
  random: Random,
  how: { readonly filled: number; readonly faults: number },
): WrittenRow {
  const other = chanceRow(table, random, how)
  return new Map(
    columnsOf(table).flatMap(({ header, column }) => {
      const now = row.get(header)
      const then = other.get(header)
      if (!now || !then) return []
      const seen = column === null ? (sight.stray ? 'seen' : 'hidden') : sight.cell(column)
      const words = column === null ? [] : sight.coarse(column)
      const differs =
        random.chance(0.6) &&
        !(how.faults === 0 && now.cell === FAULT) &&
        (seen === 'hidden' ||
          (seen === 'coarse' && words.includes(String(now.value)) && words.includes(String(then.value))))
      return [[header, differs ? then : now] as const]
    }),
  )
}

function shuffled<T>(list: readonly T[], random: Random): readonly T[] {
  return list
    .map((each) => [random.next(), each] as const)
    .sort(([a], [b]) => a - b)
    .map(([, each]) => each)
}
