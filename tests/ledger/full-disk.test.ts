import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLedger } from '../../src/ledger/sqlite.ts'

/** Accepts writes until the file may not grow any more, and prints how many it was told are kept, and what it can read then. */
const FILLING = `
import { StorageFull } from './src/ledger/ledger.ts'
import { openLedger } from './src/ledger/sqlite.ts'
const ledger = openLedger(process.argv[1])
let kept = 0
let error = null
while (error === null && kept < 10_000)
  try {
    const id = String(kept + 1)
    ledger.accept({ id, subject: 's', roles: [], idempotencyKey: id, digest: '', name: 'n', workbook: 'w', answer: [], rows: [], reverts: null, acceptedAt: 'x'.repeat(1000) })
    kept++
  } catch (thrown) {
    error = thrown
  }
console.log(JSON.stringify({ kept, isFull: error instanceof StorageFull, readable: ledger.openWrites().length, message: String(error) }))
`

test('S27: a full disk refuses a write, keeps what was acknowledged, and goes on being read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'full-'))
  const path = join(folder, 'ledger.sqlite')
  // The system's own limit on how large a file may become; without the trap it would end the process.
  const shell = `trap '' XFSZ; ulimit -f 1600; exec "$0" --input-type=module-typescript -e "$1" "$2"`
  const { stdout, stderr } = spawnSync('bash', ['-c', shell, process.execPath, FILLING, path], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  const { kept, isFull, readable } = JSON.parse(stdout)
  expect(isFull).toBe(true)
  expect(kept).toBeGreaterThan(20)
  expect(readable).toBe(kept)
  const ledger = openLedger(path)
  expect(ledger.openWrites()).toHaveLength(kept)
  ledger.close()
  rmSync(folder, { recursive: true })
})
