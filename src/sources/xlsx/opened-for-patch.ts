import type { SheetGrid, WorkbookWrite } from '../source.ts'
import { neededPart } from './parts.ts'
import { type OpenedXlsx, openedXlsx, type ReadLimits } from './read-xlsx.ts'
import { readSheet } from './sheet.ts'
import { rootTag } from './xml.ts'

/** A workbook with what is needed to carry writes out on it. */
export interface OpenedForPatch {
  readonly opened: OpenedXlsx
  /** The sheets that the writes name; of others only their formulas matter. */
  readonly sheets: readonly SheetGrid[]
  /** The text of those sheets, by the name of their part. */
  readonly texts: ReadonlyMap<string, string>
  readonly hasFormulas: boolean
}

/** Reads of a workbook what writes are about. */
export function openedForPatch(
  bytes: Uint8Array,
  writes: readonly WorkbookWrite[],
  limits: ReadLimits,
): OpenedForPatch {
  const opened = openedXlsx(bytes, limits)
  const { parts, workbook, around, room } = opened
  const named = new Set(writes.flatMap(({ ops }) => ops.map(({ sheet }) => sheet)))
  const sheets: SheetGrid[] = []
  const texts = new Map<string, string>()
  let hasFormulas = false
  for (const { title, part } of workbook.sheets) {
    const xml = neededPart(parts, part)
    if (!named.has(title)) {
      hasFormulas ||= mayHaveFormulas(xml, part)
      continue
    }
    const grid = readSheet(title, xml, around, room, part)
    hasFormulas ||= grid.formulas.length > 0
    texts.set(part, xml)
    sheets.push(grid)
  }
  return { opened, sheets, texts, hasFormulas }
}

/** Looks for the start tags of formulas without reading the cells. */
function mayHaveFormulas(xml: string, part: string): boolean {
  const { prefix } = rootTag(xml, 'worksheet', part)
  return [' ', '>', '/'].some((end) => xml.includes(`<${prefix}f${end}`))
}
