import type { Table } from './table.ts'

/**
 * The field that gives a reference as the code it was written by: `departmentCode` for `department`,
 * `headStaffNumber` for a `head` that is a member of staff.
 */
export function codeField(column: string, target: Table): string {
  const [key = 'code'] = target.key
  return key.startsWith(column) ? key : `${column}${key.charAt(0).toUpperCase()}${key.slice(1)}`
}
