import { lostDoubles } from '../tables/lost-doubles.ts'
import type { OfficeRows } from '../tables/office-rows.ts'
import { opened, sheetOf } from '../tables/open-sheet.ts'
import type { Row } from '../tables/row.ts'
import type { Table, Unfolding } from '../tables/table.ts'
import { notFound, writeFault } from '../tables/write-faults.ts'
import { headerOf } from '../tables/written-cell.ts'
import type { View } from '../view/view.ts'
import { unknownCell } from './input-faults.ts'
import { keyOf } from './row-requests.ts'
import { identitiesOf, placeOfWished } from './wished-cell.ts'
import type { InputFault, RowWish } from './write-request.ts'

/**
 * Why a row that is to be changed is none for the caller; `null` where they see it. More than that it was not found is
 * told only to those who would see it if it were there.
 */
export function absentRow(wish: RowWish, view: View, office: OfficeRows): InputFault | null {
  const { table, act, key } = wish
  const asked = keyOf(key, table)
  if (act === 'CREATE' || act === 'UPSERT' || view.rowsOf(table).byKey(asked) !== null) return null
  const twice = view.tellsPlaces(table) ? lostDoubles(asked, table, office) : null
  return twice ?? blankCell(wish, asked, view, office) ?? notFound()
}

/** Of a row that the caller sees: a cell that nothing stands in, or that no row can have. */
function blankCell(wish: RowWish, asked: string, view: View, office: OfficeRows): InputFault | null {
  const { table, key } = wish
  const parent = office.schema.tables.find(({ name }) => name === table.unfolds?.parent)
  if (!parent || table.unfolds === null) return null
  const row = office.rowOf(parent.name, keyOf(key, parent))
  if (row === null || view.rowsOf(parent).byKey(row.key) === null) return null
  const child = { key: asked, values: { ...row.values, ...Object.fromEntries(key) } }
  if (view.isThere(table, asked) || !view.wouldSee(table, child)) return null
  const identities = identitiesOf(key, table.unfolds, parent)
  const [unknown] = identities.flatMap((each) => unknownCell(each, parent, office))
  return unknown ?? nothingThere(wish, table.unfolds, row, parent, office)
}

function nothingThere(
  { table, act, key }: RowWish,
  unfolding: Unfolding,
  row: Row,
  parent: Table,
  office: OfficeRows,
): InputFault {
  const place = placeOfWished(key, unfolding, row, parent, office)
  const [identity = ''] = identitiesOf(key, unfolding, parent)
  const sheet = opened(sheetOf(parent, place.sheet ?? row.sheet, office), row.sheet)
  const headed =
    'code' in sheet ? undefined : sheet.layout.columns.find(({ index }) => index === place.column)
  const header = headed?.header ?? headerOf(parent, identity)
  const fault =
    act === 'DELETE'
      ? writeFault(
          'NOT_FOUND',
          `「${header}」は空欄なので、消すものがありません`,
          `“${header}” is blank: there is nothing to clear`,
          place,
        )
      : writeFault(
          'NOT_FOUND',
          `「${header}」にはまだ値がありません。create${table.name} で追加してください`,
          `“${header}” holds nothing yet: add it by create${table.name}`,
          place,
        )
  return { ...fault, isOfPart: true }
}
