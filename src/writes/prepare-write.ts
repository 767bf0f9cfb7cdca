import { batchClashes } from '../tables/batch-clashes.ts'
import type { DraftedRow } from '../tables/draft-row.ts'
import type { WriteFault } from '../tables/intent.ts'
import type { OfficeRows } from '../tables/office-rows.ts'
import { unfoldedFrom } from '../tables/reading-order.ts'
import { writeFault } from '../tables/write-faults.ts'
import { revisionOf } from '../view/revision.ts'
import type { View } from '../view/view.ts'
import { absentRow } from './absent-row.ts'
import { draftWished, notTold, withoutTold } from './draft-wished.ts'
import { recordings } from './recordings.ts'
import { keyOf, rowRequests, type WishedRow } from './row-requests.ts'
import { wishedCell } from './wished-cell.ts'
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
  const absent = wishes.map((wish) => absentRow(wish, view, office))
  const isThere = (wish: number): boolean => absent[wish] === null
  const { rows, faults } = rowRequests(wishes, view, office)
  const found: RowFault[] = [
    ...wishes.flatMap((each, wish) => each.faults.map((fault) => ({ ...fault, wish }))),
    ...absent.flatMap((fault, wish) => (fault === null ? [] : [{ ...fault, wish }])),
    ...wishes.flatMap((each, wish) => (isThere(wish) ? otherRevision(each, wish, view, office) : [])),
    ...faults.filter(({ wish }) => isThere(wish)),
  ]
  const drafted: { readonly draft: DraftedRow; readonly wished: WishedRow }[] = []
  for (const wished of rows.filter((each) => each.wishes.every(isThere))) {
    const told = found.filter(({ wish }) => wished.wishes.includes(wish))
    const request = withoutTold(wished.request, told)
    const draft = draftWished({ table: wished.table, request }, view, office)
    if (!('intended' in draft))
      for (const fault of notTold(draft, told))
        found.push({ ...fault, wish: wishOf(fault, wished, wishes) ?? wished.wishes[0] ?? 0 })
    else if (told.length === 0) drafted.push({ draft, wished })
  }
  const drafts = drafted.map(({ draft }) => draft)
  for (const { draft, ...fault } of batchClashes(drafts, office))
    found.push({ ...fault, wish: drafted[draft]?.wished.wishes[0] ?? 0 })
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

/** Whether the caller saw the row as it is. */
function otherRevision(
  { table, key, ifRevision }: RowWish,
  wish: number,
  view: View,
  office: OfficeRows,
): RowFault[] {
  const row = ifRevision === null ? null : view.rowsOf(table).byKey(keyOf(key, table))
  if (row === null || ifRevision === null) return []
  const revision = revisionOf(row, unfoldedFrom(office.schema, table), view)
  return revision === ifRevision ? [] : [{ ...revisionChanged(ifRevision, revision), wish }]
}

const revisionChanged = (given: string, now: string): WriteFault =>
  writeFault(
    'REVISION_CHANGED',
    `ほかの人が先に変更しました（読んだ版: ${given}、今の版: ${now}）。読み直してください`,
    `The row was changed meanwhile (you saw ${given}, it is ${now}): read it again`,
  )

/** Of several wishes for one row, the one that a fault is about: whose cell it is, or who gave the value. */
function wishOf(
  { identity }: WriteFault,
  { wishes }: WishedRow,
  all: readonly RowWish[],
): number | undefined {
  if (identity === null) return undefined
  const isOf = ({ table, key }: RowWish): boolean => {
    const cell = table.unfolds && wishedCell(key, table.unfolds)
    return cell === identity || (cell !== null && identity.startsWith(`${cell}/`))
  }
  const found = (test: (wish: RowWish) => boolean): number | undefined =>
    wishes.find((wish) => {
      const each = all[wish]
      return each !== undefined && test(each)
    })
  return found(isOf) ?? found(({ values }) => values.has(identity))
}
