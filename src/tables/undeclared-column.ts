import type { Cell } from '../columns/cell.ts'
import type { Layout } from './layout.ts'

const UNDECLARED = /^@(\d+)(?: (.*))?$/su

/** What a column that nobody declared is called in a write: by its place and, as that may move, by its header. */
export const undeclaredIdentity = (column: number, header: Cell): string =>
  typeof header === 'string' ? `@${column} ${header}` : `@${column}`

/** Where such a column stands now: under its header, or where it stood if that is not to be found; `null` for others. */
export function undeclaredColumn({ unknown, doubled }: Layout, identity: string): number | null {
  const [, place, header] = UNDECLARED.exec(identity) ?? []
  if (place === undefined) return null
  const headed = [...unknown, ...doubled].filter((each) => each.header === header)
  return headed.length === 1 && headed[0] ? headed[0].index : Number(place)
}
