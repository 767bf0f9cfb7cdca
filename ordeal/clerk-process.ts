import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { ClockRate } from './fast-clock.ts'
import { type Request, type Told, told } from './message.ts'

/** What is told of a clerk while it works. */
export interface ClerkListener {
  readonly onTold: (message: Extract<Told, { readonly tell: 'seen' | 'answer' }>) => void
  readonly onFault: (text: string) => void
}

/** A clerk: the service as a process of its own, which can be killed. */
export class ClerkProcess {
  readonly #child: ChildProcess
  readonly #ready: Promise<void>
  #isKilled = false

  constructor(folder: string, clock: ClockRate, listener: ClerkListener) {
    const settings = JSON.stringify({ folder, clock })
    this.#child = spawn(process.execPath, [join(import.meta.dirname, 'clerk.ts'), settings], {
      stdio: ['pipe', 'pipe', 'pipe'],
      // A clerk that is killed every few seconds is not to be compiled anew each time.
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'ordeal-compiled') },
    })
    const { stdout, stderr, stdin } = this.#child
    if (stdout === null || stderr === null || stdin === null) throw new Error('a clerk without pipes')
    // Whoever is killed reads no more.
    stdin.on('error', () => undefined)
    stderr.on('data', (text: Buffer) => listener.onFault(text.toString()))
    this.#ready = new Promise((ready, failed) => {
      createInterface({ input: stdout }).on('line', (line) => {
        const message = told.parse(JSON.parse(line))
        if (message.tell === 'ready') ready()
        else if (message.tell === 'fault') listener.onFault(message.text)
        else listener.onTold(message)
      })
      this.#child.once('exit', () => {
        if (this.#isKilled) ready()
        else {
          listener.onFault('the clerk ended by itself')
          failed(new Error('the clerk ended by itself'))
        }
      })
    })
    this.#ready.catch(() => undefined)
  }

  /** Resolves when the clerk serves, or is killed before. */
  get ready(): Promise<void> {
    return this.#ready
  }

  ask(request: Request): void {
    if (!this.#isKilled) this.#child.stdin?.write(`${JSON.stringify(request)}\n`)
  }

  /** Ends it without a word; everything it has told is heard first. */
  async kill(): Promise<void> {
    this.#isKilled = true
    const closed = once(this.#child, 'close')
    this.#child.kill('SIGKILL')
    await closed
  }
}
