import type { Emulator } from './emulator.ts'

/** What came back from the emulator over HTTP. */
export interface Got {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; throws where it is none. */
  json(): unknown
}

/** Asks the emulator over HTTP as a client would; a broken connection throws. */
export async function ask(
  emulator: Pick<Emulator, 'origin'>,
  method: string,
  target: string,
  { body, token = 'ours', headers = {} }: AskOptions = {},
): Promise<Got> {
  const answer = await fetch(emulator.origin + target, {
    method,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, json: () => JSON.parse(text) }
}

/** What a request brings beside its address. */
export interface AskOptions {
  readonly body?: object
  /** null for none. */
  readonly token?: string | null
  readonly headers?: Readonly<Record<string, string>>
}
