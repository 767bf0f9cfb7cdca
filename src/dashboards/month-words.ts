import type { Worded } from './language.ts'

const ja = {
  task: 'こと',
  due: '期日',
  count: '件数',
  whom: '対象',
  states: { OVERDUE: '期限超過', DUE: '今月', PREPARE: '準備' },
  tasks: (month: string) => `${month}の人事`,
  finding: (month: string, overdue: number, due: number, prepare: number) =>
    `${month}: 期限超過${overdue}件、今月${due}件、準備${prepare}件`,
  nothing: (month: string) => `${month}にすることはありません`,
  others: (count: number) => ` ほか${count}`,
  how: '期限を過ぎたもの、今月のもの、これから2か月に来るものを、期日の早い順に並べています。',
  countOf: (tasks: number) => `${tasks}件`,
}

const en: typeof ja = {
  task: 'What',
  due: 'Day',
  count: 'Count',
  whom: 'Whom',
  states: { OVERDUE: 'Overdue', DUE: 'This month', PREPARE: 'To prepare' },
  tasks: (month) => `HR in ${month}`,
  finding: (month, overdue, due, prepare) =>
    `${month}: ${overdue} overdue, ${due} due, ${prepare} to prepare`,
  nothing: (month) => `Nothing is due in ${month}`,
  others: (count) => ` and ${count} more`,
  how: 'What is overdue, what is due this month, and what comes in the next two, the earliest first.',
  countOf: (tasks) => `${tasks} tasks`,
}

/** The words of the view of a month. */
export const monthWords: Worded<typeof ja> = { ja, en }
