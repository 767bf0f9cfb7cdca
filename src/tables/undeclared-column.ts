import type { Cell } from '../columns/cell.ts'
import type { Layout } from './layout.ts'

const UNDECLARED = /^@(\d+)(?: (.*))?$/su

/** What a column that nobody declared is called in a write: by its place and, as that may move, by its header. */
export const undeclaredIdentity = (column: number, header: Cell): string =>
  typeof header === 'string' ? `@${column} ${header}` : `@${column}`

/** Where such a column stands now: under its header, or where it stood if it has none; `null` where that is not to be told. */
export function undeclaredColumn({ unknown, doubled }: Layout, identity: string): number | null {
  const [, place, header] = UNDECLARED.exec(identity) ?? []
  if (place === undefined) return null
  if (header === undefined) return Number(place)
  const headed = [...unknown, ...doubled].filter((each) => each.header === header)
  return headed.length === 1 && headed[0] ? headed[0].index : null
}

/** Where such a column stood; `null` for one that is declared. */
export function placeIn(identity: string): number | null {
  const [, place] = UNDECLARED.exec(identity) ?? []
  return place === undefined ? null : Number(place)
}

/** The header of such a column; `null` for one that has none, or is declared. */
export const headerIn = (identity: string): string | null => UNDECLARED.exec(identity)?.[2] ?? null
