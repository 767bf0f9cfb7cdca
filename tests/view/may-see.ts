/** The roles of DOMAIN §6.1, each probed alone. */
export const ROLES = ['STAFF', 'MANAGER', 'HR', 'HR_CORE', 'OCC_HEALTH', 'DASHBOARD', 'SYSADMIN'] as const
export type RoleName = (typeof ROLES)[number]

/** What the office opened of self-declarations to managers (DOMAIN §4.5). */
export const OPENINGS = ['HR_ONLY', 'MANAGER_STATUS_ONLY', 'MANAGER_WITH_OPINION'] as const
export type Opening = (typeof OPENINGS)[number]

/** Whose rows a role may read. */
type Whose = 'no' | 'own' | 'own+scope' | 'all'
type Stand = 'own' | 'scope' | 'other'

// DOMAIN §2 and §6.2, written down anew: nothing here is taken from the declarations or from the view.
//                                   STAFF   MANAGER      HR     HR_CORE  OCC    DASH   SYSADMIN
const READS = {
  hall: /*    L0, L1 */ /*      */ ['all', 'all', 'all', 'all', 'all', 'no', 'no'],
  chain: /*   L2 */ /*          */ ['own', 'own+scope', 'all', 'all', 'own', 'no', 'no'],
  hr: /*      L3 */ /*          */ ['own', 'own', 'all', 'all', 'own', 'no', 'no'],
  core: /*    L4 */ /*          */ ['own', 'own', 'own', 'all', 'own', 'no', 'no'],
  coreOnly: /* L4ø */ /*        */ ['no', 'no', 'no', 'all', 'no', 'no', 'no'],
  health: /*  L5 */ /*          */ ['own', 'own', 'own', 'own', 'all', 'no', 'no'],
  healthOnly: /* L5ø */ /*      */ ['no', 'no', 'no', 'no', 'all', 'no', 'no'],
  measure: /* 就業上の措置 */ /*  */ ['own', 'own+scope', 'own', 'own', 'all', 'no', 'no'],
  leave: /*   m */ /*           */ ['own', 'own+scope', 'all', 'all', 'all', 'no', 'no'],
  state: /*   受診状況, 状態 */ /* */ ['own', 'own', 'all', 'all', 'all', 'no', 'no'],
  groups: /*  集団 */ /*         */ ['no', 'no', 'all', 'all', 'all', 'no', 'no'],
  hrOnly: /*  dates of what is not disclosed */ ['no', 'no', 'all', 'all', 'no', 'no', 'no'],
} satisfies Record<string, readonly Whose[]>
type Level = keyof typeof READS | 'status' | 'form'

interface Expected {
  readonly person?: string
  readonly base: Level
  /** Whoever reads undeclared cells does not open the file of every table. */
  readonly stray?: 'no'
  readonly columns?: Readonly<Record<string, Level>>
  /** Columns whose words are coarser below HR: a leave is not told from another. */
  readonly coarse?: Readonly<Record<string, readonly string[]>>
  /** Rows that need more, or are open to more. */
  readonly onlyIf?: (values: Known, today: string) => Level | null
  readonly openTo?: {
    readonly roles: readonly RoleName[]
    when(values: Known, course: Known | null): boolean
  }
}
type Known = Readonly<Record<string, unknown>>

const LEAVES = ['MATERNITY', 'CHILDCARE', 'SICK_LEAVE', 'LEAVE_OF_ABSENCE', 'CARE', 'SELF_DEV_LEAVE']
const notHandedIn = (values: Known, today: string): Level | null =>
  values['rater'] === 'SELF' && String(values['assessedOn']) > today ? 'hr' : null
const notYet = (day: unknown, today: string): boolean =>
  day === null || day === undefined || String(day) > today
const HALL: readonly RoleName[] = ['STAFF', 'MANAGER', 'HR', 'HR_CORE', 'OCC_HEALTH']
const COUNTS = ['applied', 'examined', 'passed', 'hired']
const FORM = [
  ...['workload', 'difficulty', 'aptitude', 'satisfaction', 'environment', 'growth', 'transferWish'],
  ...['wishTiming', 'wishes', 'strengths', 'toDevelop', 'wantedCourses', 'qualifications', 'careerIntent'],
  ...['careerNote', 'promotionIntent', 'interviewWanted'],
]

const TABLES: Readonly<Record<string, Expected>> = {
  Staff: {
    person: 'staffNumber',
    base: 'hall',
    columns: {
      ...each('chain', ['hiredOn', 'departmentSince', 'gradeSince', 'yearsInPost']),
      ...each('hr', ['gender', 'birthDate', 'hireType', 'payGrade', 'separatedOn', 'note']),
      retirementFiscalYear: 'hr',
    },
    coarse: { serviceStatus: [...LEAVES, 'SPOUSE_LEAVE', 'ON_LEAVE'] },
  },
  Department: { base: 'hall' },
  Grade: { base: 'hall' },
  Assignment: {
    person: 'staff',
    base: 'chain',
    columns: { note: 'hr' },
    coarse: { kind: ['LEAVE', 'RETURN', 'ON_LEAVE'] },
    onlyIf: (values, today) => (String(values['effectiveOn']) > today ? 'coreOnly' : null),
  },
  CodeEntry: { base: 'hall' },
  Setting: { base: 'hall' },
  UserAccount: { person: 'staff', base: 'hr' },
  IdealProfile: { base: 'hall' },
  IdealProfileCompetency: { base: 'hall' },
  Competency: { base: 'hall' },
  ProficiencyLevel: { base: 'hall' },
  RequiredLevelRow: { base: 'hall' },
  RequiredLevel: { base: 'hall' },
  CompetencyMatrixRow: { person: 'staff', base: 'chain', columns: { note: 'hr' }, onlyIf: notHandedIn },
  CompetencyAssessment: { person: 'staff', base: 'chain', onlyIf: notHandedIn },
  CompetencyAssessmentLog: { person: 'staff', base: 'chain', onlyIf: notHandedIn },
  TrainingCourse: { base: 'hall' },
  CourseCompetency: { base: 'hall' },
  TrainingRequirement: { base: 'hall' },
  TrainingEvent: { base: 'hall', columns: { budget: 'hr', actualCost: 'hr' } },
  TrainingRecord: {
    person: 'staff',
    base: 'chain',
    columns: { networkNote: 'hr', cost: 'hr' },
    openTo: { roles: ['OCC_HEALTH'], when: (_values, course) => course?.['type'] === 'MENTAL_HEALTH' },
  },
  SelfDeclaration: {
    person: 'staff',
    base: 'core',
    columns: {
      ...each('status', ['nameCheck', 'baseDate', 'submittedOn', 'status']),
      ...each('form', FORM),
      ...each('coreOnly', ['managerOpinion', 'hrNote']),
      healthConsult: 'health',
    },
  },
  TransferWish: { person: 'staff', base: 'form' },
  Post: { base: 'hall', columns: { expectedVacancies: 'coreOnly', priority: 'coreOnly' } },
  Qualification: { person: 'staff', base: 'chain' },
  DepartmentRequirement: { base: 'hall' },
  DispatchCall: { base: 'hall' },
  DispatchApplication: { person: 'staff', base: 'hr', columns: { managerOpinion: 'coreOnly' } },
  DispatchReport: {
    person: 'staff',
    base: 'hall',
    onlyIf: ({ submittedOn }, today) => (notYet(submittedOn, today) ? 'chain' : null),
  },
  // Whoever teaches reads it as well by §1.9: not expressed, so closed.
  OjtRecord: { person: 'staff', base: 'chain' },
  SelfDevelopment: {
    person: 'staff',
    base: 'hr',
    // What it cost is HR's even of what is shared (§6.2, costs).
    columns: { subsidy: 'hr' },
    openTo: { roles: HALL, when: ({ shared }) => shared === true },
  },
  SideActivityPermit: {
    person: 'staff',
    base: 'hr',
    columns: each('chain', ['permitNumber', 'staff', 'hoursPerDay', 'hoursPerWeek', 'hoursPerMonth']),
  },
  KpiTarget: { base: 'hall' },
  RecruitmentResult: {
    base: 'hall',
    // Counts under the threshold, and those from which they could be told, are for HR.
    onlyIf: (values) =>
      (values['gender'] ?? null) !== null ||
      COUNTS.some((name) => Number(values[name]) > 0 && Number(values[name]) < 3)
        ? 'hr'
        : null,
  },
  InternalPosting: { base: 'hall', columns: { panel: 'coreOnly' } },
  // The panel reads it as well: not expressed, so closed.
  InternalApplication: {
    person: 'staff',
    base: 'core',
    columns: each('coreOnly', ['paperScore', 'interviewScore', 'panelRank']),
  },
  TransferScenario: { base: 'coreOnly' },
  TransferScenarioLine: { base: 'coreOnly' },
  AppraisalCycle: { base: 'hall' },
  // The evaluators of a cycle read it as well: not expressed, so closed.
  Appraisal: {
    person: 'staff',
    base: 'core',
    columns: {
      ...each('hr', ['openingInterviewOn', 'midInterviewOn', 'closingInterviewOn', 'disclosedOn']),
      ...each('coreOnly', ['firstMark', 'secondMark']),
    },
    onlyIf: ({ disclosedOn }, today) => (notYet(disclosedOn, today) ? 'hrOnly' : null),
  },
  HealthCheck: {
    person: 'staff',
    base: 'health',
    stray: 'no',
    columns: { status: 'state', workRestriction: 'measure' },
    onlyIf: ({ workRestriction }) => ((workRestriction ?? 'NORMAL') === 'NORMAL' ? 'state' : null),
  },
  // Whoever leads a group reads it where that is enabled: not expressed, so closed.
  StressCheckGroup: { base: 'groups' },
  LeaveCase: {
    person: 'staff',
    base: 'health',
    stray: 'no',
    columns: {
      ...each('leave', ['staff', 'startsOn', 'expectedEnd', 'trialFrom', 'trialTo', 'returnedOn']),
      ...each('leave', ['workRestriction', 'restrictionNote', 'restrictionUntil']),
      status: 'state',
    },
  },
  // The person reads their own as well, but for the note: whose it is stands in another table, so closed.
  FollowUpInterview: { base: 'healthOnly' },
}

function each(level: Level, columns: readonly string[]): Record<string, Level> {
  return Object.fromEntries(columns.map((column) => [column, level]))
}

/** Who edits a workbook, and so opens its file. */
export const KEEPERS: Readonly<Record<string, readonly RoleName[]>> = {
  personnel: ['HR', 'HR_CORE'],
  development: ['HR', 'HR_CORE'],
  intentions: ['HR_CORE'],
  appraisal: ['HR_CORE'],
  health: ['OCC_HEALTH'],
}

/** Who is told when a restricted workbook changes. */
export const WATCHERS: Readonly<Record<string, readonly RoleName[]>> = {
  intentions: ['HR_CORE', 'SYSADMIN'],
  appraisal: ['HR_CORE', 'SYSADMIN'],
  health: ['OCC_HEALTH', 'SYSADMIN'],
}

/** Somebody in the one role, who leads some. */
export interface Onlooker {
  readonly role: RoleName
  readonly person: string
  readonly scope: ReadonlySet<string>
  readonly opening: Opening
  readonly today: string
}

/** A row, as far as its visibility hangs on it: its own values, and those of the course it names. */
export interface Facts {
  readonly table: string
  readonly key: readonly string[]
  readonly values: Known
  readonly course: Known | null
}

/** What somebody should see of a row. */
export interface Sight {
  readonly row: boolean
  /** Whether cells of columns that nobody declared are seen. */
  readonly stray: boolean
  cell(column: string): 'seen' | 'coarse' | 'hidden'
  /** Whether the record of changes tells of the cell: it tells no coarser words, and nothing of rows that are opened to many. */
  recorded(column: string): boolean
  /** The words that one word cannot be told from. */
  coarse(column: string): readonly string[]
}

/** What somebody should see of a row by the table above; `columns` are all of the table's. */
export function maySee(who: Onlooker, facts: Facts, columns: readonly string[]): Sight {
  const expected = TABLES[facts.table]
  if (!expected) throw new Error(`tests/view/may-see.ts does not say who may read ${facts.table}`)
  const person = expected.person === undefined ? null : facts.values[expected.person]
  const more = expected.onlyIf?.(facts.values, who.today) ?? null
  // What is kept from a person until it is disclosed is kept from them whatever else they are.
  const isKept = more === 'hrOnly'
  const stand: Stand =
    person === who.person && !isKept
      ? 'own'
      : typeof person === 'string' && who.scope.has(person)
        ? 'scope'
        : 'other'
  const barred = more !== null && !reads(who, more, stand)
  const isOpen =
    !barred &&
    expected.openTo !== undefined &&
    expected.openTo.roles.includes(who.role) &&
    expected.openTo.when(facts.values, facts.course)
  const levelOf = (column: string): Level => expected.columns?.[column] ?? expected.base
  const readable = (column: string): boolean =>
    !barred && (reads(who, levelOf(column), stand) || (isOpen && expected.columns?.[column] === undefined))
  const row = columns.some((column) => !facts.key.includes(column) && readable(column))
  const byLevel = (column: string): boolean => !barred && reads(who, levelOf(column), stand)
  const isCoarse = (column: string): boolean =>
    expected.coarse?.[column] !== undefined && !reads(who, 'hr', stand)
  return {
    row,
    stray: row && expected.stray !== 'no' && reads(who, 'coreOnly', stand),
    coarse: (column) => expected.coarse?.[column] ?? [],
    cell: (column) =>
      row && facts.key.includes(column)
        ? 'seen'
        : !readable(column)
          ? 'hidden'
          : isCoarse(column)
            ? 'coarse'
            : 'seen',
    recorded: (column) =>
      facts.key.includes(column)
        ? columns.some((each) => !facts.key.includes(each) && byLevel(each))
        : byLevel(column) && !isCoarse(column),
  }
}

function reads(who: Onlooker, level: Level, stand: Stand): boolean {
  const whose = READS[level === 'status' ? 'hr' : level === 'form' ? 'core' : level][ROLES.indexOf(who.role)]
  const isOpened =
    who.role === 'MANAGER' &&
    stand === 'scope' &&
    ((level === 'status' && who.opening !== 'HR_ONLY') ||
      (level === 'form' && who.opening === 'MANAGER_WITH_OPINION'))
  return (
    isOpened ||
    whose === 'all' ||
    (stand === 'own' && whose !== 'no') ||
    (stand === 'scope' && whose === 'own+scope')
  )
}

/** The columns that are named above: each must be declared. */
export const EXPECTED_COLUMNS: readonly string[] = Object.entries(TABLES).flatMap(
  ([table, { columns = {} }]) => Object.keys(columns).map((column) => `${table}.${column}`),
)
