import type { Row } from '../tables/row.ts'

/** The opaque id of a row; the same row has the same id as long as its key stays. */
export const encodeId = (row: Row): string => Buffer.from(`${row.table}:${row.key}`).toString('base64url')

/** The table and key an id was made of; `null` where it was not made here. */
export function decodeId(id: string): { readonly table: string; readonly key: string } | null {
  const text = Buffer.from(id, 'base64url').toString()
  const colon = text.indexOf(':')
  return colon < 1 ? null : { table: text.slice(0, colon), key: text.slice(colon + 1) }
}
