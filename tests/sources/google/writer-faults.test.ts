import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { connectGoogle } from '../../../src/sources/google/connection.ts'
import { openGoogle } from '../../../src/sources/google/google.ts'
import type { WriteOutcome } from '../../../src/sources/source.ts'
import {
  accessGone,
  cut,
  documentGone,
  type Fault,
  failAfter,
  failBefore,
  garbled,
  late,
  overQuota,
  refuse,
  resetAfter,
  resetBefore,
  tokenOver,
} from '../../sheets-emulator/fault.ts'
import { ROSTER, WRITES, WRITTEN } from './roster.ts'
import { APPLIED, BATCH, LOOK, openForWriting, rowsIn } from './writing-desk.ts'

const UNKNOWN: readonly WriteOutcome[] = [{ state: 'UNKNOWN' }, { state: 'UNKNOWN' }]

describe('a write whose answer does not say what was done', () => {
  test.each<[what: string, fault: Fault, isDone: boolean]>([
    ['503 before', failBefore(), false],
    ['503 after', failAfter(), true],
    ['500 after', failAfter({ status: 500, body: {} }), true],
    ['502 before', failBefore({ status: 502, body: '<html>' }), false],
    ['504 after', failAfter({ status: 504, body: '' }), true],
    ['a broken connection, before', resetBefore, false],
    ['a broken connection, after', resetAfter, true],
    ['half an answer', cut, true],
    ['nonsense', garbled, true],
  ])('%s: UNKNOWN, and done once when it is tried again', async (_what, fault, isDone) => {
    const desk = await openForWriting()
    desk.emulator.faults.once(fault, BATCH)
    expect(await desk.source.apply(WRITES)).toEqual(UNKNOWN)
    expect(await rowsIn(desk)).toEqual(isDone ? WRITTEN : ROSTER.rows)
    await desk.emulator.clock.advance(5_000)
    desk.emulator.log.clear()
    expect(await desk.source.apply(WRITES)).toEqual([APPLIED, APPLIED])
    expect(await rowsIn(desk)).toEqual(WRITTEN)
    expect(desk.emulator.log.count(BATCH)).toBe(isDone ? 0 : 1)
  })

  test('it may still take effect within the time that is told', async () => {
    const desk = await openForWriting()
    desk.emulator.faults.once(late(desk.source.pace.lateMs - 1_000), BATCH)
    expect(await desk.source.apply(WRITES)).toEqual(UNKNOWN)
    expect(await rowsIn(desk)).toEqual(ROSTER.rows)
    await desk.emulator.clock.advance(desk.source.pace.lateMs)
    expect(await desk.source.apply(WRITES)).toEqual([APPLIED, APPLIED])
    expect(await rowsIn(desk)).toEqual(WRITTEN)
  })
})

describe('a write that surely was not done', () => {
  test.each<[what: string, fault: Fault, why: string]>([
    ['429', overQuota, '上限'],
    ['403', accessGone, '共有されていません'],
    ['404', documentGone, '見つかりません'],
  ])('%s: WAITING, in words', async (_what, fault, why) => {
    const desk = await openForWriting()
    desk.emulator.faults.once(fault, BATCH)
    const outcomes = await desk.source.apply(WRITES)
    expect(outcomes).toEqual(WRITES.map(() => ({ state: 'WAITING', why: expect.stringContaining(why) })))
    expect(await rowsIn(desk)).toEqual(ROSTER.rows)
  })

  test.each<[what: string, fault: Fault, why: string]>([
    ['429', overQuota, '上限'],
    ['503', failAfter(), '接続できません'],
    ['a broken connection', resetBefore, '接続できません'],
    ['nonsense', garbled, '接続できません'],
    ['401', tokenOver, 'サインインできません'],
    ['403', accessGone, '共有されていません'],
    ['404', documentGone, '見つかりません'],
  ])('%s while looking: WAITING, nothing sent', async (_what, fault, why) => {
    const desk = await openForWriting()
    desk.emulator.faults.add({ match: LOOK, fault })
    const outcomes = await desk.source.apply(WRITES)
    expect(outcomes).toEqual(WRITES.map(() => ({ state: 'WAITING', why: expect.stringContaining(why) })))
    expect(desk.emulator.log.count({ kind: 'write' })).toBe(0)
  })

  test('while writing is paused nothing is sent, and nothing is UNKNOWN', async () => {
    const desk = await openForWriting()
    desk.emulator.faults.once(failBefore(), BATCH)
    await desk.source.apply([WRITES[0]])
    expect(await desk.source.apply([WRITES[1]])).toMatchObject([{ state: 'WAITING' }])
    expect(desk.emulator.log.count(BATCH)).toBe(1)
  })

  test('a token that was taken back is replaced, and the write goes out', async () => {
    const desk = await openForWriting()
    desk.emulator.faults.once(tokenOver, BATCH)
    expect(await desk.source.apply(WRITES)).toEqual([APPLIED, APPLIED])
    expect(await rowsIn(desk)).toEqual(WRITTEN)
  })

  test('without a token nothing was sent', async () => {
    const { emulator, id } = await openForWriting()
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
    const connection = connectGoogle({
      account: { email: 'ikusei@example.com', privateKey },
      endpoint: emulator.origin,
      clock: emulator.clock,
    })
    const source = openGoogle(id, connection)
    await source.read()
    // The look-up gets a token, which is taken from it; the write cannot get one.
    emulator.people.before(LOOK, () => {
      emulator.faults.once(tokenOver, BATCH)
      emulator.faults.add({ match: { kind: 'token' }, fault: failBefore() })
    })
    expect(await source.apply(WRITES)).toMatchObject([{ state: 'WAITING' }, { state: 'WAITING' }])
  })

  test('a body that is too large is refused', async () => {
    const desk = await openForWriting()
    desk.emulator.faults.once(refuse({ status: 413, body: '' }), BATCH)
    expect(await desk.source.apply([WRITES[0]])).toMatchObject([{ state: 'REFUSED', refusal: 'TOO_LONG' }])
  })
})
