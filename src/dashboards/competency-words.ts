import type { Worded } from './language.ts'

const ja = {
  member: '職員',
  categories: { ABILITY: '能力', MINDSET: '意識', DIGITAL: 'デジタル', TASK: '業務' },
  department: '所属',
  grade: '職階',
  short: '基準未達',
  unknown: '評価なし',
  share: '到達割合（%）',
  reached: '到達（名）',
  assessed: '評価（名）',
  allMet: '評価のある項目は、すべて職階の基準に届いています',
  mostBelow: (name: string, known: number, below: number) =>
    `${name}の基準未達が最も多い: 評価${known}名中${below}名`,
  howPeople: '数字は習熟度。枠と▼は、職階の基準に届いていない項目です。名前を開くと個人の図になります。',
  howDepartments:
    '数字は、評価のある職員のうち職階の基準に届いている割合（%）。所属を開くと一人ひとりの図になります。',
  people: (members: number, items: number) => `職員${members}名 × ${items}項目`,
  departments: (members: number) => `職員${members}名、所属別`,
  count: (members: number) => `対象 ${members}名`,
  percentOf: (known: number) => `%、評価${known}名`,
  percent: (value: number) => `${value}%`,
  none: 'この絞り込みに当てはまる職員はいません。絞り込みを外してください。',
}

const en: typeof ja = {
  member: 'Staff',
  categories: { ABILITY: 'Abilities', MINDSET: 'Mindsets', DIGITAL: 'Digital', TASK: 'Tasks' },
  department: 'Department',
  grade: 'Grade',
  short: 'Below',
  unknown: 'none',
  share: 'Reached (%)',
  reached: 'Reached',
  assessed: 'Assessed',
  allMet: 'Everything assessed reaches the standard of its grade',
  mostBelow: (name, known, below) => `Most are below the standard in ${name}: ${below} of ${known} assessed`,
  howPeople:
    'The number is the level. A frame and ▼ mark what is below the standard of the grade. A name opens the person.',
  howDepartments:
    'The number is the share (%) of assessed staff who reach the standard of their grade. A department opens its people.',
  people: (members, items) => `${members} staff × ${items} competencies`,
  departments: (members) => `${members} staff by department`,
  count: (members) => `n = ${members}`,
  percentOf: (known) => `%, ${known} assessed`,
  percent: (value) => `${value}%`,
  none: 'Nobody matches this filter. Remove it.',
}

/** The words of the view of competencies. */
export const competencyWords: Worded<typeof ja> = { ja, en }
