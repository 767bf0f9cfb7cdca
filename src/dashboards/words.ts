import type { Language, Worded } from './language.ts'

const ja = {
  asOf: (moment: string) => `${moment} 現在`,
  stale: (files: string) => `${files}は今読めないため、前回の内容です`,
  remove: (label: string) => `${label}の絞り込みを外す`,
  filters: '絞り込み',
  csv: 'CSV',
  table: '表',
  print: '印刷',
  back: '戻る',
  legend: '凡例',
  sources: (sheets: string) => `出典: ${sheets}`,
  problems: (count: number) => `この図に関わる問題 ${count}件`,
  noProblems: '読み取りの問題なし',
  asTable: (caption: string) => `${caption}（表）`,
  group: '区分',
  value: '値',
  unassessed: '未評価',
  notApplicable: '対象外',
  suppressed: '人数が少ないため非表示',
  problem: '要確認',
  unreadable: (place: string) => `読めない値、${place}`,
  same: '同じ所属',
  confidential: '取扱注意',
  roles: {
    STAFF: '職員',
    MANAGER: '所属長',
    HR: '人事担当',
    HR_CORE: '人事担当（異動・評価）',
    OCC_HEALTH: '産業保健',
    DASHBOARD: '集計のみ',
    SYSADMIN: 'システム管理',
  },
  unseen: '表示できる内容がありません。',
  below: '基準未達',
  standardIs: (level: number, gap: number) =>
    gap > 0 ? `、基準${level}、${gap}不足` : `、基準${level}、到達`,
  noStandard: '、基準なし',
}

const en: typeof ja = {
  asOf: (moment) => `As of ${moment}`,
  stale: (files) => `${files} cannot be read now: this is their last content`,
  remove: (label) => `Remove the filter ${label}`,
  filters: 'Filters',
  csv: 'CSV',
  table: 'Table',
  print: 'Print',
  back: 'Back',
  legend: 'Legend',
  sources: (sheets) => `Sources: ${sheets}`,
  problems: (count) => `${count} problem${count === 1 ? '' : 's'} concern this picture`,
  noProblems: 'no problems in reading',
  asTable: (caption) => `${caption} (table)`,
  group: 'Group',
  value: 'Value',
  unassessed: 'not assessed',
  notApplicable: 'not applicable',
  suppressed: 'hidden: too few people',
  problem: 'to be checked',
  unreadable: (place) => `unreadable value, ${place}`,
  same: 'the same department',
  confidential: 'Confidential',
  roles: {
    STAFF: 'staff',
    MANAGER: 'manager',
    HR: 'HR',
    HR_CORE: 'HR (transfers, appraisals)',
    OCC_HEALTH: 'occupational health',
    DASHBOARD: 'aggregates only',
    SYSADMIN: 'system administration',
  },
  unseen: 'There is nothing here for you to see.',
  below: 'below the standard',
  standardIs: (level, gap) =>
    gap > 0 ? `, standard ${level}, ${gap} short` : `, standard ${level}, reached`,
  noStandard: ', no standard',
}

/** What every view says. */
export type Words = typeof ja

/** The words of the frame and of the states of cells. */
export const words: Worded<Words> = { ja, en }

/** Between parts of a sentence. */
export const LIST_SIGN: Readonly<Record<Language, string>> = { ja: '、', en: ', ' }
