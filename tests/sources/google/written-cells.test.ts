import { describe, expect, test } from 'vitest'
import { add, change, ROSTER, writeOf } from './roster.ts'
import { APPLIED, openForWriting, rowsIn } from './writing-desk.ts'

describe('what stands in the cells then', () => {
  test.each(['=IMPORTDATA("https://example.com")', '+1', '0123', '2020-01-01', "'1", '@a', 'TRUE'])(
    'the text %s stays text, in a cell for days too',
    async (text) => {
      const desk = await openForWriting()
      const cells = [
        [1, '青木', text],
        [2, { serial: 45_748 }, text],
      ] as const
      expect(await desk.source.apply([writeOf(change('000101', cells))])).toEqual([APPLIED])
      expect((await rowsIn(desk))[1]?.slice(1, 3)).toEqual([text, text])
    },
  )

  test('a day keeps the format of its cell, and brings one where there is none', async () => {
    const desk = await openForWriting()
    await desk.source.apply([
      writeOf(change('000101', [[2, { serial: 45_748 }, { serial: 46_113 }]])),
      writeOf(change('000102', [[2, null, { serial: 46_113 }]])),
    ])
    expect(desk.at('名簿').values('C2:C3')).toEqual([['2026/04/01 00:00'], ['2026-04-01']])
  })

  test('a new record whose neighbour is gone goes below the last one, and takes over its days', async () => {
    const desk = await openForWriting()
    await desk.source.apply([writeOf(add('000104', [[2, null, { serial: 46_113 }]], '000999'))])
    expect(desk.at('名簿').values('A5:C5')).toEqual([['000104', '', '2026/04/01 00:00']])
  })

  test('a new record takes over how days look in the row above', async () => {
    const desk = await openForWriting()
    await desk.source.apply([
      writeOf(add('000104', [[2, null, { serial: 46_113 }]])),
      writeOf(add('000105', [[2, null, { serial: 46_113 }]], '000104')),
    ])
    expect(desk.at('名簿').values('C5:C6')).toEqual([['2026/04/01 00:00'], ['2026/04/01 00:00']])
  })
})

describe('what is refused before it is sent', () => {
  test.each([
    ['a text that no cell holds', 'あ'.repeat(50_001), 'TOO_LONG'],
    ['a control character', 'あ\u0007', 'NOT_ALLOWED'],
    ['half a character', '\ud842', 'NOT_ALLOWED'],
    ['an error', { error: '#REF!' }, 'NOT_ALLOWED'],
  ])('%s', async (_what, after, refusal) => {
    const desk = await openForWriting()
    const outcomes = await desk.source.apply([
      writeOf(change('000101', [[1, '青木', after]])),
      writeOf(change('000102', [[1, '井上', '伊上']])),
    ])
    expect(outcomes).toMatchObject([
      { state: 'REFUSED', refusal, place: { sheet: '名簿', row: null, column: 1 } },
      APPLIED,
    ])
    expect((await rowsIn(desk))[1]?.[1]).toBe('青木')
  })

  test('a cell in a range that is protected against us, but not where Google only warns', async () => {
    const locks = [
      { area: { top: 0, left: 1, bottom: 99, right: 3 }, open: [{ top: 2, left: 3, bottom: 2, right: 3 }] },
    ]
    const desk = await openForWriting([{ ...ROSTER, locks }])
    desk.at('名簿').protect('E1:E9', { warningOnly: true })
    expect(
      await desk.source.apply([
        writeOf(change('000101', [[3, 3, 4]])),
        writeOf(change('000102', [[3, 2, 4]])),
        writeOf(change('000103', [[4, null, '済']])),
      ]),
    ).toMatchObject([
      { state: 'REFUSED', refusal: 'LOCKED', place: { sheet: '名簿', row: 1, column: 3 } },
      APPLIED,
      APPLIED,
    ])
  })
})
