import type { Worded } from './language.ts'

const ja = {
  levels: '習熟度と基準',
  competency: '能力・意識',
  level: '習熟度',
  required: '基準',
  next: '次の職階',
  own: '自己評価',
  assessedOn: '評価日',
  short: (gap: number) => `▼${gap}`,
  finding: (name: string, below: number, known: number) =>
    `${name} さん: 基準未達は${known}項目中${below}項目`,
  findingMet: (name: string, known: number) => `${name} さん: 評価のある${known}項目すべてで基準に到達`,
  findingUnknown: (name: string) => `${name} さん: 評価のある項目はまだありません`,
  findingClosed: (name: string) => `${name} さんの経歴`,
  how: '棒は上司の評価、縦線は職階の基準、白抜きの線は次の職階の基準、輪は自己評価です。破線は未評価で、0ではありません。',
  place: (department: string, grade: string, years: number | null) =>
    [department, grade, years === null ? '' : `在課${years}年`].filter(Boolean).join('・'),
  mandatory: '必修研修',
  training: '研修',
  due: '期限',
  doneOn: '修了日',
  state: '状態',
  states: { DONE: '修了', PENDING: '期限前', OVERDUE: '期限超過', EXEMPT: '免除' },
  recommended: '次に役立つ研修',
  why: '理由',
  history: '最近の研修',
  startedOn: '開始日',
  career: '経歴',
  from: '発令日',
  department: '所属',
  grade: '職階',
  title: '職名',
  qualifications: '資格',
  acquiredOn: '取得日',
  expiresOn: '有効期限',
  none: '記録はありません。',
  standard: '基準',
  nextStandard: '次の職階の基準',
  ownLevel: '自己評価',
  spoken: (required: number | null, next: number | null, own: number | null) =>
    [
      required === null ? '基準なし' : `基準${required}`,
      next === null ? '' : `次の職階${next}`,
      own === null ? '' : `自己評価${own}`,
    ]
      .filter(Boolean)
      .join('、'),
}

const en: typeof ja = {
  levels: 'Levels and standards',
  competency: 'Competency',
  level: 'Level',
  required: 'Standard',
  next: 'Next grade',
  own: 'Own',
  assessedOn: 'Assessed on',
  short: (gap) => `▼${gap}`,
  finding: (name, below, known) => `${name}: ${below} of ${known} competencies below the standard`,
  findingMet: (name, known) => `${name}: all ${known} assessed competencies reach the standard`,
  findingUnknown: (name) => `${name}: nothing is assessed yet`,
  findingClosed: (name) => `The career of ${name}`,
  how: 'The bar is the manager’s level, the tick the standard of the grade, the hollow tick that of the next grade, the ring the own level. A dashed track is not assessed, not 0.',
  place: (department, grade, years) =>
    [department, grade, years === null ? '' : `${years} years in post`].filter(Boolean).join(' · '),
  mandatory: 'Mandatory training',
  training: 'Training',
  due: 'Due',
  doneOn: 'Done on',
  state: 'State',
  states: { DONE: 'done', PENDING: 'in time', OVERDUE: 'overdue', EXEMPT: 'exempt' },
  recommended: 'Training that would help next',
  why: 'Why',
  history: 'Recent training',
  startedOn: 'Began on',
  career: 'Career',
  from: 'From',
  department: 'Department',
  grade: 'Grade',
  title: 'Title',
  qualifications: 'Qualifications',
  acquiredOn: 'Acquired on',
  expiresOn: 'Valid until',
  none: 'No records.',
  standard: 'standard',
  nextStandard: 'standard of the next grade',
  ownLevel: 'own level',
  spoken: (required, next, own) =>
    [
      required === null ? 'no standard' : `standard ${required}`,
      next === null ? '' : `next grade ${next}`,
      own === null ? '' : `own ${own}`,
    ]
      .filter(Boolean)
      .join(', '),
}

/** The words of the view of a person. */
export const personWords: Worded<typeof ja> = { ja, en }
