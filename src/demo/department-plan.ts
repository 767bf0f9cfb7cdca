import type { departments } from '../../schema/personnel/departments.ts'
import type { codeSeeds } from '../../schema/seeds.ts'
import type { RowOf } from '../tables/table.ts'

export type JobField = keyof (typeof codeSeeds)['職務分野']
export type JobCategory = keyof (typeof codeSeeds)['職種']
export type DepartmentKind = NonNullable<RowOf<typeof departments>['kind']>

/** A section of the plan: code, name, field, its units, and what besides clerks works there. */
export interface PlannedSection {
  readonly code: string
  readonly name: string
  readonly field: JobField
  readonly kind: DepartmentKind
  readonly units: readonly string[]
  readonly experts: readonly JobCategory[]
}

export interface PlannedDivision {
  readonly code: string
  readonly name: string
  readonly field: JobField
  readonly sections: readonly PlannedSection[]
}

const section = (
  code: string,
  name: string,
  field: JobField,
  units: readonly string[],
  experts: readonly JobCategory[] = [],
): PlannedSection => ({
  code,
  name,
  field,
  kind: 'SECTION',
  units,
  experts,
})
const branch = (
  code: string,
  name: string,
  field: JobField,
  experts: readonly JobCategory[],
): PlannedSection => ({ code, name, field, kind: 'BRANCH', units: [], experts })

/** The section that was renamed, the code and name it had before, and the first day of the new name. */
export const RENAMED = {
  code: '0105',
  formerCode: '0106',
  formerName: '情報政策課',
  fiscalYear: 2023,
} as const

/** The section an old name of which is still written, and the name. */
export const FORMERLY_NAMED = { code: '0203', name: '市民税務課' } as const

/** The section whose valuers know what nobody else does. */
export const TAX_SECTION = '0203'

/** The divisions, sections and units of the demo office: 60 in all. */
export const DEPARTMENT_PLAN: readonly PlannedDivision[] = [
  {
    code: '0100',
    name: '総務部',
    field: 'INTERNAL',
    sections: [
      section('0101', '総務課', 'INTERNAL', ['人事係', '行政係']),
      section('0102', '企画政策課', 'INTERNAL', ['企画係']),
      section('0103', '財政課', 'INTERNAL', ['財政係', '管財係']),
      section('0104', '危機管理課', 'INTERNAL', []),
      section('0105', 'デジタル推進課', 'INTERNAL', []),
      { ...section('0107', '秘書室', 'INTERNAL', []), kind: 'OFFICE' },
    ],
  },
  {
    code: '0200',
    name: '市民部',
    field: 'TAX_COUNTER',
    sections: [
      section('0201', '市民課', 'TAX_COUNTER', ['窓口係', '戸籍係']),
      section('0202', '市民協働課', 'LIFE_INDUSTRY', []),
      section('0203', '税務課', 'TAX_COUNTER', ['市民税係', '資産税係']),
      section('0204', '収納課', 'TAX_COUNTER', []),
      branch('0205', '北支所', 'TAX_COUNTER', []),
      branch('0206', '南支所', 'TAX_COUNTER', []),
    ],
  },
  {
    code: '0300',
    name: '健康福祉部',
    field: 'WELFARE',
    sections: [
      section('0301', '福祉課', 'WELFARE', ['福祉係', '保護係'], ['SOCIAL_WORKER']),
      section('0302', '長寿介護課', 'WELFARE', ['介護保険係'], ['PUBLIC_HEALTH_NURSE', 'SOCIAL_WORKER']),
      section('0303', '子育て支援課', 'WELFARE', ['子育て係'], ['SOCIAL_WORKER']),
      section('0304', '健康推進課', 'WELFARE', ['保健係'], ['PUBLIC_HEALTH_NURSE', 'DIETITIAN']),
      branch('0305', '中央保育園', 'WELFARE', ['NURSERY_TEACHER']),
      branch('0306', 'みどり保育園', 'WELFARE', ['NURSERY_TEACHER']),
      branch('0307', 'ひがし保育園', 'WELFARE', ['NURSERY_TEACHER']),
    ],
  },
  {
    code: '0400',
    name: '産業環境部',
    field: 'LIFE_INDUSTRY',
    sections: [
      section('0401', '農林課', 'LIFE_INDUSTRY', ['農政係', '林務係']),
      section('0402', '商工観光課', 'LIFE_INDUSTRY', ['観光係']),
      section('0403', '環境課', 'LIFE_INDUSTRY', ['生活環境係']),
    ],
  },
  {
    code: '0500',
    name: '建設部',
    field: 'CONSTRUCTION',
    sections: [
      section('0501', '建設課', 'CONSTRUCTION', ['土木係', '維持係'], ['CIVIL_ENGINEER']),
      section('0502', '都市計画課', 'CONSTRUCTION', ['計画係'], ['CIVIL_ENGINEER', 'ARCHITECT']),
      section('0503', '建築住宅課', 'CONSTRUCTION', [], ['ARCHITECT', 'ELECTRICAL']),
      section('0504', '上下水道課', 'CONSTRUCTION', ['水道係', '下水道係'], ['CIVIL_ENGINEER', 'MECHANICAL']),
    ],
  },
  {
    code: '0600',
    name: '教育委員会事務局',
    field: 'COMMISSIONS',
    sections: [
      section('0601', '学校教育課', 'COMMISSIONS', ['学事係']),
      section('0602', '生涯学習課', 'COMMISSIONS', ['文化財係'], ['CURATOR']),
      branch('0603', '図書館', 'COMMISSIONS', ['LIBRARIAN']),
      branch('0604', '給食センター', 'COMMISSIONS', ['DIETITIAN', 'MANUAL']),
    ],
  },
  {
    code: '0700',
    name: '行政委員会事務局',
    field: 'COMMISSIONS',
    sections: [
      section('0701', '議会事務局', 'COMMISSIONS', []),
      section('0702', '選挙管理委員会事務局', 'COMMISSIONS', []),
    ],
  },
]
