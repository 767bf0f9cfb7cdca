import type { Emulator } from '../tests/sheets-emulator/emulator.ts'
import {
  cut,
  type Fault,
  failAfter,
  failBefore,
  late,
  overQuota,
  resetAfter,
  resetBefore,
  slow,
} from '../tests/sheets-emulator/fault.ts'
import type { PlacedRule } from '../tests/sheets-emulator/faults.ts'
import type { Match } from '../tests/sheets-emulator/request-kind.ts'

/** What goes wrong between the service and Google. */
export interface FaultPlan {
  /** How often each kind has struck. */
  struck(): Readonly<Record<string, number>>
  isLatePending(): boolean
  /** Nothing more goes wrong. */
  calm(): void
}

const LONGEST_LATE_MS = 150_000

/** About one call in five fails, one way or another. */
const RULES: readonly (readonly [name: string, kind: Match, probability: number, fault: Fault])[] = [
  ['late 2 s', { kind: 'write' }, 0.03, late(2_000)],
  ['late 30 s', { kind: 'write' }, 0.03, late(30_000)],
  ['late 150 s', { kind: 'write' }, 0.03, late(LONGEST_LATE_MS)],
  ['503 before', { kind: 'write' }, 0.04, failBefore()],
  ['503 after', { kind: 'write' }, 0.04, failAfter()],
  ['reset before', { kind: 'write' }, 0.03, resetBefore],
  ['reset after', { kind: 'write' }, 0.04, resetAfter],
  ['cut answer', { kind: 'write' }, 0.03, cut],
  ['slow', { kind: 'write' }, 0.02, slow(20_000)],
  ['503 on reading', { kind: 'read' }, 0.06, failBefore()],
  ['reset on reading', { kind: 'read' }, 0.04, resetBefore],
  ['cut on reading', { kind: 'read' }, 0.03, cut],
  ['503 of Drive', { kind: 'drive' }, 0.05, failBefore()],
]

const BURST_EVERY = 60
const BURST_OF = 4

/** Places the rules, the rarest kinds first: the first that strikes decides. */
export function placeFaults({ faults, people, clock }: Emulator, seed: number): FaultPlan {
  const placed = RULES.map(([name, match, probability, fault], index): [string, PlacedRule] => [
    name,
    faults.add({ match, when: { probability, seed: seed * 100 + index }, fault }),
  ])
  const bursts: PlacedRule[] = []
  const lateStruck = (): number =>
    placed.reduce((sum, [name, { struck }]) => (name.startsWith('late') ? sum + struck : sum), 0)
  let known = 0
  let lateUntil = 0
  let isCalm = false
  const watchWrites = (): void => {
    if (lateStruck() > known) lateUntil = clock.now() + LONGEST_LATE_MS
    known = lateStruck()
    people.before({ kind: 'write' }, watchWrites)
  }
  const watchReads = (): void => {
    if (isCalm) return
    bursts.push(faults.burst(BURST_OF, overQuota, { kind: 'read' }))
    people.before({ kind: 'read', nth: BURST_EVERY }, watchReads)
  }
  watchWrites()
  people.before({ kind: 'read', nth: BURST_EVERY }, watchReads)
  return {
    struck: () => ({
      ...Object.fromEntries(placed.map(([name, { struck }]) => [name, struck])),
      '429': bursts.reduce((sum, { struck }) => sum + struck, 0),
    }),
    isLatePending: () => clock.now() < lateUntil,
    calm: () => {
      isCalm = true
      faults.clear()
    },
  }
}
