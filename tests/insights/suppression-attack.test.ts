import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { recovered } from './attacker.ts'
import { ANY } from './bounds.ts'
import { later, shuffled } from './chance-office.ts'
import { toldOn } from './told-figures.ts'

/**
 * Somebody who may look at sums asks for every figure about groups, knows how many people every group has, and works out
 * what was hidden: from totals, from what is told beside it, from the same people told of by department and by division, on
 * one day and on two between which a few rows changed.
 */

const seeds = fc.nat()
const RUNS = { numRuns: 40 }

test('nothing hidden is found out on one day', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      expect(recovered({ days: [toldOn(shuffled(seed), '2026-11-25')], changes: () => 0 })).toEqual([])
    }),
    RUNS,
  )
})

test('two days of a month tell the same, whatever happened in between', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 5 }), (seed, changes) => {
      const [before, after] = [shuffled(seed), later(shuffled(seed), seed, changes, '2026-11-10')]
      const days = [toldOn(before, '2026-11-05'), toldOn(after, '2026-11-25')]
      expect(days[1]).toEqual(days[0])
    }),
    RUNS,
  )
})

test('nothing hidden is found out on two days of two months between which a few rows changed', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 5 }), (seed, changes) => {
      const [before, after] = [shuffled(seed), later(shuffled(seed), seed, changes, '2026-10-20')]
      const days = [toldOn(before, '2026-10-05'), toldOn(after, '2026-11-05')]
      // Nobody outside knows to the last row what changed; trainings fall due besides, and who moves takes several along.
      const most = (name: string): number => (name.startsWith('done') ? ANY : changes + 1)
      expect(recovered({ days, changes: most })).toEqual([])
    }),
    RUNS,
  )
})
