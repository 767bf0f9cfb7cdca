import { healthChecks } from '../../schema/health/health-checks.ts'
import { departments } from '../../schema/personnel/departments.ts'
import { staff } from '../../schema/personnel/staff.ts'
import type { Extension } from '../graph/extension.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import {
  type Count,
  hideCells,
  isTelling,
  isTooFew,
  type ToldRate,
  toldCell,
  toldTotal,
  totalOf,
} from '../view/suppression.ts'
import type { View } from '../view/view.ts'
import { wholeOffice } from '../view/whole-office.ts'
import { membersOn } from './active.ts'
import { count, day } from './figures.ts'
import { figureDay } from './group-figures.ts'
import { linked } from './linked.ts'
import { remembered } from './remembered.ts'
import { seenRow, seenRows } from './seen-rows.ts'
import { thresholdsOf } from './thresholds.ts'
import { makeToldRate } from './told-rate.ts'
import { divisionOf } from './women-ratio.ts'

/** The rate of one kind of check, or of a topmost department. */
export interface CheckRate {
  readonly name: string
  readonly rate: ToldRate
}

/** I24: how many took their health check. */
export interface HealthCheckRate {
  readonly fiscalYear: number
  readonly asOf: string
  readonly kinds: readonly CheckRate[]
  /** Of the yearly check, by topmost department. */
  readonly divisions: readonly CheckRate[]
}

const YEARLY = '定期'
const OCC_HEALTH = ['OCC_HEALTH']

const countOf = (statuses: readonly (string | null)[]): Count => ({
  base: statuses.filter((status) => status === 'TAKEN' || status === 'NOT_TAKEN').length,
  count: statuses.filter((status) => status === 'TAKEN').length,
})

/**
 * I24 (DOMAIN.md 7.3): TAKEN / (TAKEN + NOT_TAKEN), by kind; EXEMPT is out, no row is not known. Fewer than ten are told to
 * nobody; to all but OCC_HEALTH kinds by S2, divisions by S2 to S4.
 */
export const healthCheckRate = remembered(
  (
    view,
    { fiscalYear, asOf, exact }: { fiscalYear: number; asOf: string; exact: boolean },
  ): HealthCheckRate => {
    // Who goes after the day has not gone by then.
    const rows = seenRows(view, healthChecks).flatMap(
      ({ values: { fiscalYear: year, kind, staff: who, status, takenOn } }) =>
        year === fiscalYear
          ? [{ who, kind: kind ?? YEARLY, status: (takenOn ?? '') > asOf ? 'NOT_TAKEN' : status }]
          : [],
    )
    const thresholds = thresholdsOf(view)
    const told = (each: Count): ToldRate =>
      toldTotal(each, exact ? isTooFew(each.base, thresholds) : isTelling(each, thresholds))
    const yearly = rows.filter(({ kind }) => kind === YEARLY)
    // By where they belonged on the day: a transfer since then changes no figure of it.
    const places = new Map(membersOn(view, asOf).map(({ key, department }) => [key, department] as const))
    const placeOf = (who: string): string | null =>
      places.get(who) ?? seenRow(view, staff, who)?.values.department ?? null
    const groups = [...Map.groupBy(yearly, (each) => divisionOf(view, placeOf(each.who ?? '')))].toSorted(
      ([a], [b]) => (a < b ? -1 : 1),
    )
    const cells = groups.map(([, those]) => [countOf(those.map(({ status }) => status))])
    const hidden = hideCells(cells, thresholds)
    return {
      fiscalYear,
      asOf,
      kinds: [...Map.groupBy(rows, ({ kind }) => kind)]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, those]) => ({ name, rate: told(countOf(those.map(({ status }) => status))) })),
      divisions: groups.map(([name], row) => {
        const cell = totalOf(cells[row] ?? [])
        return { name, rate: exact ? told(cell) : toldCell(cell, hidden.has(row, 0)) }
      }),
    }
  },
)

/** For occupational health, HR, and who looks at sums. */
export const healthCheckRateFor = (view: View, fiscalYear: number): HealthCheckRate | null =>
  view.has(['OCC_HEALTH', 'HR', 'HR_CORE', 'DASHBOARD'])
    ? healthCheckRate(wholeOffice(view), {
        fiscalYear,
        asOf: view.has(OCC_HEALTH) ? view.today : figureDay(view),
        exact: view.has(OCC_HEALTH),
      })
    : null

/** `healthCheckRate` as a query. */
export const healthCheckRateFields: Extension = ({ builder, refOf }) => {
  const rate = makeToldRate(builder)
  const ofKind = builder.objectRef<CheckRate>('HealthCheckKindRate').implement({
    description: 'Who took one kind of check.',
    fields: (t) => ({
      kind: t.exposeString('name', {
        access: 'parent',
        nullable: false,
        description: 'The kind, 定期 for the yearly one.',
      }),
      rate: t.field({
        access: 'parent',
        type: rate,
        nullable: false,
        description: 'The rate.',
        resolve: (each) => each.rate,
      }),
    }),
  })
  const ofDivision = builder.objectRef<CheckRate>('HealthCheckDivisionRate').implement({
    description: 'Who took the yearly check in a topmost department.',
    fields: (t) => ({
      department: linked(
        t,
        refOf('Department'),
        departments,
        'It; null for who sees no rows.',
        (each) => each.name,
      ),
      code: t.exposeString('name', { access: 'parent', nullable: false, description: 'Its code.' }),
      rate: t.field({
        access: 'parent',
        type: rate,
        nullable: false,
        description: 'The rate.',
        resolve: (each) => each.rate,
      }),
    }),
  })
  const rates = builder.objectRef<HealthCheckRate>('HealthCheckRate').implement({
    description: 'I24: how many took their health check; no results are kept anywhere.',
    fields: (t) => ({
      fiscalYear: count(t, 'Fiscal year.', (each) => each.fiscalYear),
      asOf: day(t, 'The day it is told of.', (each) => each.asOf),
      kinds: t.field({
        access: 'parent',
        type: [ofKind],
        nullable: { list: false, items: false },
        description: 'By kind of check.',
        resolve: (each) => each.kinds,
      }),
      divisions: t.field({
        access: 'parent',
        type: [ofDivision],
        nullable: { list: false, items: false },
        description: 'The yearly check by topmost department.',
        resolve: (each) => each.divisions,
      }),
    }),
  })
  builder.queryField('healthCheckRate', (t) =>
    t.field({
      access: 'groups',
      type: rates,
      nullable: true,
      description: 'I24: how many took their health check; null for those who may not know.',
      args: { fiscalYear: t.arg.int({ description: 'Fiscal year; the running one when left out.' }) },
      resolve: (_root, args, { view }) =>
        healthCheckRateFor(view, args.fiscalYear ?? fiscalYearOf(view.today)),
    }),
  )
}
