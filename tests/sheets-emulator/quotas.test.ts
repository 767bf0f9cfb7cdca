import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask } from './ask.ts'
import { type Emulator, startEmulator } from './emulator.ts'
import type { RequestKind } from './request-kind.ts'
import { kindOf } from './request-kind.ts'
import { VirtualClock } from './virtual-clock.ts'

const MINUTE = 60_000

let emulator: Emulator<VirtualClock>
let id: string

const start = async (options: object = {}): Promise<void> => {
  emulator = await startEmulator({ quotas: true, clock: new VirtualClock(), ...options })
  id = emulator.people.createDocument('quotas')
}

const read = async (token = 'ours'): Promise<number> =>
  (await ask(emulator, 'GET', `/v4/spreadsheets/${id}/values/A1`, { token })).status

const write = async (token = 'ours'): Promise<number> =>
  (
    await ask(emulator, 'PUT', `/v4/spreadsheets/${id}/values/A1?valueInputOption=RAW`, {
      token,
      body: { values: [[1]] },
    })
  ).status

const statuses = async (times: number, call: (at: number) => Promise<number>): Promise<number[]> => {
  const all: number[] = []
  for (let at = 0; at < times; at++) all.push(await call(at))
  return all
}

const passed = (all: readonly number[]): number => all.filter((status) => status === 200).length

beforeEach(() => start())
afterEach(() => emulator.stop())

describe('quotas', () => {
  test.each([
    { kind: 'read', call: read, other: write },
    { kind: 'write', call: write, other: read },
  ])('let 60 $kind requests of one token pass in a minute, and count the other kind apart', async (row) => {
    expect(passed(await statuses(65, () => row.call()))).toBe(60)
    expect(await row.other()).toBe(200)
    expect(await row.call('theirs')).toBe(200)
  })

  test('begin anew with each minute of the clock, and refused requests cost nothing', async () => {
    await emulator.clock.advance(59_000)
    await statuses(61, () => read())
    expect(await read()).toBe(429)
    await emulator.clock.advance(999)
    expect(await read()).toBe(429)
    await emulator.clock.advance(1)
    expect(passed(await statuses(61, () => read()))).toBe(60)
  })

  test('hold 300 requests of a project, whoever sends them', async () => {
    const all = await statuses(310, (at) => read(`person ${at % 10}`.replace(' ', '')))
    expect(passed(all)).toBe(300)
    const last = await ask(emulator, 'GET', `/v4/spreadsheets/${id}`)
    expect(last.json()).toMatchObject({
      error: { details: [{ metadata: { quota_limit: 'ReadRequestsPerMinutePerProject' } }] },
    })
  })

  test.each([
    { kind: 'read', metric: 'Read requests', limit: 'ReadRequestsPerMinutePerUser', call: read },
    { kind: 'write', metric: 'Write requests', limit: 'WriteRequestsPerMinutePerUser', call: write },
  ])('refuse a $kind with the recorded body and no Retry-After', async ({ kind, metric, limit, call }) => {
    await statuses(60, () => call())
    const target = `/v4/spreadsheets/${id}/values/A1`
    const refused =
      kind === 'read' ? await ask(emulator, 'GET', target) : await ask(emulator, 'POST', `${target}:clear`)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBeNull()
    expect(refused.json()).toEqual({
      error: {
        code: 429,
        message:
          `Quota exceeded for quota metric '${metric}' and limit '${metric} per minute per user' of service ` +
          "'sheets.googleapis.com' for consumer 'project_number:123456789012'.",
        status: 'RESOURCE_EXHAUSTED',
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
            reason: 'RATE_LIMIT_EXCEEDED',
            domain: 'googleapis.com',
            metadata: {
              quota_metric: `sheets.googleapis.com/${kind}_requests`,
              quota_limit: limit,
              service: 'sheets.googleapis.com',
              consumer: 'projects/123456789012',
            },
          },
        ],
      },
    })
  })

  test('count neither Drive nor tokens nor people, and need a token before they count', async () => {
    await statuses(
      70,
      async () => (await ask(emulator, 'GET', `/drive/v3/files/${id}?fields=version`)).status,
    )
    await statuses(70, async () => (await ask(emulator, 'POST', '/token', { token: null })).status)
    await statuses(
      70,
      async () => (await ask(emulator, 'GET', `/v4/spreadsheets/${id}`, { token: null })).status,
    )
    for (let edits = 0; edits < 70; edits++) emulator.people.at(id, 'Sheet1').setCell('A1', edits)
    expect(await read()).toBe(200)
    expect(await write()).toBe(200)
  })

  test('can be other than Google’s, and are off unless asked for', async () => {
    await emulator.stop()
    await start({ quotas: { perToken: 2, perProject: 3 } })
    expect(passed(await statuses(5, (at) => read(at < 3 ? 'one' : 'two')))).toBe(3)
    await emulator.stop()
    await start({ quotas: false })
    expect(passed(await statuses(70, () => read()))).toBe(70)
  })

  test('a minute is one of the clock, so a burst may straddle two', async () => {
    await emulator.clock.advance(MINUTE - 1)
    expect(passed(await statuses(60, () => write()))).toBe(60)
    await emulator.clock.advance(1)
    expect(passed(await statuses(60, () => write()))).toBe(60)
  })
})

test.each<[method: string, path: string, kind: RequestKind]>([
  ['GET', '/v4/spreadsheets/X', 'read'],
  ['GET', '/v4/spreadsheets/X/', 'read'],
  ['GET', '/v4/spreadsheets/X/values:batchGet', 'read'],
  ['POST', '/v4/spreadsheets/X:getByDataFilter', 'read'],
  ['POST', '/v4/spreadsheets/X/:getByDataFilter', 'read'],
  ['POST', '/v4/spreadsheets/X/values:batchGetByDataFilter', 'read'],
  ['POST', '/v4/spreadsheets/X/developerMetadata:search', 'read'],
  ['GET', '/v4/spreadsheets/X/developerMetadata/7', 'read'],
  ['POST', '/v4/spreadsheets', 'write'],
  ['POST', '/v4/spreadsheets/X/:batchUpdate', 'write'],
  ['PUT', '/v4/spreadsheets/X/values/A1', 'write'],
  ['POST', '/v4/spreadsheets/X/values/A1:append', 'write'],
  ['POST', '/v4/spreadsheets/X/values/A1:clear', 'write'],
  ['POST', '/v4/spreadsheets/X/values:batchUpdateByDataFilter', 'write'],
  ['POST', '/v4/spreadsheets/X/sheets/0:copyTo', 'write'],
  ['GET', '/drive/v3/files/X', 'drive'],
  ['POST', '/upload/drive/v3/files', 'drive'],
  ['POST', '/token', 'token'],
])('%s %s is a %s call', (method, path, kind) => {
  expect(kindOf(method, path)).toBe(kind)
})
