import { describe, expect, test } from 'vitest'
import { makeAllowance } from '../../../src/sources/google/allowance.ts'
import { SourceError } from '../../../src/sources/source.ts'
import { VirtualClock } from '../../sheets-emulator/virtual-clock.ts'

const START = 1_000_000
const BUSY = new SourceError('BUSY', 'Google answered 429')
const NEVER = 2 ** 50
const settled = (): Promise<void> => new Promise((resume) => setImmediate(resume))

describe('the allowance of calls', () => {
  test('lets through at once what the minute allows, and the rest as the oldest grow a minute old', async () => {
    const clock = new VirtualClock(START)
    const allowance = makeAllowance(3, clock)
    const taken: number[] = []
    const call = async (): Promise<void> => {
      await allowance.take('read')
      taken.push(clock.now() - START)
      await clock.sleep(NEVER)
    }
    for (let calls = 0; calls < 8; calls++) void call()
    await settled()
    await clock.advance(10_000)
    expect(taken).toEqual([0, 0, 0])
    await clock.advance(60_000)
    await settled()
    expect(taken).toEqual([0, 0, 0, 60_000, 60_000, 60_000])
    await clock.advance(60_000)
    await settled()
    expect(taken).toHaveLength(8)
  })

  test('never lets more than its number through in any 60 seconds', async () => {
    const clock = new VirtualClock(START)
    const allowance = makeAllowance(5, clock)
    const taken: number[] = []
    const caller = async (pause: number): Promise<void> => {
      for (;;) {
        await allowance.take('read')
        taken.push(clock.now())
        await clock.sleep(pause)
      }
    }
    for (const pause of [7_000, 11_000, 3_000]) void caller(pause)
    await settled()
    await clock.advance(600_000)
    expect(taken.length).toBeGreaterThan(45)
    for (const moment of taken)
      expect(taken.filter((each) => each >= moment && each < moment + 60_000).length).toBeLessThanOrEqual(5)
  })

  test('pauses longer after each refusal in a row, up to 64 seconds, and from the start after a success', async () => {
    const clock = new VirtualClock(START)
    const allowance = makeAllowance(50, clock, () => 0)
    const pauses: number[] = []
    for (let refusal = 0; refusal < 9; refusal++) {
      allowance.pause(BUSY, null)
      let waited = 0
      while (
        await allowance.take('read').then(
          () => false,
          () => true,
        )
      ) {
        waited += 1000
        await clock.advance(1000)
      }
      pauses.push(waited / 1000)
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 64, 64])
    allowance.succeed()
    allowance.pause(BUSY, null)
    await clock.advance(1000)
    await expect(allowance.take('read')).resolves.toBeUndefined()
  })

  test('waits as long as the server asks, and refuses meanwhile without a call', async () => {
    const clock = new VirtualClock(START)
    const allowance = makeAllowance(50, clock, () => 0.5)
    allowance.pause(BUSY, 90_000)
    await clock.advance(89_000)
    await expect(allowance.take('read')).rejects.toBe(BUSY)
    await clock.advance(1_000)
    await expect(allowance.take('read')).resolves.toBeUndefined()
  })

  test('leaves some calls to other purposes, whichever is first', async () => {
    const clock = new VirtualClock(START)
    const allowance = makeAllowance(5, clock, () => 0, 2)
    const taken: string[] = []
    const call = async (purpose: string): Promise<void> => {
      await allowance.take(purpose)
      taken.push(purpose)
      await clock.sleep(NEVER)
    }
    for (let calls = 0; calls < 4; calls++) void call('read')
    for (let calls = 0; calls < 3; calls++) void call('lookup')
    await settled()
    expect(taken).toEqual(['read', 'read', 'read', 'lookup', 'lookup'])
    await clock.advance(60_000)
    await settled()
    expect(taken.slice(5).sort()).toEqual(['lookup', 'read'])
  })
})
