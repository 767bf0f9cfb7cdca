import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Follower, openStreams, STREAM_LIMITS } from '../../src/server/streams.ts'
import { changedKeys } from '../../src/snapshot/changed-keys.ts'
import type { Snapshot } from '../../src/snapshot/snapshot.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'
import { EMBED, PORTAL, served, token } from './embeds.ts'
import { hrView } from './served.ts'

const LIVE = { ...EMBED, live: true }
const EMBEDS = new Map([[LIVE.id, LIVE]])
const OPENED = ':\n\n'
const CHANGED = 'event: changed\ndata: {}\n\n'

const [HEADERS = [], FIRST = [], ...REST] = SAMPLE_OFFICE.personnel.職員
const BEFORE = snapshotOfSmallOffice(SAMPLE_OFFICE)
/** The office with another cell in the first row of 職員. */
const officeWith = (header: string, cell: string): Snapshot => {
  const row = FIRST.map((each, column) => (HEADERS[column] === header ? cell : each))
  return snapshotOfSmallOffice({
    ...SAMPLE_OFFICE,
    personnel: { ...SAMPLE_OFFICE.personnel, 職員: [HEADERS, row, ...REST] },
  })
}

/** A server of an embed that may follow an office which changes, as somebody sees it. */
async function office(viewer: Partial<Viewer>) {
  let view: ReturnType<Follower['viewNow']> = viewAs(BEFORE, viewer)
  let last = BEFORE
  const streams = openStreams(() => 'FORBIDDEN')
  const server = await served({ embeds: EMBEDS, viewWithin: () => view }, { streams })
  return {
    server,
    streams,
    change: (next: Snapshot) => {
      if (view !== 'FORBIDDEN') view = viewAs(next, viewer)
      streams.publish(changedKeys(last, next))
      last = next
    },
    revoke: () => {
      view = 'FORBIDDEN'
      streams.publish(new Map())
    },
  }
}

const follow = (
  { origin }: { readonly origin: string },
  bearer: string | null,
  headers: Readonly<Record<string, string>> = { origin: PORTAL },
): Promise<Response> =>
  fetch(`${origin}/embed/training.events`, {
    method: 'POST',
    headers: { ...headers, ...(bearer !== null && { authorization: `Bearer ${bearer}` }) },
  })

describe('an element that follows', () => {
  test('is told that something changed, once for all that did, and not what', async () => {
    const { server, streams, change } = await office({ roles: ['HR'] })
    const answer = await follow(server, await token())
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    expect(answer.headers.get('access-control-allow-origin')).toBe(PORTAL)
    expect(answer.headers.get('vary')).toBe('Origin')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    change(officeWith('メール', 'new@example.lg.jp'))
    change(officeWith('メール', 'newer@example.lg.jp'))
    let told = ''
    for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      told += part
      if (told.includes('changed')) streams.end()
    }
    expect(told).toBe(`${OPENED}${CHANGED}`)
  })

  test('is told nothing of what it may not see, nor that its rights ended', async () => {
    const { server, streams, change, revoke } = await office({ roles: ['STAFF'], person: '000002' })
    const answer = await follow(server, await token())
    change(officeWith('生年月日', '1980-01-02'))
    revoke()
    expect(streams.open).toBe(0)
    change(officeWith('メール', 'new@example.lg.jp'))
    expect(await answer.text()).toBe(OPENED)
  })

  test('leaves its place when it goes', async () => {
    const { server, streams } = await office({ roles: ['HR'] })
    const answer = await follow(server, await token())
    expect(streams.open).toBe(1)
    await answer.body?.cancel()
    await vi.waitFor(() => expect(streams.open).toBe(0), { timeout: 5_000 })
  })

  test('may use its token for what is shown and for this, each once', async () => {
    const { server } = await office({ roles: ['HR'] })
    const bearer = await token()
    const shown = () =>
      fetch(`${server.origin}/embed/training.json`, {
        headers: { origin: PORTAL, authorization: `Bearer ${bearer}` },
      })
    const statuses = []
    for (const ask of [shown, () => follow(server, bearer), shown, () => follow(server, bearer)])
      statuses.push((await ask()).status)
    expect(statuses).toEqual([200, 200, 401, 401])
  })

  test.each<[what: string, token: () => Promise<string | null>, headers?: Readonly<Record<string, string>>]>([
    ['no token', async () => null],
    ['a token of another view', () => token({ view: 'wishes' })],
    ['a token of another key', () => token({}, { ...EMBED, key: new Uint8Array(32).fill(8) })],
    ['a page of another origin', () => token(), { origin: 'https://evil.example' }],
    ['no origin', () => token(), {}],
  ])('S20: is told nothing for %s', async (_what, make, headers) => {
    const { server, streams } = await office({ roles: ['HR'] })
    const answer = await follow(server, await make(), headers)
    expect([answer.status, await answer.text(), streams.open]).toEqual([401, '', 0])
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('is told nothing in an embed that may not, though its token stays good for what is shown', async () => {
    const server = await served()
    const bearer = await token()
    expect((await follow(server, bearer)).status).toBe(401)
    const shown = await fetch(`${server.origin}/embed/training.json`, {
      headers: { origin: PORTAL, authorization: `Bearer ${bearer}` },
    })
    expect(shown.status).toBe(200)
  })

  test('is asked to come later where there are too many', async () => {
    const { server, streams } = await office({ roles: ['HR'] })
    for (let count = 0; count < STREAM_LIMITS.anEmbed; count += 1)
      streams.followEmbedded(follower, [], new AbortController().signal)
    const answer = await follow(server, await token())
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60'])
    expect(
      streams.followEmbedded({ ...follower, embed: 'other' }, [], new AbortController().signal),
    ).not.toBe(null)
    streams.end()
  })

  test('is told no more when its token ends', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const streams = openStreams(() => 'FORBIDDEN')
    const expiresAt = Date.now() + 300_000
    const stream = streams.followEmbedded({ ...follower, expiresAt }, [], new AbortController().signal)
    const next = stream?.next()
    vi.advanceTimersByTime(300_000)
    expect(streams.open).toBe(0)
    expect((await next)?.done).toBe(true)
  })
})

const follower: Follower = {
  embed: EMBED.id,
  expiresAt: Number.POSITIVE_INFINITY,
  view: hrView,
  viewNow: () => hrView,
}
