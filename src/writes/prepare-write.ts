import { type DraftedRow, draftRow } from '../tables/draft-row.ts'
import type { WriteFault } from '../tables/intent.ts'
import type { OfficeRows } from '../tables/office-rows.ts'
import { unfoldedFrom } from '../tables/reading-order.ts'
import { notFound, writeFault } from '../tables/write-faults.ts'
import { revisionOf } from '../view/revision.ts'
import type { View } from '../view/view.ts'
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
  const { rows, faults } = rowRequests(wishes, office)
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
  for (const drafted of [...drafts]) {
    const recorded = recordings(drafted, office, at)
    if ('faults' in recorded) found.push(...recorded.faults.map((fault) => ({ ...fault, wish: 0 })))
    else drafts.push(...recorded.drafts)
  }
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
  { table, act, key, ifRevision }: RowWish,
  wish: number,
  view: View,
  office: OfficeRows,
): RowFault[] {
  if (act === 'CREATE') return []
  const asked = keyOf(key, table)
  const row = view.rowsOf(table).byKey(asked)
  if (row === null)
    return act === 'UPSERT' && office.rowOf(table.name, asked) === null ? [] : [{ ...notFound(), wish }]
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
  const values = known?.values ?? Object.fromEntries(request.fields)
  const key = known?.key ?? keyOf(request.fields, table)
  const rights = view.rightsOn(table, { key, values })
  const mayAct = request.act === 'UPDATE' || (request.act === 'CREATE' ? rights.creates : rights.deletes)
  if (!mayAct) return [notAllowed(null)]
  const isGiven = (name: string): boolean => request.act === 'CREATE' && table.key.includes(name)
  const denied = [...request.fields.keys()].filter((name) => !isGiven(name) && !rights.may(columnOf(name)))
  if (denied.length > 0) return denied.map(notAllowed)
  const drafted = draftRow(request, table, office)
  if (!('intended' in drafted) || drafted.becomes === null) return drafted
  // A new row that its writer would not see could neither be answered nor mended by them.
  return known !== null || view.wouldSee(table, drafted.becomes.row) ? drafted : [notAllowed(null)]
}

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
