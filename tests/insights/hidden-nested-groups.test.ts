import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hiddenNestedGroups, type NestedGroup } from '../../src/insights/hidden-nested-groups.ts'

const THRESHOLDS = { group: 10, cell: 3 }

/** Each person is in one part and one whole here. */
function hiddenOf(groups: readonly NestedGroup[]) {
  const sizesBy = (way: 'whole' | 'part'): ReadonlyMap<string, number> =>
    new Map(
      [...Map.groupBy(groups, (each) => each[way])].map(([key, those]) => [
        key,
        those.reduce((sum, { people }) => sum + people, 0),
      ]),
    )
  return hiddenNestedGroups(groups, sizesBy('whole'), sizesBy('part'), THRESHOLDS)
}

test('a part of too few takes another of its whole along', () => {
  const { parts, wholes } = hiddenOf([
    { whole: 'A', part: 'a1', people: 4 },
    { whole: 'A', part: 'a2', people: 30 },
    { whole: 'A', part: 'a3', people: 20 },
    { whole: 'B', part: 'b1', people: 12 },
  ])
  expect([...parts]).toEqual(['a1', 'a3'])
  expect([...wholes]).toEqual([])
})

test('a whole of too few takes another along, and neither is told by its parts', () => {
  const { parts, wholes } = hiddenOf([
    { whole: 'A', part: 'a1', people: 4 },
    { whole: 'B', part: 'b1', people: 12 },
    { whole: 'B', part: 'b2', people: 15 },
    { whole: 'C', part: 'c1', people: 50 },
  ])
  expect([...wholes].sort()).toEqual(['A', 'B'])
  expect([...parts].sort()).toEqual(['a1', 'b1'])
})

const group = fc.record({
  whole: fc.constantFrom('A', 'B', 'C'),
  part: fc.constantFrom('p', 'q', 'r', 's', 't'),
  people: fc.integer({ min: 1, max: 25 }),
})

test('what is hidden of a told whole, and of all hidden wholes together, is enough people or everybody there is', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(group, { selector: ({ whole, part }) => `${whole} ${part}`, minLength: 1 }),
      (groups) => {
        const { parts, wholes } = hiddenOf(groups)
        const sum = (those: readonly NestedGroup[]): number =>
          those.reduce((total, { people }) => total + people, 0)
        const dark = groups.filter(({ part }) => parts.has(part))
        for (const whole of new Set(groups.map((each) => each.whole)))
          if (!wholes.has(whole)) {
            const rest = sum(dark.filter((each) => each.whole === whole))
            expect(rest === 0 || rest >= 10).toBe(true)
          }
        const rest = sum(dark.filter(({ whole }) => wholes.has(whole)))
        expect(rest === 0 || rest >= 10 || sum(groups) < 10).toBe(true)
      },
    ),
  )
})
