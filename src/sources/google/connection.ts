import { JWT } from 'google-auth-library'
import { GoogleSpreadsheet } from 'google-spreadsheet'
import { type Clock, systemClock } from '../../clock.ts'
import { SourceError } from '../source.ts'
import { type Allowance, makeAllowance } from './allowance.ts'
import { callFault, type Refusal, refusalFault, retryAfterOf } from './failure.ts'
import type { ServiceAccount } from './service-account.ts'

/** How Google is reached. */
export interface GoogleAccess {
  readonly account: ServiceAccount | null
  /** Another origin that serves Google's paths, such as the emulator's; `null` is Google. */
  readonly endpoint: string | null
  readonly clock?: Clock
  readonly random?: () => number
}

/** What a call is for: reading a workbook anew, looking up what a write is about, writing, or asking Drive. */
export type CallKind = 'read' | 'lookup' | 'write' | 'drive'

/** One request, by one of a spreadsheet's clients. */
type Send = (doc: GoogleSpreadsheet) => Promise<Response>

/** The way to Google of the whole server: one account, one quota. */
export interface GoogleConnection {
  readonly clock: Clock
  /** The account that spreadsheets are shared with; `null` where none is needed. */
  readonly email: string | null
  /** Where calls go. */
  readonly origin: string
  /** Makes one call within the quota and parses its JSON; rejects with a `SourceError`. */
  call<T>(kind: CallKind, send: Send, id: string): Promise<T>
}

/** Of Google's 60 a minute for one account, some are left to other programs and to a restart. */
const CALLS_A_MINUTE = { read: 50, write: 50, drive: 300 } as const

/** So many reads are left to either purpose: writing does not wait for a storm of changes to be read, nor they for it. */
const READS_LEFT = 10

/** What is asked of the account's owner: the sheets, and when a file changed. */
export const SCOPES = [
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/drive.metadata.readonly',
]

const SHEETS_PATH = '/v4/spreadsheets'
const DRIVE_PATH = '/drive/v3/files'

/** Options of every call: this side decides what is tried again, and reads refusals itself. */
export const CALL = { retry: 0, throwHttpErrors: false, timeout: 180_000 } as const

/** Opens the way to Google; nothing is sent before the first call. */
export function connectGoogle({
  account,
  endpoint,
  clock = systemClock,
  random,
}: GoogleAccess): GoogleConnection {
  const reads = makeAllowance(CALLS_A_MINUTE.read, clock, random, READS_LEFT)
  const allowances: Readonly<Record<CallKind, Allowance>> = {
    read: reads,
    lookup: reads,
    write: makeAllowance(CALLS_A_MINUTE.write, clock, random),
    drive: makeAllowance(CALLS_A_MINUTE.drive, clock, random),
  }
  let auth = authOf(account, endpoint)
  const documents = new Map<string, GoogleSpreadsheet>()

  const open = (id: string): GoogleSpreadsheet => {
    const doc = documents.get(id) ?? documentAt(id, auth, endpoint)
    documents.set(id, doc)
    return doc
  }

  const attempt = async <T>(kind: CallKind, send: Send, id: string): Promise<T> => {
    await allowances[kind].take(kind)
    const failed = (fault: SourceError, askedForMs: number | null): SourceError => {
      if (fault.fault === 'BUSY' || fault.fault === 'UNREACHABLE') allowances[kind].pause(fault, askedForMs)
      return fault
    }
    // A connection that breaks, and an answer that is cut off, are no answer.
    const answer = await answerTo<T>(send(open(id))).catch((error: unknown) => {
      throw failed(callFault(error), null)
    })
    if ('refusal' in answer) throw failed(refusalFault(answer.refusal), retryAfterOf(answer.refusal))
    allowances[kind].succeed()
    return answer.body
  }

  return {
    clock,
    email: account?.email ?? null,
    origin: endpoint ?? 'https://sheets.googleapis.com',
    call: <T>(kind: CallKind, send: Send, id: string) =>
      attempt<T>(kind, send, id).catch((error: unknown) => {
        if (!(error instanceof SourceError) || error.fault !== 'NOT_SIGNED_IN') throw error
        // A token may have been taken back before its time: one new token, one more attempt.
        auth = authOf(account, endpoint)
        documents.clear()
        return attempt<T>(kind, send, id)
      }),
  }
}

/** Reads an answer whole: its JSON, or the refusal that it is. */
async function answerTo<T>(
  sent: Promise<Response>,
): Promise<{ readonly body: T } | { readonly refusal: Refusal }> {
  const answer = await sent
  const text = await answer.text()
  if (!answer.ok)
    return { refusal: { status: answer.status, body: text, retryAfter: answer.headers.get('retry-after') } }
  try {
    return { body: JSON.parse(text) }
  } catch (cause) {
    throw new SourceError('UNREACHABLE', 'no answer from Google', { cause })
  }
}

type Auth = ConstructorParameters<typeof GoogleSpreadsheet>[1]

function authOf(account: ServiceAccount | null, endpoint: string | null): Auth {
  if (account === null) {
    if (endpoint === null) throw new SourceError('NOT_SIGNED_IN', 'no key of a service account was given')
    return { token: 'emulated' }
  }
  return new JWT({
    email: account.email,
    key: account.privateKey,
    scopes: SCOPES,
    transporterOptions: {
      fetchImplementation: (target, init) => fetch(endpoint === null ? target : tokenAt(endpoint), init),
    },
  })
}

/** The library knows one address for tokens. */
const tokenAt = (endpoint: string): string => `${endpoint}/token`

function documentAt(id: string, auth: Auth, endpoint: string | null): GoogleSpreadsheet {
  const doc = new GoogleSpreadsheet(id, auth, { retryConfig: CALL.retry })
  if (endpoint !== null) {
    // The library has no setting for its origin; both clients are readonly in its types alone.
    const open = doc as Redirected
    open.sheetsApi = doc.sheetsApi.extend({ prefix: `${endpoint}${SHEETS_PATH}/${id}` })
    open.driveApi = doc.driveApi.extend({ prefix: `${endpoint}${DRIVE_PATH}/${id}` })
  }
  return doc
}

type Redirected = { -readonly [K in 'sheetsApi' | 'driveApi']: GoogleSpreadsheet[K] }
