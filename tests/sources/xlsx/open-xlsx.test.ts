import { mkdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainSheet } from '../../../src/sources/memory.ts'
import { isTemporaryName, versionOf } from '../../../src/sources/xlsx/office-file.ts'
import { openXlsx } from '../../../src/sources/xlsx/open-xlsx.ts'
import { readXlsx } from '../../../src/sources/xlsx/read-xlsx.ts'
import { testSource } from '../contract.ts'
import { mixedWorkbook } from '../mixed-workbook.ts'
import { officeFolder, openedFile } from '../office-folder.ts'
import { workbookOf } from '../workbook-parts.ts'

testSource({ name: 'xlsx', open: openedFile('名簿.xlsx', openXlsx, workbookOf) })

const SMALL = workbookOf([plainSheet('名簿', [['番号'], ['000123']])])

let parent: string
let folder: string
beforeAll(async () => {
  parent = await officeFolder()
  folder = join(parent, 'office')
  await mkdir(join(folder, '人事'), { recursive: true })
  await writeFile(join(folder, '人事', '名簿.xlsx'), SMALL)
  await writeFile(join(folder, '~$名簿.xlsx'), 'owner')
  await writeFile(join(folder, '.~lock.名簿.xlsx#'), ',owner')
  await writeFile(join(parent, 'outside.xlsx'), SMALL)
  await symlink(join(folder, '人事', '名簿.xlsx'), join(folder, 'inside-link.xlsx'))
  await symlink(join(parent, 'outside.xlsx'), join(folder, 'outside-link.xlsx'))
  await symlink(join(folder, '~$名簿.xlsx'), join(folder, 'lock-link.xlsx'))
  await symlink(parent, join(folder, 'up'))
})
afterAll(() => rm(parent, { recursive: true }))

describe('where a workbook may lie', () => {
  it.each(['人事/名簿.xlsx', './人事/../人事/名簿.xlsx', 'inside-link.xlsx'])('reads %s', async (path) => {
    expect((await openXlsx(path, { folder }).read()).sheets[0]?.rows).toEqual([['番号'], ['000123']])
  })

  it('takes an absolute path below the folder', async () => {
    await expect(openXlsx(join(folder, '人事', '名簿.xlsx'), { folder }).version()).resolves.toMatch(
      /^\d+(?:-\d+){3}$/,
    )
  })

  it.each([
    ['../outside.xlsx', 'NOT_ALLOWED'],
    ['../nowhere.xlsx', 'NOT_ALLOWED'],
    ['/etc/hostname', 'NOT_ALLOWED'],
    ['outside-link.xlsx', 'NOT_ALLOWED'],
    ['up/outside.xlsx', 'NOT_ALLOWED'],
    ['up/office/../outside.xlsx', 'NOT_ALLOWED'],
    ['~$名簿.xlsx', 'NOT_ALLOWED'],
    ['.~lock.名簿.xlsx#', 'NOT_ALLOWED'],
    ['lock-link.xlsx', 'NOT_ALLOWED'],
    ['人事', 'NOT_ALLOWED'],
    ['.', 'NOT_ALLOWED'],
    ['nowhere.xlsx', 'MISSING'],
    ['人事/名簿.xlsx/x', 'MISSING'],
    ['a\0b.xlsx', 'MISSING'],
  ])('refuses %j as %s', async (path, fault) => {
    await expect(openXlsx(path, { folder }).version()).rejects.toMatchObject({ fault })
    await expect(openXlsx(path, { folder }).read()).rejects.toMatchObject({ fault })
  })

  it.each([
    ['~$名簿.xlsx', true],
    ['.~lock.名簿.xlsx#', true],
    ['名簿.xlsx', false],
    ['~名簿.xlsx', false],
    ['.~lock.xlsx', false],
  ])('knows whether %s is a lock', (name, expected) => {
    expect(isTemporaryName(name)).toBe(expected)
  })
})

describe('a file in a worker', () => {
  const written = async (name: string, bytes: Uint8Array): Promise<string> => {
    await writeFile(join(folder, name), bytes)
    return name
  }

  it('gives exactly what reading in memory gives', async () => {
    const bytes = mixedWorkbook(3000, 25)
    const { sheets } = await openXlsx(await written('large.xlsx', bytes), { folder }).read()
    expect(sheets).toEqual(readXlsx(bytes))
  })

  it('tells the fault found in the worker, with its detail', async () => {
    const path = await written('damaged.xlsx', SMALL.subarray(0, 400))
    await expect(openXlsx(path, { folder }).read()).rejects.toMatchObject({
      name: 'SourceError',
      fault: 'DAMAGED',
      detail: 'The archive has no central directory; it may be half written',
    })
  })

  it('is given up after the time it may take', async () => {
    const path = await written('slow.xlsx', SMALL)
    await expect(openXlsx(path, { folder, timeoutMs: 1 }).read()).rejects.toMatchObject({
      fault: 'TIMED_OUT',
    })
  })

  it('is not even opened when the file itself passes the limit', async () => {
    const path = await written('limit.xlsx', SMALL)
    const source = openXlsx(path, { folder, maxBytes: SMALL.length - 1 })
    await expect(source.read()).rejects.toMatchObject({ fault: 'TOO_LARGE' })
  })

  it('is never read half, however often another program replaces it', async () => {
    const sizes = [3, 400, 40, 1000]
    const versions = sizes.map((size) => workbookOf([plainSheet('名簿', [[size], ...filled(size)])]))
    const path = await written('replaced.xlsx', versions[0] ?? SMALL)
    let isDone = false
    const writer = (async () => {
      for (let round = 0; !isDone; round++) {
        // Half of the time as careful programs save, half of the time as careless ones do.
        const target = join(folder, round % 2 === 0 ? 'replaced.tmp' : path)
        await writeFile(target, versions[round % versions.length] ?? SMALL)
        if (round % 2 === 0) await rename(target, join(dirname(target), path))
        await new Promise((resolve) => setTimeout(resolve, 600))
      }
    })()
    const source = openXlsx(path, { folder })
    let reads = 0
    for (let read = 0; read < 6; read++) {
      const { sheets } = await source.read().catch((error) => {
        expect(error).toMatchObject({ fault: 'DAMAGED' })
        return { sheets: [] }
      })
      for (const { rows } of sheets) expect(rows).toHaveLength(Number(rows[0]?.[0]) + 1)
      reads += sheets.length
    }
    isDone = true
    await writer
    expect(reads).toBeGreaterThan(0)
  }, 30_000)

  it('is read while one program saves it ever anew, each time as one of its versions', async () => {
    const path = await written('busy.xlsx', SMALL)
    const sizes = new Map<string, number>()
    let isDone = false
    const writer = (async () => {
      for (let size = 1; !isDone; size++) {
        const temporary = join(folder, 'busy.tmp')
        await writeFile(temporary, workbookOf([plainSheet('名簿', filled(size))]))
        sizes.set(versionOf(await stat(temporary, { bigint: true })), size)
        await rename(temporary, join(folder, path))
      }
    })()
    const source = openXlsx(path, { folder })
    const readings = [await source.read(), await source.read(), await source.read()]
    isDone = true
    await writer
    expect(sizes.size).toBeGreaterThan(12)
    const later = readings.filter(({ version }) => sizes.has(version))
    expect(later.length).toBeGreaterThanOrEqual(2)
    for (const { version, sheets } of later) expect(sheets[0]?.rows).toHaveLength(sizes.get(version) ?? 0)
  }, 30_000)

  it('never holds up the main thread, whatever its size', async () => {
    const path = await written('huge.xlsx', mixedWorkbook(45_000, 20))
    const delays: number[] = []
    // The best of three: a neighbour on the machine can only add.
    for (let round = 0; round < 3; round++) {
      const delay = monitorEventLoopDelay({ resolution: 5 })
      delay.enable()
      const { sheets } = await openXlsx(path, { folder }).read()
      delay.disable()
      expect(sheets[0]?.rows).toHaveLength(45_000)
      delays.push(delay.max / 1e6)
    }
    expect(Math.min(...delays)).toBeLessThan(50)
  }, 60_000)
})

const filled = (count: number): string[][] =>
  Array.from({ length: count }, (_, row) => [`行${row}`, 'x'.repeat(row % 50)])
