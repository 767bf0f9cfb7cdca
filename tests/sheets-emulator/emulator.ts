import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Clock } from '../../src/clock.ts'
import { type Account, type ApiAnswer, type ApiRequest, answer, openAccount } from './answer.ts'
import { readRequest, writeAnswer } from './exchange.ts'
import type { Fault } from './fault.ts'
import { Faults } from './faults.ts'
import { LateWork } from './late-work.ts'
import { type LogEntry, RequestLog } from './log.ts'
import { People } from './people.ts'
import { GOOGLE_LIMITS, type QuotaLimits, Quotas } from './quotas.ts'
import { internalError, refusal, unauthenticated } from './refusals.ts'
import { VirtualClock } from './virtual-clock.ts'
import { waitOnce } from './wait-once.ts'

/** How an emulator is to be; what is left out is Google's way on a virtual clock, without quotas. */
export interface EmulatorOptions {
  /** 0 for any free one. */
  readonly port?: number
  /** Google's limits, or others; none unless asked for. */
  readonly quotas?: boolean | QuotaLimits
  readonly clock?: Clock
  /** Documents that are there already; `openAccount` makes one. */
  readonly account?: Account
}

/** A Google of one's own. */
export interface Emulator<C extends Clock = Clock> {
  readonly origin: string
  readonly clock: C
  readonly account: Account
  /** Whoever edits the sheets beside us. */
  readonly people: People
  /** What is to go wrong. */
  readonly faults: Faults
  /** What we asked for. */
  readonly log: RequestLog
  stop(): Promise<void>
}

const TOKEN_LASTS = 3_599
const ANONYMOUS = 'nobody'

/** Starts an emulator on the loopback interface. */
export function startEmulator<C extends Clock>(
  options: EmulatorOptions & { readonly clock: C },
): Promise<Emulator<C>>
export function startEmulator(options?: EmulatorOptions): Promise<Emulator<VirtualClock>>
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const google = new Google(options)
  const origin = await google.listen(options.port ?? 0)
  const { clock, people, faults, log } = google
  return {
    origin,
    clock,
    people,
    faults,
    log,
    get account() {
      google.late.catchUp()
      return google.account
    },
    stop: () => google.stop(),
  }
}

class Google {
  readonly clock: Clock
  readonly late: LateWork
  readonly account: Account
  readonly people: People
  readonly faults: Faults
  readonly log = new RequestLog()
  readonly #quotas: Quotas | null
  readonly #closing = new AbortController()
  readonly #sockets = new Set<Socket>()
  #tokens = 0
  readonly #server = createServer((incoming, outgoing) => {
    this.#serve(incoming, outgoing).catch(() => outgoing.socket?.destroy())
  })

  constructor(options: EmulatorOptions) {
    this.clock = options.clock ?? new VirtualClock()
    const now = (): number => this.clock.now()
    this.late = new LateWork(now)
    this.account = options.account ?? openAccount(this.late.now)
    this.faults = new Faults(now)
    const { quotas = false } = options
    this.#quotas = quotas ? new Quotas(now, quotas === true ? GOOGLE_LIMITS : quotas) : null
    this.people = new People((request) => {
      this.late.catchUp()
      return answer(this.account, request)
    })
    this.faults.onDown = (down) => {
      if (down) for (const socket of this.#sockets) socket.destroy()
    }
    this.#server.on('connection', (socket) => this.#welcome(socket))
  }

  listen(port: number): Promise<string> {
    return new Promise((listening, failed) => {
      this.#server.once('error', failed)
      this.#server.listen(port, '127.0.0.1', () => {
        const address = this.#server.address()
        listening(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`)
      })
    })
  }

  async stop(): Promise<void> {
    this.#closing.abort()
    const closed = new Promise((done) => this.#server.close(done))
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }

  #welcome(socket: Socket): void {
    if (this.faults.down) socket.destroy()
    this.#sockets.add(socket)
    socket.once('close', () => this.#sockets.delete(socket))
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await readRequest(incoming)
    const accepts = String(incoming.headers['accept-encoding'] ?? '')
    const entry = this.log.add(request, this.clock.now())
    const fault = this.faults.strike(entry)
    const refused = this.#refusal(request, entry)
    const outcome = refused ?? (await this.#outcome(request, entry, fault))
    if (outcome === 'reset') {
      incoming.socket.resetAndDestroy()
      return
    }
    const isSpoilt = refused === null && fault?.kind === 'spoilt'
    if (!isSpoilt) entry.status = outcome.status
    writeAnswer({ request, accepts, answer: outcome }, outgoing, isSpoilt ? fault.how : 'whole')
  }

  /** Why a request is not even looked at. A key instead of a token is enough to read. */
  #refusal(request: ApiRequest, { kind }: LogEntry): ApiAnswer | null {
    if (kind === 'token') return null
    const key = request.method === 'GET' ? request.query.get('key') : null
    if (request.token === null && key === null) return unauthenticated()
    return this.#quotas?.spend(kind, request.token ?? key ?? ANONYMOUS) ?? null
  }

  async #outcome(request: ApiRequest, entry: LogEntry, fault: Fault | null): Promise<ApiAnswer | 'reset'> {
    this.late.catchUp()
    this.people.beforeCall(entry)
    const work = (): ApiAnswer =>
      entry.kind === 'token' ? this.#token(request) : answer(this.account, request)
    switch (fault?.kind) {
      case 'error':
        if (fault.applied) work()
        return fault.answer(entry.kind)
      case 'reset':
        if (fault.applied) work()
        return 'reset'
      case 'late':
        this.late.add(fault.ms, work)
        return fault.now
      case 'slow':
        return this.#slowly(fault, work)
      default:
        return work()
    }
  }

  async #slowly(fault: Fault & { kind: 'slow' }, work: () => ApiAnswer): Promise<ApiAnswer> {
    let done: ApiAnswer | null = fault.work === 'first' ? work() : null
    if (done === null)
      this.late.add(fault.ms, () => {
        done = work()
      })
    await waitOnce(this.clock, fault.ms, this.#closing.signal)
    this.late.catchUp()
    return done ?? internalError()
  }

  #token(request: ApiRequest): ApiAnswer {
    if (request.method !== 'POST') return refusal(404, 'NOT_FOUND', 'Tokens are posted for.')
    this.#tokens++
    return {
      status: 200,
      body: { access_token: `emulated-token-${this.#tokens}`, expires_in: TOKEN_LASTS, token_type: 'Bearer' },
    }
  }
}
