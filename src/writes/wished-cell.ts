import type { Value } from '../columns/column.ts'
import type { OfficeRows } from '../tables/office-rows.ts'
import { placeInRow } from '../tables/place-in-row.ts'
import type { Row } from '../tables/row.ts'
import type { Table, Unfolding } from '../tables/table.ts'
import type { WriteFaultPlace } from '../tables/write-faults.ts'

/** The identity of the cell of an item, or what the identities of the cells of a rank begin with. */
export const wishedCell = (
  key: ReadonlyMap<string, Value>,
  { spread, item, rank }: Pick<Unfolding, 'spread' | 'item' | 'rank'>,
): string => `${spread}/${key.get(item ?? rank ?? '')}`

/** The identities of the cells that a wish is for, in the row it stands in. */
export function identitiesOf(
  key: ReadonlyMap<string, Value>,
  unfolding: Unfolding,
  parent: Table,
): readonly string[] {
  const cell = wishedCell(key, unfolding)
  const how = parent.columns[unfolding.spread]?.spread
  return how?.by === 'rank' ? Object.keys(how.columns).map((name) => `${cell}/${name}`) : [cell]
}

/** Where the cell that a wish is for stands in a row. */
export function placeOfWished(
  key: ReadonlyMap<string, Value>,
  unfolding: Unfolding,
  row: Row,
  parent: Table,
  office: OfficeRows,
): WriteFaultPlace {
  const places = identitiesOf(key, unfolding, parent).map((each) => placeInRow(each, row, parent, office))
  const at = places.find(({ column }) => column !== null) ?? places[0]
  return { sheet: row.sheet, row: row.index, ...at, identity: wishedCell(key, unfolding) }
}
