import type { SmallOffice } from '../office-of.ts'

type Cell = string | number | null

/** Somebody of the office of transfers; each has been in their place for four years on the day unless it says otherwise. */
export interface Mover {
  readonly department?: string
  readonly grade?: string
  readonly since?: string
  readonly category?: string
  readonly gender?: string
  readonly status?: string
  /** Blank for no declaration. */
  readonly wish?: string
  readonly wishes?: readonly string[]
  readonly fields?: readonly string[]
  readonly declared?: string
  readonly toDevelop?: string
  /** Levels of T01, T02. */
  readonly levels?: readonly [Cell, Cell]
  /** 現ポスト, 新ポスト, 固定, 異動不可, 同席不可 of the draft. */
  readonly line?: readonly [Cell, Cell, Cell?, Cell?, Cell?]
  readonly licence?: string
}

/** A post: department, grade, 定数, 空き見込, 優先度, 職種, 必要資格. */
export type PostCells = readonly [string, string, number, Cell, Cell, Cell?, Cell?]

const numberOf = (index: number): string => String(index + 1).padStart(6, '0')

/** A small office with a draft of the transfers of 2027-04-01. */
export function transferOffice({
  people,
  posts,
  needs = [],
  weights = null,
}: {
  people: readonly Mover[]
  posts: Readonly<Record<string, PostCells>>
  needs?: readonly (readonly Cell[])[]
  weights?: string | null
}): SmallOffice {
  const all = people.map((person, index) => [numberOf(index), person] as const)
  return {
    personnel: {
      職員: [
        [
          '職員番号',
          '氏名',
          '性別',
          '採用年月日',
          '任用区分',
          '職種',
          '職階コード',
          '所属コード',
          '現所属開始日',
          '在職状況',
        ],
        ...all.map(([number, each]) => [
          number,
          `職員 ${number.slice(3)}`,
          each.gender ?? '女性',
          '2010-04-01',
          '正規',
          each.category ?? '一般事務',
          each.grade ?? 'G6',
          each.department ?? '0201',
          each.since ?? '2023-04-01',
          each.status ?? '在職',
        ]),
      ],
      所属: [
        ['所属コード', '所属名', '職務分野', '有効開始'],
        ['0201', '税務課', '税・窓口', '2005-03-22'],
        ['0301', '福祉課', '福祉・健康', '2005-03-22'],
        ['0401', '建設課', '建設・技術', '2005-03-22'],
      ],
      職階: [
        ['職階コード', '職階名', '順位', '管理職区分', '異動目安年数'],
        ['G6', '主事・技師級', 6, '一般職', 3],
        ['G5', '主査・主任級', 5, '一般職', 5],
      ],
      ポスト: [
        [
          'ポストコード',
          '所属コード',
          '職階コード',
          '定数',
          '空き見込',
          '優先度',
          '職種',
          '必要資格',
          '職名',
        ],
        ...Object.entries(posts).map(
          ([code, [department, grade, quota, free, priority, category, licence]]) => [
            code,
            department,
            grade,
            quota,
            free,
            priority,
            category ?? null,
            licence ?? null,
            code,
          ],
        ),
      ],
      資格: [
        ['職員番号', '資格名'],
        ...all.flatMap(([number, { licence }]) => (licence === undefined ? [] : [[number, licence]])),
      ],
    },
    development: {
      能力項目: [
        ['能力コード', '区分', '名称'],
        ['T01', '業務', '固定資産評価'],
        ['T02', '業務', '戸籍'],
        ['C2', '能力', '政策形成能力'],
        ['A1', '意識', '市民本位'],
      ],
      所属必要能力: [['所属コード', '能力コード', '必要水準', '必要人数'], ...needs],
      能力評価: [
        ['年度', '評価区分', '職員番号', '評価日', 'T01', 'T02'],
        ...all.flatMap(([number, { levels }]) =>
          levels === undefined ? [] : [[2025, '所属長', number, '2026-03-01', ...levels]],
        ),
      ],
    },
    intentions: {
      自己申告: [
        [
          '年度',
          '職員番号',
          '状態',
          '異動希望',
          '第1希望所属',
          '第2希望所属',
          '第3希望所属',
          '第1希望分野',
          '第2希望分野',
          '第3希望分野',
          '伸ばしたい能力',
        ],
        ...all.flatMap(([number, each]) =>
          each.wish === undefined
            ? []
            : [
                [
                  2026,
                  number,
                  each.declared ?? '提出',
                  each.wish,
                  ...[0, 1, 2].map((rank) => each.wishes?.[rank] ?? null),
                  ...[0, 1, 2].map((rank) => each.fields?.[rank] ?? null),
                  each.toDevelop ?? null,
                ],
              ],
        ),
      ],
      異動案: [
        ['案コード', '名称', '年度', '状態', '重み'],
        ['A2027-1', '人事原案', 2027, '作成中', weights],
      ],
      異動案明細: [
        ['案コード', '職員番号', '現ポスト', '新ポスト', '固定', '異動不可', '同席不可'],
        ...all.flatMap(([number, { line }]) =>
          line === undefined
            ? []
            : [['A2027-1', number, line[0], line[1], line[2] ?? null, line[3] ?? null, line[4] ?? null]],
        ),
      ],
    },
  }
}
