import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { oidcSignIn } from '../../src/server/oidc.ts'
import { AUDIENCE, type Issuer, startIssuer } from './issuer.ts'
import { hrView, type Served, serve } from './served.ts'

let issuer: Issuer
let served: Served
let open: Served
let token = ''
beforeAll(async () => {
  issuer = await startIssuer()
  const signIn = await oidcSignIn(
    { issuer: issuer.url, audience: AUDIENCE, jwks: null, algorithms: ['RS256'], claim: 'sub' },
    { onKeysUnreachable: () => undefined },
  )
  served = await serve({ signIn, viewFor: () => hrView })
  open = await serve({ signIn, viewFor: () => hrView, allowsGet: true })
  token = await issuer.token()
})
afterAll(async () => {
  served.close()
  open.close()
  await issuer.close()
})

/** What a server that takes POST alone may be told of: queries by GET, which are optional. */
const BY_GET = ['5A70', '6A70', 'D6D5']

const auditsOf = (server: () => Served) =>
  serverAudits({
    url: () => `${server().origin}/graphql`,
    fetchFn: (url: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers)
      headers.set('authorization', `Bearer ${token}`)
      return fetch(url, { ...init, headers })
    },
  })

describe('S2: GraphQL over HTTP, as somebody who signed in', () => {
  const audits = auditsOf(() => served)
  test('are 61 audits', () => {
    expect(audits).toHaveLength(61)
  })
  test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))(
    'POST alone: %s: %s',
    async (id, _name, audit) => {
      expect((await audit.fn()).status).toBe(BY_GET.includes(id) ? 'notice' : 'ok')
    },
  )
  test.each(auditsOf(() => open).map((audit) => [audit.id, audit.name, audit] as const))(
    'GET as well: %s: %s',
    async (_id, _name, audit) => {
      expect((await audit.fn()).status).toBe('ok')
    },
  )
  test('a mutation does not come by GET', async () => {
    const mutation = 'mutation { deleteStaff(staffNumber: "000001") { userErrors { code } } }'
    const url = `${open.origin}/graphql?query=${encodeURIComponent(mutation)}`
    expect((await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status).toBe(405)
  })
})
