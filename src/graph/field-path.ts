import type { Table } from '../tables/table.ts'
import type { RowFault } from '../writes/write-request.ts'
import type { CellsField, WriteField, WriteShape } from './write-fields.ts'
import type { Input } from './write-inputs.ts'

/** Where in the input of a row a fault is to be mended: a field, or one of a cell in a list of cells. */
export function fieldPath(
  fault: Pick<RowFault, 'identity' | 'isOfPart'>,
  table: Table,
  { key, rest, cells }: WriteShape,
  input: Input,
): readonly string[] {
  const { identity } = fault
  if (identity === null) return []
  const own = [...key, ...rest]
  const known = own.find((each) => each.identity === identity)
  if (known) return [known.field]
  const slash = identity.indexOf('/')
  if (slash < 0) return []
  const spread = identity.slice(0, slash)
  const cell = identity.slice(slash + 1)
  if (table.unfolds?.spread === spread) return fieldOfCell(cell, fault, table, own, input)
  const list = cells.find(({ child }) => child.unfolds?.spread === spread)
  return list ? fieldInList(cell, fault, list, input) : []
}

/** Of the cells in a list the one that counts: the last one that is given for an item or a rank. */
function fieldInList(
  cell: string,
  fault: Pick<RowFault, 'isOfPart'>,
  { field, child, part, fields }: CellsField,
  input: Input,
): readonly string[] {
  const list: readonly Input[] = Array.isArray(input[field]) ? input[field] : []
  const isOf = (each: Input): boolean => {
    const given = String(each[part.field])
    return cell === given || (child.unfolds?.rank != null && cell.startsWith(`${given}/`))
  }
  const index = list.findLastIndex(isOf)
  const given = list[index]
  return given === undefined
    ? [field]
    : [field, String(index), ...fieldOfCell(cell, fault, child, [part, ...fields], given)]
}

/** The field of a cell by itself: of what stands in it, or of which cell is meant. */
function fieldOfCell(
  cell: string,
  { isOfPart }: Pick<RowFault, 'isOfPart'>,
  { unfolds }: Table,
  fields: readonly WriteField[],
  input: Input,
): readonly string[] {
  const named = (name: string | null | undefined): readonly string[] =>
    fields.flatMap(({ identity, field }) => (identity === name ? [field] : []))
  if (isOfPart) return named(unfolds?.item ?? unfolds?.rank)
  if (unfolds?.item == null) return named(cell.slice(cell.indexOf('/') + 1))
  const isStated = input[unfolds.value ?? ''] == null && input[unfolds.state ?? ''] != null
  return named(isStated ? unfolds.state : unfolds.value)
}
