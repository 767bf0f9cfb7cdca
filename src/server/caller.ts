import type { IncomingMessage } from 'node:http'
import type { RefusalCode } from '../graph/refusals.ts'
import type { View } from '../view/view.ts'
import { type RateLimit, type Rates, rateLimit } from './rate-limit.ts'
import type { SignIn } from './sign-in.ts'

/** Who sends a request, and what they may see. */
export interface Caller {
  readonly subject: string
  /** When their sign-in runs out, in milliseconds; `null` for never. */
  readonly expiresAt: number | null
  readonly view: View
}

/** A request that is turned away. */
export interface TurnedAway {
  readonly status: number
  readonly code: RefusalCode
  readonly headers: Readonly<Record<string, string>>
}

/** What somebody may see now, or why nothing. */
export type ViewFor = (subject: string) => View | 'FORBIDDEN' | 'NOT_READY'

/** Lets callers in. */
export interface Gate {
  /** Who sends a request: known before a byte of its body is looked at. */
  admit(request: IncomingMessage): Promise<Caller | TurnedAway>
}

/** Opens the gate. */
export function openGate(signIn: SignIn, viewFor: ViewFor, rates: Rates): Gate {
  const known = rateLimit(rates.requests)
  const unknown = rateLimit(rates.unknown)
  return {
    admit: async (request) => {
      const subject = await signIn.subjectOf(request.headers)
      if (subject === null)
        return (
          tooMany(unknown, request.socket.remoteAddress ?? '') ??
          turnedAway(
            signIn.refusal,
            signIn.refusal === 'UNAUTHENTICATED' ? { 'www-authenticate': 'Bearer' } : {},
          )
        )
      const over = tooMany(known, subject.id)
      if (over) return over
      const view = viewFor(subject.id)
      if (view === 'NOT_READY') return turnedAway(view, { 'retry-after': '1' })
      return view === 'FORBIDDEN'
        ? turnedAway(view)
        : { subject: subject.id, expiresAt: subject.expiresAt, view }
    },
  }
}

const STATUS = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_READY: 503, TOO_MANY_REQUESTS: 429 } as const

const turnedAway = (
  code: keyof typeof STATUS,
  headers: Readonly<Record<string, string>> = {},
): TurnedAway => ({ status: STATUS[code], code, headers })

function tooMany(limit: RateLimit, caller: string): TurnedAway | null {
  const seconds = limit.take(caller)
  return seconds === 0 ? null : turnedAway('TOO_MANY_REQUESTS', { 'retry-after': String(seconds) })
}
