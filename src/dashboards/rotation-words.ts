import type { Worded } from './language.ts'

const ja = {
  staff: '職員',
  department: '所属',
  grade: '職階',
  inPost: '在課年数',
  fields: '分野数',
  reasons: '理由',
  limit: '職階の異動目安年数',
  double: '目安の2倍',
  unknown: '開始日不明',
  yearsOf: (years: number, limit: number | null) => (limit ? `${years}年／目安${limit}年` : `${years}年`),
  due: (on: string) => `${on}の異動対象`,
  years: (on: string) => `${on}までの在課年数`,
  finding: (on: string, count: number, over: number) =>
    `${on}の異動対象は${count}名、うち目安年数を超えるのは${over}名`,
  findingYears: (on: string, count: number, longest: number) =>
    `${on}までの在課年数: ${count}名、最も長い人で${Math.round(longest * 10) / 10}年`,
  nobody: (on: string) => `${on}の異動対象はいません`,
  how: '棒は在課年数、縦線は職階の異動目安年数、白抜きの線はその2倍です。分野数は、12か月以上経験した職務分野の数です。',
  count: (shown: number, all: number) => `対象 ${shown}名（在職${all}名のうち）`,
}

const en: typeof ja = {
  staff: 'Staff',
  department: 'Department',
  grade: 'Grade',
  inPost: 'Years in post',
  fields: 'Fields',
  reasons: 'Why',
  limit: 'limit of the grade',
  double: 'twice the limit',
  unknown: 'start unknown',
  yearsOf: (years, limit) => (limit ? `${years} y of ${limit}` : `${years} y`),
  due: (on) => `Due for a move on ${on}`,
  years: (on) => `Years in post by ${on}`,
  finding: (on, count, over) =>
    `${count} are due for a move on ${on}, ${over} of them beyond the limit of their grade`,
  findingYears: (on, count, longest) =>
    `Years in post by ${on}: ${count} people, the longest ${Math.round(longest * 10) / 10} years`,
  nobody: (on) => `Nobody is due for a move on ${on}`,
  how: 'The bar is the years in post, the tick the limit of the grade, the hollow tick its double. Fields are those worked in for 12 months and more.',
  count: (shown, all) => `n = ${shown} of ${all} at work`,
}

/** The words of the view of who is due for a move. */
export const rotationWords: Worded<typeof ja> = { ja, en }
