import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** Whoever balances the load needs so long to notice that this process takes no more. */
const NOTICE_MS = 300
const IDLE_CHECK_MS = 50
/** Requests that take longer are cut off: the process must be gone within ten seconds. */
const LONGEST_MS = 8_000

/** A server that can be emptied: what has begun is finished, and nothing new begins. */
export interface Draining {
  readonly isDraining: boolean
  /** Takes no more connections, lets requests under way finish, and closes; resolves when all are gone. */
  drain(): Promise<void>
}

/** Prepares a server to be emptied one day. */
export function drainable(server: Server): Draining {
  let draining: Promise<void> | null = null
  server.on('request', (_request, response) => {
    // Kept connections would bring further requests.
    if (draining !== null && !response.headersSent) response.setHeader('connection', 'close')
  })
  const empty = async (): Promise<void> => {
    await wait(NOTICE_MS)
    const closed = new Promise((done) => server.close(done))
    const closeIdle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS)
    const cutOff = setTimeout(() => server.closeAllConnections(), LONGEST_MS)
    await closed
    clearInterval(closeIdle)
    clearTimeout(cutOff)
  }
  return {
    get isDraining() {
      return draining !== null
    },
    drain: () => {
      draining ??= empty()
      return draining
    },
  }
}
