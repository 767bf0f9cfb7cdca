import { random } from '../../src/demo/random.ts'
import { schema } from '../../src/running-office.ts'
import type { Snapshot } from '../../src/snapshot/snapshot.ts'
import type { Row } from '../../src/tables/row.ts'
import type { Table } from '../../src/tables/table.ts'
import type { View } from '../../src/view/view.ts'
import { viewAs } from '../office-of.ts'
import { chanceOffice, readChance, TODAY } from './chance-office.ts'
import { maySee, OPENINGS, type Opening, ROLES, type RoleName } from './may-see.ts'
import { onlooker, PERSON, SCOPE, viewOf } from './onlooker.ts'

type Stand = 'own' | 'scope' | 'other'
type Seen = 'seen' | 'coarse' | 'hidden'

/** What one role was found to read of one column, and what it should read. */
export interface AccessLine {
  readonly place: string
  readonly role: RoleName
  readonly probed: string
  readonly expected: string
}

const OFFICES = 24

/** Who reads which cell, found out by looking at many offices through every role. */
export function probedAccess(): {
  readonly lines: readonly AccessLine[]
  /** Cells that no office held. */
  readonly unprobed: readonly string[]
  readonly text: string
  readonly declared: readonly string[]
} {
  const found = new Map<string, { probed: Set<Seen>; expected: Set<Seen> }>()
  const note = (place: string, stand: Stand, role: RoleName, probed: Seen, expected: Seen): void => {
    const id = `${place} ${role} ${stand}`
    const known = found.get(id) ?? { probed: new Set(), expected: new Set() }
    known.probed.add(probed)
    known.expected.add(expected)
    found.set(id, known)
  }
  for (let seed = 0; seed < OFFICES; seed += 1)
    for (const opening of OPENINGS) {
      const office = chanceOffice(random(seed, 7), { filled: 0.95, faults: 0 })
      const snapshot = readChance(office, opening, {})
      for (const role of ROLES) probe(snapshot, role, opening, note)
    }
  const places = placesIn(found.keys())
  const told = (place: string, role: RoleName, which: 'probed' | 'expected'): string =>
    inWords(
      (['own', 'scope', 'other'] as const).flatMap((stand) => {
        const seen = found.get(`${place} ${role} ${stand}`)?.[which]
        return seen ? [[stand, summed(seen)] as const] : []
      }),
    )
  const lines = places.flatMap((place) =>
    ROLES.map((role) => ({
      place,
      role,
      probed: told(place, role, 'probed'),
      expected: told(place, role, 'expected'),
    })),
  )
  return {
    lines,
    declared: [...declared(), ...spread()],
    unprobed: declared().filter((place) => !places.includes(place)),
    text: printed(places, lines),
  }
}

/** The places that were found, in the order of the declarations; rows of one kind after the ordinary ones. */
function placesIn(ids: Iterable<string>): string[] {
  const found = [...new Set([...ids].map((id) => id.split(' ').slice(0, -2).join(' ')))]
  const columns = declared()
  const rank = (place: string): readonly [number, string, number] => {
    const [table = '', kind = '', column = ''] = /^(\w+)(.*)\.(\w+)$/u.exec(place)?.slice(1) ?? []
    const order = columns.indexOf(`${table}.${column}`)
    return [
      columns.findIndex((each) => each.startsWith(`${table}.`)),
      kind,
      order < 0 ? columns.length : order,
    ]
  }
  return found.sort((a, b) => {
    const [one, other] = [rank(a), rank(b)]
    return one[0] - other[0] || (one[1] < other[1] ? -1 : one[1] > other[1] ? 1 : one[2] - other[2])
  })
}

/** Columns that are served as rows of another table. */
const spread = (): string[] =>
  schema.tables.flatMap(({ name, columns }) =>
    Object.keys(columns).flatMap((column) => (columns[column]?.spread ? [`${name}.${column}`] : [])),
  )

const declared = (): string[] =>
  schema.tables.flatMap((table) =>
    Object.entries(table.columns).flatMap(([name, { spread }]) =>
      spread === null ? [`${table.name}.${name}`] : [],
    ),
  )

/** A coarser word shows only where there is one. */
const summed = (seen: ReadonlySet<Seen>): Seen | 'mixed' =>
  seen.has('coarse') && !seen.has('hidden')
    ? 'coarse'
    : seen.size > 1
      ? 'mixed'
      : (seen.values().next().value ?? 'hidden')

function inWords(seen: readonly (readonly [Stand, Seen | 'mixed'])[]): string {
  const whose = (which: Seen | 'mixed'): string => {
    const stands = seen.flatMap(([stand, each]) => (each === which ? [stand] : []))
    return stands.length === seen.length ? 'all' : stands.join('+')
  }
  const [plain, coarse, mixed] = [whose('seen'), whose('coarse'), whose('mixed')]
  if (mixed !== '') return `mixed (${mixed})`
  if (coarse === '') return plain === '' ? 'no' : plain
  return plain === '' ? 'coarse' : `${plain}, else coarse`
}

function probe(
  snapshot: Snapshot,
  role: RoleName,
  opening: Opening,
  note: (place: string, stand: Stand, role: RoleName, probed: Seen, expected: Seen) => void,
): void {
  const who = onlooker(role, opening)
  const view = viewOf(snapshot, who)
  const all = viewAs(snapshot, { roles: ['HR_CORE', 'OCC_HEALTH'] }, TODAY)
  for (const table of snapshot.schema.tables) {
    if (opening !== 'HR_ONLY' && table.workbook !== 'intentions') continue
    const label = opening === 'HR_ONLY' ? '' : ` (${opening})`
    for (const row of all.rowsOf(table).rows) {
      const stand = standOf(table, row)
      const here = view.rowsOf(table).byKey(row.key)
      const course = all.follow(table, row, 'course')?.values ?? null
      const sight = maySee(
        who,
        { table: table.name, key: table.key, values: row.values, course },
        Object.keys(table.columns),
      )
      const where = `${table.name}${kindOf(table, row, course) || label}`
      for (const name of Object.keys(table.columns)) {
        const value = all.valueOf(table, row, name)
        if (value === null) continue
        const isMeant = sight.coarse(name).includes(String(value)) && value !== 'ON_LEAVE'
        const expected = sight.cell(name)
        note(
          `${where}.${name}`,
          stand,
          role,
          seenIn(view, table, here, name, value),
          expected === 'coarse' && !isMeant ? 'seen' : expected,
        )
      }
      if (row.extra.length > 0)
        note(
          `${where}.extra`,
          stand,
          role,
          here && here.extra.length > 0 ? 'seen' : 'hidden',
          sight.stray ? 'seen' : 'hidden',
        )
    }
  }
}

/** What rows of some tables hang on: no row of chance has a day to come in it. */
const KINDS: Readonly<Record<string, readonly [string, (values: Row['values']) => boolean]>> = {
  DispatchReport: ['not handed in', ({ submittedOn }) => submittedOn === null],
  SelfDevelopment: ['shared', ({ shared }) => shared === true],
  RecruitmentResult: [
    'of everybody, none or three and more',
    ({ gender, applied, examined, passed, hired }) =>
      gender === null && [applied, examined, passed, hired].every((count) => count !== 1 && count !== 2),
  ],
  Appraisal: ['not disclosed', ({ disclosedOn }) => disclosedOn === null],
  HealthCheck: ['no measure', ({ workRestriction }) => (workRestriction ?? 'NORMAL') === 'NORMAL'],
}

/** Rows that need more than others of their table, or less. */
function kindOf(table: Table, { values }: Row, course: Row['values'] | null): string {
  if (table.name === 'Assignment' && String(values['effectiveOn']) > TODAY) return ' (of a day to come)'
  if (values['rater'] === 'SELF' && String(values['assessedOn']) > TODAY) return ' (not handed in)'
  const kind = KINDS[table.name]
  if (kind?.[1](values)) return ` (${kind[0]})`
  return table.name === 'TrainingRecord' && course?.['type'] === 'MENTAL_HEALTH' ? ' (mental health)' : ''
}

function standOf(table: Table, { values, key }: Row): Stand {
  const person = table.name === 'Staff' ? key : values['staff']
  if (table.name !== 'Staff' && !table.columns['staff']) return 'other'
  return person === PERSON ? 'own' : SCOPE.includes(String(person)) ? 'scope' : 'other'
}

function seenIn(view: View, table: Table, row: Row | null, name: string, value: unknown): Seen {
  const seen = row && view.valueOf(table, row, name)
  if (seen === null) return 'hidden'
  return JSON.stringify(seen) === JSON.stringify(value) ? 'seen' : 'coarse'
}

/** All places by role; what a setting opens is told only where it opens something. */
function printed(places: readonly string[], lines: readonly AccessLine[]): string {
  const probed = new Map(lines.map(({ place, role, probed: access }) => [`${place} ${role}`, access]))
  const cells = (place: string): string[] => ROLES.map((role) => probed.get(`${place} ${role}`) ?? '')
  const isTold = (place: string): boolean =>
    !place.includes('(MANAGER_') || cells(place).join() !== cells(place.replace(/ \(\w+\)/u, '')).join()
  const rows = [['', ...ROLES], ...places.filter(isTold).map((place) => [place, ...cells(place)])]
  const widths = ['', ...ROLES].map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd()
  return `${rows.map(line).join('\n')}\n`
}
