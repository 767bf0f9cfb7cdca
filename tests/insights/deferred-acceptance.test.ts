import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockingPairs, deferredAcceptance } from '../../src/insights/deferred-acceptance.ts'

type Choices = Readonly<Record<string, readonly string[]>>
type Places = Readonly<Record<string, readonly [seats: number, ...order: string[]]>>

const officeOf = (choices: Choices, places: Places) =>
  [
    new Map(Object.entries(choices)),
    Object.entries(places).map(([code, [seats, ...order]]) => ({ code, seats, order })),
  ] as const

test.each<[string, Choices, Places, Readonly<Record<string, string | null>>]>([
  [
    'is as DOMAIN.md 7.6 works it out',
    { a: ['J1', 'J2'], b: ['J2', 'J1'], c: ['J1'] },
    { J1: [1, 'c', 'a', 'b'], J2: [1, 'a', 'b'] },
    { a: 'J2', b: null, c: 'J1' },
  ],
  [
    'who is not on the list of a place is not taken, though there is room',
    { a: ['J1'], b: ['J1'] },
    { J1: [2, 'b'] },
    { a: null, b: 'J1' },
  ],
  ['a place without a seat takes nobody', { a: ['J1', 'J2'] }, { J1: [0, 'a'], J2: [1, 'a'] }, { a: 'J2' }],
  [
    'two seats keep the two best',
    { a: ['J1'], b: ['J1'], c: ['J1'] },
    { J1: [2, 'c', 'b', 'a'] },
    { a: null, b: 'J1', c: 'J1' },
  ],
  ['a place nobody knows', { a: ['J9'] }, {}, { a: null }],
])('%s', (_case, choices, places, expected) => {
  const placed = deferredAcceptance(...officeOf(choices, places))
  expect(Object.fromEntries(placed)).toEqual(expected)
  expect(blockingPairs(...officeOf(choices, places), placed)).toEqual([])
})

const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f']
const PLACES = ['J1', 'J2', 'J3', 'J4']
const someOf = (all: readonly string[]) => fc.shuffledSubarray([...all])
const anyOffice = fc.tuple(
  fc.tuple(...PEOPLE.map(() => someOf(PLACES))),
  fc.tuple(...PLACES.map(() => fc.tuple(fc.integer({ min: 0, max: 3 }), someOf(PEOPLE)))),
)
const readOffice = ([wanted, lists]: readonly [
  readonly (readonly string[])[],
  readonly (readonly [number, readonly string[]])[],
]) =>
  [
    new Map(PEOPLE.map((person, index) => [person, wanted[index] ?? []] as const)),
    PLACES.map((code, index) => ({ code, seats: lists[index]?.[0] ?? 0, order: lists[index]?.[1] ?? [] })),
  ] as const

test('no pair would rather have each other, nobody gets what they did not ask for, no place more than its seats', () => {
  fc.assert(
    fc.property(anyOffice, (office) => {
      const [choices, places] = readOffice(office)
      const placed = deferredAcceptance(choices, places)
      expect(blockingPairs(choices, places, placed)).toEqual([])
      for (const [person, code] of placed) if (code !== null) expect(choices.get(person)).toContain(code)
      for (const { code, seats } of places)
        expect([...placed.values()].filter((each) => each === code).length).toBeLessThanOrEqual(seats)
    }),
  )
})

test('the order in which people stand changes nothing', () => {
  fc.assert(
    fc.property(anyOffice, (office) => {
      const [choices, places] = readOffice(office)
      const backwards = new Map([...choices].reverse())
      expect(deferredAcceptance(backwards, places)).toEqual(deferredAcceptance(choices, places))
    }),
  )
})

test('blocking pairs are found where there are some', () => {
  const [choices, places] = officeOf({ a: ['J1', 'J2'], b: ['J1'] }, { J1: [1, 'a', 'b'], J2: [1, 'a'] })
  const placed = new Map([
    ['a', 'J2'],
    ['b', 'J1'],
  ])
  expect(blockingPairs(choices, places, placed)).toEqual([['a', 'J1']])
})
