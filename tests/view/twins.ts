import { random } from '../../src/demo/random.ts'
import type { Snapshot } from '../../src/snapshot/snapshot.ts'
import { chanceOffice, readChance } from './chance-office.ts'
import { type Onlooker, OPENINGS, type Opening, WATCHERS } from './may-see.ts'
import { twinOf } from './twin-office.ts'

/** How much an office opens, of all there is in turn. */
export const openingFor = (seed: number): Opening => OPENINGS[seed % OPENINGS.length] ?? 'HR_ONLY'

/** Two offices that differ only in what somebody may not see. */
export function twinsFor(who: Onlooker, seed: number): { readonly one: Snapshot; readonly other: Snapshot } {
  // A keeper reads all problems of a workbook, those of hidden rows too: the file itself holds both (DOMAIN §2, †).
  const faultless = who.role === 'HR' ? ['Assignment'] : []
  const office = chanceOffice(random(seed, 1), { filled: 0.7, faults: 0.04 }, faultless)
  const unwatched = Object.keys(WATCHERS).filter((key) => !WATCHERS[key]?.includes(who.role))
  return {
    one: readChance(office, who.opening, {}),
    other: readChance(
      twinOf(office, who, random(seed, 2)),
      who.opening,
      Object.fromEntries(unwatched.map((key) => [key, '2'])),
    ),
  }
}
