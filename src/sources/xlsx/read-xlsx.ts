import { type SheetGrid, SourceError } from '../source.ts'
import { OFFSET_OF_1904, type Surroundings } from './cell-value.ts'
import { refuseOtherKinds } from './file-kind.ts'
import { neededPart, type Parts, partsOf } from './parts.ts'
import { MAX_PLACES, type Room } from './room.ts'
import { NO_STRINGS, readSharedStrings } from './shared-strings.ts'
import { readSheet } from './sheet.ts'
import { NO_STYLES, readStyles } from './styles.ts'
import { readWorkbook, type WorkbookParts } from './workbook.ts'
import { openZip } from './zip.ts'

/** Limits of one reading. */
export interface ReadLimits {
  /** The largest sum of inflated sizes: 64 MB unless given, and at most 512 MB. */
  readonly maxBytes?: number | undefined
}

/** An .xlsx file whose parts are found and whose shared texts and styles are read. */
export interface OpenedXlsx {
  readonly parts: Parts
  readonly workbook: WorkbookParts
  readonly around: Surroundings
  readonly room: Room
}

/** Reads every sheet of an .xlsx file held in memory; throws a `SourceError` and nothing else, whatever the bytes. */
export const readXlsx = (bytes: Uint8Array, limits: ReadLimits = {}): readonly SheetGrid[] =>
  withinLimits(() => {
    const { parts, workbook, around, room } = openedXlsx(bytes, limits)
    return workbook.sheets.map(({ title, part }) =>
      readSheet(title, neededPart(parts, part), around, room, part),
    )
  })

/** Finds the parts of an .xlsx file and reads what its sheets share. */
export function openedXlsx(bytes: Uint8Array, { maxBytes }: ReadLimits): OpenedXlsx {
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
  return { parts, workbook, around, room }
}

/** Reads, and says what the engine refuses as a `SourceError`. */
export function withinLimits<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    // The engine's own limits, such as the longest string: garbage can reach them, and must not look like a bug.
    if (cause instanceof RangeError) throw new SourceError('TOO_LARGE', cause.message, { cause })
    throw cause
  }
}
