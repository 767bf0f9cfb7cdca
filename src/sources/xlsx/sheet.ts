import { type Merge, type SheetGrid, SourceError } from '../source.ts'
import { placeOf } from './cell-reference.ts'
import type { Surroundings } from './cell-value.ts'
import { gridBuilder, struckInOrder } from './grid-builder.ts'
import type { Room } from './room.ts'
import { readRows } from './rows.ts'
import { afterElement, attribute, nextTag, rootTag } from './xml.ts'

/** Reads one sheet's part. */
export function readSheet(
  title: string,
  xml: string,
  around: Surroundings,
  room: Room,
  part: string,
): SheetGrid {
  const root = rootTag(xml, 'worksheet', part)
  const grid = gridBuilder(part, room)
  const merges: Merge[] = []
  let hasRows = false
  let at = root.end
  for (let tag = nextTag(xml, at, part); tag !== null; tag = nextTag(xml, at, part)) {
    at = tag.end
    if (tag.isClosing || tag.prefix !== root.prefix) continue
    if (tag.name === 'sheetData') {
      if (hasRows) throw new SourceError('DAMAGED', `${part} has its rows twice`)
      hasRows = true
      if (!tag.isEmpty) at = readRows(xml, at, root.prefix, grid, around)
    } else if (tag.name === 'mergeCell') {
      merges.push(mergeOf(attribute(xml, tag, 'ref', part) ?? '', part))
    } else if (tag.name === 'extLst') at = afterElement(xml, tag, part)
  }
  if (!hasRows) throw new SourceError('DAMAGED', `${part} has no rows element`)
  return { title, rows: grid.rows, merges, struck: struckInOrder(grid), serialOffset: around.serialOffset }
}

function mergeOf(reference: string, part: string): Merge {
  const [first = '', last = first] = reference.split(':', 2)
  const a = placeOf(first, part)
  const b = placeOf(last, part)
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  }
}
