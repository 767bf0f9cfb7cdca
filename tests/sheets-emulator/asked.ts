import { type Account, answer, openAccount } from './answer.ts'

/** A document of its own, and a way to ask for it without HTTP. */
export interface Asked {
  readonly account: Account
  readonly id: string
  /** Asks below the document's address; answers status and body as one. */
  ask(method: string, path: string, body?: object): unknown
  /** Carries out requests of one batch. */
  batch(...requests: readonly object[]): unknown
  /** The values of a range as they are shown. */
  values(range: string): unknown
  /** Asks any address. */
  askFor(method: string, target: string, body?: object): { status: number; body: unknown }
}

/** A fresh account with one fresh document. */
export function askedDocument(now: () => number = () => 0): Asked {
  const account = openAccount(now)
  const askFor: Asked['askFor'] = (method, target, body) => {
    const url = new URL(target, 'http://emulator')
    const { status, body: told } = answer(account, {
      method,
      path: url.pathname,
      query: url.searchParams,
      body: body === undefined ? '' : JSON.stringify(body),
      contentType: null,
      token: 'test',
    })
    return { status, body: told }
  }
  askFor('POST', '/v4/spreadsheets', { properties: { title: 'book' } })
  const [id = ''] = account.documents.keys()
  const ask: Asked['ask'] = (method, path, body) => askFor(method, `/v4/spreadsheets/${id}${path}`, body).body
  return {
    account,
    id,
    askFor,
    ask,
    batch: (...requests) => ask('POST', ':batchUpdate', { requests }),
    values: (range) => {
      const told = ask('GET', `/values/${encodeURIComponent(range)}`)
      return typeof told === 'object' && told !== null && 'values' in told ? told.values : []
    },
  }
}
