import { membersOn } from '../../src/insights/active.ts'
import { figureDay } from '../../src/insights/group-figures.ts'
import { headcountFor, headcountVsQuota } from '../../src/insights/headcount.ts'
import { healthCheckRateFor } from '../../src/insights/health-check-rate.ts'
import { type ComplianceBy, mandatoryCompliance } from '../../src/insights/mandatory-compliance.ts'
import { type Obligation, obligationsOn } from '../../src/insights/obligations.ts'
import { trainingVolume, type VolumeBy } from '../../src/insights/training-volume.ts'
import { divisionOf, womenRatio } from '../../src/insights/women-ratio.ts'
import type { Snapshot } from '../../src/snapshot/snapshot.ts'
import type { ToldRate } from '../../src/view/suppression.ts'
import type { View } from '../../src/view/view.ts'
import { viewAs } from '../office-of.ts'
import { allOf, countsOf, type Told, type ToldCell, type ToldSum } from './attacker.ts'
import { ANY } from './bounds.ts'

const HIDDEN: ToldRate = { rate: null, base: null, suppressed: true }

/** The groups that there are, with what is told of them to somebody who may look at sums. */
const cellsOf = (
  name: string,
  bases: ReadonlyMap<string, number>,
  told: readonly (readonly [key: string, ToldRate])[],
): readonly ToldCell[] => {
  const rates = new Map(told)
  return [...bases].map(([key, base]) => {
    const rate = rates.get(key) ?? HIDDEN
    return { name: `${name} ${key}`, isHidden: rate.rate === null, base, range: countsOf(rate, base, false) }
  })
}

const namesOf = (cells: readonly ToldCell[]): readonly string[] => cells.map(({ name }) => name)

/** A whole that these cells are the parts of; that it is nobody or everybody may be told (S2), whoever that tells of. */
const wholeOf = (
  cells: readonly ToldCell[],
  told: ToldRate | undefined,
  byLaw = false,
): readonly ToldSum[] => {
  if (told?.rate == null || told.base === null) return []
  const range = countsOf(told, told.base, true)
  return [{ parts: namesOf(cells), range, byLaw: byLaw || told.rate === 0 || told.rate === 1 }]
}

const sizesBy = <T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(rows, keyOf)].map(([key, those]) => [key, those.length]))

function women(seen: View, hr: View): Told {
  const [told, truth] = [womenRatio(seen, figureDay(seen)), womenRatio(hr, figureDay(seen))]
  return allOf(
    (['chiefs', 'others'] as const).map((column) => {
      const bases = new Map(truth.divisions.map((each) => [each.department, each[column].base ?? 0]))
      const cells = cellsOf(
        `women ${column}`,
        bases,
        told.divisions.map((each) => [each.department, each[column]]),
      )
      return { cells, sums: wholeOf(cells, told[column], true) }
    }),
  )
}

function compliance(seen: View, hr: View): Told {
  const decided = obligationsOn(hr, { fiscalYear: 2026, asOf: figureDay(seen) }).filter(
    ({ state }) => state === 'DONE' || state === 'OVERDUE',
  )
  const by = (way: ComplianceBy, keyOf: (each: Obligation) => string): Told => {
    const told = mandatoryCompliance(seen, { fiscalYear: 2026, by: way })
    const cells = cellsOf(
      `done ${way}`,
      sizesBy(decided, keyOf),
      told.groups.map(({ key, rate }) => [key, rate]),
    )
    return { cells, sums: wholeOf(cells, told.total.rate) }
  }
  const departments = by('DEPARTMENT', ({ department }) => department ?? '')
  const divisions = by('DIVISION', ({ department }) => divisionOf(hr, department))
  const nested = divisions.cells.map(
    ({ name, range }): ToldSum => ({
      parts: namesOf(departments.cells).filter(
        (part) => `done DIVISION ${divisionOf(hr, part.split(' ')[2] ?? '')}` === name,
      ),
      range,
      byLaw: false,
    }),
  )
  return allOf([
    departments,
    divisions,
    by('GRADE', ({ grade }) => grade ?? ''),
    by('REQUIREMENT', ({ requirement }) => requirement),
    { cells: [], sums: nested },
  ])
}

function health(seen: View, hr: View): Told {
  const told = healthCheckRateFor(seen, 2026)
  const places = new Map(membersOn(hr, figureDay(seen)).map(({ key, department }) => [key, department]))
  const checks = hr
    .rowsOf(hr.tableOf('HealthCheck'))
    .rows.filter(({ values }) => values['fiscalYear'] === 2026 && (values['kind'] ?? '定期') === '定期')
  const bases = sizesBy(checks, ({ values }) => divisionOf(hr, places.get(String(values['staff'])) ?? null))
  const cells = cellsOf('health', bases, told?.divisions.map(({ name, rate }) => [name, rate]) ?? [])
  return { cells, sums: wholeOf(cells, told?.kinds.find(({ name }) => name === '定期')?.rate) }
}

function away(seen: View, hr: View): Told {
  const [told, truth] = [headcountFor(seen), headcountVsQuota(hr, figureDay(seen))]
  const cells = (['onLeave', 'seconded'] as const).flatMap((name) =>
    truth.map(({ department, active, onLeave, seconded }, index): ToldCell => {
      const base = active + (onLeave ?? 0) + (seconded ?? 0)
      const count = told[index]?.[name] ?? null
      return {
        name: `${name} ${department}`,
        isHidden: count === null,
        base,
        range: count === null ? [0, base] : [count, count],
      }
    }),
  )
  const rest = womenRatio(seen, figureDay(seen)).members - told.reduce((sum, { active }) => sum + active, 0)
  return { cells, sums: [{ parts: namesOf(cells), range: [rest, rest], byLaw: true }] }
}

function volume(seen: View, hr: View): Told {
  const by = (view: View, way: VolumeBy) =>
    trainingVolume(view, { fiscalYear: 2025, by: way, asOf: figureDay(seen) })
  const told = new Map(by(seen, 'TYPE').groups.map((group) => [group.key, group.volume]))
  const cells = by(hr, 'TYPE').groups.flatMap(({ key, volume: truth }): ToldCell[] => {
    const count = told.get(key)?.completions ?? null
    return truth === null || truth.people === 0
      ? []
      : [
          {
            name: `volume ${key}`,
            isHidden: count === null,
            // How often people complete trainings has no bound.
            base: ANY,
            range: count === null ? [0, ANY] : [count, count],
          },
        ]
  })
  const typesIn = (pillar: string): readonly string[] =>
    hr
      .rowsOf(hr.tableOf('TrainingCourse'))
      .rows.flatMap(({ values }) => (values['pillar'] === pillar ? [`volume ${values['type']}`] : []))
  const sumOf = (parts: readonly string[], count: number | undefined): readonly ToldSum[] =>
    count === undefined ? [] : [{ parts, range: [count, count], byLaw: false }]
  return {
    cells,
    sums: [
      ...sumOf(namesOf(cells), by(seen, 'TYPE').total?.completions),
      ...by(seen, 'PILLAR').groups.flatMap((group) => {
        const types = typesIn(group.key)
        return sumOf(
          namesOf(cells).filter((name) => types.includes(name)),
          group.volume?.completions,
        )
      }),
    ],
  }
}

/** Everything about groups that is told on a day to somebody who may look at sums. */
export function toldOn(snapshot: Snapshot, today: string): Told {
  const seen = viewAs(snapshot, { roles: ['DASHBOARD'] }, today)
  const hr = viewAs(snapshot, { roles: ['HR', 'OCC_HEALTH'] }, today)
  return allOf([women, compliance, health, away, volume].map((of) => of(seen, hr)))
}
