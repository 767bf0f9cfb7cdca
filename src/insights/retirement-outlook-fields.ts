import { competencies } from '../../schema/development/competencies.ts'
import { departments } from '../../schema/personnel/departments.ts'
import { staff } from '../../schema/personnel/staff.ts'
import type { Extension } from '../graph/extension.ts'
import { count, day, number, yes } from './figures.ts'
import { mayKnowFigures } from './group-figures.ts'
import { linked, linkedAll } from './linked.ts'
import { postLimitFrom } from './retirement.ts'
import {
  type HandOver,
  type PostLimit,
  type Retirement,
  type RetirementOutlook,
  type RetirementYear,
  retirementOutlook,
  spanOf,
} from './retirement-outlook.ts'
import { seenRow } from './seen-rows.ts'

/** `retirementOutlook` as a query, and the day of 役職定年 on a member of staff. */
export const retirementOutlookFields: Extension = ({ builder, refOf }) => {
  const person = refOf('Staff')
  const year = builder.objectRef<RetirementYear>('RetirementYear').implement({
    description: 'How many retire for age at the end of a fiscal year.',
    fields: (t) => ({
      fiscalYear: count(t, 'The fiscal year.', (each) => each.fiscalYear),
      count: number(t, 'How many; null where it is hidden.', (each) => each.count),
      suppressed: yes(t, 'Whether it is hidden, so that nobody is named.', (each) => each.suppressed),
    }),
  })
  const retirement = builder.objectRef<Retirement>('Retirement').implement({
    description: 'Somebody who retires for age.',
    fields: (t) => ({
      staff: linked(t, person, staff, 'Who.', (each) => each.staff),
      fiscalYear: count(t, 'The fiscal year at whose end.', (each) => each.fiscalYear),
      on: day(t, 'The last day.', (each) => each.on),
    }),
  })
  const limit = builder.objectRef<PostLimit>('PostLimit').implement({
    description: 'Somebody who reaches the age limit for posts (役職定年).',
    fields: (t) => ({
      staff: linked(t, person, staff, 'Who.', (each) => each.staff),
      from: day(t, 'From when on no such post may be held.', (each) => each.from),
    }),
  })
  const handOver = builder.objectRef<HandOver>('HandOver').implement({
    description: 'What nobody of a department can do any longer when those who retire are gone.',
    fields: (t) => ({
      fiscalYear: count(t, 'The fiscal year at whose end the last of them goes.', (each) => each.fiscalYear),
      department: linked(
        t,
        refOf('Department'),
        departments,
        'The department.',
        ({ item }) => item.department,
      ),
      competency: linked(
        t,
        refOf('Competency'),
        competencies,
        'What is lost.',
        ({ item }) => item.competency,
      ),
      holders: linkedAll(t, person, staff, 'Who has it now.', ({ item }) =>
        item.holders.map((each) => each.staff),
      ),
      successors: linkedAll(t, person, staff, 'Who is one level below.', ({ item }) => item.successors),
    }),
  })
  const outlook = builder.objectRef<RetirementOutlook>('RetirementOutlook').implement({
    description: 'I15: who retires for age, and what has to be handed over before.',
    fields: (t) => ({
      asOf: day(t, 'The day it is told of.', (each) => each.asOf),
      from: count(t, 'First fiscal year.', (each) => each.from),
      to: count(t, 'Last fiscal year.', (each) => each.to),
      years: t.field({
        access: 'parent',
        type: [year],
        nullable: { list: false, items: false },
        description: 'Year by year, of the whole office.',
        resolve: ({ years }) => years,
      }),
      people: t.field({
        access: 'parent',
        type: [retirement],
        nullable: { list: false, items: false },
        description: 'Who, as far as you may see birth dates.',
        resolve: ({ people }) => people,
      }),
      postLimits: t.field({
        access: 'parent',
        type: [limit],
        nullable: { list: false, items: false },
        description: 'Who reaches the age limit for posts, as far as you may see birth dates.',
        resolve: ({ postLimits }) => postLimits,
      }),
      handOver: t.field({
        access: 'parent',
        type: [handOver],
        nullable: { list: false, items: false },
        description: 'What has to be handed over, the earliest first.',
        resolve: (each) => each.handOver,
      }),
      members: count(t, 'Permanent staff that you see to.', (each) => each.members),
      known: count(t, 'Those whose birth date you may see, and somebody gave.', (each) => each.known),
      completeness: number(t, 'known / members; null where there is nobody.', ({ members, known }) =>
        members === 0 ? null : known / members,
      ),
    }),
  })
  builder.queryField('retirementOutlook', (t) =>
    t.field({
      access: 'groups',
      type: outlook,
      nullable: true,
      description:
        'I15: who retires for age, and what has to be handed over before; null for those who may not see.',
      args: {
        from: t.arg.int({ description: 'First fiscal year; this one when left out.' }),
        to: t.arg.int({ description: 'Last fiscal year; nine years on when left out.' }),
      },
      resolve: (_root, { from, to }, { view }) =>
        mayKnowFigures(view) ? retirementOutlook(view, spanOf(view, from ?? null, to ?? null)) : null,
    }),
  )
  builder.objectField(person, 'postLimitFrom', (t) =>
    t.field({
      access: 'view',
      type: 'Date',
      nullable: true,
      description: '「役職定年」 The first of April after the 60th birthday; null where you may not see it.',
      resolve: (row, _args, { view }) => {
        const birthDate = seenRow(view, staff, row.key)?.values.birthDate ?? null
        return birthDate === null ? null : postLimitFrom(birthDate)
      },
    }),
  )
}
