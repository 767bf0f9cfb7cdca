import * as z from 'zod'
import { SourceError, type SourceFault } from '../source.ts'
import { parseJson } from './json.ts'

/** An answer that is no success, as far as it matters why. */
export interface Refusal {
  readonly status: number
  readonly body: string
  readonly retryAfter: string | null
}

const reasons = z.array(z.looseObject({ reason: z.string().optional() }))
const errorBody = z.looseObject({
  error: z.looseObject({
    message: z.string().optional(),
    errors: reasons.optional(),
    details: reasons.optional(),
  }),
})

/** What Google says in `reason`, of its two ways to say it, and the fault it means. */
const FAULT_OF_REASON: Readonly<Record<string, SourceFault>> = {
  SERVICE_DISABLED: 'API_OFF',
  accessNotConfigured: 'API_OFF',
  ACCESS_TOKEN_SCOPE_INSUFFICIENT: 'SCOPE_MISSING',
  insufficientPermissions: 'SCOPE_MISSING',
  RATE_LIMIT_EXCEEDED: 'BUSY',
  rateLimitExceeded: 'BUSY',
  userRateLimitExceeded: 'BUSY',
  quotaExceeded: 'BUSY',
}

const FAULT_OF_STATUS: Readonly<Record<number, SourceFault>> = {
  400: 'DAMAGED',
  401: 'NOT_SIGNED_IN',
  403: 'NOT_SHARED',
  404: 'MISSING',
  413: 'TOO_LARGE',
  429: 'BUSY',
}

/** What a refusal of Google means; quota is refused with 429 by Sheets and with 403 by Drive. */
export function refusalFault({ status, body }: Refusal): SourceError {
  const parsed = errorBody.safeParse(parseJson(body)).data?.error
  const known = [...(parsed?.details ?? []), ...(parsed?.errors ?? [])]
    .map(({ reason }) => FAULT_OF_REASON[reason ?? ''])
    .find((fault) => fault !== undefined)
  const fault = (status === 403 ? known : undefined) ?? FAULT_OF_STATUS[status] ?? 'UNREACHABLE'
  // What Google says differs from call to call where quota is meant; one outage is to be told of once.
  const said = fault === 'BUSY' || status >= 500 ? undefined : parsed?.message
  return new SourceError(fault, said === undefined ? `Google answered ${status}` : `${status} ${said}`)
}

/** What a call that brought no answer means: no way to Google, no answer in time, or no token. */
export function callFault(error: unknown): SourceError {
  if (error instanceof SourceError) return error
  const text = error instanceof Error ? messagesOf(error) : String(error)
  if (/invalid_grant|invalid_client|unauthorized_client|DECODER|PEM|asn1/iu.test(text))
    return new SourceError('NOT_SIGNED_IN', text, { cause: error })
  return new SourceError('UNREACHABLE', 'no answer from Google', { cause: error })
}

/** How long Google asks to wait, in milliseconds; it says so seldom. */
export function retryAfterOf({ retryAfter }: Refusal): number | null {
  const seconds = Number(retryAfter ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null
}

const messagesOf = (error: Error): string =>
  error.cause instanceof Error ? `${error.message}: ${messagesOf(error.cause)}` : error.message
