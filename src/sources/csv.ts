import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'
import type { Cell } from '../columns/cell.ts'
import { type SheetGrid, type Source, SourceError, type WriteOutcome } from './source.ts'
import { inside } from './xlsx/cell-reference.ts'
import { type FileOptions, fileSource } from './xlsx/file-source.ts'
import { BLANK_ROW } from './xlsx/grid-builder.ts'
import { MAX_PLACES, type Room, take } from './xlsx/room.ts'

/** A workbook of one sheet kept in a .csv file; the sheet has the file's name. It is read, and never written. */
export const openCsv = (path: string, options: FileOptions): Source => ({
  ...fileSource(path, 'csv', options),
  apply: async (writes) => writes.map(() => READ_ONLY),
})

const READ_ONLY: WriteOutcome = {
  state: 'REFUSED',
  refusal: 'UNKEEPABLE',
  place: null,
  detail: 'A .csv file is only read; keep the workbook as .xlsx to write to it',
}

/** Reads a .csv file held in memory, UTF-8 or CP932; every cell is text. */
export function readCsv(bytes: Uint8Array, title: string): SheetGrid {
  const rows = rowsOf(csvText(bytes))
  const length = rows.findLastIndex((row) => row.length > 0) + 1
  return {
    title,
    rows: rows.slice(0, length),
    merges: [],
    struck: [],
    formulas: [],
    locks: [],
    serialOffset: 0,
  }
}

function csvText(bytes: Uint8Array): string {
  if (bytes.includes(0)) {
    throw new SourceError('NOT_A_WORKBOOK', 'The file has bytes that no .csv file in UTF-8 or CP932 has')
  }
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes)
  try {
    // By this name browsers and Node mean CP932, with 髙 and ①.
    return new TextDecoder('shift_jis', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new SourceError('DAMAGED', 'The text is neither UTF-8 nor CP932', { cause })
  }
}

function rowsOf(text: string): readonly (readonly Cell[])[] {
  const room: Room = { left: MAX_PLACES }
  const rows: (readonly Cell[])[] = []
  // Taken one by one and kept by no one else, so that the limits hold before the memory is gone.
  const takeRecord = (record: string[]): null => {
    take(room, record.length + 1)
    inside({ row: rows.length, column: record.length - 1 }, 'The text')
    rows.push(trimmedRow(record))
    return null
  }
  try {
    parse(text, {
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: LONGEST_RECORD,
      on_record: takeRecord,
    })
    return rows
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    const fault = cause.code === 'CSV_MAX_RECORD_SIZE' ? 'TOO_LARGE' : 'DAMAGED'
    throw new SourceError(fault, `The text is no CSV: ${cause.message.slice(0, 200)}`, { cause })
  }
}

/** Characters in one row: more than any sheet shows, less than hurts. */
const LONGEST_RECORD = 4_000_000

function trimmedRow(record: readonly string[]): readonly Cell[] {
  const width = record.findLastIndex((text) => text !== '') + 1
  return width === 0 ? BLANK_ROW : record.slice(0, width).map((text) => (text === '' ? null : text))
}
