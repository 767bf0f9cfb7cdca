import type { Values } from '../columns/column.ts'
import { batchClashes } from '../tables/batch-clashes.ts'
import { type DraftedRow, draftRow, type RowRequest } from '../tables/draft-row.ts'
import type { WriteFault } from '../tables/intent.ts'
import type { OfficeRows } from '../tables/office-rows.ts'
import { unfoldedFrom } from '../tables/reading-order.ts'
import type { Row } from '../tables/row.ts'
import type { Table } from '../tables/table.ts'
import { notFound, writeFault } from '../tables/write-faults.ts'
import { revisionOf } from '../view/revision.ts'
import type { View } from '../view/view.ts'
import type { WriteRights } from '../view/write-rights.ts'
import { inputFaults } from './input-faults.ts'
import { recordings } from './recordings.ts'
import { keyOf, rowRequests, type WishedRow } from './row-requests.ts'
import type { RowFault, RowWish } from './write-request.ts'

/** A request that may be carried out. */
export interface PreparedWrite {
  readonly workbook: string
  readonly drafts: readonly DraftedRow[]
  /** The rows that were asked for, in the order of the wishes. */
  readonly answer: readonly { readonly table: string; readonly key: string }[]
}

/** Checks a request against what the caller may do and what the sheets can hold; every fault at once. */
export function prepareWrite(
  wishes: readonly RowWish[],
  view: View,
  office: OfficeRows,
  /** ISO time of the office. */
  at: string,
): PreparedWrite | readonly RowFault[] {
  const unseen = wishes.flatMap((wish, index) => faultsOfWish(wish, index, view, office))
  const { rows, faults } = rowRequests(wishes, view, office)
  const drafts: DraftedRow[] = []
  const found: RowFault[] = [
    ...unseen,
    ...faults.filter(({ wish }) => !unseen.some((each) => each.wish === wish)),
  ]
  const refused = new Set(found.map(({ wish }) => wish))
  for (const wished of rows) {
    if (wished.wishes.some((wish) => refused.has(wish))) continue
    const [first = 0] = wished.wishes
    const drafted = draftWished(wished, view, office)
    if ('intended' in drafted) drafts.push(drafted)
    else found.push(...drafted.map((fault) => ({ ...fault, wish: wishOf(fault, wished, wishes) ?? first })))
  }
  // Drafts are numbered as the rows they are of, where none is missing.
  if (found.length === 0)
    for (const { draft, ...fault } of batchClashes(drafts, office))
      found.push({ ...fault, wish: rows[draft]?.wishes[0] ?? 0 })
  const recorded = recordings(drafts, office, at)
  if ('faults' in recorded) found.push(...recorded.faults.map((fault) => ({ ...fault, wish: 0 })))
  else drafts.push(...recorded.drafts)
  if (found.length > 0) return found
  return {
    workbook: wishes[0]?.table.workbook ?? '',
    drafts,
    answer: wishes.map(({ table, key }, index) => ({
      table: table.name,
      // A key may be completed while the row is read: a course that is taken from its event.
      key:
        table.unfolds === null ? (keyDrafted(index, rows, drafts) ?? keyOf(key, table)) : keyOf(key, table),
    })),
  }
}

const keyDrafted = (
  wish: number,
  rows: readonly WishedRow[],
  drafts: readonly DraftedRow[],
): string | undefined => {
  const at = rows.findIndex(({ wishes }) => wishes.includes(wish))
  return drafts[at]?.intended.key
}

/** What can be told of a wish before anything is drafted: the row must be there for the caller, as they saw it. */
function faultsOfWish(
  { table, act, key, ifRevision, faults }: RowWish,
  wish: number,
  view: View,
  office: OfficeRows,
): RowFault[] {
  if (faults.length > 0) return faults.map((fault) => ({ ...fault, wish }))
  if (act === 'CREATE' || act === 'UPSERT') return []
  const row = view.rowsOf(table).byKey(keyOf(key, table))
  if (row === null) return [{ ...notFound(), wish }]
  if (ifRevision === null) return []
  const revision = revisionOf(row, unfoldedFrom(office.schema, table), view)
  return revision === ifRevision ? [] : [{ ...revisionChanged(ifRevision, revision), wish }]
}

const revisionChanged = (given: string, now: string): WriteFault =>
  writeFault(
    'REVISION_CHANGED',
    `ほかの人が先に変更しました（読んだ版: ${given}、今の版: ${now}）。読み直してください`,
    `The row was changed meanwhile (you saw ${given}, it is ${now}): read it again`,
  )

function draftWished(
  { table, request }: WishedRow,
  view: View,
  office: OfficeRows,
): DraftedRow | readonly WriteFault[] {
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
  if (denied.length > 0) return denied.map(notAllowed)
  // A new row that its writer would not see could neither be answered nor mended by them.
  if (known === null && !view.wouldSee(table, row)) return [notAllowed(null)]
  if (reachesOutOfSight(request, row, values, table, view)) return [notAllowed(table.exclusive?.to ?? null)]
  const wrong = inputFaults(request, table, office)
  if (wrong.length > 0) return wrong
  const drafted = draftRow(request, table, office)
  if (!('intended' in drafted) || drafted.becomes === null) return drafted
  return known !== null || view.wouldSee(table, drafted.becomes.row) ? drafted : [notAllowed(null)]
}

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

const notAllowed = (identity: string | null): WriteFault =>
  writeFault(
    'NOT_ALLOWED',
    identity === null ? 'この行を書き込む権限がありません' : 'この項目を書き込む権限がありません',
    identity === null ? 'You may not write this row' : 'You may not write this field',
    { identity },
  )

/** Of several wishes for one row, the one that a fault is about. */
const wishOf = (
  { identity }: WriteFault,
  { wishes }: WishedRow,
  all: readonly RowWish[],
): number | undefined =>
  wishes.find((wish) => {
    const item = all[wish]?.table.unfolds?.item
    return identity !== null && item != null && identity.endsWith(`/${all[wish]?.key.get(item)}`)
  })
