import type { competencies } from '../../schema/development/competencies.ts'
import type { idealProfiles } from '../../schema/development/ideal-profiles.ts'
import type { proficiencyLevels } from '../../schema/development/proficiency-levels.ts'
import type { grades } from '../../schema/personnel/grades.ts'
import type { settings } from '../../schema/personnel/settings.ts'
import { settingDefaults } from '../../schema/seeds.ts'
import type { RowsByTable } from '../templates/open-words.ts'
import type { Cells } from './cells.ts'

/** The kinds of public servant the policy aims at, in its own words. */
const IDEAL_PROFILES: readonly Cells<typeof idealProfiles>[] = [
  {
    profileCode: 'P1',
    name: '常に問題意識を持ち、業務を効率的に改善することができる職員',
    description:
      '幅広い視野で業務における問題点を検証し、社会情勢の変化に柔軟に対応した改善策を考え、迅速かつ主体的に行動できる職員',
  },
  {
    profileCode: 'P2',
    name: 'コスト意識に根ざした経営感覚豊かな職員',
    description:
      '効果的、効率的な行政サービスを提供するため、中長期的視野で物事を考え費用対効果を十分に調査、研究及び検討し計画的に業務を遂行できる職員',
  },
  {
    profileCode: 'P3',
    name: '市民の視点で物事を考え市民と協働する職員',
    description:
      '市民との対話と交流をとおして、日常の身近な問題を共有し、市民の立場になって考え、ともに行動できる職員',
  },
  {
    profileCode: 'P4',
    name: '向上心を持って、新たな課題に挑戦し続ける職員',
    description:
      '多様化する市民ニーズの的確な把握に努めるとともに質の高い行政サービスを提供するため、自ら新たな課題を発見し、その課題解決に向け継続的に改善、改革を推進できる職員',
  },
]

/** The abilities and mindsets the policy asks of everyone, in its own words; A5 without a city's name. */
export const COMPETENCIES: readonly Cells<typeof competencies>[] = [
  ability(
    'C1',
    '対人能力',
    '市政の課題を解決していくため、多様な主体との相互理解をするために必要な折衝、説得、調整などの能力',
  ),
  ability(
    'C2',
    '政策形成能力',
    '市の現状や市民ニーズを敏感に受け止め、その中にある課題を的確に把握・解決するための最善の方策を検討し、効果的で特色ある政策を立案・実施するとともに、その効果を評価し、改善していく能力',
  ),
  ability(
    'C3',
    '職務遂行能力',
    '組織の目標や課題を正確に把握し、専門的な知識や技能を活かして、担当業務を正確かつ迅速に処理する能力',
  ),
  ability(
    'C4',
    'デジタル化対応能力',
    'デジタル時代の市民ニーズに合った行政サービスを提供するため、デジタルリテラシーを高め、導入されたデジタルツールを活用して業務を行う能力',
  ),
  ability(
    'C5',
    '自己管理能力',
    'メンタル・タフネス(精神面におけるゆとり・力・強さ)を向上させ、困難な状況でもマイナス感情に振り回されず、問題解決に向けて行動できる能力',
  ),
  ability(
    'C6',
    '行政経営能力',
    '経営的視点から業務を計画的・効率的に管理・統制して成果を上げることや、事務事業の見直しを実施・推進し、進行管理していく能力',
  ),
  mindset('A1', '市民本位', '常に市民サービスの向上を念頭に置いて、市民の立場になって行動するという意識'),
  mindset('A2', 'コスト意識', '事業・施策の目的や効果を考え、効率的な行政運営を追及するという意識'),
  mindset(
    'A3',
    '多様性尊重意識',
    '共通の目的を達成するため、多様な価値観を受入れ協力し合い、互いに成長するという意識',
  ),
  mindset('A4', '危機管理意識', '行政にとっての危機管理要因を認識し、判断・行動・対応するという意識'),
  mindset(
    'A5',
    '郷土愛',
    '郷土の歴史と風土を慈しみ、市民との対話を尊重し、市民とともに誇りを持ってまちづくりに取り組もうとする意識',
  ),
].map((row, index) => ({ ...row, order: index + 1 }))

/** The scale of assessment; 1 to 4 after IPA's iCD. */
const SCALE: readonly Cells<typeof proficiencyLevels>[] = [
  {
    value: 0,
    name: '未経験・知識なし',
    definition: 'まだ携わったことがなく、知識もない',
    proficient: false,
    marks: ['×'],
  },
  {
    value: 1,
    name: '知識がある',
    definition: '研修を受けた程度の知識がある',
    proficient: false,
    marks: ['▲'],
  },
  {
    value: 2,
    name: '支援があればできる',
    definition: '周りの助けがあればできる',
    proficient: false,
    marks: ['△'],
  },
  { value: 3, name: '独力でできる', definition: '一人でできる', proficient: true, marks: ['○'] },
  {
    value: 4,
    name: '他者を指導できる',
    definition: '一人ででき、ほかの職員に教えられる',
    proficient: true,
    marks: ['◎'],
  },
]

/** The grades an office starts with; years after which a move is due as in 宇美町. */
export const GRADES: readonly (Cells<typeof grades> & { readonly gradeCode: string })[] = [
  {
    gradeCode: 'G1',
    name: '部長級',
    rank: 1,
    payGrade: '7級',
    managementClass: 'MANAGEMENT',
    rotationYears: 0,
    postLimitApplies: true,
    isEvaluator: true,
  },
  {
    gradeCode: 'G2',
    name: '課長級',
    rank: 2,
    payGrade: '6級',
    managementClass: 'MANAGEMENT',
    rotationYears: 0,
    postLimitApplies: true,
    isEvaluator: true,
  },
  {
    gradeCode: 'G3',
    name: '課長補佐級',
    rank: 3,
    payGrade: '5級',
    managementClass: 'SUPERVISORY',
    rotationYears: 0,
    postLimitApplies: false,
    isEvaluator: false,
  },
  {
    gradeCode: 'G4',
    name: '係長級',
    rank: 4,
    payGrade: '4級',
    managementClass: 'SUPERVISORY',
    rotationYears: 7,
    postLimitApplies: false,
    isEvaluator: false,
  },
  {
    gradeCode: 'G5',
    name: '主査・主任級',
    rank: 5,
    payGrade: '3級',
    managementClass: 'GENERAL',
    rotationYears: 5,
    postLimitApplies: false,
    isEvaluator: false,
  },
  {
    gradeCode: 'G6',
    name: '主事・技師級',
    rank: 6,
    payGrade: '2級',
    managementClass: 'GENERAL',
    rotationYears: 3,
    postLimitApplies: false,
    isEvaluator: false,
  },
]

const SETTING_WORDS: Readonly<Record<keyof typeof settingDefaults, string>> = {
  minGroupSize: '集計を見せる最小の人数（増やすことだけできます）',
  minCellCount: '集計表のマスを見せる最小の人数（増やすことだけできます）',
  declarationVisibility: '自己申告を所属長に見せる範囲',
  opinionReadableBySelf: '所属長意見を本人に見せるか',
  internalPostingEnabled: '庁内公募を使うか',
  declarationRetentionYears: '自己申告を残す年数',
  reportDueDays: '派遣研修の報告書の期限（日数）',
  trialLimitDays: '試行勤務の上限（日数）',
  stressCheckManagerView: '集団分析を所属長に見せるか',
  earlyCareerYears: '若手とみなす採用からの年数',
  targetFieldCount: '若手のうちに経験する分野の数',
  assessmentValidMonths: '能力評価を有効とみなす月数',
}

/** The settings with their defaults. */
const SETTINGS: readonly Cells<typeof settings>[] = Object.entries(SETTING_WORDS).map(
  ([key, description]) => ({
    key,
    value: new Map(Object.entries(settingDefaults)).get(key) ?? '',
    description,
  }),
)

/** What every office starts with: the policy's words, the scale, the grades and the settings. */
export const policyRows = {
  Grade: GRADES,
  Setting: SETTINGS,
  IdealProfile: IDEAL_PROFILES,
  Competency: COMPETENCIES,
  ProficiencyLevel: SCALE,
} satisfies RowsByTable

function ability(competencyCode: string, name: string, definition: string): Cells<typeof competencies> {
  return { competencyCode, category: 'ABILITY', name, definition, weight: 1 }
}

function mindset(competencyCode: string, name: string, definition: string): Cells<typeof competencies> {
  return { competencyCode, category: 'MINDSET', name, definition, weight: 1 }
}
