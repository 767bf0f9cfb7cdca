import { onTestFinished } from 'vitest'
import type { SheetGrid } from '../../../src/sources/source.ts'
import { type GoogleDesk, openGoogleDesk } from './google-desk.ts'
import { ROSTER } from './roster.ts'

/** The calls that write, and those that look before. */
export const BATCH = { path: /:batchUpdate$/u }
export const LOOK = { path: /:getByDataFilter$/u }

export const APPLIED = { state: 'APPLIED' } as const

/** A spreadsheet that was read once, as a server has before it writes; it is put away after the test. */
export async function openForWriting(sheets: readonly SheetGrid[] = [ROSTER]): Promise<GoogleDesk> {
  const desk = await openGoogleDesk(sheets)
  onTestFinished(() => desk.emulator.stop())
  await desk.source.read()
  desk.emulator.log.clear()
  return desk
}

/** The rows of the first sheet as they are now. */
export const rowsIn = async ({ source }: GoogleDesk): Promise<SheetGrid['rows']> =>
  (await source.read()).sheets[0]?.rows ?? []
