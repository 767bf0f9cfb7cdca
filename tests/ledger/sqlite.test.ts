import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { LedgerTooNew, openLedger } from '../../src/ledger/sqlite.ts'
import { plainSheet } from '../../src/sources/memory.ts'

const OWNER = { workbook: 'personnel', address: 'https://docs.google.com/spreadsheets/d/one' }
const copy = (version: string, rows: number) => ({
  version,
  asOf: '2026-04-01T00:00:00.000Z',
  sheets: [
    {
      ...plainSheet(
        '名簿',
        Array.from({ length: rows }, (_, row) => [
          `${row}`,
          row,
          true,
          null,
          { serial: row },
          { error: '#N/A' },
        ]),
      ),
      merges: [{ top: 0, left: 0, bottom: 1, right: 0 }],
      struck: [{ row: 0, column: 0 }],
    },
    plainSheet('空', []),
  ],
})

let folder: string
let ledger: Ledger
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ikusei-ledger-'))
  ledger = openLedger(join(folder, '.ikusei', 'ledger.sqlite'))
})
afterEach(() => {
  ledger.close()
  rmSync(folder, { recursive: true })
})
const reopen = (): void => {
  ledger.close()
  ledger = openLedger(join(folder, '.ikusei', 'ledger.sqlite'))
}

describe('the ledger', () => {
  test.each([0, 1, 999, 1000, 1001, 2500])(
    'gives back a copy of %i rows as it was kept, after a restart too',
    async (rows) => {
      await ledger.keepCopy(OWNER, copy('7', rows))
      reopen()
      expect(await ledger.copyOf(OWNER)).toEqual(copy('7', rows))
    },
  )

  test('has none of a workbook that moved to another address, or that it never saw', async () => {
    await ledger.keepCopy(OWNER, copy('7', 3))
    expect(await ledger.copyOf({ ...OWNER, address: 'elsewhere' })).toBeNull()
    expect(await ledger.copyOf({ ...OWNER, workbook: 'development' })).toBeNull()
  })

  test('keeps the last copy only, whole, whoever reads or writes at the same time', async () => {
    await ledger.keepCopy(OWNER, copy('1', 2500))
    const [during] = await Promise.all([ledger.copyOf(OWNER), ledger.keepCopy(OWNER, copy('2', 10))])
    expect(during).toEqual(copy('1', 2500))
    expect(await ledger.copyOf(OWNER)).toEqual(copy('2', 10))
  })

  test('keeps what it had when a copy cannot be kept', async () => {
    await ledger.keepCopy(OWNER, copy('1', 3))
    const other = new DatabaseSync(join(folder, '.ikusei', 'ledger.sqlite'))
    other.exec("CREATE TRIGGER full BEFORE INSERT ON copy_parts BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    await expect(ledger.keepCopy(OWNER, copy('2', 3))).rejects.toThrow('disk full')
    other.exec('DROP TRIGGER full')
    other.close()
    expect(await ledger.copyOf(OWNER)).toEqual(copy('1', 3))
  })

  test('may be read by its owner alone', () => {
    expect(statSync(join(folder, '.ikusei')).mode & 0o077).toBe(0)
    expect(statSync(join(folder, '.ikusei', 'ledger.sqlite')).mode & 0o077).toBe(0)
  })

  test('refuses to touch the file of a newer version', () => {
    const database = new DatabaseSync(join(folder, '.ikusei', 'ledger.sqlite'))
    database.exec('PRAGMA user_version = 99')
    database.close()
    expect(() => openLedger(join(folder, '.ikusei', 'ledger.sqlite'))).toThrow(LedgerTooNew)
  })
})
