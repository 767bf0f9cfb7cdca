import { connectGoogle, type GoogleConnection } from '../../../src/sources/google/connection.ts'
import { openGoogle } from '../../../src/sources/google/google.ts'
import type { SheetGrid, Source } from '../../../src/sources/source.ts'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../sheets-emulator/emulator.ts'
import type { PersonAtSheet } from '../../sheets-emulator/person-at-sheet.ts'
import type { VirtualClock } from '../../sheets-emulator/virtual-clock.ts'
import { spreadsheetOf } from './spreadsheet-of.ts'

/** A spreadsheet in the emulator, our source of it, and a person who works in it. */
export interface GoogleDesk {
  readonly emulator: Emulator<VirtualClock>
  readonly connection: GoogleConnection
  readonly id: string
  readonly source: Source
  at(title: string): PersonAtSheet
  /** Puts other sheets in the place of all there are. */
  replace(sheets: readonly SheetGrid[]): void
  /** How many calls of Sheets' read quota were made. */
  reads(): number
}

/** Makes a spreadsheet of the sheets and opens it. */
export async function openGoogleDesk(
  sheets: readonly SheetGrid[],
  options: EmulatorOptions = {},
): Promise<GoogleDesk> {
  const { clock: _real, ...rest } = options
  const emulator = await startEmulator(rest)
  const id = emulator.people.createDocument('人事')
  putSheets(emulator, id, sheets)
  const connection = connectGoogle({
    account: null,
    endpoint: emulator.origin,
    clock: emulator.clock,
    random: () => 0,
  })
  return {
    emulator,
    connection,
    id,
    source: openGoogle(id, connection),
    at: (title) => emulator.people.at(id, title),
    replace: (next) => putSheets(emulator, id, next),
    reads: () => emulator.log.count({ kind: 'read' }),
  }
}

/** Puts sheets in the place of all that a spreadsheet holds. */
export function putSheets(
  { people }: Pick<Emulator, 'people'>,
  id: string,
  sheets: readonly SheetGrid[],
): void {
  const { sheets: present = [] } = people.ask<{ sheets?: { properties?: { sheetId?: number } }[] }>(
    'GET',
    `/v4/spreadsheets/${id}?fields=sheets.properties.sheetId`,
  )
  people.edit(
    id,
    ...spreadsheetOf(
      sheets,
      present.map(({ properties }) => properties?.sheetId ?? 0),
    ),
  )
}
