import { appraisalCycles } from '../../schema/appraisal/appraisal-cycles.ts'
import { appraisals } from '../../schema/appraisal/appraisals.ts'
import { dispatchApplications } from '../../schema/development/dispatch-applications.ts'
import { dispatchCalls } from '../../schema/development/dispatch-calls.ts'
import { sideActivityPermits } from '../../schema/development/side-activity-permits.ts'
import { trainingEvents } from '../../schema/development/training-events.ts'
import { trainingRequirements } from '../../schema/development/training-requirements.ts'
import { internalPostings } from '../../schema/intentions/internal-postings.ts'
import { qualifications } from '../../schema/personnel/qualifications.ts'
import { staff as people } from '../../schema/personnel/staff.ts'
import { userAccounts } from '../../schema/personnel/user-accounts.ts'
import { daysFrom } from '../columns/serial.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import type { View } from '../view/view.ts'
import { appraisalOverview } from './appraisal-overview.ts'
import { dispatchReportsDue } from './dispatch-reports-due.ts'
import { duty, type HrDuty } from './hr-duties.ts'
import { monthsFrom } from './months.ts'
import { obligationsOn } from './obligations.ts'
import { type SeenRow, seenReferring, seenRow, seenRows, seenRowsWhere } from './seen-rows.ts'
import { settingOf } from './thresholds.ts'

/**
 * What is due by a day of its own (DOMAIN.md 7.7): trainings (I3), appraisal interviews (I19), calls, reports and briefings
 * of trainings away (I13), internal postings, and what expires.
 */
export const datedDuties = (view: View): readonly HrDuty[] => [
  ...trainings(view),
  ...interviews(view),
  ...calls(view),
  ...reports(view),
  ...postings(view),
  ...expiring(view),
]

const trainings = (view: View): readonly HrDuty[] =>
  obligationsOn(view, { fiscalYear: fiscalYearOf(view.today), asOf: view.today }).flatMap((each) => {
    if (each.state !== 'OVERDUE' && each.state !== 'PENDING') return []
    const name = seenRow(view, trainingRequirements, each.requirement)?.values.name ?? each.requirement
    return [
      duty('MANDATORY_TRAINING', each.due, (n) => `${name}を終えていない職員が${n}人`, {
        subject: each.requirement,
        staff: each.staff,
      }),
    ]
  })

const OPENING_MONTHS = 2
const CLOSING_MONTHS = 1
const KEPT_MONTHS = 12

/** While a cycle runs, the interviews that have no day; for a year after its end those that I19 misses. */
function interviews(view: View): readonly HrDuty[] {
  return seenRows(view, appraisalCycles).flatMap(({ key, values: { startsOn, endsOn } }): HrDuty[] => {
    if (startsOn === null || endsOn === null || endsOn < monthsFrom(view.today, -KEPT_MONTHS)) return []
    const opening = (staff: string): HrDuty =>
      duty(
        'OPENING_INTERVIEW',
        daysFrom(monthsFrom(startsOn, OPENING_MONTHS), -1),
        (n) => `期首面談の記録がない職員が${n}人（${key}）`,
        { subject: key, from: startsOn, staff },
      )
    const closing = (staff: string): HrDuty =>
      duty('CLOSING_INTERVIEW', endsOn, (n) => `期末面談の記録がない職員が${n}人（${key}）`, {
        subject: key,
        from: monthsFrom(endsOn, -CLOSING_MONTHS),
        staff,
      })
    if (endsOn < view.today)
      return (appraisalOverview(view, key)?.missingInterviews ?? []).flatMap(({ staff, missing }) => [
        ...(missing.includes('期首面談') ? [opening(staff)] : []),
        ...(missing.includes('期末面談') ? [closing(staff)] : []),
      ])
    const isOfCycle = (row: SeenRow<typeof appraisals>): boolean =>
      row.key.startsWith(`${key}/`) && row.values.exclusionReason === null
    return seenRowsWhere(view, appraisals, isOfCycle).flatMap((row) => {
      const staff = row.key.slice(key.length + 1)
      return [
        ...(row.values.openingInterviewOn === null ? [opening(staff)] : []),
        ...(row.values.closingInterviewOn === null ? [closing(staff)] : []),
      ]
    })
  })
}

const calls = (view: View): readonly HrDuty[] =>
  seenRows(view, dispatchCalls).flatMap(({ key, values }): HrDuty[] => {
    const { closesOn, status, event, opensOn } = values
    if (closesOn === null || (status !== 'OPEN' && status !== 'CLOSED')) return []
    const applications = seenReferring(view, dispatchApplications, 'call', key)
    if (status === 'OPEN' && closesOn >= view.today)
      return [
        duty('DISPATCH_CALL', closesOn, () => `派遣公募${key}の締切、応募${applications.length}人`, {
          subject: key,
          from: opensOn ?? closesOn,
        }),
      ]
    const starts = seenRow(view, trainingEvents, event ?? '')?.values.startsOn
    return applications
      .filter(({ values: { outcome } }) => outcome === null || outcome === 'PENDING')
      .map(({ values: { staff } }) =>
        duty(
          'DISPATCH_SELECTION',
          starts ?? monthsFrom(closesOn, 1),
          (n) => `派遣公募${key}の選考を待つ職員が${n}人`,
          { subject: key, from: closesOn, staff },
        ),
      )
  })

const BRIEFING_DAYS = 60

const reports = (view: View): readonly HrDuty[] =>
  dispatchReportsDue(view, view.today).flatMap((each) => [
    ...(each.state === null || each.state === 'SUBMITTED'
      ? []
      : [
          duty('DISPATCH_REPORT', each.dueOn, (n) => `派遣研修の報告書が出ていないもの${n}件`, {
            from: each.endedOn,
            staff: each.staff,
          }),
        ]),
    ...(each.briefingPending
      ? [
          duty(
            'DISPATCH_BRIEFING',
            daysFrom(each.endedOn, BRIEFING_DAYS),
            (n) => `派遣研修報告会の予定がないもの${n}件`,
            { staff: each.staff },
          ),
        ]
      : []),
  ])

const postings = (view: View): readonly HrDuty[] =>
  settingOf(view, 'internalPostingEnabled') === 'true'
    ? seenRows(view, internalPostings).flatMap(({ values: { closesOn, status, department } }) =>
        closesOn === null || status !== 'OPEN'
          ? []
          : [duty('INTERNAL_POSTING', closesOn, (n) => `庁内公募の締切${n}件`, { department })],
      )
    : []

const expiring = (view: View): readonly HrDuty[] => [
  ...seenRows(view, userAccounts).flatMap(({ values: { expiresOn, staff } }) =>
    expiresOn === null
      ? []
      : [
          duty('ACCOUNT_EXPIRY', expiresOn, (n) => `利用者の有効期限が来るもの${n}件`, {
            lapses: true,
            staff,
          }),
        ],
  ),
  ...seenRows(view, sideActivityPermits).flatMap(({ values: { endsOn, staff } }) =>
    endsOn === null
      ? []
      : [
          duty('SIDE_ACTIVITY_EXPIRY', endsOn, (n) => `兼業許可の期限が来るもの${n}件`, {
            lapses: true,
            staff,
          }),
        ],
  ),
  ...seenRows(view, qualifications).flatMap(({ values }) => {
    const { staff, name, expiresOn, renewalNeeded } = values
    if (staff === null || expiresOn === null || renewalNeeded !== true) return []
    if (seenRow(view, people, staff)?.values.serviceStatus === 'SEPARATED') return []
    const isRenewed = seenReferring(view, qualifications, 'staff', staff).some(
      (other) => other.values.name === name && (other.values.expiresOn ?? '9999') > expiresOn,
    )
    return isRenewed
      ? []
      : [duty('QUALIFICATION_RENEWAL', expiresOn, (n) => `更新が要る資格${n}件`, { staff })]
  }),
]
