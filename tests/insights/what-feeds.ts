import type { Values } from '../../src/columns/column.ts'

/** Some figures, what is asked for them, and the cells they are computed from. */
export interface Fed {
  readonly query: string
  readonly table: string
  /** The cells as they are where nobody knows. */
  readonly blank: Values
  /** The cells with a 0 or its like in them: a figure that takes a blank for one would tell the same. */
  readonly zero: Values
  /** Cells of another table that would stand in for a blank one, blanked beforehand. */
  readonly instead?: readonly [table: string, blank: Values]
  /** Rows are blanked together with all that say the same here. */
  readonly together?: string
  /**
   * `GONE`: a blank cell is as if its row were not there. `UNKNOWN`: a figure that a blank cell is part of is not known, and
   * all others are as before. `COUNTED`: the figure tells how much is known, and falls with what is blanked.
   */
  readonly blankIs: 'GONE' | 'UNKNOWN' | 'COUNTED'
  /** Why something is left where everything is blank. */
  readonly left?: string
}

const RATE = '{ value n }'
const LEVELS = {
  table: 'CompetencyAssessment',
  blank: { level: null, state: 'NOT_ASSESSED' },
  zero: { level: 0, state: 'ASSESSED' },
  blankIs: 'GONE',
} as const
const EFFECT = (fields: string): string =>
  `{ trainingEffect(courseCode: "T029", competencyCode: "C3") { ${fields} } }`
const PROPOSAL = (fields: string): string => `{ transferScenarios { nodes { proposal { ${fields} } } } }`
const OPTION = 'score confidence parts { value weight points }'

/** Every figure that is computed of cells, with the cells it is computed of. */
export const FED_BY: Readonly<Record<string, Fed>> = {
  'I1 competencyGap': {
    query:
      '{ staffMembers(first: 20) { nodes { competencyGap { assessed attainment gapIndex items { level required gap selfDifference } } } } }',
    ...LEVELS,
    left: 'the level that a grade asks for',
  },
  'I1 competencyGap, what is asked for': {
    query:
      '{ staffMembers(first: 20) { nodes { competencyGap { needed attainment gapIndex items { required gap } } } } }',
    table: 'RequiredLevel',
    blank: { level: null },
    zero: { level: 0 },
    blankIs: 'GONE',
  },
  'I1 competencyGap, how much is assessed': {
    query: '{ staffMembers(first: 20) { nodes { competencyGap { completeness } } } }',
    ...LEVELS,
    blankIs: 'COUNTED',
  },
  'I1 competencyAttainment': {
    query: `{ a: competencyAttainment(groupBy: DIVISION) { total { rate ${RATE} } groups { rate ${RATE} } } b: competencyAttainment(groupBy: COMPETENCY) { groups { rate ${RATE} } } }`,
    ...LEVELS,
  },
  'I1 competencyAttainment, how much is assessed': {
    query:
      '{ competencyAttainment(groupBy: GRADE) { total { people completeness } groups { people completeness } } }',
    ...LEVELS,
    blankIs: 'COUNTED',
  },
  'I2 coverageRisk': {
    query: '{ coverageRisk { held leaving coverage redundancy holders { share } } }',
    ...LEVELS,
    zero: { level: 4, state: 'ASSESSED' },
    left: 'a level that is not known is not held',
  },
  'I2 coverageRisk, how many it takes': {
    query: '{ coverageRisk { held leaving coverage redundancy } }',
    table: 'DepartmentRequirement',
    blank: { needed: null },
    zero: { needed: 0 },
    blankIs: 'GONE',
  },
  'I2 coverageRisk, how much is assessed': {
    query: '{ coverageRisk { completeness } }',
    ...LEVELS,
    blankIs: 'COUNTED',
  },
  'I3 mandatoryCompliance': {
    query: `{ mandatoryCompliance { total { done overdue pending exempt rate ${RATE} } groups { key done rate ${RATE} } } }`,
    table: 'TrainingRecord',
    blank: { status: null },
    zero: { status: 'COMPLETED' },
    blankIs: 'GONE',
    left: 'who did not complete a training that is due has not done it',
  },
  'I3 mandatoryCompliance of nobody': {
    query: `{ mandatoryCompliance { total { rate ${RATE} } } }`,
    table: 'TrainingRequirement',
    blank: { courses: null, condition: null, fromFiscalYear: 9999 },
    zero: {},
    blankIs: 'GONE',
  },
  'I4 trainingEffect, levels': {
    query: EFFECT('matchedShare effect naive naiveInterval { low high } ceilingShare costPerLevel'),
    ...LEVELS,
  },
  'I4 trainingEffect, cost': {
    query: EFFECT('costPerLevel'),
    table: 'TrainingRecord',
    blank: { cost: null },
    zero: { cost: 0 },
    instead: ['TrainingCourse', { unitCost: null }],
    blankIs: 'GONE',
  },
  'I4 trainingEffect, completions': {
    query: EFFECT('completions measured naive'),
    table: 'TrainingRecord',
    blank: { status: null },
    zero: { status: 'COMPLETED' },
    blankIs: 'GONE',
    left: 'nobody completed it',
  },
  'I4 satisfaction': {
    query: EFFECT(`satisfaction ${RATE}`),
    table: 'TrainingRecord',
    blank: { satisfaction: null },
    zero: { satisfaction: 0 },
    blankIs: 'GONE',
  },
  'I4 pass rate': {
    query: EFFECT(`passRate ${RATE}`),
    table: 'TrainingRecord',
    blank: { result: null },
    zero: { result: 'FAIL' },
    blankIs: 'GONE',
  },
  'I4 behaviour': {
    query: EFFECT(`behaviourChange ${RATE}`),
    table: 'TrainingRecord',
    blank: { behaviourChange: null },
    zero: { behaviourChange: 0 },
    blankIs: 'GONE',
  },
  'I5 rotationDue, orders': {
    query: '{ rotationDue { staff { staffNumber } years over priority } }',
    table: 'Assignment',
    blank: { effectiveOn: null },
    zero: { effectiveOn: '1900-01-01' },
    instead: ['Staff', { departmentSince: null }],
    blankIs: 'GONE',
    left: 'the years since the hire, and the wish',
  },
  'I5 rotationDue, the limit': {
    query: '{ rotationDue { limit over } }',
    table: 'Grade',
    blank: { rotationYears: null },
    zero: { rotationYears: 1 },
    blankIs: 'UNKNOWN',
  },
  'I5 yearsInPost': {
    query: `{ yearsInPost { bands { from share ${RATE} } } }`,
    table: 'Assignment',
    blank: { effectiveOn: null },
    zero: { effectiveOn: '2026-04-01' },
    instead: ['Staff', { departmentSince: null }],
    blankIs: 'GONE',
  },
  'I5 yearsInPost, how much is known': {
    query: '{ yearsInPost { completeness } }',
    table: 'Assignment',
    blank: { effectiveOn: null },
    zero: { effectiveOn: '2026-04-01' },
    instead: ['Staff', { departmentSince: null }],
    blankIs: 'COUNTED',
  },
  'I6 placementUse': {
    query: `{ placementUse(fiscalYear: 2023) { pending rate ${RATE} } }`,
    table: 'TrainingRecord',
    blank: { status: null },
    zero: { status: 'COMPLETED' },
    blankIs: 'GONE',
    left: 'nothing is pending',
  },
  'I6, I9 targets': {
    query: '{ placementUse { target } womenRatio { target needed } }',
    table: 'KpiTarget',
    blank: { target: null },
    zero: { target: 0 },
    blankIs: 'UNKNOWN',
  },
  'I7 transferProposal': {
    query: PROPOSAL(
      `total completeness lines { gain from { ${OPTION} } to { ${OPTION} } } comparison { allStay draft swaps { gains } } fairness { meanScore }`,
    ),
    ...LEVELS,
    left: 'a level that is not known counts as one step below what the grade asks for',
  },
  'I9 womenRatio': {
    query: `{ womenRatio { known needed ladder { pipeline rate ${RATE} } management ${RATE} chiefs ${RATE} others ${RATE} hires ${RATE} chiefsAfterRetirement ${RATE} divisions { code chiefs ${RATE} others ${RATE} } } }`,
    table: 'Staff',
    blank: { gender: null },
    zero: { gender: 'MALE' },
    blankIs: 'GONE',
    left: 'a target takes as many women as it takes',
  },
  'I9 womenRatio, how much is known': {
    query: '{ womenRatio { completeness } }',
    table: 'Staff',
    blank: { gender: null },
    zero: { gender: 'MALE' },
    blankIs: 'COUNTED',
  },
  'I10 declarationTrend': {
    query: `{ declarationTrend { answers { mean ${RATE} topTwo ${RATE} change ${RATE} } } }`,
    table: 'SelfDeclaration',
    blank: { satisfaction: null, aptitude: null, growth: null },
    zero: { satisfaction: 0, aptitude: 0, growth: 0 },
    blankIs: 'GONE',
  },
  'I10 declarationTrend of nobody': {
    query: `{ declarationTrend { submission ${RATE} } }`,
    table: 'Staff',
    blank: { serviceStatus: 'SEPARATED', separatedOn: '2000-03-31' },
    zero: {},
    blankIs: 'GONE',
  },
  'I11 wishFulfilment': {
    query: `{ wishFulfilment(fiscalYear: 2025) { rate ${RATE} } }`,
    table: 'SelfDeclaration',
    blank: { transferWish: null },
    zero: { transferWish: 'WANTS_MOVE' },
    blankIs: 'GONE',
  },
  'I12 followUpsDue': {
    query: '{ followUpsDue { relapses } }',
    table: 'LeaveCase',
    blank: { startsOn: null, returnedOn: null },
    zero: { startsOn: '2026-04-01', returnedOn: '2026-04-01', staff: '000001' },
    blankIs: 'GONE',
    left: 'no leave, none after another',
  },
  'I13 dispatchReportsDue': {
    query: '{ dispatchReportsDue(all: true) { spread } }',
    table: 'DispatchReport',
    blank: { briefingAttendance: null },
    zero: { briefingAttendance: 0 },
    blankIs: 'UNKNOWN',
  },
  'I14 trainingPlan, money planned': {
    query: '{ trainingPlan(fiscalYear: 2025) { planned execution } }',
    table: 'TrainingEvent',
    blank: { budget: null },
    zero: { budget: 0 },
    blankIs: 'GONE',
  },
  'I14 trainingPlan, money spent': {
    query: '{ trainingPlan(fiscalYear: 2025) { actual execution } }',
    table: 'TrainingEvent',
    blank: { actualCost: null },
    zero: { actualCost: 0 },
    blankIs: 'GONE',
  },
  'I14 trainingPlan, money by course': {
    query: '{ trainingPlan(fiscalYear: 2025) { courses { planned actual execution } } }',
    table: 'TrainingEvent',
    blank: { budget: null, actualCost: null },
    zero: { budget: 0, actualCost: 0 },
    together: 'course',
    blankIs: 'UNKNOWN',
  },
  'I14 trainingPlan, prices': {
    query: '{ trainingPlan { budget priced } }',
    table: 'TrainingCourse',
    blank: { unitCost: null },
    zero: { unitCost: 0 },
    blankIs: 'GONE',
  },
  'I14 trainingPlan, prices by course': {
    query: '{ trainingPlan { courses { unitCost budget closesPerCost } } }',
    table: 'TrainingCourse',
    blank: { unitCost: null },
    zero: { unitCost: 0 },
    blankIs: 'UNKNOWN',
  },
  'I14 trainingPlan, seats': {
    query: '{ trainingPlan(fiscalYear: 2025) { courses { seats budget } } }',
    table: 'TrainingEvent',
    blank: { capacity: null },
    zero: { capacity: 0 },
    instead: ['TrainingCourse', { capacity: null }],
    together: 'course',
    blankIs: 'UNKNOWN',
    left: 'courses without an event of the year',
  },
  'I14 trainingPlan, all seats': {
    query: '{ trainingPlan(fiscalYear: 2025) { seats budget } }',
    table: 'TrainingEvent',
    blank: { capacity: null },
    zero: { capacity: 100 },
    instead: ['TrainingCourse', { capacity: null }],
    blankIs: 'COUNTED',
    left: 'courses without an event of the year',
  },
  'I14 trainingPlan, gaps': {
    query: '{ trainingPlan { courses { course { courseCode } closes closesPerCost } } }',
    ...LEVELS,
    left: 'no gap is known that a course would close',
  },
  'I14 trainingPlan, hires and promotions': {
    query: '{ trainingPlan { required courses { required } } }',
    table: 'Assignment',
    blank: { effectiveOn: null },
    zero: { effectiveOn: '2026-04-01' },
    blankIs: 'GONE',
    left: 'those who are hired, and who must have a training every year',
  },
  'I15 retirementOutlook': {
    query: '{ retirementOutlook { known years { fiscalYear count } } }',
    table: 'Staff',
    blank: { birthDate: null },
    zero: { birthDate: '1965-05-01' },
    blankIs: 'GONE',
    left: 'nobody is known to retire',
  },
  'I15 retirementOutlook, how much is known': {
    query: '{ retirementOutlook { completeness } }',
    table: 'Staff',
    blank: { birthDate: null },
    zero: { birthDate: '1965-05-01' },
    blankIs: 'COUNTED',
  },
  'I16 headcountVsQuota': {
    query: '{ headcountVsQuota { quota difference } }',
    table: 'Department',
    blank: { quota: null },
    zero: { quota: 0 },
    blankIs: 'UNKNOWN',
  },
  'I17 idealProfileScore': {
    query: '{ staffMembers(first: 20) { nodes { idealProfileScores { score } } } }',
    ...LEVELS,
  },
  'I17 idealProfileScore, weights': {
    query: '{ staffMembers(first: 20) { nodes { idealProfileScores { score completeness } } } }',
    table: 'IdealProfileCompetency',
    blank: { weight: null },
    zero: { weight: 1 },
    blankIs: 'GONE',
  },
  'I18 trainingVolume, hours': {
    query: '{ trainingVolume(fiscalYear: 2025) { total { hours timed costPerDay } } }',
    table: 'TrainingRecord',
    blank: { hours: null },
    zero: { hours: 0 },
    instead: ['TrainingCourse', { standardHours: null }],
    blankIs: 'GONE',
  },
  'I18 trainingVolume, cost': {
    query: '{ trainingVolume(fiscalYear: 2025) { total { cost costed costPerDay } } }',
    table: 'TrainingRecord',
    blank: { cost: null },
    zero: { cost: 0 },
    blankIs: 'GONE',
  },
  'I18 trainingVolume, seats': {
    query: '{ trainingVolume(fiscalYear: 2025) { total { seatUse } } }',
    table: 'TrainingEvent',
    blank: { capacity: null },
    zero: { capacity: 100 },
    instead: ['TrainingCourse', { capacity: null }],
    together: 'course',
    blankIs: 'GONE',
  },
  'I18 trainingVolume, seats offered': {
    query: '{ trainingVolume(fiscalYear: 2025) { total { seatsOffered } } }',
    table: 'TrainingEvent',
    blank: { capacity: null },
    zero: { capacity: 0 },
    instead: ['TrainingCourse', { capacity: null }],
    blankIs: 'COUNTED',
  },
  'I20 recruitmentRatios': {
    query: `{ recruitmentRatios { exams { applicationRatio { value } examinationRatio { value } women ${RATE} } total { applicationRatio { value } examinationRatio { value } women ${RATE} } } }`,
    table: 'RecruitmentResult',
    blank: { applied: null, examined: null, passed: null, hired: null },
    zero: { applied: 0, examined: 0, passed: 1, hired: 1 },
    blankIs: 'UNKNOWN',
  },
  'I20 recruitmentRatios, mid-career': {
    query: `{ recruitmentRatios(fiscalYear: 2025) { midCareer ${RATE} } }`,
    table: 'Staff',
    blank: { hireType: null },
    zero: { hireType: 'NEW_GRADUATE' },
    blankIs: 'GONE',
  },
  'I21 ojtProgress': {
    query: '{ ojtProgress { closed reached rate } }',
    table: 'OjtRecord',
    blank: { reachedLevel: null },
    zero: { reachedLevel: 0 },
    blankIs: 'GONE',
  },
  'I22 sideActivityLimits': {
    query: '{ sideActivityLimits { hoursPerDay hoursPerWeek hoursPerMonth } }',
    table: 'SideActivityPermit',
    blank: { hoursPerDay: null, hoursPerWeek: null, hoursPerMonth: null },
    zero: { hoursPerDay: 0, hoursPerWeek: 0, hoursPerMonth: 0 },
    together: 'staff',
    blankIs: 'UNKNOWN',
  },
  'I23 selfDevelopmentUptake': {
    query: '{ selfDevelopmentUptake { subsidy } }',
    table: 'SelfDevelopment',
    blank: { subsidy: null },
    zero: { subsidy: 0 },
    blankIs: 'GONE',
  },
  'I23 selfDevelopmentUptake, how much is known': {
    query: '{ selfDevelopmentUptake { subsidised } }',
    table: 'SelfDevelopment',
    blank: { subsidy: null },
    zero: { subsidy: 0 },
    blankIs: 'COUNTED',
  },
  'I23 selfDevelopmentUptake of nobody': {
    query: `{ selfDevelopmentUptake { uptake ${RATE} } }`,
    table: 'Staff',
    blank: { serviceStatus: 'SEPARATED', separatedOn: '2000-03-31' },
    zero: {},
    blankIs: 'GONE',
  },
  'I24 healthCheckRate': {
    query: `{ healthCheckRate { kinds { kind rate ${RATE} } divisions { code rate ${RATE} } } }`,
    table: 'HealthCheck',
    blank: { status: null },
    zero: { status: 'NOT_TAKEN' },
    blankIs: 'GONE',
  },
  'I25 requiredLevelGaps': {
    query: '{ requiredLevelGaps { given completeness } }',
    table: 'RequiredLevel',
    blank: { level: null },
    zero: { level: 0 },
    blankIs: 'COUNTED',
  },
  'I26 trainingRecommendations': {
    query: '{ staffMembers(first: 20) { nodes { trainingRecommendations { closes } } } }',
    ...LEVELS,
  },
}

/** Figures that no cell feeds that could be blank, and why. */
export const NOT_FED: Readonly<Record<string, string>> = {
  'HeadcountVsQuota.onLeave': 'a count of people; null where it is hidden',
  'HeadcountVsQuota.seconded': 'a count of people; null where it is hidden',
  'SelfDevelopmentUptake.rows': 'a count of rows; null where it is hidden',
}
