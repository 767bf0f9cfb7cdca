import type { Worded } from './language.ts'

const ja = {
  caption: '概要',
  what: 'こと',
  figure: '今',
  comparison: 'くらべると',
  tasks: '件',
  people: '名',
  month: (month: string) => `今月の人事（${month}）`,
  monthSplit: (overdue: number, due: number, prepare: number) =>
    `期限超過${overdue}、今月${due}、準備${prepare}`,
  training: (year: string) => `必修研修の修了（${year}）`,
  overdue: (count: number, base: number | null) =>
    base === null ? `期限超過 ${count}件` : `期限超過 ${count}件（期限の来た${base}件のうち）`,
  ofPeople: (base: number | null) => (base === null ? '' : `${base}件のうち`),
  attainment: '職階の基準に届いている能力',
  assessed: (share: string) => `基準のある項目の${share}が評価済み`,
  coverage: '必要な能力が、誰もいない・1人だけ',
  coverageSplit: (nobody: number, single: number, all: number) =>
    `誰もいない${nobody}、1人だけ${single}（要件${all}件のうち）`,
  rotation: '次の4月1日の異動対象',
  overLimit: (count: number) => `うち目安年数を超えるのは${count}名`,
  women: '係長級以上の女性',
  target: (share: string, needed: number) =>
    needed > 0 ? `目標${share}まで、あと${needed}名` : `目標${share}に到達`,
  noTarget: '目標は未設定',
  ownTraining: '自分の必修研修（未修了）',
  ofAll: (count: number) => `今年度${count}件のうち`,
  ownLevels: '自分の能力の到達',
  ownAssessed: (assessed: number, needed: number) => `評価済み${assessed}／${needed}項目`,
  quality: 'シートの直すところ',
  allRead: 'すべて読み取れています',
  toMend: 'セルと直し方は一覧にあります',
  findingMonth: (overdue: number, due: number) =>
    overdue > 0 ? `期限を過ぎたことが${overdue}件、今月のことが${due}件あります` : `今月のことは${due}件です`,
  findingOwn: (overdue: number) =>
    overdue > 0 ? `期限を過ぎた必修研修が${overdue}件あります` : '期限を過ぎた必修研修はありません',
  findingRate: (rate: string) => `必修研修の${rate}が修了しています`,
  findingPlain: '今の様子',
  how: '見出しを開くと、それぞれの図になります。',
  count: (count: number) => `${count}項目`,
  none: '表示できる項目がありません。',
}

const en: typeof ja = {
  caption: 'Overview',
  what: 'What',
  figure: 'Now',
  comparison: 'Compared',
  tasks: '',
  people: '',
  month: (month) => `HR in ${month}`,
  monthSplit: (overdue, due, prepare) => `${overdue} overdue, ${due} due, ${prepare} to prepare`,
  training: (year) => `Mandatory training done (${year})`,
  overdue: (count, base) =>
    base === null ? `${count} overdue` : `${count} overdue of ${base} that fell due`,
  ofPeople: (base) => (base === null ? '' : `of ${base}`),
  attainment: 'Abilities at the standard of the grade',
  assessed: (share) => `${share} of what has a standard is assessed`,
  coverage: 'Needs met by nobody or one person',
  coverageSplit: (nobody, single, all) => `nobody ${nobody}, one person ${single}, of ${all}`,
  rotation: 'Due for a move next 1 April',
  overLimit: (count) => `${count} beyond the limit of their grade`,
  women: 'Women among chiefs and above',
  target: (share, needed) =>
    needed > 0 ? `${needed} more reach the target of ${share}` : `the target of ${share} is reached`,
  noTarget: 'no target is set',
  ownTraining: 'Your mandatory training to do',
  ofAll: (count) => `of ${count} this year`,
  ownLevels: 'Your abilities at the standard',
  ownAssessed: (assessed, needed) => `${assessed} of ${needed} assessed`,
  quality: 'To mend in the sheets',
  allRead: 'everything is read',
  toMend: 'the list names cells and remedies',
  findingMonth: (overdue, due) =>
    overdue > 0 ? `${overdue} things are overdue, ${due} due this month` : `${due} things are due this month`,
  findingOwn: (overdue) =>
    overdue > 0 ? `${overdue} mandatory trainings are overdue` : 'No mandatory training is overdue',
  findingRate: (rate) => `${rate} of mandatory training is done`,
  findingPlain: 'How things stand',
  how: 'Each heading opens its picture.',
  count: (count) => `${count} tiles`,
  none: 'There is nothing to show.',
}

/** The words of the overview. */
export const overviewWords: Worded<typeof ja> = { ja, en }
