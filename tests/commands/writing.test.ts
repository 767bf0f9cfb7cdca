import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { doctor } from '../../src/commands/doctor.ts'
import { writeDemoOffice } from '../../src/demo/office.ts'
import { readXlsx } from '../../src/sources/xlsx/read-xlsx.ts'
import { ikusei, inFolder, type Serving, serve } from './run.ts'

interface Answer {
  readonly status: number
  readonly body: {
    readonly data?: Readonly<Record<string, unknown>>
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[]
  }
}

const ask = async ({ origin }: Serving, query: string): Promise<Answer> => {
  const answer = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return { status: answer.status, body: JSON.parse(await answer.text()) }
}

const email = (number: string, value: string): string =>
  `mutation { updateStaff(staffNumber: "${number}", changes: { email: "${value}" }) { write { id state } userErrors { message } } }`

/** What the sheet 職員 says of somebody's address. */
function emailIn(folder: string, number: string): unknown {
  const sheets = readXlsx(readFileSync(join(folder, '01_人事基本.xlsx')))
  const rows = sheets.find(({ title }) => title === '職員')?.rows ?? []
  const at = rows[0]?.indexOf('メール') ?? -1
  return rows.find(([code]) => code === number)?.[at]
}

const FOLLOWERS = [
  'hr',
  'core',
  'health',
  'admin',
  'dashboard',
  'manager001',
  'manager002',
  'staff001',
  'staff002',
  'staff003',
]

/** Follows changes until the service ends that; resolves, once the service has let somebody in, with a promise of all it was told. */
async function follow({ origin }: Serving, viewer: string): Promise<{ readonly all: Promise<string> }> {
  const answer = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      'x-ikusei-viewer': `${viewer}@example.lg.jp`,
    },
    body: JSON.stringify({ query: 'subscription { changed { version } }' }),
  })
  expect(answer.status).toBe(200)
  return { all: answer.text() }
}

test('S33: a signal to stop fails nothing under way, loses nothing accepted, and ends within ten seconds', async () => {
  await inFolder(async (folder) => {
    writeDemoOffice(folder, { staff: 60, force: true })
    // Somebody has the file open: all writes are accepted, and none can be carried out.
    const lock = join(folder, '.~lock.01_人事基本.xlsx#')
    writeFileSync(lock, ',山田,pc1,25.11.2026 10:05,profile;')
    const serving = await serve(folder)
    const streams = await Promise.all(
      FOLLOWERS.flatMap((viewer) => Array.from({ length: 5 }, () => follow(serving, viewer))),
    )
    expect(streams).toHaveLength(50)
    const numbers = Array.from({ length: 20 }, (_, index) => String(index + 1).padStart(6, '0'))
    const asked = [
      ...numbers.map((number) => ask(serving, email(number, `${number}@new`))),
      ...numbers.map(() =>
        ask(serving, '{ staffMembers(first: 200) { nodes { name department { name } } } }'),
      ),
    ]
    // All of them have reached the service when the first is answered.
    await Promise.race(asked)
    const began = performance.now()
    const ended = serving.stop()
    const answers = await Promise.all(asked)
    expect(await ended).toBe(0)
    expect(performance.now() - began).toBeLessThan(10_000)
    const refused = answers.filter(({ body }) =>
      body.errors?.some(({ extensions }) => extensions.code !== 'SHUTTING_DOWN'),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect(refused).toEqual([])
    // Each stream ends with a farewell, none is cut off.
    const farewells = await Promise.all(streams.map(({ all }) => all))
    expect(farewells.filter((told) => !told.endsWith('event: complete\ndata:\n\n'))).toEqual([])
    const accepted = numbers.filter((_number, index) => answers[index]?.body.data?.['updateStaff'])
    expect(accepted.length).toBeGreaterThan(0)

    rmSync(lock)
    const again = await serve(folder)
    await expect
      .poll(() => accepted.map((number) => emailIn(folder, number)), { timeout: 10_000 })
      .toEqual(accepted.map((number) => `${number}@new`))
    expect(await again.stop()).toBe(0)
  })
})

test('a change in an .xlsx file is accepted, shown at once, and in the file within three seconds', async () => {
  await inFolder(async (folder) => {
    writeDemoOffice(folder, { staff: 60, force: true })
    const serving = await serve(folder)
    const began = performance.now()
    const { body } = await ask(serving, email('000003', 'three@new'))
    expect(body.data?.['updateStaff']).toMatchObject({ userErrors: [], write: { state: expect.any(String) } })
    const shown = await ask(serving, '{ staff(staffNumber: "000003") { email } }')
    expect(shown.body.data).toEqual({ staff: { email: 'three@new' } })
    await expect.poll(() => emailIn(folder, '000003'), { timeout: 10_000 }).toBe('three@new')
    expect(performance.now() - began).toBeLessThan(3_000)
    await serving.stop()
  })
})

test('S27: on a full disk nothing is accepted any more, what was accepted is kept, and reading goes on', async () => {
  await inFolder(async (folder) => {
    writeDemoOffice(folder, { staff: 60, force: true })
    const serving = await serve(folder, 1_000)
    const accepted: string[] = []
    let code: string | undefined
    while (code === undefined && accepted.length < 1_000) {
      const address = `${accepted.length}-${'x'.repeat(15_000)}`
      const { body } = await ask(serving, email('000003', address))
      code = body.errors?.[0]?.extensions.code
      if (code === undefined) accepted.push(address)
    }
    expect(code).toBe('STORAGE_FULL')
    const { status, body } = await ask(serving, '{ staff(staffNumber: "000003") { email } }')
    expect([status, body.data]).toEqual([200, { staff: { email: accepted.at(-1) } }])
    await serving.stop()

    const again = await serve(folder)
    await expect.poll(() => emailIn(folder, '000003'), { timeout: 20_000 }).toBe(accepted.at(-1))
    await again.stop()
  })
})

test('the doctor says who has a workbook open', async () => {
  await inFolder(async (folder) => {
    writeDemoOffice(folder, { staff: 60, force: true })
    writeFileSync(join(folder, '.~lock.01_人事基本.xlsx#'), ',山田,pc1,25.11.2026 10:05,profile;')
    const { output, faults } = await doctor(folder, { lang: 'ja' })
    expect(output).toContain('△ 01_人事基本.xlsx: 山田 さんが 11/25 10:05 から開いています')
    expect(faults).toBe(0)
  })
})

test('an office is served by one process at a time, and by another as soon as that is gone', async () => {
  await inFolder(async (folder) => {
    writeDemoOffice(folder, { staff: 60, force: true })
    const first = await serve(folder)
    const { code, stderr } = await ikusei('start', folder, '--port', '0')
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('served by another Ikusei'),
    })
    await first.kill()
    const second = await serve(folder)
    expect(await second.stop()).toBe(0)
  })
})
