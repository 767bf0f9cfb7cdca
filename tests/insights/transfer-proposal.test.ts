import { graphql } from 'graphql'
import { describe, expect, test } from 'vitest'
import { buildGraph } from '../../src/graph/build.ts'
import { transferProposal, transferProposalFor } from '../../src/insights/transfer-proposal.ts'
import { transferProposalFields } from '../../src/insights/transfer-proposal-fields.ts'
import { schema } from '../../src/running-office.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { type SmallOffice, snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { type Mover, type PostCells, transferOffice } from './transfer-office.ts'

const CORE: Partial<Viewer> = { roles: ['HR_CORE'] }
const view = (office: SmallOffice, viewer: Partial<Viewer> = CORE) =>
  viewAs(snapshotOfSmallOffice(office), viewer, '2026-12-01')

const POSTS: Readonly<Record<string, PostCells>> = {
  P1: ['0201', 'G6', 2, 0, null],
  P2: ['0301', 'G6', 1, 1, 2],
}
/** Somebody who is not due and has said nothing. */
const SETTLED: Mover = { since: '2026-04-01' }
const WANTS: Mover = { wish: '異動したい', wishes: ['0301'] }

async function proposed(
  people: readonly Mover[],
  {
    posts = POSTS,
    needs = [],
    weights = null,
  }: Partial<Omit<Parameters<typeof transferOffice>[0], 'people'>> = {},
) {
  const found = await transferProposal(view(transferOffice({ people, posts, needs, weights })), 'A2027-1')
  if (found === null) throw new Error('there is no such draft')
  return found
}
const movesOf = ({ lines }: Awaited<ReturnType<typeof proposed>>) =>
  Object.fromEntries(lines.map(({ staff, to }) => [Number(staff), to.post]))

test('who wishes for a free post gets it, as DOMAIN.md 7.6 scores it', async () => {
  const found = await proposed([{ ...WANTS, toDevelop: 'T02、C2', levels: [3, 1] }, SETTLED], {
    needs: [
      ['0301', 'T01', 3, 1],
      ['0301', 'T02', 2, 1],
    ],
  })
  expect(found).toMatchObject({
    on: '2027-04-01',
    seats: 2,
    optimal: true,
    repaired: false,
    broken: [],
    wanting: 1,
    wishesMet: 1,
    unmet: [],
    completeness: 1,
  })
  expect(found.lines).toMatchObject([
    {
      staff: '000001',
      from: { post: 'P1' },
      to: { post: 'P2', department: '0301' },
      moves: true,
      wishRank: 1,
    },
  ])
  expect(found.total).toBeCloseTo(79.583, 3)
  // Staying: W 0, F .5 (nothing needed), D 0, U 0 (due), P .3.
  expect(found.comparison.allStay).toBeCloseTo(18, 6)
  expect(found.lines[0]?.gain).toBeCloseTo(61.583, 3)
})

describe('who is decided on', () => {
  test.each<[string, Mover, boolean]>([
    ['who is due', {}, true],
    ['who wishes to move', { ...SETTLED, ...WANTS }, true],
    ['who is fixed', { ...SETTLED, line: ['P1', 'P2', '○'] }, true],
    ['not who is neither', SETTLED, false],
    ['not who drafted a wish only', { ...SETTLED, ...WANTS, declared: '下書' }, false],
    ['not who is on leave', { ...WANTS, status: '育児休業' }, false],
  ])('%s', async (_case, person, isDecided) => {
    expect((await proposed([person, SETTLED])).lines.length).toBe(isDecided ? 1 : 0)
  })
})

describe('a seat is nobody’s who may not hold it', () => {
  test.each<[string, Mover, PostCells, string]>([
    ['it is another 職種’s', WANTS, ['0301', 'G6', 1, 1, 2, '土木'], 'P1'],
    ['it is of the own 職種', WANTS, ['0301', 'G6', 1, 1, 2, '土木、一般事務'], 'P2'],
    ['a licence is missing', WANTS, ['0301', 'G6', 1, 1, 2, null, '建築士'], 'P1'],
    ['the licence is there', { ...WANTS, licence: '建築士' }, ['0301', 'G6', 1, 1, 2, null, '建築士'], 'P2'],
    ['it is of another grade', WANTS, ['0301', 'G5', 1, 1, 2], 'P1'],
    ['but HR may fix a promotion', { ...WANTS, line: ['P1', 'P2', '○'] }, ['0301', 'G5', 1, 1, 2], 'P2'],
    ['定数 is full', WANTS, ['0301', 'G6', 0, 1, 2], 'P1'],
    [
      'the person may not be moved',
      { ...WANTS, line: ['P1', null, null, '○'] },
      ['0301', 'G6', 1, 1, 2],
      'P1',
    ],
    ['空き見込 is blank: what 定数 leaves is free', WANTS, ['0301', 'G6', 1, null, 2], 'P2'],
    ['空き見込 is 0: nothing is free', WANTS, ['0301', 'G6', 1, 0, 2], 'P1'],
  ])('%s', async (_case, person, post, expected) => {
    expect(movesOf(await proposed([person, SETTLED], { posts: { ...POSTS, P2: post } }))).toEqual({
      1: expected,
    })
  })

  test('what HR has fixed comes before every score', async () => {
    const people = [
      WANTS,
      { ...SETTLED, wish: '留任したい', line: ['P1', 'P2', '○'] } satisfies Mover,
      SETTLED,
    ]
    const found = await proposed(people, { posts: { ...POSTS, P1: ['0201', 'G6', 3, 0, null] } })
    expect(movesOf(found)).toEqual({ 1: 'P1', 2: 'P2' })
    expect(found.unmet).toEqual(['000001'])
  })
})

describe('rules about a department', () => {
  const wide: Readonly<Record<string, PostCells>> = {
    P1: ['0201', 'G6', 3, 0, null],
    P2: ['0301', 'G6', 3, 3, 2],
  }

  test('half of it stays: who gains least over staying is kept', async () => {
    const people = [{ ...WANTS, since: '2022-04-01' }, WANTS, SETTLED] satisfies Mover[]
    const found = await proposed(people, { posts: wide })
    expect(movesOf(found)).toEqual({ 1: 'P2', 2: 'P1' })
    expect(found).toMatchObject({ repaired: true, optimal: false, broken: [], unmet: ['000002'] })
  })

  test('two who must not be in one place are kept apart', async () => {
    const people = [
      { ...WANTS, line: ['P1', null, null, null, '000004'] },
      SETTLED,
      SETTLED,
      { department: '0301', since: '2026-04-01' },
    ] satisfies Mover[]
    expect(movesOf(await proposed(people, { posts: wide }))).toEqual({ 1: 'P1' })
  })

  test('nothing that somebody can do is lost to a department that needs it', async () => {
    const people = [{ ...WANTS, levels: [3, 0] }, SETTLED, SETTLED] satisfies Mover[]
    expect(movesOf(await proposed(people, { posts: wide, needs: [['0201', 'T01', 3, 1]] }))).toEqual({
      1: 'P1',
    })
    expect(movesOf(await proposed(people, { posts: wide, needs: [['0201', 'T01', 3, 0]] }))).toEqual({
      1: 'P2',
    })
    const other = [...people.slice(0, 2), { ...SETTLED, levels: [3, 0] } satisfies Mover]
    expect(movesOf(await proposed(other, { posts: wide, needs: [['0201', 'T01', 3, 1]] }))).toEqual({
      1: 'P2',
    })
  })

  test('what HR has fixed is not undone: it is told', async () => {
    const found = await proposed([{ ...WANTS, line: ['P1', 'P2', '○'] }], { posts: wide })
    expect(movesOf(found)).toEqual({ 1: 'P2' })
    expect(found).toMatchObject({
      repaired: false,
      broken: ['税務課に半数が残らない（1人中1人が異動）'],
    })
  })
})

test('weights come from the draft; what cannot be read is as usual', async () => {
  const total = async (weights: string) => (await proposed([WANTS, SETTLED], { weights })).total
  expect(await total('{"wish":1,"fit":0,"development":0,"urgency":0,"priority":0}')).toBe(1)
  const usual = (await proposed([WANTS, SETTLED])).total
  expect(await total('{"wish":35}')).toBe(usual)
  expect(await total('なし')).toBe(usual)
})

test('HR’s draft is compared: its sum, who does not fit, and swaps that raise both', async () => {
  const posts: Readonly<Record<string, PostCells>> = {
    P1: ['0201', 'G6', 4, 0, null],
    P2: ['0301', 'G6', 1, 1, null],
    P3: ['0401', 'G6', 1, 1, null],
  }
  const people = [
    { ...WANTS, line: ['P1', 'P3'] },
    { wish: '異動したい', wishes: ['0401'], line: ['P1', 'P2'] },
    { ...SETTLED, ...WANTS, line: ['P1', 'P2'] },
    SETTLED,
    SETTLED,
  ] satisfies Mover[]
  const { comparison, lines, fairness } = await proposed(people, { posts })
  expect(comparison.swaps).toEqual([{ staff: ['000001', '000002'], gains: [35, 35] }])
  expect(comparison.draftMisfits).toEqual(['000003'])
  expect(comparison.draftWishesMet).toBe(1)
  // Moves into a new field: 0 + 15 + 7.5 + 3.33 + 3, twice; the third one's wish makes 35 + 15 + 7.5 + 0 + 3.
  expect(comparison.draft).toBeCloseTo(2 * 28.8333 + 60.5, 3)
  expect(lines[0]?.alternatives.map(({ post }) => post)).toEqual(['P3'])
  expect(fairness).toMatchObject([{ gender: 'FEMALE', count: 3, wanting: 3, wishesMet: 2 }])
})

describe('who is told', () => {
  const office = transferOffice({ people: [WANTS, SETTLED], posts: POSTS })
  test.each<[string, Partial<Viewer>, boolean]>([
    ['HR_CORE', CORE, true],
    ['HR not', { roles: ['HR'] }, false],
    ['a manager not', { roles: ['MANAGER'], person: '000002', scope: new Set(['000001']) }, false],
    ['the person not', { roles: ['STAFF'], person: '000001' }, false],
    ['who looks at sums not', { roles: ['DASHBOARD'] }, false],
  ])('%s', async (_case, viewer, isTold) => {
    expect((await transferProposalFor(view(office, viewer), 'A2027-1')) !== null).toBe(isTold)
  })
  test('of a draft that is not there nothing', async () => {
    expect(await transferProposalFor(view(office), 'A9')).toBeNull()
  })
})

test('is asked for as a query and on a draft', async () => {
  const source = `{
    transferProposal(scenarioCode: "A2027-1") {
      candidates seats optimal wishesMet
      lines { staff { name } moves from { post { title } } to { post { title } confidence parts { part points reason } } }
    }
    transferScenario(scenarioCode: "A2027-1") { proposal { total } }
  }`
  const office = transferOffice({ people: [WANTS, SETTLED], posts: POSTS })
  const graph = buildGraph(schema, [transferProposalFields])
  const { data, errors } = await graphql({ schema: graph, source, contextValue: { view: view(office) } })
  expect(errors).toBeUndefined()
  expect(JSON.parse(JSON.stringify(data))).toEqual({
    transferProposal: {
      candidates: 1,
      seats: 2,
      optimal: true,
      wishesMet: 1,
      lines: [
        {
          staff: { name: '職員 001' },
          moves: true,
          from: { post: { title: 'P1' } },
          to: {
            post: { title: 'P2' },
            confidence: null,
            parts: [
              { part: 'wish', points: 35, reason: '第1希望の所属' },
              { part: 'fit', points: 15, reason: '必要な水準の定めなし' },
              { part: 'development', points: 7.5, reason: '初めての分野（福祉・健康）' },
              { part: 'urgency', points: 3.3333, reason: '現所属4年' },
              { part: 'priority', points: 6, reason: '優先度2' },
            ],
          },
        },
      ],
    },
    transferScenario: { proposal: { total: 66.8333 } },
  })
})
