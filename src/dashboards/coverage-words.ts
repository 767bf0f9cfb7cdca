import type { Worded } from './language.ts'

const ja = {
  department: '所属',
  competency: '能力',
  level: '水準',
  holders: '保有／必要',
  leaving: '離任予定',
  reasons: '理由',
  successors: '一段下の候補',
  matrix: '所属 × 能力（保有者／必要人数）',
  urgent: (shown: number, all: number) =>
    shown < all ? `急ぐもの（${all}件のうち上から${shown}件）` : `急ぐもの（${all}件）`,
  shapes: { enough: '足りている', short: '離任で不足', single: '1人だけ', nobody: '誰もいない' },
  finding: (all: number, nobody: number, single: number) =>
    `必要な能力${all}件のうち、誰もいないもの${nobody}件、1人だけのもの${single}件`,
  enoughEverywhere: '必要な能力は、来年の3月末まで足りています',
  how: '分数は保有者／必要人数。保有者には、その水準に届いている在課者を数えます。空欄は要件なしです。',
  count: (all: number) => `要件 ${all}件`,
  none: '要件はありません。',
}

const en: typeof ja = {
  department: 'Department',
  competency: 'Competency',
  level: 'Level',
  holders: 'Held/needed',
  leaving: 'Leaving',
  reasons: 'Why',
  successors: 'One level below',
  matrix: 'Departments × competencies (held/needed)',
  urgent: (shown, all) => (shown < all ? `Urgent (the first ${shown} of ${all})` : `Urgent (${all})`),
  shapes: { enough: 'enough', short: 'short after leavings', single: 'one person', nobody: 'nobody' },
  finding: (all, nobody, single) =>
    `Of ${all} needs, ${nobody} are met by nobody and ${single} by one person`,
  enoughEverywhere: 'Every need is met until the end of March',
  how: 'Held/needed: those at work in the department who reach the level, of how many it takes. Blank is not required.',
  count: (all) => `${all} requirements`,
  none: 'No requirements.',
}

/** The words of the view of coverage. */
export const coverageWords: Worded<typeof ja> = { ja, en }
