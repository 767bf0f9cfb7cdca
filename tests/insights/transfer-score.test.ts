import { describe, expect, test } from 'vitest'
import { transferQuestion } from '../../src/insights/transfer-candidates.ts'
import { type PartName, scoreTransfer, TRANSFER_WEIGHTS } from '../../src/insights/transfer-score.ts'
import { snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { type Mover, type PostCells, transferOffice } from './transfer-office.ts'

const NEEDS = [
  ['0301', 'T01', 3, 1],
  ['0301', 'T02', 2, 1],
]

/** The score of the first person of an office in a post; in the own place for `null`. */
function scored(
  person: Mover,
  post: string | null = 'P2',
  { needs = NEEDS, priority = 2 }: { needs?: (string | number)[][]; priority?: number | null } = {},
) {
  const posts: Readonly<Record<string, PostCells>> = {
    P1: ['0201', 'G6', 2, 0, null],
    P2: ['0301', 'G6', 1, 1, priority],
  }
  // Somebody fixed to their own place is decided on, whatever else they are.
  const office = transferOffice({ people: [{ line: [null, 'P1', '○'], ...person }], posts, needs })
  const view = viewAs(snapshotOfSmallOffice(office), { roles: ['HR_CORE'] }, '2026-12-01')
  const question = transferQuestion(view, 'A2027-1', 2027)
  const [candidate] = question.candidates
  const target = post === null ? candidate?.own : question.targetOf(post)
  if (!candidate || !target) throw new Error('nobody is to be decided on')
  return scoreTransfer(view, TRANSFER_WEIGHTS, '2027-04-01', candidate, target)
}

const partOf = (part: PartName, ...given: Parameters<typeof scored>) => {
  const found = scored(...given).parts.find((each) => each.part === part)
  return [found?.value, found?.reason]
}

test('is as DOMAIN.md 7.6 works it out, with a reason for every part', () => {
  const found = scored({ wish: '異動したい', wishes: ['0301'], toDevelop: 'T02、C2', levels: [3, 1] })
  expect(found.score).toBeCloseTo(79.6, 1)
  expect(found.parts.map(({ part, value, reason }) => [part, Number(value.toFixed(4)), reason])).toEqual([
    ['wish', 1, '第1希望の所属'],
    ['fit', 0.8, '不足: 戸籍 1（必要2）'],
    ['development', 0.75, '初めての分野（福祉・健康）、伸ばしたい能力 1/2'],
    ['urgency', 0.3333, '現所属4年'],
    ['priority', 0.6, '優先度2'],
  ])
  expect(found).toMatchObject({ needed: 2, known: 2 })
})

describe('the wish', () => {
  test.each<[string, Mover, string | null, number, string]>([
    ['second', { wish: '異動したい', wishes: ['0401', '0301'] }, 'P2', 0.8, '第2希望の所属'],
    ['third', { wish: '異動したい', wishes: ['0401', '0201', '0301'] }, 'P2', 0.6, '第3希望の所属'],
    ['field', { wish: '異動したい', fields: ['福祉・健康'] }, 'P2', 0.6, '第1希望の分野'],
    [
      'second field',
      { wish: '異動したい', fields: ['建設・技術', '福祉・健康'] },
      'P2',
      0.5,
      '第2希望の分野',
    ],
    [
      'the largest that applies',
      { wish: '異動したい', wishes: ['0401', '0301'], fields: ['福祉・健康'] },
      'P2',
      0.8,
      '第2希望の所属',
    ],
    ['none of the wishes', { wish: '異動したい', wishes: ['0401'] }, 'P2', 0, '希望にない所属'],
    [
      'who wishes to move stays',
      { wish: '異動したい', wishes: ['0201'] },
      null,
      0,
      '異動を希望しているが留任',
    ],
    ['either', { wish: 'どちらでもよい' }, 'P2', 0.4, 'どちらでもよい'],
    ['either, with a first wish', { wish: 'どちらでもよい', wishes: ['0301'] }, 'P2', 1, '第1希望の所属'],
    ['either, staying', { wish: 'どちらでもよい' }, null, 0.4, 'どちらでもよい'],
    ['no declaration', {}, 'P2', 0.3, '自己申告なし'],
    [
      'a draft of one is none',
      { wish: '異動したい', wishes: ['0301'], declared: '下書' },
      'P2',
      0.3,
      '自己申告なし',
    ],
    ['who wishes to stay stays', { wish: '留任したい' }, null, 1, '留任を希望'],
    [
      'who wishes to stay moves: listed wishes are nothing',
      { wish: '留任したい', wishes: ['0301'] },
      'P2',
      0,
      '留任を希望しているが異動',
    ],
  ])('%s', (_case, person, post, value, reason) => {
    expect(partOf('wish', person, post)).toEqual([value, reason])
  })
})

describe('the fit', () => {
  test('what nobody has assessed counts as one below what the grade has, and lowers the confidence', () => {
    expect(scored({ levels: [3, null] })).toMatchObject({ needed: 2, known: 1 })
    expect(partOf('fit', { levels: [3, null] })).toEqual([0.8, '不足: 戸籍 未評価（必要2）'])
  })
  test('対象外 is left out', () => {
    expect(scored({ levels: [3, '対象外'] })).toMatchObject({ needed: 1, known: 1 })
    expect(partOf('fit', { levels: [3, '対象外'] })).toEqual([1, '必要な水準を満たす'])
  })
  test('a surplus offsets nothing', () => {
    expect(partOf('fit', { levels: [4, 1] })).toEqual([0.8, '不足: 戸籍 1（必要2）'])
  })
  test.each([[[]], [[['0301', 'A1', 3, 1]]]])(
    'with nothing needed, or attitudes alone, it is a half',
    (needs) => {
      expect(partOf('fit', { levels: [0, 0] }, 'P2', { needs })).toEqual([0.5, '必要な水準の定めなし'])
    },
  )
})

describe('the urgency', () => {
  test.each<[string, Mover, string | null, number]>([
    ['of a move rises for three years', { since: '2022-10-01' }, 'P2', 0.5],
    ['and no further', { since: '2015-04-01' }, 'P2', 1],
    ['is none before the time', { since: '2025-04-01' }, 'P2', 0],
    ['of staying is 0 for who is due', {}, null, 0],
    ['is a half in between', { since: '2025-04-01' }, null, 0.5],
    ['is 1 under two years', { since: '2025-05-01' }, null, 1],
  ])('%s', (_case, person, post, value) => {
    expect(partOf('urgency', person, post)[0]).toBeCloseTo(value, 6)
  })
})

test.each([
  [1, 1],
  [2, 0.6],
  [3, 0.3],
  [null, 0.3],
])('priority %s is worth %d', (priority, value) => {
  expect(partOf('priority', {}, 'P2', { priority })[0]).toBe(value)
})
