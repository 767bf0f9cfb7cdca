import type { RoleName } from './may-see.ts'

/** Who is told figures about groups (DOMAIN §7.2) that are taken over rows and cells which they do not see. */
const OUTSIDE_HR: readonly RoleName[] = ['STAFF', 'MANAGER', 'OCC_HEALTH', 'DASHBOARD']
const SEE_NO_ROWS: readonly RoleName[] = ['DASHBOARD']
const SEE_SOME_ROWS: readonly RoleName[] = ['STAFF', 'MANAGER', 'OCC_HEALTH']

/** The fields that hang on hidden cells by their nature, for whom and why; `tests/insights` asks of each how it is told. */
const FIGURES: readonly {
  readonly why: string
  readonly told: readonly RoleName[]
  readonly fields: Readonly<Record<string, readonly string[]>>
}[] = [
  {
    why: 'I10: means and shares over declarations that only those who decide on transfers read',
    told: [...OUTSIDE_HR, 'HR'],
    fields: { DeclarationTrend: ['submission'], AnswerTrend: ['mean', 'topTwo', 'change'] },
  },
  {
    why: 'I11: the share of wishes fulfilled, over the same',
    told: [...OUTSIDE_HR, 'HR'],
    fields: { WishFulfilment: ['rate'] },
  },
  {
    why: 'I24: who took a check, over rows of occupational health',
    told: ['HR', 'HR_CORE', 'DASHBOARD'],
    fields: { HealthCheckKindRate: ['rate'], HealthCheckDivisionRate: ['rate'] },
  },
  {
    why: 'I16: counts of the directory, over 異動履歴 and the kind of absence',
    told: OUTSIDE_HR,
    fields: {
      HeadcountVsQuota: ['active', 'difference', 'onLeave', 'seconded', 'concurrent', 'yearly'],
    },
  },
  {
    why: 'I3: the share that did what it must, over training records, orders and leaves',
    told: OUTSIDE_HR,
    fields: { ComplianceGroup: ['rate'] },
  },
  {
    why: 'I6: the share of what was learnt that is used, over training records and orders',
    told: OUTSIDE_HR,
    fields: { PlacementUse: ['rate'] },
  },
  {
    why: 'I20: ratios over counts that would name somebody, and over 採用区分',
    told: OUTSIDE_HR,
    fields: {
      RecruitmentRatios: ['midCareer'],
      RecruitmentExamRatios: ['applicationRatio', 'examinationRatio', 'women'],
    },
  },
  {
    why: 'I15: how many retire a year, over birth dates',
    told: OUTSIDE_HR,
    fields: { RetirementYear: ['count', 'suppressed'] },
  },
  {
    why: 'I23: who learns on their own, over rows that are not shared',
    told: OUTSIDE_HR,
    fields: { SelfDevelopmentUptake: ['uptake', 'subsidy', 'subsidised', 'rows'] },
  },
  {
    why: 'I4: how levels moved, over levels and training records',
    told: OUTSIDE_HR,
    fields: {
      TrainingEffect: [
        ...['label', 'completions', 'measured', 'matchedShare', 'sufficient', 'effect', 'naive'],
        ...['naiveInterval', 'ceilingShare', 'costPerLevel', 'satisfaction', 'passRate', 'behaviourChange'],
      ],
    },
  },
  {
    why: 'I9: shares of women, over genders; those by grade are told by law (S6)',
    told: OUTSIDE_HR,
    fields: {
      WomenRatio: ['management', 'chiefs', 'others', 'hires', 'needed', 'members', 'known', 'completeness'],
      WomenRatioStep: ['rate', 'pipeline'],
      WomenRatioOfDivision: ['chiefs', 'others'],
    },
  },
  {
    why: 'I1: the share of levels that reach what is required, over levels and orders',
    told: OUTSIDE_HR,
    fields: { AttainmentGroup: ['rate', 'people', 'completeness'] },
  },
  {
    why: 'How the years in a place are spread (§6.2), over 異動履歴',
    told: SEE_NO_ROWS,
    fields: { YearsInPost: ['members', 'known', 'completeness'], YearsInPostBand: ['share'] },
  },
  {
    why: 'I14 and I18: sums of seats, hours and yen for who looks at sums',
    told: SEE_NO_ROWS,
    fields: {
      TrainingPlan: ['required', 'seats', 'seated', 'budget', 'priced', 'planned', 'actual', 'execution'],
      TrainingVolume: ['total'],
      TrainingVolumeGroup: ['volume', 'suppressed'],
    },
  },
  {
    why: 'Whoever looks at sums is told which groups there are, and what they are called, but sees no row of them',
    told: SEE_NO_ROWS,
    fields: {
      Query: ['headcountVsQuota', 'trainingEffect'],
      HealthCheckRate: ['kinds', 'divisions'],
      CompetencyAttainment: ['groups'],
      MandatoryCompliance: ['groups'],
      RecruitmentRatios: ['exams'],
      TrainingVolume: ['groups'],
      WomenRatio: ['ladder', 'divisions'],
    },
  },
  {
    why: 'A group is listed, hidden or not, where anybody is in it: that hangs on orders, levels, results and genders',
    told: SEE_SOME_ROWS,
    fields: {
      CompetencyAttainment: ['groups'],
      MandatoryCompliance: ['groups'],
      RecruitmentRatios: ['exams'],
      WomenRatio: ['divisions'],
      Department: ['womenRatio'],
    },
  },
]

/** The fields, as `Type.field`, in which somebody is told figures over what they do not see. */
export const figuresFor = (role: RoleName): readonly string[] =>
  FIGURES.filter(({ told }) => told.includes(role)).flatMap(({ fields }) =>
    Object.entries(fields).flatMap(([type, names]) => names.map((name) => `${type}.${name}`)),
  )
