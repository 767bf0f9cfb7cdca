import type { Column } from '../columns/column.ts'
import type { Table } from '../tables/table.ts'

/** `staffNumber` as an enum value: STAFF_NUMBER. */
export const constantName = (name: string): string =>
  name.replace(/(?<=[a-z0-9])(?=[A-Z])/gu, '_').toUpperCase()

/** `Staff` as a field: staff. */
export const fieldName = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

/** `staff` as a part of a longer name: Staff. */
export const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** A description that begins with the header people know. */
export const described = (header: string, doc: string): string =>
  header === '' || doc.startsWith('「') ? doc : `「${header}」 ${doc}`

/** The field under which a reference's target lists the rows that name it; `null` where it lists none. */
export function reverseName(table: Table, name: string, column: Column): string | null {
  if (!column.target || column.target.reverse === null) return null
  if (column.target.reverse !== undefined) return column.target.reverse
  const siblings = Object.entries(table.columns).filter(
    ([, each]) => each.target?.table === column.target?.table,
  )
  return siblings[0]?.[0] === name ? table.plural : `${table.plural}As${upperFirst(name)}`
}
