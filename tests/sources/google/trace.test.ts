import { describe, expect, test } from 'vitest'
import type { SentWrite, Traces } from '../../../src/sources/source.ts'
import type { WorkbookWrite } from '../../../src/tables/row-op.ts'
import { failAfter, failBefore, late } from '../../sheets-emulator/fault.ts'
import type { GoogleDesk } from './google-desk.ts'
import { add, change, ROSTER, WRITES, writeOf } from './roster.ts'
import { APPLIED, BATCH, openForWriting } from './writing-desk.ts'

/** Carries writes out and gives what was told of them before. */
async function sent(
  { source }: GoogleDesk,
  writes: readonly WorkbookWrite[] = WRITES,
): Promise<readonly SentWrite[]> {
  const told: SentWrite[] = []
  await source.apply(writes, (each) => void told.push(...each))
  return told
}

const tracesOf = ({ source }: GoogleDesk): Traces => {
  if (source.traces === null) throw new Error('a spreadsheet keeps traces')
  return source.traces
}

interface ShownSheet {
  readonly properties: { readonly title: string; readonly hidden?: boolean }
}

const sheetsIn = ({ emulator: { people }, id }: GoogleDesk): readonly ShownSheet[] =>
  people.ask<{ readonly sheets: readonly ShownSheet[] }>(
    'GET',
    `/v4/spreadsheets/${id}?fields=sheets.properties(title,hidden)`,
  ).sheets

const titlesIn = (desk: GoogleDesk): readonly string[] =>
  sheetsIn(desk).map(({ properties }) => properties.title)

describe('the trace of an attempt', () => {
  test.each([
    ['was done', null, true],
    ['was done without an answer', failAfter(), true],
    ['was not done', failBefore(), false],
  ])('is there if it %s', async (_what, fault, isDone) => {
    const desk = await openForWriting()
    if (fault) desk.emulator.faults.once(fault, BATCH)
    const [told] = await sent(desk)
    const found = await tracesOf(desk).of([told?.trace ?? ''])
    expect(found.has(told?.trace ?? '')).toBe(isDone)
  })

  test('tells headers and rows as they stood right before, where they stood', async () => {
    const desk = await openForWriting()
    desk.emulator.people.before(BATCH, () => desk.at('名簿').sort('A', { descending: true }))
    const [told] = await sent(desk, [
      writeOf(change('000101', [[3, 3, 4]])),
      writeOf(add('000104', [[1, null, '江口']], '000102')),
    ])
    const [grid] = (await tracesOf(desk).of([told?.trace ?? ''])).get(told?.trace ?? '') ?? []
    expect(grid?.title).toBe('名簿')
    const [number, name] = ROSTER.rows[3] ?? []
    expect(grid?.rows.map((cells) => cells.slice(0, 2))).toEqual([
      ROSTER.rows[0]?.slice(0, 2),
      [number, name],
    ])
    expect(told?.ops.map(({ row }) => row)).toEqual([1])
  })

  test('is no sheet of the workbook, hidden from people, and says what it is', async () => {
    const desk = await openForWriting()
    const before = (await desk.source.read()).sheets.map(({ title }) => title)
    const [told] = await sent(desk)
    expect((await desk.source.read()).sheets.map(({ title }) => title)).toEqual(before)
    const trace = sheetsIn(desk).find(({ properties }) => properties.title === told?.trace)
    expect(trace?.properties.hidden).toBe(true)
    expect(desk.at(told?.trace ?? '').values('A1')).toEqual([
      ['Ikusei が書き込みを確かめるための控えです。まもなく自動的に消えます。'],
    ])
  })

  test('goes away when it is not needed any more, with those of earlier processes', async () => {
    const desk = await openForWriting()
    const [first] = await sent(desk, [writeOf(change('000101', [[3, 3, 4]]))])
    const [second] = await sent(desk, [writeOf(change('000102', [[4, '休', '済']]))])
    await tracesOf(desk).keepOnly([second?.trace ?? ''])
    expect(titlesIn(desk)).toContain(second?.trace)
    expect(titlesIn(desk)).not.toContain(first?.trace)
    await tracesOf(desk).keepOnly([])
    expect(titlesIn(desk)).toEqual([ROSTER.title])
  })

  test('bars an attempt that may come late: it never takes effect', async () => {
    const desk = await openForWriting()
    desk.emulator.faults.once(late(60_000), BATCH)
    const [told] = await sent(desk)
    const name = told?.trace ?? ''
    // After a failure calls pause for a while.
    await desk.emulator.clock.advance(5_000)
    expect(await tracesOf(desk).bar(name)).toBe(true)
    await desk.emulator.clock.advance(120_000)
    expect((await desk.source.read()).sheets[0]?.rows).toEqual(ROSTER.rows)
    expect((await tracesOf(desk).of([name])).get(name)).toEqual([])
  })

  test('of an attempt that took effect cannot be barred any more', async () => {
    const desk = await openForWriting()
    const [told] = await sent(desk)
    expect(await tracesOf(desk).bar(told?.trace ?? '')).toBe(false)
    expect((await tracesOf(desk).of([told?.trace ?? ''])).get(told?.trace ?? '')).toHaveLength(1)
  })

  test('costs one call more than the write, and taking it away two', async () => {
    const desk = await openForWriting()
    expect(await desk.source.apply(WRITES)).toEqual([APPLIED, APPLIED])
    expect(desk.emulator.log.count()).toBe(3)
    await tracesOf(desk).keepOnly([])
    expect(desk.emulator.log.count()).toBe(5)
  })
})
