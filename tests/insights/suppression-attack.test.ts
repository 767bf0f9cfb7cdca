import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { writeDemoOffice } from '../../src/demo/office.ts'
import { type Random, random } from '../../src/demo/random.ts'
import { schema } from '../../src/running-office.ts'
import { buildSnapshot, type Snapshot } from '../../src/snapshot/snapshot.ts'
import type { Row } from '../../src/tables/row.ts'
import { readDemo } from '../demo/read-demo.ts'
import { recovered } from './attacker.ts'
import { ANY } from './bounds.ts'
import { officeSaying, withRows } from './office-without.ts'
import { toldOn } from './told-figures.ts'

/**
 * Somebody who may look at sums asks for every figure about groups, knows how many people every group has, and works out
 * what was hidden: from totals, from what is told beside it, from the same people told of by department and by division, on
 * one day and on two between which a few rows changed.
 */

let demo: Snapshot

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'attack-'))
  writeDemoOffice(folder, { staff: 160 })
  const reading = readDemo(folder)
  rmSync(folder, { recursive: true })
  demo = buildSnapshot(schema, reading, [], [], null)
}, 60_000)

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
function shuffled(seed: number): Snapshot {
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
function later(office: Snapshot, seed: number, changes: number, day: string): Snapshot {
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
