import { spawnSync } from 'node:child_process'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { plainSheet } from '../../../src/sources/memory.ts'
import { type Desk, desk, ROSTER } from './save-office.ts'
import { writtenWorkbook } from './write-workbook.ts'

const ONCE = new URL('./save-once.ts', import.meta.url).pathname
const NOBODY = '65534'

let office: Desk
beforeEach(async () => {
  office = await desk()
})
afterEach(() => office.close())

function saved(limit: string, ...args: readonly string[]): unknown {
  const call = `${limit} exec "$0" "$@"`
  const { stdout, stderr } = spawnSync('bash', ['-c', call, process.execPath, ONCE, office.folder, ...args], {
    encoding: 'utf8',
  })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

it('a full disk leaves the workbook as it was, and no half file beside it', async () => {
  const noise = Array.from({ length: 2000 }, () => [Math.random(), Math.random()])
  const before = writtenWorkbook([plainSheet(ROSTER.title, [...ROSTER.rows, ...noise])])
  await writeFile(office.path, before)
  // In units of 1,024 bytes: no file of this process may be longer.
  expect(saved('ulimit -f 8;')).toEqual([
    { state: 'WAITING', why: '「名簿.xlsx」を保存するディスクの空きが足りません' },
  ])
  expect(await readFile(office.path)).toEqual(before)
  expect(await office.names()).toEqual(['名簿.xlsx'])
})

it.skipIf(process.getuid?.() !== 0)('a folder or a file that may not be written is told of', async () => {
  const denied = [{ state: 'WAITING', why: '「名簿.xlsx」またはそのフォルダーに書き込む権限がありません' }]
  const folder = join(office.folder, '人事')
  await chmod(office.folder, 0o777)
  await chmod(office.path, 0o666)
  await chmod(folder, 0o555)
  expect(saved('', NOBODY)).toEqual(denied)
  await chmod(folder, 0o777)
  await chmod(office.path, 0o444)
  expect(saved('', NOBODY)).toEqual(denied)
  expect(await readFile(office.path)).toEqual(office.before)
  expect(await office.names()).toEqual(['名簿.xlsx'])
  await chmod(office.path, 0o666)
  expect(saved('', NOBODY)).toEqual([{ state: 'APPLIED' }])
})
