/** Where a cell stands; both are zero-based. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** A block of cells; all four bounds are zero-based and inclusive. */
export interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** The last row a sheet can have, zero-based. */
export const LAST_ROW = 1_048_575

/** The last column a sheet can have (XFD), zero-based. */
export const LAST_COLUMN = 16_383

const NAMES: string[] = []

/** The letters of a column: 0 is `A`, 26 is `AA`. */
export function columnName(column: number): string {
  const known = NAMES[column]
  if (known !== undefined) return known
  let name = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    name = String.fromCharCode(65 + (rest % 26)) + name
  }
  NAMES[column] = name
  return name
}

/** A cell's address: `B3`. */
export const addressOf = ({ row, column }: Place): string => `${columnName(column)}${row + 1}`

/** A block's address: `A2:C9`, or `B3` when it is one cell. */
export function addressOfArea({ top, left, bottom, right }: Area): string {
  const first = `${columnName(left)}${top + 1}`
  return top === bottom && left === right ? first : `${first}:${columnName(right)}${bottom + 1}`
}

/** A block of a named sheet as formulas spell it: `'棚'!$A$2:$A$500`. */
export function formulaReference(sheet: string, { top, left, bottom, right }: Area): string {
  const corner = (row: number, column: number) => `$${columnName(column)}$${row + 1}`
  return `${quotedSheet(sheet)}!${corner(top, left)}:${corner(bottom, right)}`
}

/** A sheet's title as formulas spell it; quotes are always allowed, so they are always written. */
export const quotedSheet = (title: string): string => `'${title.replaceAll("'", "''")}'`

/** Tells whether the block lies on a sheet and its bounds are in order. */
export const isArea = ({ top, left, bottom, right }: Area): boolean =>
  isBetween(top, 0, bottom) &&
  isBetween(bottom, top, LAST_ROW) &&
  isBetween(left, 0, right) &&
  isBetween(right, left, LAST_COLUMN)

/** Tells whether the place lies on a sheet. */
export const isPlace = ({ row, column }: Place): boolean =>
  isBetween(row, 0, LAST_ROW) && isBetween(column, 0, LAST_COLUMN)

/** Tells whether two blocks share a cell. */
export const overlap = (a: Area, b: Area): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right

const isBetween = (value: number, from: number, to: number): boolean =>
  Number.isInteger(value) && value >= from && value <= to
