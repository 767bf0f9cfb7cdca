import { obligationsOn } from '../../src/insights/obligations.ts'
import { divisionOf, womenRatio } from '../../src/insights/women-ratio.ts'
import type { View } from '../../src/view/view.ts'
import { allOf, type Told, type ToldCell, type ToldSum } from '../insights/attacker.ts'
import type { ShownCell } from './drawn-cells.ts'
import type { ReadBack } from './read-back.ts'

/** The views that tell figures about groups to somebody who may look at sums, read back from their forms. */
export type Pictured = Readonly<Record<'women' | 'training' | 'overview', ReadBack>>

/** Rates of groups are told to 5 % (S4), and everybody knows it. */
const HALF_STEP = 0.025
const HIDDEN = '＊'

/** Between which shares a cell lies by its text and by its bar. */
function shareOf({ text, drawn }: ShownCell): readonly [least: number, most: number] {
  const percent = /^(\d+)%/u.exec(text)?.[1]
  const [low, high] =
    percent === undefined ? [0, 1] : [Number(percent) / 100 - 0.005, Number(percent) / 100 + 0.005]
  return drawn === null ? [low, high] : [Math.max(low, drawn[0]), Math.min(high, drawn[1])]
}

/** Between which counts a share lies that may be rounded by so much. */
const countsIn = (
  [least, most]: readonly [number, number],
  base: number,
  slack: number,
): readonly [number, number] => [
  Math.max(0, Math.ceil((least - slack) * base - 1e-6)),
  Math.min(base, Math.floor((most + slack) * base + 1e-6)),
]

/** What is told of a cell in all forms together: one that hides it hides it for none that shows it. */
export function cellAt(
  { forms }: ReadBack,
  at: string,
): { readonly isHidden: boolean; readonly share: readonly [number, number] } {
  const shown = Object.values(forms).flatMap((cells) => cells.filter((each) => each.at === at))
  const shares = shown.map(shareOf)
  return {
    isHidden: shown.every(({ text }) => text === HIDDEN || text === ''),
    share: [Math.max(0, ...shares.map(([least]) => least)), Math.min(1, ...shares.map(([, most]) => most))],
  }
}

interface Groups {
  /** Before the name of each cell, for another figure. */
  readonly name: string
  readonly caption: string
  readonly column: number
  /** How many each group counts, by its name. */
  readonly bases: ReadonlyMap<string, number>
  readonly slack?: number
}

/** The groups of a table, those that are not in it hidden. */
export function groupsIn(
  back: ReadBack,
  { name, caption, column, bases, slack = HALF_STEP }: Groups,
): readonly ToldCell[] {
  const places = new Map(
    back.forms.json
      .filter(({ at }) => at.startsWith(`${caption} `) && at.endsWith(` ${column}`))
      .map(({ at, head }) => [head, at]),
  )
  return [...bases].map(([group, base]) => {
    const at = places.get(group)
    const { isHidden, share } = cellAt(back, at ?? '')
    return {
      name: `${name} ${group}`,
      isHidden: at === undefined || isHidden,
      base,
      range: at === undefined || isHidden ? [0, base] : countsIn(share, base, slack),
    }
  })
}

const namesOf = (cells: readonly ToldCell[]): readonly string[] => cells.map(({ name }) => name)

const sizesBy = <T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(rows, keyOf)].map(([key, those]) => [key, those.length]))

const nameIn = (hr: View, table: string, key: string): string =>
  String(hr.rowsOf(hr.tableOf(table)).rows.find((row) => row.key === key)?.values['name'] ?? key)

/** The share of women among chiefs and others by division, and in the whole office, which the law has told. */
export function picturedWomen(back: ReadBack, hr: View, slack?: number): Told {
  const truth = womenRatio(hr, hr.today)
  return allOf(
    (
      [
        ['chiefs', 0, '係長級以上'],
        ['others', 1, 'それより下'],
      ] as const
    ).map(([column, index, whole]) => {
      const cells = groupsIn(back, {
        name: `women ${column}`,
        caption: '部別',
        column: index,
        bases: new Map(
          truth.divisions.map((each) => [nameIn(hr, 'Department', each.department), each[column].base ?? 0]),
        ),
        ...(slack !== undefined && { slack }),
      })
      const [sum] = groupsIn(back, {
        name: '',
        caption: '全体',
        column: 0,
        bases: new Map([[whole, truth[column].base ?? 0]]),
        slack: 0,
      })
      return {
        cells,
        sums: sum && !sum.isHidden ? [{ parts: namesOf(cells), range: sum.range, byLaw: true }] : [],
      }
    }),
  )
}

/** Who has done their trainings by training and by division: the same things counted twice. The overview tells how many altogether. */
function picturedTraining({ training, overview }: Pictured, hr: View): Told {
  const decided = obligationsOn(hr, { fiscalYear: 2026, asOf: hr.today }).filter(
    ({ state }) => state === 'DONE' || state === 'OVERDUE',
  )
  const requirements = groupsIn(training, {
    name: 'done',
    caption: '必修研修別、R8年度',
    column: 0,
    bases: sizesBy(decided, ({ requirement }) => nameIn(hr, 'TrainingRequirement', requirement)),
  })
  const divisions = groupsIn(training, {
    name: 'done',
    caption: '部別、R8年度',
    column: 0,
    bases: sizesBy(decided, ({ department }) => nameIn(hr, 'Department', divisionOf(hr, department))),
  })
  const undone = divisions.map(
    (each): ToldCell => ({ ...each, name: `un${each.name}`, isHidden: false, range: [0, each.base] }),
  )
  const [whole] = groupsIn(overview, {
    name: '',
    caption: '概要',
    column: 0,
    bases: new Map([['必修研修の修了（R8年度）', decided.length]]),
    slack: 0,
  })
  // That it is nobody or everybody may be told (S2), whoever that tells of.
  const isTold = whole !== undefined && !whole.isHidden
  const isPlain = isTold && (whole.range[1] === 0 || whole.range[0] === decided.length)
  const wholes = [requirements, divisions].flatMap((cells): readonly ToldSum[] =>
    isTold ? [{ parts: namesOf(cells), range: whole.range, byLaw: isPlain }] : [],
  )
  return {
    cells: [...requirements, ...divisions, ...undone],
    sums: [
      ...wholes,
      ...divisions.map(
        ({ name, base }): ToldSum => ({ parts: [name, `un${name}`], range: [base, base], byLaw: true }),
      ),
      {
        parts: [...namesOf(requirements), ...namesOf(undone)],
        range: [decided.length, decided.length],
        byLaw: true,
      },
    ],
  }
}

/** Everything about groups that is pictured on a day; `hr` looks at the same office on the day that figures are told of. */
export const picturedOn = (pictured: Pictured, hr: View): Told =>
  allOf([picturedWomen(pictured.women, hr), picturedTraining(pictured, hr)])
