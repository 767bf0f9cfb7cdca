import type { Extension } from '../graph/extension.ts'
import { type ToldRate, toldCell, toldTotal } from '../view/suppression.ts'
import type { View } from '../view/view.ts'
import { wholeOffice } from '../view/whole-office.ts'
import { isRegular, membersOn } from './active.ts'
import { count, day, number } from './figures.ts'
import { figureDay, seesNames } from './group-figures.ts'
import { hiddenGroups } from './hidden-groups.ts'
import { remembered } from './remembered.ts'
import { yearsInPlace } from './tenure.ts'
import { thresholdsOf } from './thresholds.ts'
import { makeToldRate } from './told-rate.ts'

/** Those who have been where they are for so many years. */
export interface YearsBand {
  readonly from: number
  /** Less than so many; `null` for any more. */
  readonly to: number | null
  /** Of those whose years are known. */
  readonly share: ToldRate
}

/** How long people have been where they are. */
export interface YearsInPost {
  readonly asOf: string
  /** At work, and those of them whose years are known. */
  readonly members: number
  readonly known: number
  readonly bands: readonly YearsBand[]
}

const BOUNDS = [0, 1, 2, 3, 5, 10] as const

/**
 * How the years in the present place are spread (DOMAIN.md 6.2) over the permanent staff at work, in whole months: exactly
 * for who sees the names, else bands of ten people and more, and to 5 % (S1, S3, S4). Who has no known beginning is in no
 * band.
 */
export const yearsInPost = remembered((view, asOf: string): YearsInPost => {
  const whole = wholeOffice(view)
  const members = membersOn(whole, asOf).filter((member) => isRegular(member) && member.isActive)
  const years = members.flatMap(({ key }) => yearsInPlace(whole, key, asOf) ?? [])
  const bands = BOUNDS.map((from, index) => {
    const to = BOUNDS[index + 1] ?? null
    const those = years.filter((each) => each >= from && (to === null || each < to))
    return { from, to, count: { base: years.length, count: those.length } }
  })
  const hidden = hiddenGroups(
    bands.map(({ count }) => count.count),
    thresholdsOf(view),
  )
  return {
    asOf,
    members: members.length,
    known: years.length,
    bands: bands.map(({ from, to, count: counted }, index) => ({
      from,
      to,
      share: seesNames(view) ? toldTotal(counted) : toldCell(counted, hidden.has(index)),
    })),
  }
})

/** For HR, and who looks at sums. */
const yearsInPostFor = (view: View): YearsInPost | null =>
  seesNames(view) || view.has(['DASHBOARD']) ? yearsInPost(view, figureDay(view)) : null

/** `yearsInPost` as a query. */
export const yearsInPostFields: Extension = ({ builder }) => {
  const band = builder.objectRef<YearsBand>('YearsInPostBand').implement({
    description: 'Those who have been where they are for so many years.',
    fields: (t) => ({
      from: count(t, 'So many years or more.', (each) => each.from),
      to: t.int({
        access: 'parent',
        nullable: true,
        description: 'Less than so many; null for any more.',
        resolve: (each) => each.to,
      }),
      share: t.field({
        access: 'parent',
        type: makeToldRate(builder),
        nullable: false,
        description: 'Share of those whose years are known; to 5 % for who sees no names.',
        resolve: (each) => each.share,
      }),
    }),
  })
  const spread = builder.objectRef<YearsInPost>('YearsInPost').implement({
    description: 'How long the permanent staff at work have been where they are.',
    fields: (t) => ({
      asOf: day(t, 'The day it is told of: today, or the first of the month.', (each) => each.asOf),
      members: count(t, 'Permanent staff at work.', (each) => each.members),
      known: count(t, 'Those whose years are known.', (each) => each.known),
      completeness: number(t, 'known / members; null where there is nobody.', ({ members, known }) =>
        members === 0 ? null : known / members,
      ),
      bands: t.field({
        access: 'parent',
        type: [band],
        nullable: { list: false, items: false },
        description: 'The shortest first.',
        resolve: ({ bands }) => bands,
      }),
    }),
  })
  builder.queryField('yearsInPost', (t) =>
    t.field({
      access: 'groups',
      type: spread,
      nullable: true,
      description:
        'How long people have been where they are: exactly for HR, in bands of ten and more for who looks at sums; null for others.',
      resolve: (_root, _args, { view }) => yearsInPostFor(view),
    }),
  )
}
