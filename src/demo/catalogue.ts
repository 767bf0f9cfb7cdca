import type { courseCompetencies } from '../../schema/development/course-competencies.ts'
import type { trainingCourses } from '../../schema/development/training-courses.ts'
import type { trainingRequirements } from '../../schema/development/training-requirements.ts'
import type { RowOf } from '../tables/table.ts'
import type { Cells } from './cells.ts'

type CourseRow = RowOf<typeof trainingCourses>
type Audience = 'EVERYONE' | 'NEW' | 'G6' | 'G5' | 'G4' | 'G3' | 'MANAGERS' | 'FEW' | 'SOME'

/** A course of the demo catalogue, with who goes to it and what it raises. */
export interface Course {
  readonly code: string
  readonly name: string
  readonly type: CourseRow['type']
  readonly audience: Audience
  readonly hours: number
  readonly cost: number
  /** Days it lasts. */
  readonly days: number
  /** Competency, level reached. */
  readonly raises: readonly (readonly [string, number])[]
}

type Line = readonly [
  name: string,
  type: CourseRow['type'],
  audience: Audience,
  hours: number,
  cost: number,
  days: number,
  raises: string,
]

const LINES: readonly Line[] = [
  ['新規採用職員研修（前期）', 'NEW_HIRE', 'NEW', 18, 3000, 3, 'C3 1,A1 2'],
  ['新規採用職員研修（後期）', 'NEW_HIRE', 'NEW', 12, 3000, 2, 'C1 1,A5 2'],
  ['新規採用職員フォロー研修', 'NEW_HIRE', 'NEW', 6, 0, 1, 'C5 2'],
  ['職場内OJT（基礎）', 'OJT', 'NEW', 20, 0, 5, 'C3 2'],
  ['職場内OJT（指導者）', 'OJT', 'SOME', 6, 0, 1, 'C1 3'],
  ['派遣研修報告会', 'DISPATCH_BRIEFING', 'SOME', 2, 0, 1, ''],
  ['主事級研修', 'GRADE_BASED', 'G6', 12, 8000, 2, 'C3 2,C2 1'],
  ['主任級研修', 'GRADE_BASED', 'G5', 12, 8000, 2, 'C2 2,C1 2'],
  ['係長級研修', 'GRADE_BASED', 'G4', 18, 12000, 3, 'C6 2,C1 3'],
  ['課長補佐級研修', 'GRADE_BASED', 'G3', 12, 12000, 2, 'C6 3,C2 3'],
  ['管理職研修', 'GRADE_BASED', 'MANAGERS', 6, 15000, 1, 'C6 4,A4 4'],
  ['政策形成研修', 'ABILITY', 'SOME', 12, 10000, 2, 'C2 3'],
  ['折衝・交渉力向上研修', 'ABILITY', 'SOME', 6, 10000, 1, 'C1 3'],
  ['プレゼンテーション研修', 'ABILITY', 'SOME', 6, 9000, 1, 'C1 2'],
  ['業務改善研修', 'ABILITY', 'SOME', 6, 9000, 1, 'C3 3'],
  ['ロジカルシンキング研修', 'ABILITY', 'SOME', 6, 9000, 1, 'C2 2'],
  ['タイムマネジメント研修', 'ABILITY', 'SOME', 6, 8000, 1, 'C5 3'],
  ['接遇研修', 'ABILITY', 'SOME', 4, 4000, 1, 'A1 3'],
  ['市長会 中堅職員研修', 'MAYORS_ASSOC', 'G5', 12, 5000, 2, 'C2 3'],
  ['市長会 法制執務研修', 'MAYORS_ASSOC', 'FEW', 12, 5000, 2, 'C3 3'],
  ['市長会 財政研修', 'MAYORS_ASSOC', 'FEW', 12, 5000, 2, 'A2 3'],
  ['市町村アカデミー 専門課程', 'DISPATCH', 'FEW', 60, 90000, 10, 'C3 4,C2 3'],
  ['自治大学校 第1部課程', 'DISPATCH', 'FEW', 300, 400000, 60, 'C2 4,C6 3'],
  ['国際文化アカデミー 地域づくり', 'DISPATCH', 'FEW', 30, 60000, 5, 'A5 4,C2 3'],
  ['先進自治体派遣', 'DISPATCH', 'FEW', 40, 80000, 5, 'C2 4'],
  ['固定資産評価実務', 'SPECIALIST', 'FEW', 18, 20000, 3, 'T01 3'],
  ['戸籍実務', 'SPECIALIST', 'FEW', 12, 15000, 2, 'T02 3'],
  ['生活保護ケースワーカー研修', 'SPECIALIST', 'FEW', 12, 15000, 2, 'T03 2'],
  ['契約・会計実務', 'SPECIALIST', 'SOME', 6, 5000, 1, 'C3 3,A2 3'],
  ['危機管理・防災研修', 'SPECIALIST', 'SOME', 4, 3000, 1, 'A4 3'],
  ['評価者研修', 'EVALUATOR', 'MANAGERS', 4, 8000, 1, 'C1 4'],
  ['メンタルヘルス（セルフケア）', 'MENTAL_HEALTH', 'EVERYONE', 2, 1000, 1, 'C5 2'],
  ['メンタルヘルス（ラインケア）', 'MENTAL_HEALTH', 'MANAGERS', 3, 6000, 1, 'C5 3'],
  ['情報セキュリティ研修', 'DIGITAL', 'EVERYONE', 2, 500, 1, 'C4 1'],
  ['デジタルツール活用研修', 'DIGITAL', 'SOME', 6, 7000, 1, 'C4 3'],
  ['データ分析研修', 'DIGITAL', 'SOME', 12, 15000, 2, 'D01 3'],
  ['コンプライアンス研修', 'ABILITY', 'EVERYONE', 2, 500, 1, 'A4 2'],
  ['ハラスメント防止研修', 'ABILITY', 'EVERYONE', 2, 500, 1, 'A3 2'],
  ['自主研究グループ', 'SELF_STUDY', 'SOME', 10, 0, 1, 'C2 2'],
  ['通信教育', 'SELF_STUDY', 'SOME', 30, 12000, 1, ''],
]

/** The courses of the demo office: forty, of every type. */
export const COURSES: readonly Course[] = LINES.map(
  ([name, type, audience, hours, cost, days, raises], index) => ({
    code: `T${String(index + 1).padStart(3, '0')}`,
    name,
    type,
    audience,
    hours,
    cost,
    days,
    raises:
      raises === ''
        ? []
        : raises.split(',').map((each) => [each.split(' ')[0] ?? '', Number(each.split(' ')[1])] as const),
  }),
)

const PILLARS: Readonly<Partial<Record<CourseRow['type'], CourseRow['pillar']>>> = {
  OJT: 'ON_SITE',
  DISPATCH_BRIEFING: 'ON_SITE',
  NEW_HIRE: 'ON_SITE',
  SELF_STUDY: 'SELF_DEVELOPMENT',
}

const WORDS: Readonly<Record<Audience, string>> = {
  EVERYONE: '全職員',
  NEW: '新規採用職員',
  G6: '主事・技師級',
  G5: '主査・主任級',
  G4: '係長級',
  G3: '課長補佐級',
  MANAGERS: '管理職',
  FEW: '所属長の推薦を受けた者',
  SOME: '希望者',
}

const isDispatch = ({ type }: Course): boolean => type === 'DISPATCH'

const ORGANISERS: Readonly<Partial<Record<CourseRow['type'], string>>> = {
  MAYORS_ASSOC: 'MAYORS_ASSOC',
  GRADE_BASED: 'PREF_INSTITUTE',
  EVALUATOR: 'PREF_INSTITUTE',
  SELF_STUDY: 'PRIVATE',
}

const organiserOf = (course: Course): string => {
  const { type, name } = course
  if (!isDispatch(course)) return ORGANISERS[type] ?? 'CITY'
  return name.startsWith('自治大学校')
    ? 'LOCAL_AUTONOMY_COLLEGE'
    : name.startsWith('市町村')
      ? 'JAMP'
      : name.startsWith('国際')
        ? 'JIAM'
        : 'OTHER'
}

/** The sheet of courses. */
export const courseRows = (): readonly Cells<typeof trainingCourses>[] =>
  COURSES.map((course) => ({
    courseCode: course.code,
    name: course.name,
    pillar: PILLARS[course.type] ?? 'OFF_SITE',
    type: course.type,
    purpose:
      course.audience === 'EVERYONE'
        ? 'OBLIGATION'
        : course.type === 'DIGITAL'
          ? 'RESKILL'
          : course.type === 'SELF_STUDY'
            ? 'RELEARN'
            : 'UPSKILL',
    organiser: organiserOf(course),
    delivery:
      course.audience === 'EVERYONE'
        ? 'E_LEARNING'
        : course.type === 'OJT'
          ? 'OJT'
          : course.name === '通信教育'
            ? 'CORRESPONDENCE'
            : 'CLASSROOM',
    audience: WORDS[course.audience],
    standardHours: course.hours,
    capacity: course.audience === 'EVERYONE' ? null : course.audience === 'FEW' ? 5 : 40,
    unitCost: course.cost,
    reportRequired: isDispatch(course),
    reportDueDays: isDispatch(course) ? 14 : null,
    briefingRequired: isDispatch(course),
    validYears: course.type === 'EVALUATOR' ? 3 : null,
    active: true,
  }))

/** The sheet that says what each course raises. */
export const courseCompetencyRows = (): readonly Cells<typeof courseCompetencies>[] =>
  COURSES.flatMap(({ code, raises }) =>
    raises.map(([competency, level]) => ({
      course: code,
      competency,
      targetLevel: level,
      prerequisiteLevel: level > 2 ? level - 2 : null,
    })),
  )

type RequirementCells = Cells<typeof trainingRequirements>

const codeOf = (name: string): string => COURSES.find((course) => course.name === name)?.code ?? ''

/** The sheet of mandatory trainings. */
export const requirementRows = (fiscalYear: number): readonly RequirementCells[] =>
  [
    must('新規採用（前期）', ['新規採用職員研修（前期）'], 'HIRE_YEAR', { deadlineMonths: 12 }),
    must('新規採用（後期）', ['新規採用職員研修（後期）'], 'HIRE_YEAR', { deadlineMonths: 12 }),
    must('主任昇任', ['主任級研修', '市長会 中堅職員研修'], 'AFTER_PROMOTION', {
      grades: ['G5'],
      deadlineMonths: 12,
    }),
    must('係長昇任', ['係長級研修'], 'AFTER_PROMOTION', { grades: ['G4'], deadlineMonths: 12 }),
    must('課長補佐昇任', ['課長補佐級研修'], 'AFTER_PROMOTION', { grades: ['G3'], deadlineMonths: 12 }),
    must('管理職昇任', ['管理職研修'], 'AFTER_PROMOTION', { grades: ['G1', 'G2'], deadlineMonths: 12 }),
    must('メンタルヘルス', ['メンタルヘルス（セルフケア）'], 'EVERYONE', { cycleYears: 1 }),
    must('ラインケア', ['メンタルヘルス（ラインケア）'], 'MANAGERS', { cycleYears: 3 }),
    must('評価者', ['評価者研修'], 'EVALUATORS', { cycleYears: 3 }),
    must('情報セキュリティ', ['情報セキュリティ研修'], 'EVERYONE', { cycleYears: 1 }),
    must('コンプライアンス', ['コンプライアンス研修'], 'EVERYONE', { cycleYears: 2 }),
    must('評価実務', ['固定資産評価実務'], 'DEPARTMENT', { departments: ['0203'], deadlineMonths: 24 }),
  ].map((row, index) => ({
    ...row,
    requirementCode: `R${String(index + 1).padStart(2, '0')}`,
    fromFiscalYear: fiscalYear - 5,
  }))

function must(
  name: string,
  courses: readonly string[],
  condition: RowOf<typeof trainingRequirements>['condition'],
  more: RequirementCells,
): RequirementCells {
  return { name: `${name}の必修`, courses: courses.map(codeOf), condition, cycleYears: 0, ...more }
}
