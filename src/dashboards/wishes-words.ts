import type { Worded } from './language.ts'

const ja = {
  matrix: '今の部 → 希望する部（人数）',
  from: '今の部',
  to: '希望先',
  out: '希望計',
  in: '希望される計',
  same: '同じ部の中',
  people: '名',
  wished: '希望の多い所属',
  wishing: '希望',
  fromWhere: '今の所属',
  fromOf: (name: string, count: number) => (count > 1 ? `${name} ${count}` : name),
  repeated: '3年以上かなっていない希望',
  noRepeated: '3年以上かなっていない希望はありません。',
  staff: '職員',
  years: '年数',
  finding: (year: string, wanting: number, name: string, count: number) =>
    `${year}の異動希望は${wanting}名、最も多い希望先は${name}（${count}名）`,
  nobody: (year: string) => `${year}に異動を希望している人はいません`,
  how: '行は今の部、列は第1希望の部。斜線は同じ部の中の希望がないところです。',
  count: (wanting: number, without: number) => `希望 ${wanting}名（うち希望先の所属なし ${without}名）`,
  fulfilled: (rate: string) => `かなった割合 ${rate}`,
  none: '希望はありません。',
}

const en: typeof ja = {
  matrix: 'Division now → division wished for (people)',
  from: 'Now',
  to: 'Wished for',
  out: 'Wishing',
  in: 'Wished for',
  same: 'within a division',
  people: ' people',
  wished: 'Most wished for',
  wishing: 'Wishes',
  fromWhere: 'From',
  fromOf: (name, count) => (count > 1 ? `${name} ${count}` : name),
  repeated: 'Not met for three years and more',
  noRepeated: 'No wish has waited for three years.',
  staff: 'Staff',
  years: 'Years',
  finding: (year, wanting, name, count) =>
    `${wanting} people wish to move in ${year}; most of them to ${name} (${count})`,
  nobody: (year) => `Nobody wishes to move in ${year}`,
  how: 'Rows are divisions now, columns those of the first wish. Hatched: no wish within the division.',
  count: (wanting, without) => `n = ${wanting}, ${without} of them name no department`,
  fulfilled: (rate) => `${rate} fulfilled`,
  none: 'No wishes.',
}

/** The words of the view of wishes to move. */
export const wishesWords: Worded<typeof ja> = { ja, en }
