import { spawnSync } from 'node:child_process'
import { chmod, readFile, stat, symlink, unlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCsv } from '../../../src/sources/csv.ts'
import { outdated } from '../../../src/sources/xlsx/backups.ts'
import { fileBytes } from '../../../src/sources/xlsx/file-bytes.ts'
import { openXlsx } from '../../../src/sources/xlsx/open-xlsx.ts'
import { readXlsx } from '../../../src/sources/xlsx/read-xlsx.ts'
import { isStill } from '../../../src/sources/xlsx/replace-file.ts'
import { mixedWorkbook } from '../mixed-workbook.ts'
import { type Desk, desk, ROSTER } from './save-office.ts'
import { changeOf } from './write-change.ts'

let office: Desk
beforeEach(async () => {
  office = await desk()
})
afterEach(() => office.close())

const RENAME = changeOf(ROSTER, 1, [[1, '青樹']])
const APPLIED = { state: 'APPLIED' }

describe('a saved workbook', () => {
  it('takes the place of the old one, with its rights, and leaves nothing beside it', async () => {
    await chmod(office.path, 0o640)
    expect(await office.source.apply([RENAME])).toEqual([APPLIED])
    expect(readXlsx(await readFile(office.path))[0]?.rows[1]).toEqual(['000101', '青樹'])
    expect((await stat(office.path)).mode & 0o777).toBe(0o640)
    expect(await office.names()).toEqual(['名簿.xlsx'])
  })

  it('is kept as it was before, for nobody else to read', async () => {
    await office.source.apply([RENAME])
    const between = await readFile(office.path)
    await office.source.apply([changeOf(ROSTER, 2, [[1, '伊上']])])
    expect(await office.backups()).toEqual([office.before, between])
    expect((await stat(join(office.folder, '.ikusei', 'backups'))).mode & 0o077).toBe(0)
  })

  it('is replaced where it really lies, behind its link', async () => {
    await symlink(office.path, join(office.folder, '近道.xlsx'))
    expect(await openXlsx('近道.xlsx', { folder: office.folder }).apply([RENAME])).toEqual([APPLIED])
    expect(readXlsx(await readFile(office.path))[0]?.rows[1]).toEqual(['000101', '青樹'])
  })

  it('is not saved where nothing is to be changed', async () => {
    const version = await office.source.version()
    const other = {
      ...RENAME,
      ops: RENAME.ops.map((op) => ({ ...op, key: [{ column: 0, cell: '999999' }] })),
    }
    const outcomes = await office.source.apply([changeOf(ROSTER, 1, [[1, '青木']]), other])
    expect(outcomes).toMatchObject([APPLIED, { state: 'MOVED' }])
    expect(await office.source.version()).toBe(version)
    expect(await office.backups()).toEqual([])
  })
})

describe('a workbook that cannot be written', () => {
  it.each<[string, (path: string) => Promise<void>, unknown]>([
    [
      'it is missing',
      unlink,
      { state: 'WAITING', why: '「名簿.xlsx」を読み取れないため、書き込めません（MISSING）' },
    ],
    [
      'it is damaged',
      (path) => writeFile(path, 'PK'),
      { state: 'WAITING', why: expect.stringContaining('DAMAGED') },
    ],
    [
      'it is of the old format',
      (path) => writeFile(path, Buffer.from('d0cf11e0a1b11ae1', 'hex')),
      { state: 'REFUSED', refusal: 'UNKEEPABLE', place: null, detail: expect.stringContaining('.xls') },
    ],
    [
      'it is something else',
      (path) => writeFile(path, 'text'),
      { state: 'REFUSED', refusal: 'UNKEEPABLE', place: null, detail: expect.any(String) },
    ],
  ])('says so: %s', async (_what, harm, outcome) => {
    await harm(office.path)
    expect(await office.source.apply([RENAME, RENAME])).toEqual([outcome, outcome])
  })

  it('says so for every .csv file', async () => {
    await writeFile(join(office.folder, '名簿.csv'), '番号,氏名\n000101,青木\n')
    const outcomes = await openCsv('名簿.csv', { folder: office.folder }).apply([RENAME])
    expect(outcomes).toMatchObject([
      { state: 'REFUSED', refusal: 'UNKEEPABLE', detail: expect.stringContaining('.csv') },
    ])
  })

  it('may have been written when it took too long', async () => {
    const slow = openXlsx('人事/名簿.xlsx', { folder: office.folder, timeoutMs: 0 })
    expect(await slow.apply([RENAME])).toMatchObject([
      { state: 'WAITING', why: expect.stringContaining('TIMED_OUT') },
    ])
    expect(await readFile(office.path)).toEqual(office.before)
  })
})

describe('a file that was read', () => {
  it('is known to be another after any change, even one that keeps its size and time', async () => {
    const read = fileBytes(office.path, 1_000_000)
    expect(isStill(office.path, read)).toBe(true)
    const changed = Buffer.from(office.before)
    changed[100] = (changed[100] ?? 0) ^ 1
    await writeFile(office.path, changed)
    const { atime, mtime } = await stat(office.path)
    expect(isStill(office.path, read)).toBe(false)
    await utimes(office.path, atime, mtime)
    expect(isStill(office.path, { ...read, stats: fileBytes(office.path, 1_000_000).stats })).toBe(false)
    await unlink(office.path)
    expect(isStill(office.path, read)).toBe(false)
  })
})

describe('backups', () => {
  const now = new Date('2025-11-25T03:00:00Z')
  const stamp = (day: number, hour: number): string =>
    `2025${day > 30 ? '10' : '11'}${String(day % 100).padStart(2, '0')}-${String(hour).padStart(2, '0')}0000000.xlsx`

  it('that are kept are the newest ten', () => {
    const today = Array.from({ length: 15 }, (_, hour) => stamp(25, hour))
    // The first of the day is the eleventh.
    expect(outdated(today.toReversed(), now)).toEqual(today.slice(1, 5))
  })

  it('that are kept are the first of each of the last thirty days', () => {
    const month = Array.from({ length: 25 }, (_, index) => [stamp(index + 1, 8), stamp(index + 1, 9)]).flat()
    const gone = outdated(month, now)
    expect(gone).toEqual(Array.from({ length: 20 }, (_, index) => stamp(index + 1, 9)))
  })

  it('that are older go, and files that are none stay', () => {
    const names = [
      ...Array.from({ length: 10 }, (_, hour) => stamp(25, hour)),
      '20251001-080000000.xlsx',
      '控え.xlsx',
    ]
    expect(outdated(names, now)).toEqual(['20251001-080000000.xlsx'])
  })
})

it('costs no more than 1.5 s of CPU for one cell of 20,000 × 20', () => {
  const script = new URL('./save-cost.ts', import.meta.url).pathname
  const call = [script, office.folder, office.path]
  const { stdout, stderr } = spawnSync(process.execPath, call, { encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  expect(Number(stdout)).toBeLessThan(1500)
})

it('is saved without holding up the main thread', async () => {
  const bytes = mixedWorkbook(20_000, 20)
  const [grid] = readXlsx(bytes)
  if (grid === undefined) throw new Error('There is no sheet')
  const delays: number[] = []
  for (let round = 0; round < 3; round++) {
    await writeFile(office.path, bytes)
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    expect(await office.source.apply([changeOf(grid, 15_000, [[7, '変更']])])).toEqual([APPLIED])
    delay.disable()
    delays.push(delay.max / 1e6)
  }
  expect(Math.min(...delays)).toBeLessThan(50)
})
