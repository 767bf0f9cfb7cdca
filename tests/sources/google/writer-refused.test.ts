import { describe, expect, test } from 'vitest'
import { type Fault, refuse } from '../../sheets-emulator/fault.ts'
import { ROSTER, WRITES, WRITTEN } from './roster.ts'
import { APPLIED, BATCH, openForWriting, rowsIn } from './writing-desk.ts'

describe('a write that Google refuses', () => {
  const refusal = (message: string): Fault =>
    refuse({ status: 400, body: { error: { code: 400, message, status: 'INVALID_ARGUMENT' } } })
  /** The first request behind those that copy the headers and a row. */
  const SENTENCE = 'Invalid requests[4].updateCells: You are trying to edit a protected cell or object.'

  test('is told of in Google’s words, and the others go out without it', async () => {
    const desk = await openForWriting()
    desk.emulator.faults.burst(2, refusal(SENTENCE), BATCH)
    expect(await desk.source.apply(WRITES)).toEqual([
      { state: 'REFUSED', refusal: 'NOT_ALLOWED', place: null, detail: SENTENCE },
      APPLIED,
    ])
    expect(await rowsIn(desk)).toEqual(WRITTEN.with(5, ROSTER.rows[3]))
  })

  test('once may be somebody’s doing: all is looked at anew', async () => {
    const desk = await openForWriting()
    desk.emulator.faults.once(refusal(SENTENCE), BATCH)
    expect(await desk.source.apply(WRITES)).toEqual([APPLIED, APPLIED])
  })

  test('without saying which: each is tried', async () => {
    const desk = await openForWriting()
    desk.emulator.faults.burst(3, refusal('Something is wrong.'), BATCH)
    expect(await desk.source.apply(WRITES)).toEqual([
      { state: 'REFUSED', refusal: 'NOT_ALLOWED', place: null, detail: 'Something is wrong.' },
      APPLIED,
    ])
  })
})
