import type { Extension } from '../graph/extension.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import { count, day, number, words, yes } from './figures.ts'
import { figureDay, seesNames } from './group-figures.ts'
import { type TrainingVolume, trainingVolume, type Volume, type VolumeGroup } from './training-volume.ts'

/** `trainingVolume` as a query. */
export const trainingVolumeFields: Extension = ({ builder }) => {
  const by = builder.enumType('TrainingVolumeBy', {
    description: 'By what the volume of training is told.',
    values: {
      PILLAR: { description: '「研修体系」' },
      TYPE: { description: '「研修種別」' },
      PURPOSE: { description: '「目的」' },
      ORGANISER: { description: '「主催」' },
      AGE_BAND: { description: 'By age at the beginning, in tens: 30 is 30 to 39.' },
    },
  })
  const volume = builder.objectRef<Volume>('TrainingVolumeFigures').implement({
    description: 'How much training there was.',
    fields: (t) => ({
      completions: count(t, 'Completed trainings.', (each) => each.completions),
      people: count(t, 'Of how many people.', (each) => each.people),
      hours: number(
        t,
        'Hours of completed trainings: attended, else the usual; null where none are known.',
        (each) => each.hours,
      ),
      timed: count(t, 'Completions whose hours are known.', (each) => each.timed),
      cost: number(t, 'Yen of records whose cost is known; null where none is.', (each) => each.cost),
      costed: count(t, 'Records whose cost is known.', (each) => each.costed),
      costPerDay: number(
        t,
        'Yen by person and day of 7.75 hours, of completions whose cost and hours are known.',
        (each) => each.costPerDay,
      ),
      seatsUsed: count(t, 'Seats taken, who was absent included.', (each) => each.seatsUsed),
      seatsOffered: number(
        t,
        'Seats of events that were not cancelled, of courses whose seats are all known; null where none are, and by age.',
        (each) => each.seatsOffered,
      ),
      seatUse: number(
        t,
        'seatsUsed / seatsOffered; null where none were offered.',
        ({ seatsUsed, seatsOffered }) =>
          seatsOffered === null || seatsOffered === 0 ? null : seatsUsed / seatsOffered,
      ),
    }),
  })
  const group = builder.objectRef<VolumeGroup>('TrainingVolumeGroup').implement({
    description: 'The volume of a group of trainings.',
    fields: (t) => ({
      key: words(t, 'Its word; UNKNOWN where none is given.', (each) => each.key),
      volume: t.field({
        access: 'parent',
        type: volume,
        nullable: true,
        description: 'Its volume; null where it is hidden.',
        resolve: (each) => each.volume,
      }),
      suppressed: yes(t, 'Whether it is hidden, so that nobody is named.', (each) => each.volume === null),
    }),
  })
  const told = builder.objectRef<TrainingVolume>('TrainingVolume').implement({
    description: 'I18: how much training there was in a fiscal year.',
    fields: (t) => ({
      fiscalYear: count(t, 'The fiscal year.', (each) => each.fiscalYear),
      asOf: day(t, 'The day it is told of: today, or the first of the month.', (each) => each.asOf),
      total: t.field({
        access: 'parent',
        type: volume,
        nullable: true,
        description: 'All together; null where it is hidden.',
        resolve: ({ total }) => total,
      }),
      groups: t.field({
        access: 'parent',
        type: [group],
        nullable: { list: false, items: false },
        description: 'Group by group.',
        resolve: ({ groups }) => groups,
      }),
    }),
  })
  builder.queryField('trainingVolume', (t) =>
    t.field({
      access: 'groups',
      type: told,
      nullable: true,
      description:
        'I18: how much training there was: all of it for HR, of groups of ten and more for who looks at sums; null for others.',
      args: {
        fiscalYear: t.arg.int({ description: 'The fiscal year; this one when left out.' }),
        by: t.arg({ type: by, description: 'By what; by pillar when left out.' }),
      },
      resolve: (_root, args, { view }) =>
        seesNames(view) || view.has(['DASHBOARD'])
          ? trainingVolume(view, {
              fiscalYear: args.fiscalYear ?? fiscalYearOf(view.today),
              by: args.by ?? 'PILLAR',
              asOf: figureDay(view),
            })
          : null,
    }),
  )
}
