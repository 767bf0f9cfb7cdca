import { archiveWith } from './archive-with.ts'
import { type ChangedRows, inOrder } from './changed-rows.ts'
import { checkPatch, type Readings } from './check-patch.ts'
import { type Edit, edited } from './edit.ts'
import type { OpenedForPatch } from './opened-for-patch.ts'
import { neededPart, relationshipsOf } from './parts.ts'
import { rangeEdits } from './patch-ranges.ts'
import { rowEdits } from './patch-rows.ts'
import { tableEdits } from './patch-table.ts'
import { type GrownFilter, workbookEdits } from './patch-workbook-part.ts'
import type { ReadLimits } from './read-xlsx.ts'
import { sheetText } from './row-places.ts'
import { Unkeepable } from './unkeepable.ts'
import type { ZipEntry } from './zip.ts'

/** The bytes of a workbook with rows changed; throws `Unkeepable` where anything else would change with them. */
export function patchedBytes(
  { opened, sheets, texts, hasFormulas }: OpenedForPatch,
  changed: ChangedRows,
  limits: ReadLimits,
): Buffer {
  const { parts, workbook, around } = opened
  const keepable = (name: string, sheet: string | null): string => {
    const text = texts.get(name) ?? neededPart(parts, name)
    // Only UTF-8 is as long again: the reader takes UTF-16, too, and nothing else.
    if (Buffer.byteLength(text) !== parts.byName.get(name.toLowerCase())?.size)
      throw new Unkeepable(sheet, `${name} is not written in UTF-8`)
    return text
  }
  const contents = new Map<ZipEntry, Buffer>()
  const readings = new Map<string, Readings>()
  const filters: GrownFilter[] = []
  const rewrite = (name: string, xml: string, edits: readonly Edit[]): void => {
    const entry = parts.byName.get(name.toLowerCase())
    if (entry && edits.length > 0) contents.set(entry, Buffer.from(edited(xml, edits)))
  }
  for (const [title, rows] of changed) {
    const part = workbook.sheets.find((each) => each.title === title)?.part ?? ''
    const sheet = sheetText(title, keepable(part, title), part)
    const inSheet = inOrder(rows)
    const ofRows = rowEdits(sheet, inSheet, around.styles, around.serialOffset)
    const ofRanges = rangeEdits(sheet, inSheet)
    rewrite(part, sheet.xml, [...ofRows.edits, ...ofRanges.edits])
    readings.set(title, ofRows.readings)
    if (ofRanges.filter) filters.push({ sheet: title, ...ofRanges.filter })
    for (const { type, target } of relationshipsOf(parts, part)) {
      if (type !== 'table' || target === null) continue
      const xml = keepable(target, title)
      rewrite(target, xml, tableEdits(xml, inSheet, target))
    }
  }
  if (hasFormulas || filters.length > 0) {
    const xml = keepable(workbook.part, null)
    rewrite(workbook.part, xml, workbookEdits(xml, workbook.part, hasFormulas, filters))
  }
  const patched = archiveWith(parts.zip, contents)
  checkPatch(opened, sheets, contents, readings, patched, limits)
  return patched
}
