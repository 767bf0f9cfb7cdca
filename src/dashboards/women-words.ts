import type { Worded } from './language.ts'

const ja = {
  grade: '職階',
  group: '区分',
  division: '部',
  share: '女性の割合',
  pipeline: '下の職階との比',
  chiefs: '係長級以上',
  chiefsAfterRetirement: '係長級以上（年度末の定年後）',
  management: '管理職',
  others: 'それより下',
  hires: '今年度の採用',
  ladder: '職階別',
  whole: '全体',
  divisions: '部別',
  of: (n: number) => `（${n}名）`,
  target: (share: string) => `目標 ${share}`,
  findingNeeded: (share: string, target: string, needed: number) =>
    `係長級以上の女性は${share}。目標${target}まで、あと${needed}名`,
  finding: (share: string) => `係長級以上の女性は${share}`,
  unknown: '女性の割合は、まだ分かりません',
  how: '棒は女性の割合、縦線は目標です。下の職階との比が1より小さいところで、割合が下がっています。',
  count: (members: number, known: number) => `正規職員 ${members}名（うち性別の記入 ${known}名）`,
  none: '該当する職員はいません。',
}

const en: typeof ja = {
  grade: 'Grade',
  group: 'Group',
  division: 'Division',
  share: 'Share of women',
  pipeline: 'By the grade below',
  chiefs: 'Chiefs and above',
  chiefsAfterRetirement: 'Chiefs after this year’s retirements',
  management: 'Management',
  others: 'Below',
  hires: 'Hired this year',
  ladder: 'By grade',
  whole: 'Altogether',
  divisions: 'By division',
  of: (n) => `(n = ${n})`,
  target: (share) => `target ${share}`,
  findingNeeded: (share, target, needed) =>
    `${share} of chiefs are women; ${needed} more reach the target of ${target}`,
  finding: (share) => `${share} of chiefs are women`,
  unknown: 'The share of women is not known yet',
  how: 'The bar is the share of women, the tick the target. Where the ratio to the grade below is under 1, the share falls.',
  count: (members, known) => `n = ${members} permanent staff, the gender of ${known} known`,
  none: 'Nobody.',
}

/** The words of the view of women in office. */
export const womenWords: Worded<typeof ja> = { ja, en }
