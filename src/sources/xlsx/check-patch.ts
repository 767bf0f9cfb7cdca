import { type Cell, sameCell } from '../../columns/cell.ts'
import type { SheetGrid } from '../../tables/grid.ts'
import { neededPart, partsOf } from './parts.ts'
import type { OpenedXlsx, ReadLimits } from './read-xlsx.ts'
import { MAX_PLACES } from './room.ts'
import { readSheet } from './sheet.ts'
import { Unkeepable } from './unkeepable.ts'
import { readWorkbook } from './workbook.ts'
import { openZip, packedBytes, type Zip, type ZipEntry } from './zip.ts'

/** What the cells of a sheet will be read as that were changed, by row and column. */
export type Readings = ReadonlyMap<number, ReadonlyMap<number, Cell>>

/**
 * Reads a patched workbook again, and throws unless exactly the cells that were meant to differ do. Parts whose bytes
 * are those of before need no reading.
 */
export function checkPatch(
  before: OpenedXlsx,
  sheets: readonly SheetGrid[],
  contents: ReadonlyMap<ZipEntry, Buffer>,
  readings: ReadonlyMap<string, Readings>,
  patched: Buffer,
  { maxBytes }: ReadLimits,
): void {
  const zip = openZip(patched, maxBytes)
  checkEntries(before.parts.zip, zip, contents)
  const parts = partsOf(zip)
  const workbook = readWorkbook(parts)
  if (JSON.stringify(workbook) !== JSON.stringify(before.workbook))
    throw new Unkeepable(null, 'The workbook part would not be read back as it was')
  for (const { title, part } of workbook.sheets) {
    const changed = readings.get(title)
    const grid = sheets.find((each) => each.title === title)
    if (changed === undefined || grid === undefined) continue
    const found = readSheet(title, neededPart(parts, part), before.around, { left: MAX_PLACES }, part)
    if (!isAsMeant(grid, found, changed))
      throw new Unkeepable(title, `${part} would not be read back as it was written`)
  }
}

function checkEntries(before: Zip, after: Zip, contents: ReadonlyMap<ZipEntry, Buffer>): void {
  const now = [...after.entries.values()]
  const isKept = (entry: ZipEntry, index: number): boolean => {
    const other = now[index]
    if (other?.name !== entry.name) return false
    if (contents.has(entry)) return true
    const isSame = other.method === entry.method && other.size === entry.size && other.crc === entry.crc
    return isSame && packedBytes(after, other).equals(packedBytes(before, entry))
  }
  if (now.length !== before.entries.size || ![...before.entries.values()].every(isKept))
    throw new Unkeepable(null, 'The archive would not have the entries it had')
}

function isAsMeant(before: SheetGrid, found: SheetGrid, readings: Readings): boolean {
  const rows = Math.max(before.rows.length, found.rows.length, ...readings.keys())
  for (let row = 0; row <= rows; row++) {
    const [old = [], now = [], changed] = [before.rows[row], found.rows[row], readings.get(row)]
    const width = Math.max(old.length, now.length)
    for (let column = 0; column < width; column++) {
      const reading = changed?.get(column)
      if (!sameCell(now[column] ?? null, reading === undefined ? (old[column] ?? null) : reading))
        return false
    }
    for (const [column, reading] of changed ?? []) if (!sameCell(now[column] ?? null, reading)) return false
  }
  return structure(before, readings) === structure(found, readings)
}

/** All but the cells and what is locked; a changed cell may have lost its strike, and a new one may be open. */
const structure = ({ merges, formulas, struck, serialOffset }: SheetGrid, readings: Readings): string =>
  JSON.stringify({
    merges,
    formulas,
    serialOffset,
    struck: struck.filter(({ row, column }) => readings.get(row)?.has(column) !== true),
  })
