import type { sheets_v4 } from '@googleapis/sheets'
import type { Given } from './entered.ts'
import { Mistake } from './mistake.ts'

/** A row as a request brings it; null leaves a cell as it is. */
export type GivenRow = readonly (Given | null)[]

/** A body whose values are of the wrong kind. */
export class BadValue extends Mistake {
  readonly field: string

  constructor(field: string, value: unknown) {
    super(
      `Invalid value at '${field}' (type.googleapis.com/google.protobuf.ListValue), ${JSON.stringify(value)}`,
    )
    this.field = field
  }
}

/** Refuses values that are no lists, which Google does before it looks at the range. */
export function wellFormed(
  body: sheets_v4.Schema$ValueRange,
  field = 'data.values',
): sheets_v4.Schema$ValueRange {
  const lists: unknown = body.values ?? []
  if (!Array.isArray(lists)) throw new BadValue(field, lists)
  const odd = lists.findIndex((row: unknown) => !Array.isArray(row))
  if (odd >= 0) throw new BadValue(`${field}[${odd}]`, lists[odd])
  return body
}

/** The same for a batch. */
export function allWellFormed(
  body: sheets_v4.Schema$BatchUpdateValuesRequest,
): sheets_v4.Schema$BatchUpdateValuesRequest {
  for (const [index, data] of (body.data ?? []).entries()) wellFormed(data, `data[${index}].values`)
  return body
}

/** The values of a request as rows, whichever way they were sent. */
export function rowsGiven(values: unknown, majorDimension: 'ROWS' | 'COLUMNS'): readonly GivenRow[] {
  const rows = (Array.isArray(values) ? values : []).map((row: unknown, down) =>
    (Array.isArray(row) ? row : []).map((cell: unknown, across) => givenCell(cell, `[${down}][${across}]`)),
  )
  if (majorDimension === 'ROWS') return rows
  const height = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: height }, (_, index) => rows.map((row) => row[index] ?? null))
}

function givenCell(cell: unknown, place: string): Given | null {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean') return cell
  throw new Mistake(`Invalid values${place}: ${quoted(cell)}`)
}

/** How Google quotes what it cannot store: a list, or else a message. */
function quoted(value: unknown): string {
  const text = (each: unknown, indent: string): string =>
    `${indent}string_value: ${JSON.stringify(String(each))}\n`
  if (Array.isArray(value)) {
    const values = value.map((each) => `  values {\n${text(each, '    ')}  }\n`)
    return `list_value {\n${values.join('')}}\n`
  }
  const fields = Object.entries(value ?? {}).map(
    ([key, each]) =>
      `  fields {\n    key: ${JSON.stringify(key)}\n    value {\n${text(each, '      ')}    }\n  }\n`,
  )
  return `struct_value {\n${fields.join('')}}\n`
}
