import { type SheetGrid, SourceError } from '../source.ts'
import { OFFSET_OF_1904, type Surroundings } from './cell-value.ts'
import { refuseOtherKinds } from './file-kind.ts'
import { neededPart, partsOf } from './parts.ts'
import { MAX_PLACES, type Room } from './room.ts'
import { NO_STRINGS, readSharedStrings } from './shared-strings.ts'
import { readSheet } from './sheet.ts'
import { NO_STYLES, readStyles } from './styles.ts'
import { readWorkbook } from './workbook.ts'
import { openZip } from './zip.ts'

/** Limits of one reading. */
export interface ReadLimits {
  /** The largest sum of inflated sizes: 64 MB unless given, and at most 512 MB. */
  readonly maxBytes?: number | undefined
}

/** Reads every sheet of an .xlsx file held in memory; throws a `SourceError` and nothing else, whatever the bytes. */
export function readXlsx(bytes: Uint8Array, { maxBytes }: ReadLimits = {}): readonly SheetGrid[] {
  try {
    refuseOtherKinds(bytes)
    const parts = partsOf(openZip(bytes, maxBytes))
    const workbook = readWorkbook(parts)
    const room: Room = { left: MAX_PLACES }
    const { sharedStrings, styles } = workbook
    const around: Surroundings = {
      strings:
        sharedStrings === null
          ? NO_STRINGS
          : readSharedStrings(neededPart(parts, sharedStrings), room, sharedStrings),
      styles: styles === null ? NO_STYLES : readStyles(neededPart(parts, styles), styles),
      serialOffset: workbook.countsFrom1904 ? OFFSET_OF_1904 : 0,
    }
    return workbook.sheets.map(({ title, part }) =>
      readSheet(title, neededPart(parts, part), around, room, part),
    )
  } catch (cause) {
    if (cause instanceof SourceError) throw cause
    // The engine's own limits, such as the longest string: garbage can reach them, and must not look like a bug.
    if (cause instanceof RangeError) throw new SourceError('TOO_LARGE', cause.message, { cause })
    throw cause
  }
}
