import type { Text } from '../columns/rules.ts'
import type { WriteFault, WriteFaultCode } from './intent.ts'
import { addressOf } from './problem.ts'

/** Where a fault of a write is: in the input, in the sheet, or in both. */
export interface WriteFaultPlace {
  readonly identity?: string | null
  readonly sheet?: string | null
  readonly row?: number | null
  readonly column?: number | null
}

/** A fault of a write with its place. */
export function writeFault(
  code: WriteFaultCode,
  ja: string,
  en: string,
  { identity = null, sheet = null, row = null, column = null }: WriteFaultPlace = {},
): WriteFault {
  const message: Text = { ja, en }
  return { code, message, identity, sheet, cell: addressOf({ row, column }) }
}

/** The table has no sheet that a new record could go into. */
export const noSheet = (sheet: string, year: number | null): WriteFault =>
  writeFault(
    'NO_SHEET',
    year === null
      ? `シート「${sheet}」がありません。雛形からシートを足してください`
      : `「${sheet}」に${year}年度のシートがありません。「${sheet}_${year}」のように年度を付けたシートを足してください`,
    year === null
      ? `There is no sheet “${sheet}”: add it from the template`
      : `“${sheet}” has no sheet for fiscal year ${year}: add one named “${sheet}_${year}”`,
    { sheet },
  )

/** The sheet has no column for a value. */
export const noColumn = (identity: string, header: string, sheet: string): WriteFault =>
  writeFault(
    'NO_COLUMN',
    `シート「${sheet}」に「${header}」の列がありません。見出しを足してください`,
    `The sheet “${sheet}” has no column “${header}”: add its header`,
    { identity, sheet },
  )

/** The sheet is served as it was read last, because it cannot be read now. */
export const sheetUnreadable = (sheet: string): WriteFault =>
  writeFault(
    'SHEET_UNREADABLE',
    `シート「${sheet}」は今読めない状態なので書き込めません。確認が必要な箇所（problems）を先に直してください`,
    `The sheet “${sheet}” cannot be read as it stands, so nothing is written: mend its problems first`,
    { sheet },
  )

/** There is no such record, or none for the caller. */
export const notFound = (): WriteFault =>
  writeFault('NOT_FOUND', '対象の行が見つかりません', 'There is no such row')

/** The key is taken, by the row at a place. */
export const exists = (place: WriteFaultPlace): WriteFault =>
  writeFault(
    'EXISTS',
    '同じキーの行がすでにあります。変更するときは update を使ってください',
    'A row with this key is there already: update it instead',
    place,
  )

/** One row is given twice in one write, perhaps in two spellings of its key. */
export const rowTwice = (sheet: string): WriteFault =>
  writeFault(
    'EXISTS',
    '同じ行が2回指定されています。1つにまとめてください',
    'The same row is given twice: give it once',
    { sheet },
  )

/** Another row has a value that only one may have. */
export const valueTaken = (header: string, place: WriteFaultPlace): WriteFault =>
  writeFault(
    'EXISTS',
    `「${header}」の値は、ほかの行ですでに使われています。別の値にしてください`,
    `The value of “${header}” stands in another row already: choose another`,
    place,
  )

const READ_ONLY = {
  FORMULA: ['数式のセルなので書き込みません', 'holds a formula and is not written'],
  LOCKED: ['保護されたセルなので書き込めません', 'is protected'],
  COVERED: ['結合されたセルの一部なので書き込めません', 'is covered by a merged block'],
  SHARED: [
    '下の行でも同じ値として使われている（空欄の補完）ので書き込みません。下の行に値を入力してください',
    'also stands for blank cells below it: type the value into them first',
  ],
} as const

/** The cell is one that is never written. */
export const readOnly = (why: keyof typeof READ_ONLY, header: string, place: WriteFaultPlace): WriteFault =>
  writeFault('READ_ONLY', `「${header}」は${READ_ONLY[why][0]}`, `“${header}” ${READ_ONLY[why][1]}`, place)

/** Nothing in the row tells it from others. */
export const unsureRow = (header: string, place: WriteFaultPlace): WriteFault =>
  writeFault(
    'UNSURE_ROW',
    `キーの「${header}」が空欄の補完で読まれているため、行を確実に特定できません。セルに値を入力してください`,
    `The key “${header}” is blank and was filled down, so the row cannot be found for sure: type it into the cell`,
    place,
  )

/** Another row of the same key holds nothing that tells the two apart. */
export const alikeRows = (place: WriteFaultPlace): WriteFault =>
  writeFault(
    'UNSURE_ROW',
    '同じキーで同じ内容の行がほかにもあるため、行を確実に特定できません。シートで一方を消すか、違いが分かる値を入力してください',
    'Another row has the same key and says the same, so the row cannot be told for sure: remove one of them in the sheet, or type in what tells them apart',
    place,
  )

/** The cell no longer holds what a write left there. */
export const changedSince = (header: string, place: WriteFaultPlace): WriteFault =>
  writeFault(
    'REVISION_CHANGED',
    `「${header}」はそのあと変更されているので、元に戻しません`,
    `“${header}” was changed since, so nothing is taken back`,
    place,
  )

/** The key stands in several rows, none of which is read. */
export function keyTwice(
  rows: readonly { readonly sheet: string; readonly row: number }[],
  place: WriteFaultPlace,
): WriteFault {
  const bySheet = [...Map.groupBy(rows, ({ sheet }) => sheet)]
  const numbers = (of: typeof rows, sign: string): string => of.map(({ row }) => row + 1).join(sign)
  const ja = bySheet.map(([sheet, of]) => `シート「${sheet}」の${numbers(of, '・')}行目`)
  const en = bySheet.map(([sheet, of]) => `in the rows ${numbers(of, ', ')} of “${sheet}”`)
  return writeFault(
    'UNSURE_ROW',
    `同じキーの行が${ja.join('と')}にあるので、どちらも読んでいません。正しい行だけを残してください`,
    `The key stands ${en.join(' and ')}, so none of them is read: keep the right one only`,
    place,
  )
}
