import { idealProfileCompetencies } from '../../schema/development/ideal-profile-competencies.ts'
import { idealProfiles } from '../../schema/development/ideal-profiles.ts'
import { staff } from '../../schema/personnel/staff.ts'
import { PERSONNEL } from '../../schema/roles.ts'
import type { Extension } from '../graph/extension.ts'
import type { View } from '../view/view.ts'
import { day, number } from './figures.ts'
import { levelsOn, requirementsOn } from './levels.ts'
import { remembered } from './remembered.ts'
import { seenRow, seenRows } from './seen-rows.ts'

/** How near somebody is to one of the office's ideals. */
export interface ProfileScore {
  readonly profile: string
  readonly asOf: string
  /** Share of the weight whose competencies are assessed. */
  readonly completeness: number | null
  /** Σ weight·min(1, L/Q) / Σ weight; `null` below 70 % of the weight assessed, and without weights. */
  readonly score: number | null
}

const ENOUGH = 0.7

/** I17 (DOMAIN.md 7.3): Σ weight·min(1, L/Q) / Σ weight over assessed c with Q > 0; never an order of people. */
export const idealProfileScore = remembered(
  (view, { staffNumber, asOf }: { staffNumber: string; asOf: string }): readonly ProfileScore[] => {
    const grade = seenRow(view, staff, staffNumber)?.values.grade ?? null
    const levels = levelsOn(view, asOf)
    const required = requirementsOn(view, asOf)
    const parts = Map.groupBy(seenRows(view, idealProfileCompetencies), ({ values }) => values.profile ?? '')
    return seenRows(view, idealProfiles).map(({ key }): ProfileScore => {
      let whole = 0
      let known = 0
      let reached = 0
      for (const { values } of parts.get(key) ?? []) {
        const { competency, weight } = values
        const need = grade === null || competency === null ? null : required.of(grade, competency)
        if (competency === null || weight === null || need === null || need === 0) continue
        whole += weight
        const level = levels.of(staffNumber, competency)
        if (!level?.applies || level.level === null) continue
        known += weight
        reached += weight * Math.min(1, level.level / need)
      }
      const completeness = whole === 0 ? null : known / whole
      const score = completeness === null || completeness < ENOUGH - 1e-9 ? null : reached / known
      return { profile: key, asOf, completeness, score }
    })
  },
)

/** `idealProfileScore` as a query and on a member of staff. */
export const idealProfileScoreFields: Extension = ({ builder, refOf }) => {
  const profile = refOf('IdealProfile')
  const score = builder.objectRef<ProfileScore>('IdealProfileScore').implement({
    description:
      'I17: how near somebody is to one of the office’s ideals, measured by what their grade asks for.',
    fields: (t) => ({
      profile: t.field({
        access: 'view',
        type: profile,
        nullable: true,
        description: 'The ideal.',
        resolve: (each, _args, { view }) => seenRow(view, idealProfiles, each.profile),
      }),
      asOf: day(t, 'The day it is told of.', (each) => each.asOf),
      completeness: number(t, 'Share of the weight that is assessed.', (each) => each.completeness),
      score: number(
        t,
        'From 0 to 1; null where less than 70 % of the weight is assessed.',
        (each) => each.score,
      ),
    }),
  })
  const scoresFor = (view: View, staffNumber: string): readonly ProfileScore[] =>
    view.viewer.person === staffNumber || view.viewer.scope.has(staffNumber) || view.has(PERSONNEL)
      ? idealProfileScore(view, { staffNumber, asOf: view.today })
      : []
  builder.queryField('idealProfileScore', (t) =>
    t.field({
      access: 'view',
      type: [score],
      nullable: { list: false, items: false },
      description:
        'I17: how near somebody is to each of the office’s ideals; empty for those who may not see.',
      args: { staffNumber: t.arg.string({ required: true, description: 'Who.' }) },
      resolve: (_root, { staffNumber }, { view }) => scoresFor(view, staffNumber),
    }),
  )
  builder.objectField(refOf('Staff'), 'idealProfileScores', (t) =>
    t.field({
      access: 'view',
      type: [score],
      nullable: { list: false, items: false },
      description: 'I17: how near the person is to each of the office’s ideals.',
      resolve: (row, _args, { view }) => scoresFor(view, row.key),
    }),
  )
}
