import type { Fault } from '../columns/fault.ts'
import { unreadable } from '../columns/fault.ts'
import type { Table } from './table.ts'

/** The same fault at the cost of the whole sheet. */
export const refusal = (fault: Fault): Fault => ({ ...fault, severity: 'REJECT_SHEET' })

const inBrackets = (headers: readonly string[]): string => headers.map((header) => `「${header}」`).join('')
const inQuotes = (headers: readonly string[]): string => headers.map((header) => `“${header}”`).join(', ')

/** No header row was found, or it lacks required headers. */
export const unreadableHeader = (table: Table, missing: readonly string[]): Fault =>
  refusal(
    unreadable(
      'Q8',
      `見出し${inBrackets(missing)}が見つからないため、シートを読めません`,
      `The sheet cannot be read: the headers ${inQuotes(missing)} were not found`,
      `見出し行に${inBrackets(missing)}を書いてください（「${table.sheet}」の雛形を参照）。別の書き方なら、コード表の「見出し」に別名を足せます`,
      `Write ${inQuotes(missing)} in the header row, or add your spelling to the list 見出し of the code table`,
    ),
  )

/** A header that must not stand in this workbook. */
export const refusedHeader = (header: string): Fault =>
  unreadable(
    'Q7',
    `「${header}」はこのファイルに置けない項目です。シートを読みません`,
    `“${header}” must not be kept in this workbook; the sheet is not read`,
    'この列を、開ける人が限られた正しいファイルへ移してください',
    'Move the column to the workbook that only the right people may open',
  )

/** An item's column was renamed: until somebody says how, nothing is guessed. */
export const vanishedColumns = (
  vanished: readonly string[],
  unknown: readonly { readonly header: string }[],
): Fault =>
  refusal(
    unreadable(
      'Q8',
      `前回あった列${inBrackets(vanished)}がなくなり、知らない列${inBrackets(unknown.map(({ header }) => header))}があります。前回の内容を使い続けます`,
      `The columns ${inQuotes(vanished)} vanished and ${inQuotes(unknown.map(({ header }) => header))} came; the last reading stays in service`,
      '見出しを元に戻すか、項目の「列見出し」に新しい見出しを足してください',
      'Restore the header, or add the new one to the further headers of the item',
    ),
  )

/** Too many rows vanished at once to be meant. */
export const shrunk = (before: number, now: number): Fault =>
  refusal(
    unreadable(
      'Q17',
      `行が ${before} から ${now} に急に減りました。前回の内容を使い続けます`,
      `The rows fell from ${before} to ${now} at once; the last reading stays in service`,
      '誤って消していないか確認してください。正しい場合は、少しずつ（2割未満ずつ）消すか、サーバーを再起動してください',
      'Check whether rows were deleted by mistake. If it is meant, delete less than a fifth at a time, or restart the server',
    ),
  )

/** Codes of different lengths, and no setting that tells the right one. */
export const widthUnknown = (header: string, setting: string): Fault =>
  refusal(
    unreadable(
      'Q19',
      `「${header}」の桁数がそろっていません`,
      `The codes in “${header}” have different lengths`,
      `office.json の ${setting} に桁数を書いてください`,
      `Set ${setting} in office.json`,
    ),
  )
