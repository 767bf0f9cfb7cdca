import type { userAccounts } from '../../schema/personnel/user-accounts.ts'
import { lastOf } from './calendar.ts'
import type { Cells } from './cells.ts'
import { lastStint, type Person } from './people.ts'
import type { Roster } from './roster.ts'

type AccountCells = Cells<typeof userAccounts>

/** Who has the roles that only `office.json` gives in the demo office. */
export const GRANTED = {
  hrCore: ['core@example.lg.jp'],
  occHealth: ['health@example.lg.jp'],
  sysadmin: ['admin@example.lg.jp'],
} as const

const MANAGERS = 40
const ORDINARY = 20

/**
 * The sheet of accounts. hr@, core@, health@, admin@ and dashboard@example.lg.jp are the offices of the demo; manager001@
 * and so on are the heads of sections in the order of the sheet 所属; staff001@ and so on are ordinary staff in the order
 * of their numbers.
 */
export function accountRows({ current, places, calendar, headOf }: Roster): readonly AccountCells[] {
  const expiresOn = lastOf(calendar.fiscalYear + 1)
  const heads = places.filter(({ kind }) => kind === 'SECTION').flatMap((place) => headOf(place) ?? [])
  const ordinary = current.filter(
    ({ isHead, status, appointment }) => !isHead && status === 'ACTIVE' && appointment === 'REGULAR',
  )
  const inSection = (code: string) =>
    ordinary.filter((person) => lastStint(person).place.code.startsWith(code))
  const [hr, core, admin] = [...inSection('0101'), ...ordinary.slice(-3)]
  const [nurse = ordinary.at(-4)] = ordinary.filter(({ category }) => category === 'PUBLIC_HEALTH_NURSE')
  const taken = new Set<Person | undefined>([hr, core, admin, nurse])
  const account = (
    subject: string,
    person: Person | undefined,
    roles: AccountCells['roles'],
  ): AccountCells => ({
    subject: `${subject}@example.lg.jp`,
    staff: person?.number ?? null,
    ...(roles !== undefined && { roles }),
    expiresOn,
  })
  const numbered = (word: string, index: number): string => `${word}${String(index + 1).padStart(3, '0')}`
  return [
    account('hr', hr, ['STAFF', 'HR']),
    account('core', core, ['STAFF', 'HR']),
    account('health', nurse, ['STAFF']),
    account('admin', admin, ['STAFF']),
    account('dashboard', undefined, ['DASHBOARD']),
    ...heads
      .slice(0, MANAGERS)
      .map((person, index) => account(numbered('manager', index), person, ['STAFF', 'MANAGER'])),
    ...ordinary
      .filter((person) => !taken.has(person))
      .slice(0, ORDINARY)
      .map((person, index) => account(numbered('staff', index), person, ['STAFF'])),
  ]
}
