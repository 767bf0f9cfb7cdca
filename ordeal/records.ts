import { GONE, type Held } from './message.ts'
import type { Rows } from './store.ts'

/** A sheet whose records are followed, and how they are told apart. */
export interface FollowedSheet {
  readonly workbook: string
  readonly title: string
  /** Headers of the key. */
  readonly key: readonly string[]
}

/** The sheets that the ordeal writes to. */
export const FOLLOWED = [
  { workbook: 'personnel', title: '職員', key: ['職員番号'] },
  { workbook: 'development', title: '研修受講', key: ['職員番号', '研修コード', '開始日'] },
  { workbook: 'development', title: '能力評価', key: ['年度', '時期', '評価区分', '職員番号'] },
] as const satisfies readonly FollowedSheet[]

/** One record as it stands in its sheet, by headers. */
export interface FoundRecord {
  readonly id: string
  readonly sheet: string
  readonly row: number
  readonly cells: ReadonlyMap<string, Held>
}

/** How a record is named in the ordeal: its sheet, and its key cells as they stand. */
export const recordId = (title: string, key: readonly Held[]): string => `${title}|${key.join('/')}`

/** A blank round is the last one of the year. */
const BLANK_ROUND = '期末'

/** Every record of a sheet, doubles and all; rows without anything in their key are none. */
export function recordsIn({ title, key }: FollowedSheet, rows: Rows): readonly FoundRecord[] {
  const [headers = []] = rows
  return rows.slice(1).flatMap((row, index): FoundRecord[] => {
    const cells = new Map(headers.map((header, column) => [String(header), row[column] ?? null]))
    const parts = key.map((header) => cells.get(header) ?? (header === '時期' ? BLANK_ROUND : null))
    const isBlank = row.every((cell) => cell === null)
    return isBlank ? [] : [{ id: recordId(title, parts), sheet: title, row: index + 1, cells }]
  })
}

/** What a cell of a record holds. */
export const heldIn = (record: FoundRecord | undefined, header: string): Held =>
  record === undefined ? GONE : (record.cells.get(header) ?? null)
