/** The words of open lists that every office starts with: list, then code to label. An office adds its own in コード表. */
export const codeSeeds = {
  職種: {
    GENERAL_CLERK: '一般事務',
    CIVIL_ENGINEER: '土木',
    ARCHITECT: '建築',
    ELECTRICAL: '電気',
    MECHANICAL: '機械',
    PUBLIC_HEALTH_NURSE: '保健師',
    NURSERY_TEACHER: '保育士',
    SOCIAL_WORKER: '社会福祉士',
    DIETITIAN: '管理栄養士',
    LIBRARIAN: '司書',
    CURATOR: '学芸員',
    FIREFIGHTER: '消防',
    MANUAL: '技能労務',
    MEDICAL: '医療',
    OTHER: 'その他',
  },
  職務分野: {
    INTERNAL: '内部管理',
    TAX_COUNTER: '税・窓口',
    WELFARE: '福祉・健康',
    LIFE_INDUSTRY: '生活・産業',
    COMMISSIONS: '行政委員会・教育',
    CONSTRUCTION: '建設・技術',
  },
  主催: {
    CITY: '市',
    PREF_INSTITUTE: '県自治研修所',
    MAYORS_ASSOC: '市長会',
    JAMP: '市町村アカデミー',
    JIAM: 'JIAM',
    LOCAL_AUTONOMY_COLLEGE: '自治大学校',
    PRIVATE: '民間',
    OTHER: 'その他',
  },
  評語: { S: 'S', A: 'A', B: 'B', C: 'C', D: 'D' },
} as const

/** What the settings are where the office says nothing. */
export const settingDefaults = {
  minGroupSize: '10',
  minCellCount: '3',
  declarationVisibility: 'HR_ONLY',
  opinionReadableBySelf: 'false',
  internalPostingEnabled: 'false',
  declarationRetentionYears: '3',
  reportDueDays: '14',
  trialLimitDays: '28',
  stressCheckManagerView: 'false',
  earlyCareerYears: '10',
  targetFieldCount: '3',
  assessmentValidMonths: '24',
} as const

/** Headers that must not stand in any workbook, or only in one. */
export const deniedHeaders = [
  ...[
    '病名',
    '診断名',
    '傷病名',
    '診断書',
    '健診結果',
    '検査値',
    '休職理由',
    'ストレスチェック結果',
    'ストレスチェック得点',
    '高ストレス者',
    '個人番号',
    'マイナンバー',
  ].map((header) => ({ header, allowedIn: null })),
  ...['所属長意見', '人事メモ', '異動希望', '不満'].map((header) => ({ header, allowedIn: 'intentions' })),
  ...['全体評語', '一次評語', '二次評語'].map((header) => ({ header, allowedIn: 'appraisal' })),
  { header: '就業上の措置', allowedIn: 'health' },
]

/** The scale of every office that keeps no other: IPA's iCD levels 1 to 4, and 0. */
export const levelSeeds = [
  { value: 0, name: '未経験・知識なし', proficient: false, marks: ['0', '×'] },
  { value: 1, name: '知識がある', proficient: false, marks: ['1', '▲'] },
  { value: 2, name: '支援があればできる', proficient: false, marks: ['2', '△'] },
  { value: 3, name: '独力でできる', proficient: true, marks: ['3', '○'] },
  { value: 4, name: '他者を指導できる', proficient: true, marks: ['4', '◎'] },
] as const
