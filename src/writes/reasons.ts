import { type Cell, isDateCell } from '../columns/cell.ts'
import { cellText } from '../columns/cell-text.ts'
import { isoOfSerial } from '../columns/serial.ts'
import type { WriteReason } from '../ledger/write-record.ts'
import type { WriteFault } from '../tables/intent.ts'
import { addressOf } from '../tables/problem.ts'
import type { Clash, SheetPlace, WriteOutcome, WriteRefusal } from '../tables/row-op.ts'

/** What people are told of a cell that somebody changed first. */
export function conflictReason(clashes: readonly Clash[]): WriteReason {
  const [first] = clashes
  const more = clashes.length > 1 ? `（ほか${clashes.length - 1}件）` : ''
  const place = first ? addressOf(first) : null
  return {
    code: 'CONFLICT',
    ja: `ほかの人が先にセルを変更したため、書き込みませんでした${more}`,
    en: `Somebody changed ${clashes.length === 1 ? 'the cell' : `${clashes.length} cells`} first, so nothing was written`,
    sheet: first?.sheet ?? null,
    cell: place,
  }
}

const REFUSALS: Readonly<Record<WriteRefusal, readonly [ja: string, en: string]>> = {
  FORMULA: ['数式のセルなので書き込みませんでした', 'The cell holds a formula, so nothing was written'],
  LOCKED: ['保護されたセルなので書き込めませんでした', 'The cell is protected, so nothing was written'],
  COVERED: [
    '結合されたセルの一部なので書き込めませんでした',
    'The cell is covered by a merged block, so nothing was written',
  ],
  DOUBLED: [
    '同じキーの行が2つあるため、書き込みませんでした',
    'The key stands twice, so nothing was written',
  ],
  TOO_LONG: ['文字数がセルの上限を超えています', 'The text is longer than a cell can hold'],
  UNKEEPABLE: [
    'このファイルはそのまま保てない内容を含むため、書き込みませんでした',
    'The file holds what could not be kept as it is, so nothing was written',
  ],
  NOT_ALLOWED: ['書き込みが受け付けられませんでした', 'The write was not accepted'],
}

/** What people are told of a write that a sheet does not take. */
export function refusalReason(refusal: WriteRefusal, place: SheetPlace | null, detail: string): WriteReason {
  const [ja, en] = REFUSALS[refusal]
  const because = detail === '' ? '' : ` (${detail})`
  return {
    code: refusal,
    ja,
    en: `${en}${because}`,
    sheet: place?.sheet ?? null,
    cell: place && addressOf(place),
  }
}

/** A fault that was found when a write was planned anew. */
export const faultReason = ({ code, message, sheet, cell }: WriteFault): WriteReason => ({
  code,
  ...message,
  sheet,
  cell,
})

/** The row could not be found although the sheet was read again and again. */
export const lostReason = (what: string): WriteReason => ({
  code: 'MOVED',
  ja: '書き込む行が見つかりませんでした',
  en: `The place to write to was not found: ${what}`,
  sheet: null,
  cell: null,
})

/** A cell as people read it. */
export const shownCell = (cell: Cell): string | null =>
  cell === null ? null : isDateCell(cell) ? (isoOfSerial(cell.serial) ?? '') : cellText(cell)

/** How an outcome that ends a write is recorded; `null` for one that ends none. */
export function endOf(
  outcome: WriteOutcome,
): { readonly state: 'APPLIED' | 'CONFLICT' | 'REFUSED'; readonly reason: WriteReason | null } | null {
  switch (outcome.state) {
    case 'APPLIED':
      return { state: 'APPLIED', reason: null }
    case 'CONFLICT':
      return { state: 'CONFLICT', reason: conflictReason(outcome.clashes) }
    case 'REFUSED':
      return { state: 'REFUSED', reason: refusalReason(outcome.refusal, outcome.place, outcome.detail) }
    default:
      return null
  }
}
