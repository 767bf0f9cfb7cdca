import { Agent, get, type IncomingHttpHeaders } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { ask } from './ask.ts'
import { type Emulator, startEmulator } from './emulator.ts'
import { VirtualClock } from './virtual-clock.ts'

let emulator: Emulator<VirtualClock>
let id: string

beforeEach(async () => {
  emulator = await startEmulator()
  const block = Array.from({ length: 200 }, (_, row) => [`row ${row}`, row])
  id = emulator.people.createDocument('emulator', { Sheet1: block })
})
afterEach(() => emulator.stop())

interface Raw {
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

const raw = (target: string, headers: Record<string, string>, agent?: Agent): Promise<Raw> =>
  new Promise((got, failed) => {
    const options = { headers: { authorization: 'Bearer ours', ...headers }, ...(agent && { agent }) }
    get(emulator.origin + target, options, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => got({ headers: answer.headers, body: Buffer.concat(parts) }))
    }).on('error', failed)
  })

test('answers are JSON, pretty-printed unless that is turned off', async () => {
  const pretty = await ask(emulator, 'GET', `/v4/spreadsheets/${id}/values/Sheet1`)
  const compact = await ask(emulator, 'GET', `/v4/spreadsheets/${id}/values/Sheet1?prettyPrint=false`)
  expect(pretty.headers.get('content-type')).toBe('application/json; charset=UTF-8')
  expect(pretty.text).toContain('\n  "')
  expect(compact.text).not.toContain('\n')
  expect(compact.json()).toEqual(pretty.json())
})

test('a big answer is zipped for whoever takes it', async () => {
  const target = `/v4/spreadsheets/${id}/values/Sheet1`
  const plain = await raw(target, {})
  const zipped = await raw(target, { 'accept-encoding': 'gzip' })
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(zipped.headers['content-encoding']).toBe('gzip')
  expect(zipped.body.length).toBeLessThan(plain.body.length / 3)
  expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true)
  const small = await raw(`/v4/spreadsheets/${id}/values/Z1`, { 'accept-encoding': 'gzip' })
  expect(small.headers['content-encoding']).toBeUndefined()
})

test('a connection serves more than one request', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let connections = 0
  agent.on('free', () => {
    connections++
  })
  await raw(`/v4/spreadsheets/${id}`, {}, agent)
  const { headers } = await raw(`/v4/spreadsheets/${id}`, {}, agent)
  expect(headers.connection).toBe('keep-alive')
  expect(Object.values(agent.freeSockets).flat()).toHaveLength(1)
  expect(connections).toBe(2)
  agent.destroy()
})

test('a request without a token is refused, except one for a token', async () => {
  const refused = await ask(emulator, 'GET', `/v4/spreadsheets/${id}`, { token: null })
  expect(refused.status).toBe(401)
  expect(refused.json()).toMatchObject({ error: { code: 401, status: 'UNAUTHENTICATED' } })
  const token = await ask(emulator, 'POST', '/token', { token: null })
  expect(token.json()).toEqual({
    access_token: expect.any(String),
    expires_in: expect.any(Number),
    token_type: 'Bearer',
  })
})

test('a key instead of a token reads and does not write', async () => {
  const target = `/v4/spreadsheets/${id}/values/A1`
  expect((await ask(emulator, 'GET', `${target}?key=k`, { token: null })).status).toBe(200)
  expect((await ask(emulator, 'POST', `${target}:clear?key=k`, { token: null })).status).toBe(401)
})

test('a stop is prompt with connections open, and frees the port', async () => {
  const { port } = new URL(emulator.origin)
  await ask(emulator, 'GET', `/v4/spreadsheets/${id}`)
  await emulator.stop()
  const next = await startEmulator({ port: Number(port), account: emulator.account, clock: systemClock })
  const { body } = await raw(`/v4/spreadsheets/${id}`, {}, new Agent())
  expect(JSON.parse(body.toString())).toMatchObject({ spreadsheetId: id })
  await expect(startEmulator({ port: Number(port) })).rejects.toThrow('EADDRINUSE')
  await next.stop()
})

test('the clock is a virtual one unless another is given', async () => {
  expect(emulator.clock).toBeInstanceOf(VirtualClock)
})
