import { healthChecks } from '../../schema/health/health-checks.ts'
import { leaveCases } from '../../schema/health/leave-cases.ts'
import { stressCheckGroups } from '../../schema/health/stress-check-groups.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import type { View } from '../view/view.ts'
import { followUpsDue } from './follow-ups-due.ts'
import { type DutyKind, duty, type HrDuty } from './hr-duties.ts'
import { seenRow, seenRows } from './seen-rows.ts'

const OCC_HEALTH = ['OCC_HEALTH']

/**
 * What is due about health (DOMAIN.md 7.7), as far as the viewer may know: health checks until September, stress check
 * groups in October and November, and returns by their own days (I12). No row is no word that all is well.
 */
export const healthDuties = (view: View): readonly HrDuty[] => [
  ...checks(view),
  ...stressCheck(view),
  ...returns(view),
  ...leavesEnding(view),
]

function checks(view: View): readonly HrDuty[] {
  const year = fiscalYearOf(view.today)
  // To HR a row tells whose it is by its key alone.
  return seenRows(view, healthChecks).flatMap(({ key, values }): HrDuty[] => {
    const [of = '', staff = ''] = key.split('/')
    if (of !== String(year)) return []
    if (values.status === 'NOT_TAKEN')
      return [
        duty('HEALTH_CHECK', `${year}-09-30`, (n) => `健康診断を受けていない職員が${n}人`, {
          from: `${year}-06-01`,
          staff,
        }),
      ]
    return view.has(OCC_HEALTH) && values.followUp === 'NEEDED'
      ? [
          duty('HEALTH_FOLLOW_UP', `${year + 1}-03-31`, (n) => `健康診断の事後措置が要る職員が${n}人`, {
            from: values.takenOn ?? `${year}-06-01`,
            staff,
          }),
        ]
      : []
  })
}

function stressCheck(view: View): readonly HrDuty[] {
  const year = fiscalYearOf(view.today)
  // An office that does not hand over its health workbook may have done all of it.
  if (!view.snapshot.workbooks.some(({ key }) => key === stressCheckGroups.workbook)) return []
  return seenRows(view, stressCheckGroups).some(({ values }) => values.fiscalYear === year)
    ? []
    : [
        duty('STRESS_CHECK', `${year}-11-30`, () => '今年度のストレスチェックの集団分析がまだない', {
          from: `${year}-10-01`,
        }),
      ]
}

function returns(view: View): readonly HrDuty[] {
  const about = (kind: DutyKind, due: string | null, staff: string, words: string): HrDuty[] =>
    due === null ? [] : [duty(kind, due, (n) => `${words}${n}人`, { staff })]
  return followUpsDue(view, view.today).items.flatMap((each) => {
    const isOnTrial = seenRow(view, leaveCases, each.leaveCase)?.values.returnedOn === null
    return [
      ...about('FOLLOW_UP_INTERVIEW', each.nextOn, each.staff, '復職後の面談が要る職員が'),
      ...(isOnTrial || each.trialOver
        ? about('TRIAL_LIMIT', each.trialLimitOn, each.staff, '試行勤務が上限に達する職員が')
        : []),
      ...about('RESTRICTION_REVIEW', each.restrictionUntil, each.staff, '就業上の措置の期限が来る職員が'),
    ]
  })
}

const leavesEnding = (view: View): readonly HrDuty[] =>
  seenRows(view, leaveCases).flatMap(({ values: { staff, expectedEnd, returnedOn, status } }) =>
    staff === null || expectedEnd === null || returnedOn !== null || status !== 'ON_LEAVE'
      ? []
      : [duty('LEAVE_END', expectedEnd, (n) => `休業の終了予定日が来る職員が${n}人`, { staff })],
  )
