import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a command printed and how it ended. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** What is served has pages in JSX, which node does not read by itself. */
const SOURCES = ['--import', './tsx-in-node.ts', 'src/main.ts']

const environment = () => ({ ...process.env, NO_COLOR: '1' })

const start = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [...(args[0] === 'start' ? SOURCES : ['src/main.ts']), ...args], {
    env: environment(),
  })

/** Runs `ikusei` from its sources until it ends. */
export async function ikusei(...args: readonly string[]): Promise<Ended> {
  const child = start(args)
  const printed = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      printed[stream] += text
    })
  const code = await new Promise<number | null>((ended) => child.once('close', ended))
  return { code, ...printed }
}

/** A server under way: where it listens, and how to end it. */
export interface Serving {
  readonly origin: string
  readonly printed: () => string
  stop(): Promise<number | null>
  /** Ends it without a word. */
  kill(): Promise<unknown>
}

/** Starts a command whose files may not grow beyond so many kilobytes, as on a disk that is nearly full. */
const startWithin = (kilobytes: number, args: readonly string[]): ChildProcess =>
  // Without the trap the system would end a process that writes more.
  spawn(
    'bash',
    [
      '-c',
      `trap '' XFSZ; ulimit -f ${kilobytes}; exec "$0" ${SOURCES.join(' ')} "$@"`,
      process.execPath,
      ...args,
    ],
    { env: environment() },
  )

/** Starts `ikusei start` on a free port and waits for `/ready`. */
export async function serve(office: string, largestFile: number | null = null): Promise<Serving> {
  const args = ['start', office, '--port', '0']
  const child = largestFile === null ? start(args) : startWithin(largestFile, args)
  let printed = ''
  const origin = await new Promise<string>((found, failed) => {
    const look = (text: string): void => {
      printed += text
      const url = /GraphQL {2}(http:\S+)\/graphql/u.exec(printed)?.[1]
      if (url) found(url)
    }
    child.stdout?.setEncoding('utf8').on('data', look)
    child.stderr?.setEncoding('utf8').on('data', look)
    child.once('exit', (code) => failed(new Error(`start ended with ${code}: ${printed}`)))
  })
  while ((await fetch(`${origin}/ready`)).status !== 200) await new Promise((again) => setImmediate(again))
  const end = (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
    const ended = new Promise<number | null>((done) => child.once('exit', done))
    child.kill(signal)
    return ended
  }
  return {
    origin,
    printed: () => printed,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

/** A folder of its own that is gone when the work is done. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'ikusei-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
