import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { GoogleDesk } from './google-desk.ts'
import { add, change, keyOf, ROSTER, rosterOf, writeOf } from './roster.ts'
import { APPLIED, BATCH, openForWriting, rowsIn } from './writing-desk.ts'

const batch = z.object({ requests: z.array(z.looseObject({ copyPaste: z.unknown().optional() })) })

/** What was sent in batches, behind the requests that copy what stood there. */
const sent = ({ emulator }: GoogleDesk) =>
  emulator.log.find(BATCH).map(({ body }) => {
    const { requests } = batch.parse(body)
    return requests.slice(requests.findLastIndex(({ copyPaste }) => copyPaste) + 1)
  })

describe('what writing costs', () => {
  test('a thousand changes in calls of 200 take five writes, and a look before and after each', async () => {
    const desk = await openForWriting([rosterOf(1_000)])
    for (let first = 0; first < 1_000; first += 200) {
      const outcomes = await desk.source.apply(
        Array.from({ length: 200 }, (_, index) =>
          writeOf(change(keyOf(first + index), [[4, null, `済 ${first + index}`]])),
        ),
      )
      expect(outcomes.every(({ state }) => state === 'APPLIED')).toBe(true)
    }
    expect(desk.emulator.log.count({ kind: 'read' })).toBe(10)
    expect(desk.emulator.log.count({ kind: 'write' })).toBe(5)
    const after = await rowsIn(desk)
    expect(after.slice(1).map((cells) => cells[4])).toEqual(
      Array.from({ length: 1_000 }, (_, index) => `済 ${index}`),
    )
  })

  test('a row that stands elsewhere than it was seen takes one read more', async () => {
    const desk = await openForWriting()
    desk.at('名簿').sort('A', { descending: true })
    expect(await desk.source.apply([writeOf(change('000101', [[3, 3, 4]]))])).toEqual([APPLIED])
    expect(desk.reads()).toBe(3)
    expect((await rowsIn(desk))[3]).toEqual(['000101', '青木', { serial: 45_748 }, 4])
  })

  test('a row that was added just now is changed without looking twice', async () => {
    const desk = await openForWriting()
    await desk.source.apply([writeOf(add('000104', [[1, null, '江口']]))])
    desk.emulator.log.clear()
    await desk.source.apply([writeOf(change('000104', [[1, '江口', '江藤']]))])
    expect(desk.reads()).toBe(2)
    expect((await rowsIn(desk))[4]).toEqual(['000104', '江藤'])
  })

  test('where every cell holds what it shall nothing is sent', async () => {
    const desk = await openForWriting()
    expect(await desk.source.apply([writeOf(change('000101', [[3, 2, 3]]))])).toEqual([APPLIED])
    expect(desk.emulator.log.count({ kind: 'write' })).toBe(0)
  })

  test('no writes, no calls', async () => {
    const desk = await openForWriting()
    expect(await desk.source.apply([])).toEqual([])
    expect(desk.emulator.log.entries).toHaveLength(0)
  })

  test('what is too much for one request waits for the next', async () => {
    const desk = await openForWriting([rosterOf(40)])
    const text = '長'.repeat(20_000)
    const writes = Array.from({ length: 40 }, (_, index) => writeOf(change(keyOf(index), [[4, null, text]])))
    const outcomes = await desk.source.apply(writes)
    const states = outcomes.map(({ state }) => state)
    expect(states.indexOf('WAITING')).toBe(24)
    expect(states.slice(24).every((state) => state === 'WAITING')).toBe(true)
    expect(await desk.source.apply(writes.slice(24))).toEqual(writes.slice(24).map(() => APPLIED))
  })
})

describe('what is sent', () => {
  test('only the cells that change, typed, in runs of neighbours', async () => {
    const desk = await openForWriting()
    const sheetId = desk.at('名簿').sheetId
    await desk.source.apply([
      writeOf(
        change('000101', [
          [4, null, '=IMPORTDATA("https://example.com")'],
          [1, '青木', '青樹'],
          [3, 3, 4],
        ]),
      ),
      writeOf(change('000102', [[4, '休', null]])),
    ])
    expect(sent(desk)).toEqual([
      [
        update(sheetId, 1, 1, [{ userEnteredValue: { stringValue: '青樹' } }]),
        update(sheetId, 1, 3, [
          { userEnteredValue: { numberValue: 4 } },
          { userEnteredValue: { stringValue: '=IMPORTDATA("https://example.com")' } },
        ]),
        update(sheetId, 2, 4, [{}]),
      ],
    ])
  })

  test('a new row is put in below the last record, and what stands below moves down', async () => {
    const total = ['計', null, null, 6]
    const desk = await openForWriting([{ ...ROSTER, rows: [...ROSTER.rows, [], total] }])
    expect(
      await desk.source.apply([
        writeOf(add('000104', [[2, null, { serial: 46_000 }]])),
        writeOf(add('000105', [[3, null, 5]]), change('000103', [[3, 1, 2]])),
      ]),
    ).toEqual([APPLIED, APPLIED])
    expect((await rowsIn(desk)).slice(3)).toEqual([
      ['000103', '上田', { serial: 45_383 }, 2],
      ['000104', null, { serial: 46_000 }],
      ['000105', null, null, 5],
      [],
      total,
    ])
  })

  test('the first record does not look like the headers', async () => {
    const desk = await openForWriting([{ ...ROSTER, rows: ROSTER.rows.slice(0, 1) }])
    await desk.source.apply([writeOf(add('000104', [[1, null, '江口']], null))])
    expect(sent(desk)).toMatchObject([
      [{ insertDimension: { range: { startIndex: 1 }, inheritFromBefore: false } }, {}],
    ])
  })

  test('a sheet without a row left grows', async () => {
    const desk = await openForWriting()
    desk.at('名簿').deleteRows(5, 96)
    expect(await desk.source.apply([writeOf(add('000104', [[1, null, '江口']]))])).toEqual([APPLIED])
    desk.at('名簿').deleteRows(2, 4)
    expect(await desk.source.apply([writeOf(add('000104', [[1, null, '江口']], null))])).toEqual([APPLIED])
    expect((await rowsIn(desk))[1]).toEqual(['000104', '江口'])
  })

  test('a record below one that is struck out is not struck out', async () => {
    const struck = [0, 1].map((column) => ({ row: 3, column }))
    const desk = await openForWriting([{ ...ROSTER, struck }])
    await desk.source.apply([writeOf(add('000104', [[1, null, '江口']]))])
    expect((await desk.source.read()).sheets[0]?.struck).toEqual(struck)
  })
})

const update = (sheetId: number, rowIndex: number, columnIndex: number, values: readonly object[]) => ({
  updateCells: {
    start: { sheetId, rowIndex, columnIndex },
    fields: 'userEnteredValue',
    rows: [{ values }],
  },
})
