import { random } from '../../src/demo/random.ts'
import type { Snapshot } from '../../src/snapshot/snapshot.ts'
import type { View } from '../../src/view/view.ts'
import { viewAs } from '../office-of.ts'
import { chanceOffice, readChance, TODAY } from './chance-office.ts'
import { type Onlooker, OPENINGS, type RoleName, WATCHERS } from './may-see.ts'
import { twinOf } from './twin-office.ts'

/** Somebody in one role; how much the office opens hangs on the seed. */
export const onlooker = (role: RoleName, seed: number): Onlooker => ({
  role,
  person: role === 'DASHBOARD' || role === 'SYSADMIN' ? '' : '000001',
  scope: new Set(role === 'MANAGER' ? ['000002', '000003'] : []),
  opening: OPENINGS[seed % OPENINGS.length] ?? 'HR_ONLY',
  today: TODAY,
})

/** An office as somebody sees it. */
export const viewOf = (snapshot: Snapshot, { role, person, scope }: Onlooker): View =>
  viewAs(snapshot, { roles: [role], person: person || null, scope }, TODAY)

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
