import { ojtRecords } from '../../schema/development/ojt-records.ts'
import { selfDeclarations } from '../../schema/intentions/self-declarations.ts'
import { transferScenarios } from '../../schema/intentions/transfer-scenarios.ts'
import { assignments } from '../../schema/personnel/assignments.ts'
import { departments } from '../../schema/personnel/departments.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import type { View } from '../view/view.ts'
import { isRegular, membersOn } from './active.ts'
import { coverageRisk } from './coverage-risk.ts'
import { headcountVsQuota } from './headcount.ts'
import { duty, type HrDuty } from './hr-duties.ts'
import { monthsFrom, nextApril } from './months.ts'
import { placementItems } from './placement-use.ts'
import { endOf, startOf } from './retirement.ts'
import { retirementOutlook } from './retirement-outlook.ts'
import { rotationDue } from './rotation-due.ts'
import { seenReferring, seenRow, seenRows } from './seen-rows.ts'
import { trainingPlan } from './training-plan.ts'
import { wishFulfilment } from './transfer-wishes.ts'
import { womenRatio } from './women-ratio.ts'

const CORE = ['HR_CORE']

/** The calendar of HR (DOMAIN.md 7.7) for this fiscal year: what each season asks for, as things stand today. */
export function seasonalDuties(view: View): readonly HrDuty[] {
  const year = fiscalYearOf(view.today)
  return [
    ...spring(view, year),
    ...autumn(view, year),
    ...winter(view, year),
    ...(view.has(CORE) ? decisions(view, year) : []),
  ]
}

/** April and May: orders of 1 April, new heads, OJT of those hired. */
function spring(view: View, year: number): readonly HrDuty[] {
  const first = startOf(year)
  const members = membersOn(view, view.today).filter(isRegular)
  const ordersOf = (staff: string) =>
    seenReferring(view, assignments, 'staff', staff).filter(({ values }) => values.effectiveOn === first)
  return [
    ...members.flatMap(({ key, person }) =>
      person.values.departmentSince !== first || ordersOf(key).length > 0
        ? []
        : [
            duty('ORDERS_TO_WRITE', `${year}-04-30`, (n) => `4月1日の発令が異動履歴にない職員が${n}人`, {
              from: first,
              staff: key,
            }),
          ],
    ),
    ...seenRows(view, departments).flatMap(({ key, values: { head } }) =>
      head !== null &&
      ordersOf(head).some(({ values }) => values.department === key && values.kind !== 'REORGANISATION')
        ? [
            duty('NEW_MANAGER', `${year}-05-31`, (n) => `4月から所属長が替わった所属が${n}`, {
              from: first,
              lapses: true,
              staff: head,
              department: key,
            }),
          ]
        : [],
    ),
    ...members.flatMap(({ key, isActive, person: { values } }) => {
      const hiredOn = values.hiredOn ?? ''
      if (!isActive || hiredOn < first || seenReferring(view, ojtRecords, 'staff', key).length > 0) return []
      return [
        duty('OJT_START', monthsFrom(hiredOn, 2), (n) => `OJT記録がない新規採用職員が${n}人`, {
          from: hiredOn,
          staff: key,
        }),
      ]
    }),
  ]
}

const USE_YEARS = 2
const HANDED_IN: ReadonlySet<string> = new Set(['SUBMITTED', 'CONFIRMED'])

/** October and November: self-declarations, and the budget: seats of next year, trainings that were not used. */
function autumn(view: View, year: number): readonly HrDuty[] {
  const [from, due] = [`${year}-10-01`, `${year}-11-30`]
  const { required } = trainingPlan(view, { fiscalYear: year + 1, asOf: view.today, scenario: null })
  return [
    ...membersOn(view, view.today)
      .filter((each) => isRegular(each) && each.isActive)
      .filter(
        ({ key }) => !HANDED_IN.has(seenRow(view, selfDeclarations, `${year}/${key}`)?.values.status ?? ''),
      )
      .map(({ key }) =>
        duty('SELF_DECLARATION', due, (n) => `自己申告書を出していない職員が${n}人`, { from, staff: key }),
      ),
    ...(required === 0
      ? []
      : [
          duty('TRAINING_BUDGET', due, (n) => `次年度に必要な必修研修は${n}席`, {
            from,
            lapses: true,
            count: Math.ceil(required),
          }),
        ]),
    ...placementItems(view, { fiscalYear: year - USE_YEARS, asOf: view.today })
      .filter(({ state }) => state === 'UNUSED')
      .map(({ staff }) =>
        duty('UNUSED_TRAINING', due, (n) => `活用されていない研修が${n}件`, { from, lapses: true, staff }),
      ),
  ]
}

/** December and January: who moves, what nobody can do, who retires, posts against 定数; until March women in the grades. */
function winter(view: View, year: number): readonly HrDuty[] {
  const season = { from: `${year}-12-01`, lapses: true }
  const due = `${year + 1}-01-31`
  const needed = womenRatio(view, view.today).needed ?? 0
  return [
    ...rotationDue(view, nextApril(view.today))
      .filter((each) => each.due)
      .map(({ staff }) =>
        duty('ROTATION', due, (n) => `異動の目安年数に達した職員が${n}人`, { ...season, staff }),
      ),
    ...coverageRisk(view, { asOf: view.today, scenario: null })
      .filter(({ risk }) => risk === 'RED' || risk === 'RED_LEAVING')
      .map(({ department }) =>
        duty('COVERAGE', due, (n) => `担える職員がいない、又はいなくなる業務が${n}件`, {
          ...season,
          department,
        }),
      ),
    ...retirementOutlook(view, { asOf: view.today, from: year, to: year }).people.map(({ staff }) =>
      duty('RETIREMENT', endOf(year), (n) => `年度末に定年退職する職員が${n}人`, { ...season, staff }),
    ),
    ...headcountVsQuota(view, view.today)
      .filter(({ difference }) => difference !== null && difference !== 0)
      .map(({ department }) =>
        duty('HEADCOUNT', due, (n) => `在職者数が定数と違う所属が${n}`, { ...season, department }),
      ),
    ...(needed === 0
      ? []
      : [
          duty('WOMEN_TARGET', endOf(year), (n) => `係長級以上の女性は目標まであと${n}人`, {
            from: `${year + 1}-01-01`,
            lapses: true,
            count: Math.ceil(needed),
          }),
        ]),
  ]
}

/** What only those who decide may know: wishes unmet again and again, and the proposal before 内示. */
function decisions(view: View, year: number): readonly HrDuty[] {
  const isFinal = seenRows(view, transferScenarios).some(
    ({ values }) => values.fiscalYear === year + 1 && values.status === 'FINAL',
  )
  return [
    ...wishFulfilment(view, year).repeatedUnmet.map(({ staff, department }) =>
      duty('REPEATED_WISH', `${year + 1}-01-31`, (n) => `同じ希望が3年以上かなっていない職員が${n}人`, {
        from: `${year}-12-01`,
        lapses: true,
        staff,
        department,
      }),
    ),
    ...(isFinal
      ? []
      : [
          duty('TRANSFER_SCENARIO', `${year + 1}-03-10`, () => '次年度の異動案が確定していない', {
            from: `${year + 1}-01-01`,
          }),
        ]),
  ]
}
