import { request as httpRequest } from 'node:http'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { openStreams, STREAM_LIMITS, type Streams } from '../../src/server/streams.ts'
import { changedKeys } from '../../src/snapshot/changed-keys.ts'
import type { Snapshot } from '../../src/snapshot/snapshot.ts'
import type { View } from '../../src/view/view.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'
import { serveHere } from './served.ts'

const [HEADERS = [], FIRST = [], ...REST] = SAMPLE_OFFICE.personnel.職員
/** The office with other cells in the first row of 職員. */
const officeWith = (changes: Readonly<Record<string, string>>): Snapshot => {
  const row = FIRST.map((cell, column) => changes[String(HEADERS[column])] ?? cell)
  return snapshotOfSmallOffice({
    ...SAMPLE_OFFICE,
    personnel: { ...SAMPLE_OFFICE.personnel, 職員: [HEADERS, row, ...REST] },
  })
}
const BEFORE = snapshotOfSmallOffice(SAMPLE_OFFICE)
const AFTER = officeWith({ メール: 'new@example.lg.jp' })

/** An office that changes, and who sees what of it. */
function office(viewer: Partial<Viewer> = { roles: ['HR'] }) {
  let snapshot = BEFORE
  let isAllowed = true
  const views = new Map<Snapshot, View>()
  const viewFor = () => {
    const view = views.get(snapshot) ?? viewAs(snapshot, viewer)
    views.set(snapshot, view)
    return isAllowed ? view : ('FORBIDDEN' as const)
  }
  const streams: Streams = openStreams(viewFor)
  return {
    streams,
    viewFor,
    change: (next: Snapshot) => {
      const keys = changedKeys(snapshot, next)
      snapshot = next
      streams.publish(keys)
    },
    revoke: () => {
      isAllowed = false
      streams.publish(new Map())
    },
  }
}

const SUBSCRIPTION = 'subscription { changed { version isEverything tables { table changed removed } } }'

/** Follows over HTTP; gives the text of each event as it comes, until the end. */
function follow(origin: string, viewer = 'demo', query = SUBSCRIPTION) {
  const events: string[] = []
  const status = Promise.withResolvers<number>()
  const ended = Promise.withResolvers<void>()
  const sent = httpRequest(`${origin}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      host: 'localhost',
      'x-ikusei-viewer': viewer,
    },
  })
  sent.on('error', () => ended.resolve())
  sent.on('response', (answer) => {
    status.resolve(answer.statusCode ?? 0)
    answer.setEncoding('utf8').on('data', (text: string) => void events.push(text))
    answer.on('close', () => ended.resolve())
  })
  sent.end(JSON.stringify({ query }))
  return { events, status: status.promise, ended: ended.promise, leave: () => sent.destroy() }
}

const until = (holds: () => boolean): Promise<void> =>
  vi.waitFor(() => expect(holds()).toBe(true), { timeout: 5_000 })

describe('whoever follows changes', () => {
  test('is told which rows, as soon as they change, and a farewell at the end', async () => {
    const { streams, viewFor, change } = office()
    const { origin } = await serveHere({ viewFor, streams })
    const told = follow(origin)
    expect(await told.status).toBe(200)
    await until(() => streams.open === 1)
    change(AFTER)
    await until(() => told.events.join('').includes('STAFF'))
    const [, data = ''] = /event: next\ndata: (.*)\n/u.exec(told.events.join('')) ?? []
    expect(JSON.parse(data).data.changed).toMatchObject({
      isEverything: false,
      tables: [{ table: 'STAFF', changed: [expect.any(String)], removed: [] }],
    })
    streams.end()
    await told.ended
    expect(told.events.join('')).toContain('event: complete')
    expect(streams.open).toBe(0)
  })

  test('hears nothing of a cell they may not read', async () => {
    const { streams, viewFor, change } = office({ roles: ['STAFF'], person: '000002' })
    const view = viewFor()
    if (typeof view === 'string') throw new Error(view)
    const caller = { subject: 'a', expiresAt: null, view }
    const stream = streams.follow(caller, null, new AbortController().signal)
    const next = stream.next()
    change(officeWith({ 生年月日: '1980-01-02' }))
    streams.end()
    expect((await next).done).toBe(true)
  })

  test('hears of the tables they named alone', async () => {
    const { streams, viewFor, change } = office()
    const { origin } = await serveHere({ viewFor, streams })
    const told = follow(origin, 'demo', SUBSCRIPTION.replace('changed {', 'changed(tables: [DEPARTMENT]) {'))
    await until(() => streams.open === 1)
    change(AFTER)
    streams.end()
    await told.ended
    expect(told.events.join('')).not.toContain('STAFF')
  })
})

describe('S10: streams', () => {
  test(`are ${STREAM_LIMITS.aSubject} a user, and a place is free again when somebody leaves`, async () => {
    const { streams, viewFor } = office()
    const { origin } = await serveHere({ viewFor, streams })
    const told = Array.from({ length: STREAM_LIMITS.aSubject }, () => follow(origin))
    onTestFinished(() => {
      for (const each of told) each.leave()
    })
    await until(() => streams.open === STREAM_LIMITS.aSubject)
    expect(await follow(origin).status).toBe(429)
    expect(await follow(origin, 'other').status).toBe(200)
    const begun = performance.now()
    told[0]?.leave()
    await until(() => streams.open === STREAM_LIMITS.aSubject)
    expect(performance.now() - begun).toBeLessThan(2_000)
    expect(await follow(origin).status).toBe(200)
  })

  test(`are ${STREAM_LIMITS.all} in all`, () => {
    const { streams, viewFor } = office()
    const view = viewFor()
    if (typeof view === 'string') throw new Error(view)
    const { signal } = new AbortController()
    for (let count = 0; count < STREAM_LIMITS.all; count += 1)
      streams.follow({ subject: `s${count}`, expiresAt: null, view }, null, signal)
    expect(() => streams.follow({ subject: 'one more', expiresAt: null, view }, null, signal)).toThrow(
      'Too many',
    )
    streams.end()
  })

  test('end when a role is taken away, without a word of what happens then', async () => {
    const { streams, viewFor, change, revoke } = office()
    const { origin } = await serveHere({ viewFor, streams })
    const told = follow(origin)
    await until(() => streams.open === 1)
    revoke()
    change(AFTER)
    await told.ended
    expect(told.events.join('')).not.toContain('STAFF')
  })

  test('end when the sign-in runs out', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const { streams, viewFor } = office()
    const view = viewFor()
    if (typeof view === 'string') throw new Error(view)
    const caller = { subject: 'a', expiresAt: Date.now() + 30_000, view }
    const next = streams.follow(caller, null, new AbortController().signal).next()
    vi.advanceTimersByTime(29_000)
    expect(streams.open).toBe(1)
    vi.advanceTimersByTime(1_000)
    expect(streams.open).toBe(0)
    expect((await next).done).toBe(true)
  })

  test('end after a quarter of an hour, and are asked about every minute', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const { streams, viewFor } = office()
    const view = viewFor()
    if (typeof view === 'string') throw new Error(view)
    streams.follow({ subject: 'a', expiresAt: null, view }, null, new AbortController().signal)
    vi.advanceTimersByTime(STREAM_LIMITS.longestMs)
    expect(streams.open).toBe(0)
  })
})
