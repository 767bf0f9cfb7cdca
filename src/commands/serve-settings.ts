import { readFile } from 'node:fs/promises'
import type { Office } from '../office.ts'
import { oidcSignIn, SignInFailure } from '../server/oidc.ts'
import { demoSignIn, type SignIn } from '../server/sign-in.ts'
import { type TrustedDocuments, trustedDocuments } from '../server/trusted-documents.ts'
import { isDemoOffice } from './demo.ts'
import { CommandFailure } from './failure.ts'

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

/** How people sign in to an office; fails where that would let in anybody, or nobody. */
export async function signInOf(
  { signIn, folder }: Office,
  host: string,
  onKeysUnreachable: (error: unknown) => void,
): Promise<SignIn> {
  if (signIn === null)
    throw new CommandFailure(
      'signIn is missing in office.json: nobody could sign in.',
      'Say who signs people in: "signIn": {"mode": "oidc", "issuer": "https://…", "audience": "ikusei"}.',
    )
  if (signIn !== 'demo')
    return oidcSignIn(signIn, { onKeysUnreachable }).catch((error: unknown) => {
      if (!(error instanceof SignInFailure)) throw error
      throw new CommandFailure(
        error.message,
        'Check signIn in office.json, and that this machine reaches the issuer.',
      )
    })
  if (LOOPBACK.includes(host) && isDemoOffice(folder)) return demoSignIn
  throw new CommandFailure(
    'signIn.mode "demo" is for the demo office on this machine only: everyone there may choose who they are.',
    'Run `ikusei demo`, or set "signIn": {"mode": "oidc", …} in office.json.',
  )
}

/** Fails where an embed has no secret: nobody could look at it. */
export function requireSecrets({ secretsMissing }: Office): void {
  if (secretsMissing.length === 0) return
  throw new CommandFailure(
    `embeds need ${secretsMissing.join(', ')} in the environment.`,
    'Each is 32 random bytes in base64, shared with the page’s back end: openssl rand -base64 32',
  )
}

/** The documents that an office trusts. */
export async function documentsOf({ api: { documents } }: Office): Promise<TrustedDocuments> {
  if (documents === null) return new Map()
  const text = await readFile(documents, 'utf8').catch(() => null)
  const read = trustedDocuments.safeParse(text === null ? null : jsonIn(text))
  if (read.success) return read.data
  throw new CommandFailure(
    `api.documents: ${documents} holds no trusted documents.`,
    'It is the file persisted-documents.json of GraphQL Code Generator: {"hash": "query …"}.',
  )
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
