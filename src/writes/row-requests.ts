import type { Value } from '../columns/column.ts'
import type { RowRequest } from '../tables/draft-row.ts'
import type { WriteFault } from '../tables/intent.ts'
import type { OfficeRows } from '../tables/office-rows.ts'
import { joinKey } from '../tables/row.ts'
import type { Table, Unfolding } from '../tables/table.ts'
import { notFound, rowTwice, exists as taken } from '../tables/write-faults.ts'
import type { View } from '../view/view.ts'
import { cellWish, nothingGiven } from './cell-wish.ts'
import { placeOfWished } from './wished-cell.ts'
import type { InputFault, RowFault, RowWish } from './write-request.ts'

/** A request for a row of a sheet, with the wishes it answers: several cells of one row are one request. */
export interface WishedRow {
  readonly table: Table
  readonly request: RowRequest
  readonly wishes: readonly number[]
}

/**
 * Turns wishes into requests for rows of sheets; of unfolded tables, for the rows that their cells stand in. Where there
 * are faults, the requests are to be checked for more of them.
 */
export function rowRequests(
  wishes: readonly RowWish[],
  view: View,
  office: OfficeRows,
): { readonly rows: readonly WishedRow[]; readonly faults: readonly RowFault[] } {
  const rows = new Map<string, WishedRow>()
  const again: WishedRow[] = []
  const faults: RowFault[] = []
  for (const [wish, each] of wishes.entries()) {
    const wished = each.table.unfolds
      ? wishOfCell(each, each.table.unfolds, view, office)
      : wishOfRow(each, office)
    faults.push(...wished.faults.map((fault) => ({ ...fault, wish })))
    if (wished.row === null) continue
    const { table, request } = wished.row
    const id = `${table.name}\u0000${request.key ?? keyOf(each.key, table)}`
    const known = rows.get(id)
    if (known && (each.table.unfolds === null || doubles(known.request, request))) {
      faults.push({ ...rowTwice(table.sheet), wish })
      again.push({ table, request, wishes: [wish] })
    } else if (known)
      rows.set(id, {
        table,
        request: { ...known.request, fields: new Map([...known.request.fields, ...request.fields]) },
        wishes: [...known.wishes, wish],
      })
    else rows.set(id, { table, request, wishes: [wish] })
  }
  return { rows: [...rows.values(), ...again], faults }
}

/** The key that a wish names. */
export const keyOf = (key: ReadonlyMap<string, Value>, table: Table): string =>
  joinKey(table.key.map((name) => key.get(name) ?? table.columns[name]?.blank ?? null))

/** Two wishes for the same cell, of which the later would win unseen. */
const doubles = (a: RowRequest, b: RowRequest): boolean =>
  [...b.fields].some(([identity, value]) => a.fields.has(identity) && a.fields.get(identity) !== value)

/** What one wish is for, as far as it can be told, and what is wrong with it. */
interface Wished {
  readonly row: { readonly table: Table; readonly request: RowRequest } | null
  readonly faults: readonly InputFault[]
}

function wishOfRow({ table, act, key, values }: RowWish, office: OfficeRows): Wished {
  const asked = keyOf(key, table)
  const known = office.rowOf(table.name, asked)
  if (act === 'CREATE' || (act === 'UPSERT' && known === null))
    return {
      row: { table, request: { act: 'CREATE', table: table.name, key: null, fields: values } },
      faults: [],
    }
  if (known === null) return { row: null, faults: [notFound()] }
  const fields = new Map([...values].filter(([name]) => !table.key.includes(name)))
  const request = {
    act: act === 'DELETE' ? act : 'UPDATE',
    table: table.name,
    key: known.key,
    fields,
  } as const
  return { row: { table, request }, faults: [] }
}

/** A cell of a wide row, or a rank of it: what is wanted of it is wanted of the row it stands in. */
function wishOfCell(wish: RowWish, unfolding: Unfolding, view: View, office: OfficeRows): Wished {
  const { table, act, key, values } = wish
  const parent = office.schema.tables.find(({ name }) => name === unfolding.parent)
  const known = office.rowOf(table.name, keyOf(key, table))
  if (parent === undefined || ((act === 'UPDATE' || act === 'DELETE') && known === null))
    return { row: null, faults: [notFound()] }
  const row = office.rowOf(parent.name, keyOf(key, parent))
  const faults: InputFault[] = []
  const filled = act === 'DELETE' ? clearedCells(wish, unfolding) : filledCells(wish, unfolding)
  const cells = 'code' in filled ? [] : filled
  // To whoever does not see the row it stands in, a cell that is taken is like one that is not.
  if (act === 'CREATE' && row !== null && view.rowsOf(table).byKey(keyOf(key, table)) !== null)
    faults.push(taken({ ...placeOfWished(key, unfolding, row, parent, office), identity: null }))
  if ('code' in filled) faults.push(filled)
  else if (act === 'CREATE' && cells.every(([, value]) => value === null))
    faults.push(nothingGiven(unfolding.value))
  const inherited = [...values].filter(([name]) => unfolding.inherit.includes(name))
  if (row === null) {
    const fields = new Map([
      ...parent.key.map((name) => [name, key.get(name) ?? null] as const),
      ...inherited,
      ...cells,
    ])
    return {
      row: { table: parent, request: { act: 'CREATE', table: parent.name, key: null, fields } },
      faults,
    }
  }
  const fields = new Map([...inherited.filter(([name]) => !parent.key.includes(name)), ...cells])
  return {
    row: { table: parent, request: { act: 'UPDATE', table: parent.name, key: row.key, fields } },
    faults,
  }
}

function filledCells(
  { table, key, values }: RowWish,
  unfolding: Unfolding,
): readonly [string, Value][] | WriteFault {
  const { spread, item, value, rank, inherit } = unfolding
  if (item !== null && value !== null) {
    const wish = cellWish(values, unfolding, value)
    if ('code' in wish) return wish
    return wish.wanted === undefined ? [] : [[`${spread}/${key.get(item)}`, wish.wanted]]
  }
  const number = rank === null ? null : key.get(rank)
  return [...values].flatMap(([name, each]): [string, Value][] =>
    inherit.includes(name) || name === rank || !table.columns[name]
      ? []
      : [[`${spread}/${number}/${name}`, each]],
  )
}

function clearedCells({ table, key }: RowWish, unfolding: Unfolding): [string, Value][] {
  const { spread, item, rank, inherit } = unfolding
  if (item !== null) return [[`${spread}/${key.get(item)}`, null]]
  const number = rank === null ? null : key.get(rank)
  return Object.keys(table.columns)
    .filter((name) => !inherit.includes(name) && name !== rank)
    .map((name) => [`${spread}/${number}/${name}`, null])
}
