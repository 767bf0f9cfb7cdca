import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { SourceError } from '../source.ts'
import { parseJson } from './json.ts'

/** The key of a service account, as far as it is needed to sign in. */
export interface ServiceAccount {
  readonly email: string
  readonly privateKey: string
}

const keyFile = z.looseObject({
  type: z.literal('service_account'),
  client_email: z.email(),
  private_key: z.string().startsWith('-----BEGIN'),
})

/** Reads the JSON key file of a service account; throws a `SourceError` that says what the file lacks. */
export function readServiceAccount(path: string): ServiceAccount {
  const parsed = keyFile.safeParse(parseJson(textOf(path)))
  if (parsed.success) return { email: parsed.data.client_email, privateKey: parsed.data.private_key }
  throw new SourceError(
    'NOT_SIGNED_IN',
    `the key file ${path} is no JSON key of a service account (it needs type, client_email and private_key)`,
  )
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new SourceError('NOT_SIGNED_IN', `the key file ${path} cannot be read`, { cause })
  }
}
