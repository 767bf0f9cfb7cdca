import { sideActivityPermits } from '../../schema/development/side-activity-permits.ts'
import { staff } from '../../schema/personnel/staff.ts'
import { PERSONNEL } from '../../schema/roles.ts'
import { daysFrom } from '../columns/serial.ts'
import type { Extension } from '../graph/extension.ts'
import type { View } from '../view/view.ts'
import { count, day, number, yes } from './figures.ts'
import { linked, linkedAll, texts } from './linked.ts'
import { remembered } from './remembered.ts'
import { type SeenRow, seenRows } from './seen-rows.ts'

/** What somebody works besides the office now. */
export interface SideActivityLoad {
  readonly staff: string
  readonly asOf: string
  readonly permits: readonly string[]
  /** Sums over the running permits of what is known; `null` where nothing is. */
  readonly hoursPerDay: number | null
  readonly hoursPerWeek: number | null
  readonly hoursPerMonth: number | null
  /** Hours that are blank on some permit: the sums may be more. */
  readonly unknown: number
  readonly over: boolean
  /** The first last day within sixty days; `null` where none is. */
  readonly expiresOn: string | null
  /** In Japanese. */
  readonly reasons: readonly string[]
}

/** 3 hours a day, 8 a week, 30 a month (DOMAIN.md 4.5). */
const LIMITS = [
  ['hoursPerDay', 3, '日'],
  ['hoursPerWeek', 8, '週'],
  ['hoursPerMonth', 30, '月'],
] as const
const SOON_DAYS = 60

type Permit = SeenRow<typeof sideActivityPermits>

/**
 * I22 (DOMAIN.md 7.3): who works over 3, 8 or 30 hours besides, over all permits that run; whose permit ends within 60 days;
 * and where hours are blank, which is not 0. Whoever needs a look comes first.
 */
export const sideActivityLimits = remembered((view, asOf: string): readonly SideActivityLoad[] => {
  const running = seenRows(view, sideActivityPermits).filter(
    ({ values: { startsOn, endsOn } }) => (startsOn ?? '') <= asOf && (endsOn ?? '9999') >= asOf,
  )
  const urgency = ({ over, unknown, expiresOn }: SideActivityLoad): number =>
    (over ? 4 : 0) + (unknown > 0 ? 2 : 0) + (expiresOn === null ? 0 : 1)
  return [...Map.groupBy(running, ({ values }) => values.staff ?? '')]
    .map(([person, permits]) => loadOf(person, permits, asOf))
    .toSorted((a, b) => urgency(b) - urgency(a) || (a.staff < b.staff ? -1 : 1))
})

function loadOf(person: string, permits: readonly Permit[], asOf: string): SideActivityLoad {
  const sumOf = (hours: (typeof LIMITS)[number][0]): number | null => {
    const known = permits.flatMap(({ values }) => values[hours] ?? [])
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
  }
  const over = LIMITS.flatMap(([hours, limit, per]) => {
    const sum = sumOf(hours)
    return sum !== null && sum > limit ? [`${per}${sum}時間（上限 ${limit}時間）`] : []
  })
  const unknown = permits.reduce(
    (sum, { values }) => sum + LIMITS.filter(([hours]) => values[hours] === null).length,
    0,
  )
  const last = daysFrom(asOf, SOON_DAYS)
  const [expiresOn = null] = permits
    .flatMap(({ values }) => (values.endsOn !== null && values.endsOn <= last ? [values.endsOn] : []))
    .sort()
  return {
    staff: person,
    asOf,
    permits: permits.map(({ key }) => key),
    hoursPerDay: sumOf('hoursPerDay'),
    hoursPerWeek: sumOf('hoursPerWeek'),
    hoursPerMonth: sumOf('hoursPerMonth'),
    unknown,
    over: over.length > 0,
    expiresOn,
    reasons: [
      ...over,
      ...(unknown > 0 ? ['時間の記入なし'] : []),
      ...(expiresOn === null ? [] : [`${expiresOn}に期限`]),
    ],
  }
}

/** HR sees everybody's, a person their own. */
export const sideActivityLimitsFor = (view: View): readonly SideActivityLoad[] =>
  sideActivityLimits(view, view.today).filter(
    (each) => view.has(PERSONNEL) || each.staff === view.viewer.person,
  )

/** `sideActivityLimits` as a query and on a member of staff. */
export const sideActivityLimitFields: Extension = ({ builder, refOf }) => {
  const load = builder.objectRef<SideActivityLoad>('SideActivityLoad').implement({
    description: 'I22: what somebody works besides the office now, against the limits.',
    fields: (t) => ({
      staff: linked(t, refOf('Staff'), staff, 'Who.', (each) => each.staff),
      asOf: day(t, 'The day it is told of.', (each) => each.asOf),
      permits: linkedAll(
        t,
        refOf('SideActivityPermit'),
        sideActivityPermits,
        'The permits that run.',
        (each) => each.permits,
      ),
      hoursPerDay: number(t, 'Hours a day, as far as known.', (each) => each.hoursPerDay),
      hoursPerWeek: number(t, 'Hours a week, as far as known.', (each) => each.hoursPerWeek),
      hoursPerMonth: number(t, 'Hours a month, as far as known.', (each) => each.hoursPerMonth),
      unknown: count(t, 'Hours that are blank: the sums may be more.', (each) => each.unknown),
      over: yes(t, 'Whether any sum is over its limit.', (each) => each.over),
      expiresOn: day(t, 'The first permit to end within 60 days; null for none.', (each) => each.expiresOn),
      reasons: texts(t, 'What to look at, in Japanese; empty where all is well.', ({ reasons }) => reasons),
    }),
  })
  builder.queryField('sideActivityLimits', (t) =>
    t.field({
      access: 'view',
      type: [load],
      nullable: { list: false, items: false },
      description: 'I22: who works besides, those to look at first; your own unless you are HR.',
      resolve: (_root, _args, { view }) => sideActivityLimitsFor(view),
    }),
  )
  builder.objectField(refOf('Staff'), 'sideActivityLimits', (t) =>
    t.field({
      access: 'view',
      type: load,
      nullable: true,
      description: 'I22: what the person works besides; null for nothing, and where you may not know.',
      resolve: (row, _args, { view }) =>
        sideActivityLimitsFor(view).find((each) => each.staff === row.key) ?? null,
    }),
  )
}
