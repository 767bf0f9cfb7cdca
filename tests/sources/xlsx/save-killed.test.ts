import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { plainSheet } from '../../../src/sources/memory.ts'
import { readXlsx } from '../../../src/sources/xlsx/read-xlsx.ts'
import { desk } from './save-office.ts'
import { changeOf } from './write-change.ts'
import { writtenWorkbook } from './write-workbook.ts'

const LOOP = new URL('./save-loop.ts', import.meta.url).pathname

it('a process killed while it saves leaves the workbook before or after, and no litter in the long run', async () => {
  const office = await desk()
  const filler = Array.from({ length: 300 }, (_, row) => [`k${row}`, row, 'x'.repeat(row % 50)])
  writeFileSync(
    office.path,
    writtenWorkbook([plainSheet('名簿', [['番号', '数'], ['000101', 0], ...filler])]),
  )
  // Starting takes longer than saving: the first process leaves the others what it compiled.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(office.folder, 'compiled') }
  spawnSync(process.execPath, [LOOP, office.folder, office.path, '1'], { env })
  const now = (): number => Number(readXlsx(readFileSync(office.path))[0]?.rows[1]?.[1])
  for (let round = 0; round < 30; round++) {
    const child = spawn(process.execPath, [LOOP, office.folder, office.path], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env,
    })
    let said = ''
    child.stdout.on('data', (piece) => {
      said += piece
    })
    await once(child.stdout, 'data')
    await pause(Math.random() * 60)
    child.kill('SIGKILL')
    await once(child, 'close')
    const last = Number(said.trim().split('\n').at(-1))
    expect([last, last + 1]).toContain(now())
  }
  const [grid] = readXlsx(readFileSync(office.path))
  if (grid === undefined) throw new Error('There is no sheet')
  expect(await office.source.apply([changeOf(grid, 1, [[1, -1]])])).toEqual([{ state: 'APPLIED' }])
  expect(await readdir(dirname(office.path))).toEqual(['名簿.xlsx'])
  await office.close()
})
