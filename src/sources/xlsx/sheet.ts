import { type Area, type Lock, type SheetGrid, SourceError } from '../source.ts'
import { MAX_COLUMNS, MAX_ROWS, placeOf } from './cell-reference.ts'
import type { Surroundings } from './cell-value.ts'
import { type GridBuilder, gridBuilder, struckInOrder } from './grid-builder.ts'
import type { Room } from './room.ts'
import { readRows } from './rows.ts'
import { UNLOCKED } from './styles.ts'
import { afterElement, attribute, isOn, nextTag, rootTag, type Tag } from './xml.ts'

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
  const merges: Area[] = []
  let hasRows = false
  let isProtected = false
  let at = root.end
  for (let tag = nextTag(xml, at, part); tag !== null; tag = nextTag(xml, at, part)) {
    at = tag.end
    if (tag.isClosing || tag.prefix !== root.prefix) continue
    if (tag.name === 'sheetData') {
      if (hasRows) throw new SourceError('DAMAGED', `${part} has its rows twice`)
      hasRows = true
      if (!tag.isEmpty) at = readRows(xml, at, root.prefix, grid, around)
    } else if (tag.name === 'col') noteColumns(xml, tag, grid, around, part)
    else if (tag.name === 'sheetProtection') isProtected = isOn(attribute(xml, tag, 'sheet', part))
    else if (tag.name === 'mergeCell') {
      merges.push(mergeOf(attribute(xml, tag, 'ref', part) ?? '', part))
    } else if (tag.name === 'extLst') at = afterElement(xml, tag, part)
  }
  if (!hasRows) throw new SourceError('DAMAGED', `${part} has no rows element`)
  return {
    title,
    rows: grid.rows,
    merges,
    struck: struckInOrder(grid),
    formulas: [...grid.formulas.areas, ...grid.filled.values()],
    locks: isProtected ? locksOf(grid) : [],
    serialOffset: around.serialOffset,
  }
}

/** Columns whose cells are open on a protected sheet unless they say otherwise. */
function noteColumns(xml: string, tag: Tag, grid: GridBuilder, { styles }: Surroundings, part: string): void {
  const value = (name: string): number => Number(attribute(xml, tag, name, part) ?? 0)
  if (((styles[value('style')] ?? 0) & UNLOCKED) === 0) return
  grid.openColumns.push({ left: value('min') - 1, right: Math.min(value('max'), MAX_COLUMNS) - 1 })
}

/** Every cell of a protected sheet is locked but for those whose style, or else whose column's style, opens them. */
function locksOf({ openColumns, opened, shut }: GridBuilder): readonly Lock[] {
  const columns = openColumns.map((range) => ({ ...EVERYWHERE, ...range }))
  return [
    { area: EVERYWHERE, open: [...columns, ...opened.areas] },
    ...shut.areas.map((area) => ({ area, open: [] })),
  ]
}

const EVERYWHERE: Area = { top: 0, left: 0, bottom: MAX_ROWS - 1, right: MAX_COLUMNS - 1 }

function mergeOf(reference: string, part: string): Area {
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
