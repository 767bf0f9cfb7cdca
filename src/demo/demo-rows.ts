import type { RowsByTable } from '../templates/open-words.ts'
import type { TemplateRow } from '../templates/sheet-columns.ts'
import type { FamilySheet } from '../templates/template.ts'
import { accountRows } from './accounts.ts'
import { eraYear, yearsUpTo } from './calendar.ts'
import { courseCompetencyRows, courseRows, requirementRows } from './catalogue.ts'
import {
  ASSESSED_YEARS,
  assessmentRows,
  DEMO_COMPETENCIES,
  profileCompetencyRows,
  requiredRows,
} from './competency-rows.ts'
import {
  applicationRows,
  appraisalRows,
  cycleRows,
  postingRows,
  scenarioLineRows,
  scenarioRows,
} from './decision-rows.ts'
import { DECLARED_YEARS, declarationRows } from './declarations.ts'
import { departmentRows } from './departments.ts'
import { healthCheckRows, interviewRows, leaveCaseRows, stressGroupRows } from './health-rows.ts'
import {
  dispatchApplicationRows,
  dispatchCallRows,
  dispatchReportRows,
  kpiRows,
  ojtRows,
  recruitmentRows,
  selfDevelopmentRows,
  sideActivityRows,
} from './learning-rows.ts'
import { lastStint } from './people.ts'
import { policyRows } from './policy.ts'
import { postRows, qualificationRows, requirementRowsOfPlaces } from './post-rows.ts'
import type { Roster } from './roster.ts'
import { assignmentRows, staffRows } from './staff-rows.ts'
import { eventRows, heldCourses, TRAINING_YEARS } from './training-events.ts'
import { trainingRows } from './training-rows.ts'

/** Everything that stands in the demo office's workbooks. */
export interface DemoRows {
  readonly rows: RowsByTable
  /** The tables written as one sheet a fiscal year. */
  readonly families: Readonly<Record<string, readonly FamilySheet[]>>
}

/** Above so many staff the longest tables are written as one sheet a fiscal year. */
const ONE_SHEET_STAFF = 2000

/** The records of every table; those of a large office's longest tables are made only when their sheet is. */
export function demoRows(roster: Roster, staff: number): DemoRows {
  const { calendar, places, current, headOf, seed } = roster
  const { fiscalYear } = calendar
  const held = heldCourses(calendar, staff, seed)
  const headcount = Map.groupBy(current, (person) => lastStint(person).place)
  const rows: RowsByTable = {
    ...policyRows,
    Staff: staffRows(roster),
    Department: departmentRows(places, {
      headOf: (place) => headOf(place)?.number ?? null,
      quotaOf: (place) => headcount.get(place)?.length ?? 0,
    }),
    Assignment: assignmentRows(roster),
    UserAccount: accountRows(roster),
    IdealProfileCompetency: profileCompetencyRows(),
    Competency: DEMO_COMPETENCIES,
    RequiredLevelRow: requiredRows(fiscalYear),
    TrainingCourse: courseRows(),
    CourseCompetency: courseCompetencyRows(),
    TrainingRequirement: requirementRows(fiscalYear),
    TrainingEvent: eventRows(held, calendar),
    Post: postRows(roster),
    Qualification: qualificationRows(roster),
    DepartmentRequirement: requirementRowsOfPlaces(roster),
    DispatchCall: dispatchCallRows(held, roster),
    DispatchApplication: dispatchApplicationRows(held, roster),
    DispatchReport: dispatchReportRows(held, roster),
    OjtRecord: ojtRows(roster),
    SelfDevelopment: selfDevelopmentRows(roster),
    SideActivityPermit: sideActivityRows(roster),
    KpiTarget: kpiRows(roster),
    RecruitmentResult: recruitmentRows(roster),
    InternalPosting: postingRows(roster),
    InternalApplication: applicationRows(roster),
    TransferScenario: scenarioRows(roster),
    TransferScenarioLine: scenarioLineRows(roster),
    AppraisalCycle: cycleRows(roster),
    Appraisal: [...appraisalRows(roster)],
    HealthCheck: [...healthCheckRows(roster)],
    StressCheckGroup: stressGroupRows(roster),
    LeaveCase: leaveCaseRows(roster),
    FollowUpInterview: interviewRows(roster),
    SelfDeclaration: yearsUpTo(fiscalYear, DECLARED_YEARS).flatMap((year) => [
      ...declarationRows(roster, year),
    ]),
  }
  const long: readonly LongTable[] = [
    {
      table: 'CompetencyMatrixRow',
      sheet: '能力評価',
      years: yearsUpTo(fiscalYear - 1, ASSESSED_YEARS),
      rowsIn: (year) => assessmentRows(roster, year),
    },
    {
      table: 'TrainingRecord',
      sheet: '研修受講',
      years: yearsUpTo(fiscalYear, TRAINING_YEARS),
      rowsIn: (year) => trainingRows(roster, held, year),
    },
  ]
  if (staff > ONE_SHEET_STAFF)
    return { rows, families: Object.fromEntries(long.map((each) => [each.table, sheetsOf(each)])) }
  const whole = long.map(
    ({ table, years, rowsIn }) => [table, years.flatMap((year) => [...rowsIn(year)])] as const,
  )
  return { rows: { ...rows, ...Object.fromEntries(whole) }, families: {} }
}

interface LongTable {
  readonly table: string
  readonly sheet: string
  readonly years: readonly number[]
  rowsIn(year: number): Iterable<TemplateRow>
}

const sheetsOf = ({ sheet, years, rowsIn }: LongTable): readonly FamilySheet[] =>
  years.map((year) => ({ title: `${sheet}_${eraYear(year)}`, rows: rowsIn(year) }))
