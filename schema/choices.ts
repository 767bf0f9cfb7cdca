import { choices } from '../src/columns/choice.ts'

export const appointmentType = choices('AppointmentType', '「任用区分」 How somebody is employed.', {
  REGULAR: '正規',
  REAPPOINTED_FULL: '暫定再任用フル',
  REAPPOINTED_SHORT: '暫定再任用短時間',
  PRE_RETIREMENT_SHORT: '定年前再任用短時間',
  FIXED_TERM: '任期付',
  FISCAL_YEAR_FULL: '会計年度任用フル',
  FISCAL_YEAR_PART: '会計年度任用パート',
  TEMPORARY: '臨時的任用',
  SECONDED_IN: '派遣受入',
})

export const serviceStatus = choices('ServiceStatus', '「在職状況」 Whether somebody is at work now.', {
  ACTIVE: '在職',
  SECONDED_OUT: '派遣中',
  MATERNITY: '産前産後',
  CHILDCARE: '育児休業',
  SICK_LEAVE: '病気休暇',
  LEAVE_OF_ABSENCE: '休職',
  CARE: '介護',
  SELF_DEV_LEAVE: '自己啓発等休業',
  SPOUSE_LEAVE: '配偶者同行休業',
  SEPARATED: '退職',
  ON_LEAVE: '休業等',
})

/** What a leave is answered as to those who may not know which one it is. */
export const leaveAsOnLeave = {
  MATERNITY: 'ON_LEAVE',
  CHILDCARE: 'ON_LEAVE',
  SICK_LEAVE: 'ON_LEAVE',
  LEAVE_OF_ABSENCE: 'ON_LEAVE',
  CARE: 'ON_LEAVE',
  SELF_DEV_LEAVE: 'ON_LEAVE',
  SPOUSE_LEAVE: 'ON_LEAVE',
} as const

export const gender = choices('Gender', '「性別」 As kept by the office.', {
  FEMALE: ['女性', '女'],
  MALE: ['男性', '男'],
  OTHER: ['その他・無回答', 'その他', '無回答'],
})

export const hireType = choices('HireType', '「採用区分」 By which way somebody was hired.', {
  NEW_GRADUATE: '新卒',
  EXPERIENCED: '経験者',
  SELECTION: '選考',
  FIXED_TERM: '任期付',
})

export const managementClass = choices('ManagementClass', '「管理職区分」 Whether a grade manages.', {
  MANAGEMENT: '管理職',
  SUPERVISORY: '監督職',
  GENERAL: ['一般職', '一般'],
})

export const departmentKind = choices('DepartmentKind', '「区分」 What kind of unit a department is.', {
  DIVISION: '部',
  SECTION: '課',
  OFFICE: '室',
  UNIT: '係',
  BRANCH: '出先',
})

export const assignmentKind = choices('AssignmentKind', '「発令区分」 What an order does.', {
  HIRE: '採用',
  TRANSFER: '異動',
  PROMOTION: ['昇任', '昇格'],
  DEMOTION: '降任',
  CONCURRENT: '兼務',
  SECONDMENT: '派遣',
  LOAN: '出向',
  RETURN: '復職',
  LEAVE: '休職',
  SEPARATION: '退職',
  REORGANISATION: '組織改編',
  ON_LEAVE: '休業等',
})

export const competencyCategory = choices('CompetencyCategory', '「区分」 What a competency is about.', {
  ABILITY: '能力',
  MINDSET: '意識',
  DIGITAL: 'デジタル',
  TASK: '業務',
})

export const raterType = choices('RaterType', '「評価区分」 Who gave a level.', {
  SELF: ['自己', '自己評価', '本人'],
  MANAGER: ['所属長', '上司'],
  HR: '人事',
})

export const assessmentRound = choices('AssessmentRound', '「時期」 When in the year a level was given.', {
  START: '期首',
  END: '期末',
  AD_HOC: '随時',
})

export const levelState = choices('LevelState', 'Whether there is a level, and if not, why.', {
  ASSESSED: '評価済',
  NOT_ASSESSED: '未評価',
  NOT_APPLICABLE: '対象外',
  UNREADABLE: '読取不可',
})

export const evidenceKind = choices('EvidenceKind', 'What a level rests on.', {
  TRAINING: '研修受講',
  OJT: 'OJT',
  QUALIFICATION: '資格',
})

export const trainingPillar = choices('TrainingPillar', '「研修体系」 The pillar of the training system.', {
  ON_SITE: ['職場内', '職場内研修'],
  OFF_SITE: ['職場外', '職場外研修'],
  SELF_DEVELOPMENT: '自己啓発',
})

export const trainingType = choices('TrainingType', '「研修種別」 The type of a course.', {
  OJT: ['OJT', 'OJT研修'],
  DISPATCH_BRIEFING: ['派遣研修報告会', '報告会'],
  NEW_HIRE: ['新規採用職員研修', '新規採用職員', '新規採用'],
  GRADE_BASED: ['職階別', '職階別研修', '階層別', '階層別研修'],
  ABILITY: ['能力開発', '能力開発研修'],
  MAYORS_ASSOC: ['市長会', '市長会研修'],
  DISPATCH: ['派遣', '派遣研修'],
  SPECIALIST: ['専門', '専門研修'],
  EVALUATOR: ['評価者', '評価者研修'],
  MENTAL_HEALTH: ['メンタルヘルス', 'メンタルヘルス研修'],
  DIGITAL: ['デジタル', 'デジタル研修'],
  SELF_STUDY: ['自主', '自主研修'],
})

export const trainingPurpose = choices('TrainingPurpose', '「目的」 What a course is for.', {
  RESKILL: 'リスキリング',
  UPSKILL: 'スキルアップ',
  RELEARN: ['学びなおし', '学び直し'],
  OBLIGATION: '義務',
})

export const delivery = choices('Delivery', '「方法」 How a course is held.', {
  CLASSROOM: '集合',
  ONLINE: 'オンライン',
  E_LEARNING: ['eラーニング', 'e-ラーニング'],
  OJT: 'OJT',
  CORRESPONDENCE: '通信',
})

export const eventStatus = choices('EventStatus', '「状態」 How far a training event is.', {
  SCHEDULED: '予定',
  OPEN: '募集中',
  COMPLETED: ['実施済', '実施済み'],
  CANCELLED: '中止',
})

export const attendanceStatus = choices(
  'AttendanceStatus',
  '「受講状態」 How far somebody is with a training event.',
  {
    APPLIED: '申込',
    NOMINATED: '推薦',
    SELECTED: '決定',
    NOT_SELECTED: '不採用',
    IN_PROGRESS: '受講中',
    COMPLETED: ['修了', '受講済'],
    INCOMPLETE: '未修了',
    ABSENT: '欠席',
    WITHDRAWN: '辞退',
  },
)

export const requirementCondition = choices(
  'RequirementCondition',
  '「対象条件」 Whom a mandatory training binds.',
  {
    HIRE_YEAR: '採用年度',
    AFTER_PROMOTION: '昇任後',
    EVERYONE: '全員',
    EVALUATORS: '評価者',
    MANAGERS: '管理職',
    DEPARTMENT: '所属',
  },
)

export const passFail = choices('PassFail', '「結果」 Whether the test at the end was passed.', {
  PASS: ['合', '合格'],
  FAIL: ['否', '不合格'],
})

export const declarationStatus = choices('DeclarationStatus', '「状態」 How far a self-declaration is.', {
  NOT_SUBMITTED: '未提出',
  DRAFT: ['下書', '下書き'],
  SUBMITTED: ['提出', '提出済'],
  CONFIRMED: ['確認済', '確認'],
})

export const workload = choices('Workload', '「仕事の量」 As the person feels it.', {
  TOO_MUCH: '多い',
  SOMEWHAT_MUCH: 'やや多い',
  RIGHT: '適当',
  SOMEWHAT_LITTLE: 'やや少ない',
  LITTLE: '少ない',
})

export const transferWishKind = choices('TransferWishKind', '「異動希望」 Whether somebody wishes to move.', {
  WANTS_MOVE: ['異動したい', '異動希望'],
  EITHER: 'どちらでもよい',
  WANTS_STAY: ['留任したい', '留任'],
})

export const wishTiming = choices('WishTiming', '「希望時期」 When somebody wishes to move.', {
  NEXT: '次期',
  IN_ONE_YEAR: '1年後',
  IN_TWO_OR_MORE_YEARS: '2年以上後',
})

export const wishReason = choices('WishReason', '「希望理由」 Why somebody wishes to move.', {
  USE_ABILITY: '能力活用',
  DEVELOP_ABILITY: '能力開発',
  CAREER: 'キャリア',
  LONG_STAY: '長期在課',
  JOB_MISFIT: '業務不適合',
  RELATIONSHIPS: '人間関係',
  FAMILY: '家庭事情',
  COMMUTE: '通勤',
  HEALTH: '健康',
  OTHER: 'その他',
})

export const careerIntent = choices('CareerIntent', '「中長期キャリア」 Where somebody wants to go.', {
  SPECIALIST: '専門職',
  MANAGEMENT: '管理職',
  UNDECIDED: '未定',
})

export const promotionIntent = choices(
  'PromotionIntent',
  '「昇任意欲」 Whether somebody wants to be promoted.',
  {
    YES: ['有', 'あり'],
    NO: ['無', 'なし'],
    UNDECIDED: '未定',
  },
)

export const necessity = choices('Necessity', '「必須区分」 Whether a competency is required or desirable.', {
  REQUIRED: '必須',
  DESIRABLE: '望ましい',
})

export const callStatus = choices('CallStatus', '「状態」 How far a call for applications is.', {
  DRAFT: '準備中',
  OPEN: '募集中',
  CLOSED: '締切',
  DECIDED: '決定済',
  CANCELLED: '中止',
})

export const selectionOutcome = choices('SelectionOutcome', 'How an application was decided.', {
  PENDING: '未定',
  SELECTED: ['採用', '決定'],
  NOT_SELECTED: '不採用',
  UNACCEPTABLE: '不可',
  WITHDRAWN: '辞退',
})

export const scenarioStatus = choices('ScenarioStatus', '「状態」 How far a draft of transfers is.', {
  DRAFT: '作成中',
  REVIEW: '検討中',
  FINAL: '確定',
  DISCARDED: '廃案',
})

export const appraisalKind = choices('AppraisalKind', '「種別」 What is appraised.', {
  ABILITY: '能力',
  PERFORMANCE_H1: '業績前期',
  PERFORMANCE_H2: '業績後期',
})

export const checkStatus = choices('CheckStatus', '「受診状況」 Whether a health check was taken.', {
  TAKEN: '受診',
  NOT_TAKEN: '未受診',
  EXEMPT: '免除',
})

export const followUpNeed = choices(
  'FollowUpNeed',
  '「事後措置」 Whether something follows a health check.',
  {
    NEEDED: '要',
    NOT_NEEDED: '不要',
    DONE: '済',
  },
)

export const workRestriction = choices(
  'WorkRestriction',
  '「就業上の措置」 What the work place has to observe.',
  {
    NORMAL: '通常',
    RESTRICTED: '就業制限',
    LEAVE_REQUIRED: '要休業',
  },
)

export const leaveKind = choices('LeaveKind', '「区分」 Kind of absence for illness.', {
  SICK_LEAVE: '病気休暇',
  LEAVE_OF_ABSENCE: '病気休職',
})

export const trialResult = choices('TrialResult', '「試行結果」 What came of work on trial.', {
  FIT: '可',
  EXTENDED: '延長',
  STOPPED: '中止',
})

export const returnMode = choices('ReturnMode', '「復職形態」 Return to full or reduced work.', {
  NORMAL: '通常',
  REDUCED: '軽減',
})

export const caseStatus = choices('CaseStatus', '「状態」 How far a long absence is.', {
  ON_LEAVE: '休業中',
  TRIAL: '試行勤務',
  RETURNED: '復職',
  CLOSED: '終了',
  SEPARATED: '退職',
})

export const interviewerKind = choices('InterviewerKind', '「実施者区分」 Who held an interview.', {
  OCC_PHYSICIAN: '産業医',
  PUBLIC_HEALTH_NURSE: '保健師',
  MANAGER: '所属長',
  HR: '人事',
})
