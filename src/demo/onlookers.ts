/** Accounts of the demo office that show what others see: their names in 利用者, and who they are. */
export const ONLOOKERS: readonly (readonly [account: string, who: string])[] = [
  ['hr@example.lg.jp', '人事'],
  ['core@example.lg.jp', '人事（異動・評価）'],
  ['manager001@example.lg.jp', '所属長'],
  ['staff001@example.lg.jp', '職員本人'],
  ['health@example.lg.jp', '産業保健'],
  ['dashboard@example.lg.jp', '集計だけ'],
]
