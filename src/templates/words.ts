import type { AccessLevel } from '../columns/access.ts'
import type { Choices, KindName } from '../columns/column.ts'

/** What a kind of column is called, and how its cells are filled in. */
export const KIND_WORDS: Readonly<Record<KindName, string>> = {
  text: '文字（自由に書けます）',
  code: '番号・コード（文字として入力。先頭の0も残ります）',
  integer: '整数',
  decimal: '数値（小数可）',
  date: '日付（2025-04-01、R7.4.1、令和7年4月1日 のどれでも）',
  yearMonth: '年月（R7.4 など）',
  fiscalYear: '年度（2025、R7 など）',
  choice: '一覧から選択',
  open: '一覧から選択（一覧には語を足せます）',
  level: '水準（数字。○や△などの記号も可）',
  flag: '○ か ×（空欄は未定）',
  list: '複数可（「、」で区切ります）',
  reference: '他の表のコード',
  derived: '自動計算',
  across: '水準（数字。○や△などの記号も可。対象外は「／」）',
  ranked: '順位のある項目',
}

export const REQUIRED = '必須'
export const OPTIONAL = '任意'

/** What marks a row of examples; readers skip it. */
export const EXAMPLE = '記入例'

// The two levels that everyone who signs in may read; all others follow from their own roles.
const OPEN_LEVELS: ReadonlyMap<string, string> = new Map([
  ['L0', 'だれでも（公開してよい項目）'],
  ['L1', '組織の全員'],
])

/** Who may read a level, in words: 本人・上長・… */
export function readersOf(level: AccessLevel, roles: Choices): string {
  const open = OPEN_LEVELS.get(level.name)
  if (open !== undefined) return open
  const scope = level.scope === false ? [] : [level.scope === true ? '上長' : '上長（設定で開いた場合）']
  const named = roles.words.filter((word) => level.roles.includes(word.constant)).map((word) => word.label)
  const readers = [...(level.own ? ['本人'] : []), ...scope, ...named].join('・')
  return level.own ? readers : `${readers}（本人は除く）`
}

/** A header in the brackets that quote it. */
export const quoted = (header: string): string => `「${header}」`
