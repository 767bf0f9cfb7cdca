import { CONFIGURED_ROLES, L1 } from '../../schema/roles.ts'
import type { IndexedRows } from '../snapshot/indexed-rows.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { Row } from '../tables/row.ts'
import type { Viewer } from '../view/viewer.ts'

/** Who has the roles that no sheet can give, by `office.json`'s names. */
export type Granted = Readonly<Record<keyof typeof CONFIGURED_ROLES, readonly string[]>>

const ROLES: readonly string[] = Object.values(CONFIGURED_ROLES)

/**
 * Finds out what a subject may be today: the roles of 利用者 while the account lasts, those of `office.json`, and whom
 * the person leads now. `null` for somebody nobody knows.
 */
export function viewerOf(
  snapshot: Snapshot,
  subject: string,
  granted: Granted,
  today: string,
): Viewer | null {
  const account = snapshot.rowsOf('UserAccount').byKey(subject)
  const listed = account && String(account.values['expiresOn'] ?? '') >= today ? account : null
  const configured = (['hrCore', 'occHealth', 'sysadmin'] as const)
    .filter((name) => granted[name].includes(subject))
    .map((name) => CONFIGURED_ROLES[name])
  const roles = [
    ...new Set([...wordsOf(listed, 'roles').filter((role) => !ROLES.includes(role)), ...configured]),
  ]
  if (roles.length === 0) return null
  // Whoever only looks at sums or after the service is nobody's person here: no row is theirs.
  const named = roles.some((role) => L1.roles.includes(role)) ? listed?.values['staff'] : null
  const person = typeof named === 'string' ? named : null
  const scope = roles.includes('MANAGER')
    ? ledBy(snapshot, person, wordsOf(listed, 'scope'), today)
    : new Set<string>()
  return { subject, roles, person, scope }
}

function wordsOf(row: Row | null, column: string): readonly string[] {
  const value = row?.values[column]
  return Array.isArray(value) ? value : []
}

/** The persons whose main or concurrent department lies below one the person heads or was given; never the own superiors. */
function ledBy(
  snapshot: Snapshot,
  person: string | null,
  given: readonly string[],
  today: string,
): Set<string> {
  const departments = snapshot.rowsOf('Department')
  const headed = departments.rows
    .filter((row) => person !== null && row.values['head'] === person)
    .map((row) => row.key)
  const below = subtree(departments, [...headed, ...given])
  const places = placesOn(snapshot, today)
  const superiors = headsAbove(departments, person, [
    ...headed,
    ...(person === null ? [] : (places.get(person) ?? [])),
  ])
  const led = new Set<string>()
  for (const row of snapshot.rowsOf('Staff').rows) {
    if (row.key === person || superiors.has(row.key) || row.values['serviceStatus'] === 'SEPARATED') continue
    if (places.get(row.key)?.some((department) => below.has(department))) led.add(row.key)
  }
  return led
}

function subtree(departments: IndexedRows, roots: readonly string[]): Set<string> {
  const found = new Set<string>()
  const open = [...roots]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue
    found.add(next)
    open.push(...departments.referring('parent', next).map((row) => row.key))
  }
  return found
}

/** Whoever else heads these departments or one above them. */
function headsAbove(departments: IndexedRows, person: string | null, starts: readonly string[]): Set<string> {
  const heads = new Set<string>()
  const passed = new Set<string>()
  for (const start of starts)
    for (let row = departments.byKey(start); row && !passed.has(row.key); ) {
      passed.add(row.key)
      const { head, parent } = row.values
      if (typeof head === 'string' && head !== person) heads.add(head)
      row = typeof parent === 'string' ? departments.byKey(parent) : null
    }
  return heads
}

const places = new WeakMap<IndexedRows, Map<string, ReadonlyMap<string, readonly string[]>>>()

/** Each person's departments on a day: where the last order put them, else where 職員 says, and those held besides. */
function placesOn(snapshot: Snapshot, today: string): ReadonlyMap<string, readonly string[]> {
  const assignments = snapshot.rowsOf('Assignment')
  const byDay = places.get(assignments) ?? new Map<string, ReadonlyMap<string, readonly string[]>>()
  places.set(assignments, byDay)
  const staff = snapshot.rowsOf('Staff')
  const id = `${today}/${snapshot.version}`
  const known = byDay.get(id)
  if (known) return known
  const found = new Map(
    staff.rows.map((row) => [row.key, departmentsOf(row, assignments.referring('staff', row.key), today)]),
  )
  byDay.clear()
  byDay.set(id, found)
  return found
}

function departmentsOf(person: Row, orders: readonly Row[], today: string): readonly string[] {
  const past = orders.filter(({ values }) => String(values['effectiveOn']) <= today)
  const main = past.filter(({ values }) => values['kind'] !== 'CONCURRENT')
  const last = main.reduce<Row | null>(
    (latest, row) => (latest === null || dayOf(row) >= dayOf(latest) ? row : latest),
    null,
  )
  const besides = past.filter(
    ({ values }) => values['kind'] === 'CONCURRENT' && String(values['endedOn'] ?? today) >= today,
  )
  const held = person.values['concurrentDepartments']
  return [
    last?.values['department'] ?? person.values['department'],
    ...besides.map(({ values }) => values['department']),
    ...(Array.isArray(held) ? held : []),
  ].filter((department) => typeof department === 'string')
}

const dayOf = ({ values }: Row): string =>
  `${String(values['effectiveOn'])}/${String(values['sequence'] ?? 1).padStart(3, '0')}`
