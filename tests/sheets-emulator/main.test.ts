import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { ask } from './ask.ts'

interface Started {
  readonly child: ChildProcess
  readonly stdout: () => string
  readonly stderr: () => string
  readonly ended: Promise<number | null>
}

function start(...args: readonly string[]): Started {
  const child = spawn(process.execPath, ['tests/sheets-emulator/main.ts', ...args])
  const printed = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      printed[stream] += text
    })
  const ended = new Promise<number | null>((done) => child.once('close', done))
  return { child, stdout: () => printed.stdout, stderr: () => printed.stderr, ended }
}

async function origin(started: Started): Promise<string> {
  for (;;) {
    const found = /^ready (?<origin>http:\/\/127\.0\.0\.1:\d+)\n$/mu.exec(started.stdout())?.groups?.[
      'origin'
    ]
    if (found !== undefined) return found
    if (started.child.exitCode !== null) throw new Error(started.stderr())
    await new Promise((again) => setImmediate(again))
  }
}

test.each(['SIGINT', 'SIGTERM'] as const)('serves on a free port until %s', async (signal) => {
  const started = start('--port', '0')
  const at = { origin: await origin(started) }
  expect(started.stdout()).toBe(`ready ${at.origin}\n`)
  const made = await ask(at, 'POST', '/v4/spreadsheets', { body: { properties: { title: 't' } } })
  expect(made.status).toBe(200)
  started.child.kill(signal)
  expect(await started.ended).toBe(0)
})

test('keeps Google’s quotas when asked to', async () => {
  const started = start('--port', '0', '--quotas')
  const at = { origin: await origin(started) }
  const statuses = new Set<number>()
  for (let asked = 0; asked < 125; asked++) statuses.add((await ask(at, 'GET', '/v4/spreadsheets/X')).status)
  expect(statuses).toEqual(new Set([404, 429]))
  started.child.kill()
  await started.ended
})

test.each([
  { args: [], says: '--port is missing' },
  { args: ['--port', 'eighty'], says: "'eighty' is no port" },
  { args: ['--port', '70000'], says: "'70000' is no port" },
  { args: ['--port', '0', '--unknown'], says: '--unknown' },
])('refuses $args with words and the usage', async ({ args, says }) => {
  const started = start(...args)
  expect(await started.ended).toBe(2)
  expect(started.stderr()).toContain(says)
  expect(started.stderr()).toContain('usage: npm run sheets-emulator')
  expect(started.stdout()).toBe('')
})

test('says that a port is taken', async () => {
  const other = createServer()
  const port = await new Promise<number>((listening) => {
    other.listen(0, '127.0.0.1', () => {
      const address = other.address()
      listening(typeof address === 'object' && address ? address.port : 0)
    })
  })
  const started = start('--port', String(port))
  expect(await started.ended).toBe(2)
  expect(started.stderr()).toContain(`port ${port} is taken`)
  other.close()
})
