import { describe, expect, test } from 'vitest'
import type { WriteOutcome } from '../../../src/sources/source.ts'
import type { PersonAtSheet } from '../../sheets-emulator/person-at-sheet.ts'
import { add, change, ROSTER, writeOf } from './roster.ts'
import { APPLIED, BATCH, LOOK, openForWriting, rowsIn } from './writing-desk.ts'

const UNKNOWN = { state: 'UNKNOWN' } as const
const RAISE = writeOf(change('000101', [[3, 3, 4]]))

describe('what people did before a write is found', () => {
  test.each<[what: string, act: (sheet: PersonAtSheet) => void, outcome: object]>([
    ['sorted', (sheet) => sheet.sort('B', { descending: true }), APPLIED],
    ['inserted a row', (sheet) => sheet.insertRows(2), APPLIED],
    ['deleted rows', (sheet) => sheet.deleteRows(3, 97), APPLIED],
    ['typed the same', (sheet) => sheet.setCell('D2', 4), APPLIED],
    ['typed another', (sheet) => sheet.setCell('D2', 5), { state: 'CONFLICT' }],
    ['typed into a cell beside', (sheet) => sheet.setCell('B2', '青樹'), APPLIED],
    ['entered a formula', (sheet) => sheet.setCell('D2', '=1+2'), { state: 'REFUSED', refusal: 'FORMULA' }],
    ['merged the cell away', (sheet) => sheet.merge('C2:D2'), { state: 'CONFLICT' }],
    [
      'pasted the row twice',
      (sheet) => sheet.setCell('A4', "'000101"),
      { state: 'REFUSED', refusal: 'DOUBLED' },
    ],
    ['deleted the row', (sheet) => sheet.deleteRows(2), { state: 'MOVED', what: 'the row' }],
    ['deleted all rows', (sheet) => sheet.deleteRows(2, 99), { state: 'MOVED', what: 'the row' }],
    ['renamed the header', (sheet) => sheet.setCell('D1', '級'), { state: 'MOVED', what: 'the headers' }],
    ['moved the column', (sheet) => sheet.moveColumn('D', 'B'), { state: 'MOVED', what: 'the headers' }],
    ['deleted columns', (sheet) => sheet.deleteColumns('B', 39), { state: 'MOVED', what: 'the headers' }],
    ['renamed the sheet', (sheet) => sheet.rename('職員'), { state: 'MOVED', what: 'the sheet 名簿' }],
  ])('%s', async (_what, act, outcome) => {
    const desk = await openForWriting()
    act(desk.at('名簿'))
    const [told] = await desk.source.apply([RAISE])
    expect(told).toMatchObject(outcome)
    const raised = (await rowsIn(desk)).find((cells) => cells[0] === '000101')
    if (told?.state === 'APPLIED') expect(raised?.[3]).toBe(4)
    else expect(desk.emulator.log.count({ kind: 'write' })).toBe(0)
  })

  test('merged a blank cell under another', async () => {
    const desk = await openForWriting()
    desk.at('名簿').merge('D2:E2')
    expect(await desk.source.apply([writeOf(change('000101', [[4, null, '済']]))])).toMatchObject([
      { state: 'REFUSED', refusal: 'COVERED', place: { sheet: '名簿', row: 1, column: 4 } },
    ])
  })

  test('a sheet that is gone keeps no other sheet waiting', async () => {
    const gone = { ...ROSTER, title: '旧' }
    const desk = await openForWriting([ROSTER, gone])
    desk.at('旧').delete()
    const old = writeOf({ ...change('000101', [[3, 3, 4]]), sheet: '旧' })
    expect(await desk.source.apply([old, RAISE])).toEqual([{ state: 'MOVED', what: 'the sheet 旧' }, APPLIED])
  })

  test('whoever sorts at each look has the write planned anew', async () => {
    const desk = await openForWriting()
    for (const nth of [1, 2, 3])
      desk.emulator.people.before({ ...LOOK, nth }, () =>
        desk.at('名簿').sort('A', { descending: nth % 2 === 1 }),
      )
    expect(await desk.source.apply([RAISE])).toEqual([{ state: 'MOVED', what: 'the row' }])
    expect(await desk.source.apply([RAISE])).toEqual([APPLIED])
  })
})

describe('what people do between our look and our write', () => {
  test.each<[what: string, act: (sheet: PersonAtSheet) => void, outcome: WriteOutcome]>([
    ['typed into a cell beside', (sheet) => sheet.setCell('B2', '青樹'), APPLIED],
    ['typed the same', (sheet) => sheet.setCell('D2', 4), APPLIED],
    ['typed into the cell', (sheet) => sheet.setCell('D2', 5), UNKNOWN],
    ['sorted', (sheet) => sheet.sort('A', { descending: true }), UNKNOWN],
    ['inserted a row', (sheet) => sheet.insertRows(2), UNKNOWN],
    ['moved the key', (sheet) => sheet.moveColumn('A', 'C'), UNKNOWN],
    ['moved the column', (sheet) => sheet.moveColumn('D', 'B'), UNKNOWN],
    ['moved a column beside', (sheet) => sheet.moveColumn('E', 'C'), UNKNOWN],
    ['moved a column behind', (sheet) => sheet.moveColumn('E', 'G'), APPLIED],
    ['deleted all rows', (sheet) => sheet.deleteRows(2, 99), { state: 'MOVED', what: 'the row' }],
    ['deleted the sheet', (sheet) => sheet.delete(), { state: 'MOVED', what: 'the sheet 名簿' }],
    ['renamed the sheet', (sheet) => sheet.rename('職員'), APPLIED],
  ])('%s', async (_what, act, outcome) => {
    const desk = await openForWriting([ROSTER, { ...ROSTER, title: '別' }])
    desk.emulator.people.before(BATCH, () => act(desk.at('名簿')))
    expect(await desk.source.apply([RAISE])).toEqual([outcome])
  })

  test('where one row became another’s, nothing of the batch is sure', async () => {
    const desk = await openForWriting()
    desk.emulator.people.before(BATCH, () => desk.at('名簿').moveRow(3, 5))
    const outcomes = await desk.source.apply([
      writeOf(change('000101', [[3, 3, 4]]), change('000103', [[3, 1, 2]])),
      writeOf(add('000104', [[1, null, '江口']], '000101')),
    ])
    expect(outcomes).toEqual([UNKNOWN, UNKNOWN])
  })

  test('a record that lost its key to ours is not taken for ours', async () => {
    const desk = await openForWriting()
    desk.emulator.people.before(BATCH, () => desk.at('名簿').sort('A', { descending: true }))
    const rename = writeOf(change('000101', [[0, '000101', '000201']]))
    expect(await desk.source.apply([rename])).toEqual([UNKNOWN])
    expect((await rowsIn(desk)).map(([key]) => key)).toEqual(['番号', '000201', '000102', '000101'])
  })

  test('a key may change, and be given to another record in the same call', async () => {
    const desk = await openForWriting()
    expect(
      await desk.source.apply([
        writeOf(change('000103', [[0, '000103', '000203']])),
        writeOf(add('000103', [[1, null, '江口']], '000203')),
      ]),
    ).toEqual([APPLIED, APPLIED])
  })
})
