import type { Values } from '../columns/column.ts'
import { draftKey } from '../tables/draft-key.ts'
import { type DraftedRow, draftRow, type RowRequest } from '../tables/draft-row.ts'
import type { WriteFault } from '../tables/intent.ts'
import { lostDoubles } from '../tables/lost-doubles.ts'
import type { OfficeRows } from '../tables/office-rows.ts'
import { placeOfKey } from '../tables/place-in-row.ts'
import type { Row } from '../tables/row.ts'
import type { Table } from '../tables/table.ts'
import { exists, writeFault } from '../tables/write-faults.ts'
import type { View } from '../view/view.ts'
import type { WriteRights } from '../view/write-rights.ts'
import { inputFaults } from './input-faults.ts'
import { keyOf, type WishedRow } from './row-requests.ts'
import type { InputFault } from './write-request.ts'

/** Drafts what the caller may do and the sheet can hold; else every fault at once. */
export function draftWished(
  { table, request }: Pick<WishedRow, 'table' | 'request'>,
  view: View,
  office: OfficeRows,
): DraftedRow | readonly InputFault[] {
  const known = request.key === null ? null : office.rowOf(table.name, request.key)
  // A row that is there and hidden must be answered like one that is not there and may not be written.
  if (known !== null && view.rowsOf(table).byKey(known.key) === null) return [notAllowed(null)]
  const values = { ...known?.values, ...Object.fromEntries(request.fields) }
  const row = { key: known?.key ?? keyOf(request.fields, table), values: known?.values ?? values }
  const rights = view.rightsOn(table, row)
  const mayAct = {
    CREATE: rights.creates,
    DELETE: rights.deletes,
    UPDATE: request.fields.size > 0 || maySome(rights, table),
  }[request.act]
  if (!mayAct) return [notAllowed(null)]
  const isGiven = (name: string): boolean => request.act === 'CREATE' && table.key.includes(name)
  const denied = [...request.fields.keys()].filter((name) => !isGiven(name) && !rights.may(columnOf(name)))
  if (denied.length > 0) {
    const told = denied.map(notAllowed)
    const rest = draftWished({ table, request: withoutTold(request, told) }, view, office)
    return [...told, ...('intended' in rest ? [] : notTold(rest, told).filter((each) => !isDenial(each)))]
  }
  // A new row that its writer would not see could neither be answered nor mended by them.
  if (known === null && !view.wouldSee(table, row)) return [notAllowed(null)]
  if (reachesOutOfSight(request, row, values, table, view)) return [notAllowed(table.exclusive?.to ?? null)]
  const wrong = inputFaults(request, table, office)
  const drafted = draftRow(withoutTold(request, wrong), table, office)
  const taken = request.act === 'CREATE' ? takenKey(request, drafted, table, view, office) : []
  if (!('intended' in drafted)) return [...wrong, ...notTold(drafted, wrong), ...taken]
  if (wrong.length + taken.length > 0) return [...wrong, ...taken]
  if (drafted.becomes === null || known !== null || view.wouldSee(table, drafted.becomes.row)) return drafted
  return [notAllowed(null)]
}

/** The request without what was told to be wrong already, to be checked for more. */
export const withoutTold = (request: RowRequest, told: readonly WriteFault[]): RowRequest =>
  told.length === 0
    ? request
    : {
        ...request,
        fields: new Map([...request.fields].filter(([identity]) => !isTold(identity, told))),
      }

/** The faults of what nothing was told of. */
export const notTold = (faults: readonly InputFault[], told: readonly WriteFault[]): readonly InputFault[] =>
  faults.filter(({ identity }) => identity === null || !isTold(identity, told))

const isTold = (identity: string, told: readonly WriteFault[]): boolean =>
  told.some((each) => each.identity === identity || identity.startsWith(`${each.identity}/`))

/** A key that is taken, told beside other faults: to those who see the row that has it, or the rows. */
function takenKey(
  { fields }: RowRequest,
  drafted: DraftedRow | readonly WriteFault[],
  table: Table,
  view: View,
  office: OfficeRows,
): readonly WriteFault[] {
  const key = 'intended' in drafted ? drafted.intended.key : draftKey(fields, table, office)
  const isTaken = !('intended' in drafted) && drafted.some(isExisting)
  if (key === null || isTaken) return []
  const row = office.rowOf(table.name, key)
  if (row !== null)
    return view.rowsOf(table).byKey(key) === null ? [] : [exists(placeOfKey(row, table, office))]
  const twice = view.tellsPlaces(table) ? lostDoubles(key, table, office) : null
  return twice === null ? [] : [twice]
}

const isExisting = ({ code, identity }: WriteFault): boolean => code === 'EXISTS' && identity === null

/** Whether a period would last until rows may begin that the writer does not see: a refusal would tell of them. */
function reachesOutOfSight(
  { act, fields }: RowRequest,
  before: Pick<Row, 'key' | 'values'>,
  after: Values,
  table: Table,
  view: View,
): boolean {
  const rule = table.exclusive
  if (rule === null || act === 'DELETE' || !rule.applies(after)) return false
  const end = after[rule.to] ?? null
  const isSame = act === 'UPDATE' && !fields.has(rule.to) && rule.applies(before.values)
  return (
    !isSame && end !== null && !view.wouldSee(table, { ...before, values: { ...after, [rule.from]: end } })
  )
}

/** A change of nothing is accepted of those alone who might change something. */
const maySome = (rights: WriteRights, { columns }: Table): boolean =>
  Object.keys(columns).some((name) => rights.may(name))

const columnOf = (identity: string): string => identity.split('/')[0] ?? identity

const isDenial = ({ code, identity }: WriteFault): boolean => code === 'NOT_ALLOWED' && identity === null

const notAllowed = (identity: string | null): WriteFault =>
  writeFault(
    'NOT_ALLOWED',
    identity === null ? 'この行を書き込む権限がありません' : 'この項目を書き込む権限がありません',
    identity === null ? 'You may not write this row' : 'You may not write this field',
    { identity },
  )
