import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { startEmulator } from './emulator.ts'

const RECORDINGS = resolve(import.meta.dirname, '../../../shared/sheets-traffic/replay.mjs')
const areHere = existsSync(RECORDINGS)

/** What stays different from the recorded traffic, and why. */
const DIFFERENT: Readonly<Record<string, string>> = {
  'WorksheetTest.test_auto_resize_columns': "widths that fit a text hang on Google's fonts",
}

describe.skipIf(!areHere)(
  areHere
    ? 'recorded traffic of Google'
    : 'recorded traffic of Google: not at hand here, so it is not replayed',
  () => {
    test('gets the same answers from the emulator, but for what is listed', async () => {
      const emulator = await startEmulator({ quotas: false })
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [RECORDINGS, '--base', emulator.origin, '--json'],
        { maxBuffer: 2 ** 26 },
      ).finally(() => emulator.stop())
      const { pairs, cassettes }: Replay = JSON.parse(stdout)
      expect(cassettes.imperfect.map(({ name }) => name).sort()).toEqual(Object.keys(DIFFERENT).sort())
      expect(pairs.percent).toBeGreaterThanOrEqual(98.5)
      expect(cassettes.percent).toBeGreaterThanOrEqual(95)
    })
  },
)

interface Replay {
  readonly pairs: { readonly percent: number }
  readonly cassettes: { readonly percent: number; readonly imperfect: readonly { readonly name: string }[] }
}
