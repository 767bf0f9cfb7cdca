import { afterEach, beforeEach, expect, test } from 'vitest'
import { ask } from './ask.ts'
import { type Emulator, startEmulator } from './emulator.ts'
import { overQuota, resetBefore } from './fault.ts'
import type { VirtualClock } from './virtual-clock.ts'

let emulator: Emulator<VirtualClock>
let id: string

beforeEach(async () => {
  emulator = await startEmulator()
  id = emulator.people.createDocument('log')
})
afterEach(() => emulator.stop())

const values = (): string => `/v4/spreadsheets/${id}/values/A1`

test('an entry tells what was asked, when, and what was answered', async () => {
  await emulator.clock.advance(1_500)
  await ask(emulator, 'PUT', `${values()}?valueInputOption=RAW`, {
    body: { values: [['あ']] },
    token: 'mine',
  })
  expect(emulator.log.entries).toHaveLength(1)
  const [entry] = emulator.log.entries
  expect(entry).toMatchObject({
    method: 'PUT',
    path: values(),
    kind: 'write',
    status: 200,
    token: 'mine',
    at: emulator.clock.now(),
    body: { values: [['あ']] },
  })
  expect(entry?.query.get('valueInputOption')).toBe('RAW')
  expect(entry?.body).toBe(entry?.body)
})

test('entries are counted by kind, moment, path and status', async () => {
  await ask(emulator, 'GET', values())
  await ask(emulator, 'GET', values(), { token: null })
  await emulator.clock.advance(1_000)
  const since = emulator.clock.now()
  await ask(emulator, 'GET', `/v4/spreadsheets/${id}`)
  await ask(emulator, 'GET', `/drive/v3/files/${id}?fields=version`)
  await ask(emulator, 'POST', '/token', { token: null })
  emulator.faults.once(overQuota)
  await ask(emulator, 'GET', values())
  emulator.faults.once(resetBefore)
  await expect(ask(emulator, 'GET', values())).rejects.toThrow('fetch failed')
  expect(emulator.log.count()).toBe(7)
  expect(emulator.log.count({ kind: 'read' })).toBe(5)
  expect(emulator.log.count({ kind: 'read', since })).toBe(3)
  expect(emulator.log.count({ kind: 'drive' })).toBe(1)
  expect(emulator.log.count({ kind: 'token' })).toBe(1)
  expect(emulator.log.count({ path: /\/values\// })).toBe(4)
  expect(emulator.log.count({ status: 401 })).toBe(1)
  expect(emulator.log.count({ status: 429 })).toBe(1)
  expect(emulator.log.count({ status: null })).toBe(1)
  emulator.log.clear()
  expect(emulator.log.count()).toBe(0)
})

test('a body that is no JSON is its text, and no body is null', async () => {
  await fetch(emulator.origin + values(), { method: 'PUT', body: 'not JSON' })
  await ask(emulator, 'GET', values())
  expect(emulator.log.entries.map(({ body }) => body)).toEqual(['not JSON', null])
})

test('people’s edits are not in it', () => {
  emulator.people.at(id, 'Sheet1').setCell('A1', 'x')
  expect(emulator.log.count()).toBe(0)
})
