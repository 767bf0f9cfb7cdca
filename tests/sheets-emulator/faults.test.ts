import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask } from './ask.ts'
import { type Emulator, startEmulator } from './emulator.ts'
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
  resetAfter,
  resetBefore,
  slow,
  tokenOver,
} from './fault.ts'
import { Faults, type When } from './faults.ts'
import { internalError, unavailable } from './refusals.ts'
import type { VirtualClock } from './virtual-clock.ts'

let emulator: Emulator<VirtualClock>
let id: string

/** Writes a number into A1: the status, or 'broken' where no answer arrived whole. */
const write = async (value: number): Promise<number | 'broken'> => {
  try {
    const got = await ask(emulator, 'PUT', `/v4/spreadsheets/${id}/values/A1?valueInputOption=RAW`, {
      body: { values: [[value]] },
    })
    return got.status
  } catch {
    return 'broken'
  }
}
const holds = (): unknown => emulator.people.at(id, 'Sheet1').rawValues('A1')[0]?.[0]

beforeEach(async () => {
  emulator = await startEmulator()
  id = emulator.people.createDocument('faults')
})
afterEach(() => emulator.stop())

describe('a fault', () => {
  test.each<[name: string, fault: Fault, status: number | 'broken', applied: boolean]>([
    ['too many requests', overQuota, 429, false],
    ['503 before the work', failBefore(), 503, false],
    ['500 before the work', failBefore(internalError()), 500, false],
    ['503 after the work', failAfter(), 503, true],
    ['500 after the work', failAfter(internalError()), 500, true],
    ['a reset before the work', resetBefore, 'broken', false],
    ['a reset after the work', resetAfter, 'broken', true],
    ['an answer cut short', cut, 'broken', true],
    ['a garbled answer', garbled, 200, true],
    ['a token that is over', tokenOver, 401, false],
    ['a document that is gone', documentGone, 404, false],
    ['a sharing that ended', accessGone, 403, false],
  ])('of %s', async (_, fault, status, applied) => {
    emulator.faults.once(fault)
    expect(await write(1)).toBe(status)
    expect(holds()).toBe(applied ? 1 : undefined)
    expect(emulator.log.entries.at(-1)?.status).toBe(status === 'broken' || fault === garbled ? null : status)
    expect(await write(2)).toBe(200)
    expect(holds()).toBe(2)
  })

  test('of a garbled answer is no JSON', async () => {
    emulator.faults.once(garbled)
    const got = await ask(emulator, 'GET', `/v4/spreadsheets/${id}`)
    expect(got.status).toBe(200)
    expect(() => got.json()).toThrow(SyntaxError)
  })

  test.each<[name: string, fault: Fault, status: number | 'broken']>([
    ['a reset', late(200_000), 'broken'],
    ['an error', late(200_000, unavailable()), 503],
  ])('of %s now and the work later undoes what was written meanwhile', async (_, fault, status) => {
    emulator.faults.once(fault)
    expect(await write(1)).toBe(status)
    expect(holds()).toBeUndefined()
    expect(await write(2)).toBe(200)
    const before = emulator.people.changes(id)
    await emulator.clock.advance(199_999)
    expect(holds()).toBe(2)
    const due = emulator.clock.now() + 1
    await emulator.clock.advance(60_000)
    expect(holds()).toBe(1)
    const after = emulator.people.changes(id)
    expect(after.version).toBeGreaterThan(before.version)
    expect(Date.parse(after.modifiedTime)).toBe(due)
  })

  test('late works come in the order of their moments', async () => {
    emulator.faults.once(late(3_000))
    await write(1)
    emulator.faults.once(late(1_000))
    await write(2)
    await emulator.clock.advance(5_000)
    expect(holds()).toBe(1)
  })

  test.each<[work: 'first' | 'last', during: number | undefined]>([
    ['first', 1],
    ['last', undefined],
  ])('of slowness waits on the clock and works %s', async (work, during) => {
    emulator.faults.once(slow(5_000, work))
    const writing = write(1)
    while (emulator.clock.sleeping === 0) await new Promise((again) => setImmediate(again))
    expect(holds()).toBe(during)
    await emulator.clock.advance(5_000)
    expect(await writing).toBe(200)
    expect(holds()).toBe(1)
    while (emulator.clock.sleeping > 0) await new Promise((again) => setImmediate(again))
  })

  test('of slowness does not hold up a stop', async () => {
    emulator.faults.once(slow(5_000))
    const writing = write(1)
    while (emulator.clock.sleeping === 0) await new Promise((again) => setImmediate(again))
    await emulator.stop()
    expect(await writing).toBe('broken')
  })

  test('of its kind only: a read is refused as a read', async () => {
    emulator.faults.once(overQuota)
    const got = await ask(emulator, 'GET', `/v4/spreadsheets/${id}`)
    expect(got.json()).toMatchObject({ error: { message: expect.stringContaining("'Read requests'") } })
  })
})

describe('a rule', () => {
  const strikes = (when: When, calls: number): number[] => {
    const faults = new Faults(() => 0)
    faults.add({ when, fault: resetBefore })
    return Array.from({ length: calls }, (_, at) => at + 1).filter(() =>
      faults.strike({ method: 'GET', path: '/v4/spreadsheets/X', kind: 'read' }),
    )
  }

  test.each<[name: string, when: When, struck: number[]]>([
    ['without a condition', {}, [1, 2, 3, 4, 5, 6]],
    ['the nth call', { nth: 3 }, [3]],
    ['every nth call', { every: 2 }, [2, 4, 6]],
    ['so many times', { times: 2 }, [1, 2]],
    ['every nth, so many times', { every: 3, times: 1 }, [3]],
    ['never by chance', { probability: 0 }, []],
    ['always by chance', { probability: 1, seed: 3 }, [1, 2, 3, 4, 5, 6]],
    ['before its time', { from: 1 }, []],
    ['in its time', { from: 0, until: 1 }, [1, 2, 3, 4, 5, 6]],
    ['after its time', { until: 0 }, []],
  ])('strikes %s', (_, when, struck) => {
    expect(strikes(when, 6)).toEqual(struck)
  })

  test('strikes by the same chance for the same seed', () => {
    const first = strikes({ probability: 0.3, seed: 7 }, 1_000)
    expect(strikes({ probability: 0.3, seed: 7 }, 1_000)).toEqual(first)
    expect(strikes({ probability: 0.3, seed: 8 }, 1_000)).not.toEqual(first)
    expect(first.length).toBeGreaterThan(250)
    expect(first.length).toBeLessThan(350)
  })

  test('is about the calls it names', async () => {
    const rule = emulator.faults.add({
      match: { method: 'PUT', kind: 'write', path: /\/values\// },
      fault: overQuota,
    })
    expect((await ask(emulator, 'GET', `/v4/spreadsheets/${id}`)).status).toBe(200)
    expect((await ask(emulator, 'GET', `/drive/v3/files/${id}?fields=version`)).status).toBe(200)
    expect(await write(1)).toBe(429)
    expect(rule).toMatchObject({ seen: 1, struck: 1 })
    rule.remove()
    expect(await write(1)).toBe(200)
  })

  test('gives way to an earlier one, and counts all the same', async () => {
    emulator.faults.once(overQuota)
    const second = emulator.faults.once(documentGone, {}, 2)
    expect(await write(1)).toBe(429)
    expect(await write(1)).toBe(404)
    expect(second).toMatchObject({ seen: 2, struck: 1 })
  })

  test('of a burst strikes the next so many calls', async () => {
    emulator.faults.burst(2, overQuota, { kind: 'write' })
    expect([await write(1), await write(2), await write(3)]).toEqual([429, 429, 200])
  })

  test('of a burst in time strikes until the clock is past it', async () => {
    emulator.faults.burstFor(10_000, failBefore())
    expect(await write(1)).toBe(503)
    await emulator.clock.advance(9_999)
    expect(await write(1)).toBe(503)
    await emulator.clock.advance(1)
    expect(await write(1)).toBe(200)
  })

  test('is gone once all are cleared', async () => {
    emulator.faults.add({ fault: resetBefore })
    emulator.faults.down = true
    emulator.faults.clear()
    expect(await write(1)).toBe(200)
  })
})

describe('Google away', () => {
  test('breaks every connection, and comes back', async () => {
    expect(await write(1)).toBe(200)
    emulator.faults.down = true
    expect(await write(2)).toBe('broken')
    expect(holds()).toBe(1)
    emulator.faults.down = false
    expect(await write(3)).toBe(200)
    expect(emulator.log.count({ kind: 'write' })).toBe(2)
  })
})
