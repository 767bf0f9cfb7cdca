import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeDemoOffice } from '../../src/demo/office.ts'
import { type Random, random } from '../../src/demo/random.ts'
import { schema } from '../../src/running-office.ts'
import { buildSnapshot, type Snapshot } from '../../src/snapshot/snapshot.ts'
import type { Row } from '../../src/tables/row.ts'
import { readDemo } from '../demo/read-demo.ts'
import { officeSaying, withRows } from './office-without.ts'

const demo = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'attack-'))
  writeDemoOffice(folder, { staff: 160 })
  const reading = readDemo(folder)
  rmSync(folder, { recursive: true })
  return buildSnapshot(schema, reading, [], [], null)
})()

/** An order about somebody. */
function orderOf(template: Row, { key, values }: Row, kind: string, effectiveOn: string): Row {
  const blank = Object.fromEntries(Object.keys(template.values).map((name) => [name, null]))
  const { department = null, grade = null } = values
  return {
    ...template,
    key: `${key}/${effectiveOn}/1`,
    values: { ...blank, staff: key, kind, effectiveOn, sequence: 1, department, grade },
  }
}

const placesOf = (chance: Random): readonly string[] => {
  const there = demo.rowsOf('Department').rows.filter(({ values }) => values['validTo'] == null)
  const share = 0.05 + chance.next() * 0.5
  const some = there.filter(() => chance.chance(share))
  return (some.length === 0 ? there : some).map(({ key }) => key)
}

/** The demo office with everybody somewhere else, in few or many departments, and other things known of them. */
export function shuffled(seed: number): Snapshot {
  const chance = random(seed)
  const places = placesOf(chance)
  const [women, absent, taken] = [chance.next(), chance.next() / 5, chance.next()]
  const people = withRows(demo, 'Staff', (row) => {
    const isHere = row.values['serviceStatus'] !== 'SEPARATED'
    const status = chance.chance(absent) ? chance.pick(['LEAVE', 'SECONDED_OUT'] as const) : 'ACTIVE'
    return [
      {
        ...row,
        values: {
          ...row.values,
          // The later a place stands in the list, the more are there.
          department: places[Math.floor(Math.sqrt(chance.next()) * places.length)] ?? null,
          concurrentDepartments: null,
          gender: chance.chance(women) ? 'FEMALE' : 'MALE',
          serviceStatus: isHere ? status : 'SEPARATED',
        },
      },
    ]
  })
  const checked = officeSaying(
    officeSaying(people, 'HealthCheck', () => true, { status: 'NOT_TAKEN', takenOn: null }),
    'HealthCheck',
    () => chance.chance(taken),
    { status: 'TAKEN', takenOn: '2026-06-01' },
  )
  const shares = new Map(demo.rowsOf('TrainingCourse').rows.map(({ key }) => [key, chance.next() ** 3]))
  const taught = withRows(checked, 'TrainingRecord', (row) =>
    chance.chance(shares.get(String(row.values['course'])) ?? 1) ? [row] : [],
  )
  const orders = taught.rowsOf('Staff').rows.flatMap((row) => {
    const kind = { LEAVE: 'LEAVE', SECONDED_OUT: 'SECONDMENT' }[String(row.values['serviceStatus'])]
    const [template] = demo.rowsOf('Assignment').rows
    return template
      ? [
          orderOf(template, row, 'HIRE', '2010-04-01'),
          ...(kind ? [orderOf(template, row, kind, '2026-04-01')] : []),
        ]
      : []
  })
  const [first] = demo.rowsOf('Assignment').rows
  return withRows(taught, 'Assignment', (row) => (row === first ? orders : []))
}

/** So many people move, take their health check and complete a training on a day. */
export function later(office: Snapshot, seed: number, changes: number, day: string): Snapshot {
  const chance = random(seed, 1)
  const places = placesOf(chance)
  const chosen = <T>(rows: readonly T[]): ReadonlySet<T> =>
    new Set(
      Array.from({ length: changes }, () => rows[chance.int(0, rows.length - 1)]).filter(
        (row) => row !== undefined,
      ),
    )
  const movers = chosen(
    office.rowsOf('Staff').rows.filter(({ values }) => values['serviceStatus'] === 'ACTIVE'),
  )
  const moved = withRows(office, 'Staff', (row) =>
    movers.has(row)
      ? [{ ...row, values: { ...row.values, department: chance.pick(places) ?? null, departmentSince: day } }]
      : [row],
  )
  const orders = moved.rowsOf('Assignment').rows
  const ordered = withRows(moved, 'Assignment', (row) => {
    const person = moved.rowsOf('Staff').byKey(String(row.values['staff']))
    return person?.values['departmentSince'] === day && row.values['kind'] === 'HIRE'
      ? [row, orderOf(orders[0] ?? row, person, 'TRANSFER', day)]
      : [row]
  })
  const checks = chosen(
    ordered.rowsOf('HealthCheck').rows.filter(({ values }) => values['status'] === 'NOT_TAKEN'),
  )
  const records = chosen(
    ordered.rowsOf('TrainingRecord').rows.filter(({ values }) => values['status'] === 'IN_PROGRESS'),
  )
  return officeSaying(
    officeSaying(ordered, 'HealthCheck', (row) => checks.has(row), { status: 'TAKEN', takenOn: day }),
    'TrainingRecord',
    (row) => records.has(row),
    { status: 'COMPLETED', completedOn: day },
  )
}
