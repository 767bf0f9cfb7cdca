import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/**
 * What the service says of state of its own that it may not write, file by file. Who is root may write everything: so it
 * gives that up, after all is loaded.
 */
const TRYING = `
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { doctor } from './src/commands/doctor.ts'
import { start } from './src/commands/start.ts'
import { beSoleService } from './src/ledger/sole-service.ts'
import { openLedger } from './src/ledger/sqlite.ts'
const [root] = process.argv.slice(1)
if (process.getuid() === 0) { process.setgid(65534); process.setuid(65534) }
const idp = 'http://127.0.0.1:9/realms/x'
const office = { name: '試験市', workbooks: {}, signIn: { mode: 'oidc', issuer: idp, audience: 'ikusei', jwks: idp } }
const told = {}
for (const [index, shut] of ['service.sqlite', 'ledger.sqlite', 'ledger.sqlite-wal', 'ledger.sqlite-shm'].entries()) {
  const folder = join(root, String(index))
  const own = join(folder, '.ikusei')
  mkdirSync(own, { recursive: true })
  writeFileSync(join(folder, 'office.json'), JSON.stringify(office))
  const close = beSoleService(join(own, 'service.sqlite'))
  close()
  const ledger = openLedger(join(own, 'ledger.sqlite'))
  const before = (await doctor(folder, { lang: 'ja' })).faults
  chmodSync(join(own, shut), 0o444)
  const { output, faults } = await doctor(folder, { lang: 'ja' })
  const refused = await start(folder, { port: 0, host: '127.0.0.1', adminPort: null }).catch((error) => error)
  told[shut] = { doctor: output, more: faults - before, start: refused.name, message: refused.message, remedy: refused.remedy }
  ledger.close()
}
console.log(JSON.stringify(told))
`

let root: string
let told: Readonly<Record<string, Readonly<Record<string, unknown>>>>
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ikusei-shut-'))
  chmodSync(root, 0o777)
  const args = ['--import', './tsx-in-node.ts', '--input-type=module-typescript', '-e', TRYING, root]
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 30_000 })
  if (stdout === '') throw new Error(stderr)
  told = JSON.parse(stdout)
})
afterAll(() => rmSync(root, { recursive: true }))

describe.each(['service.sqlite', 'ledger.sqlite', 'ledger.sqlite-wal', 'ledger.sqlite-shm'])(
  'where %s may not be written',
  (file) => {
    test('the service does not start, and names it and the way out', () => {
      expect(told[file]).toMatchObject({
        start: 'CommandFailure',
        message: expect.stringMatching(
          new RegExp(`^/.*/\\.ikusei/${file} cannot be written by the user who runs Ikusei\\.$`, 'u'),
        ),
        remedy: expect.stringContaining('chown -R'),
      })
    })

    test('the doctor has one thing more to mend', () => {
      expect(told[file]).toMatchObject({
        more: 1,
        doctor: expect.stringMatching(
          new RegExp(`^× /.*/\\.ikusei/${file} に書き込めません\\n {4}→ .*chown -R`, 'mu'),
        ),
      })
    })
  },
)
