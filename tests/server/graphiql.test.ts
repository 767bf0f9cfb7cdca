import { describe, expect, test } from 'vitest'
import { serveHere } from './served.ts'

const rights = (isDeveloper: boolean) => ({ isDeveloper: () => isDeveloper, mayAskFreely: () => true })

describe('the page in which queries are tried', () => {
  test('is for those who build with the API, and runs nothing but its own script', async () => {
    const { origin } = await serveHere({ rights: rights(true) })
    const answer = await fetch(`${origin}/graphiql`)
    expect(answer.status).toBe(200)
    const policy = answer.headers.get('content-security-policy') ?? ''
    const [, nonce = ''] = /script-src 'nonce-([^']+)'/u.exec(policy) ?? []
    expect(await answer.text()).toContain(`<script nonce="${nonce}">`)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/https?:|\*/u)
  })

  test('is for nobody else', async () => {
    const { origin, refused } = await serveHere({ rights: rights(false) })
    const answer = await fetch(`${origin}/graphiql`)
    expect([answer.status, (await answer.json()).errors[0].extensions.code]).toEqual([403, 'FORBIDDEN'])
    expect(refused).toEqual(['FORBIDDEN'])
  })

  test('is not shown before it is known who asks', async () => {
    const signIn = { subjectOf: async () => null, refusal: 'UNAUTHENTICATED' } as const
    const { origin } = await serveHere({ signIn })
    expect((await fetch(`${origin}/graphiql`)).status).toBe(401)
    expect((await fetch(`${origin}/graphiql`, { method: 'POST' })).status).toBe(404)
  })
})
