import type { Extension } from '../graph/extension.ts'
import {
  type AttainmentGroup,
  type CompetencyAttainment,
  competencyAttainmentFor,
} from './competency-attainment.ts'
import { day, number } from './figures.ts'
import { makeToldRate } from './told-rate.ts'

/** `competencyAttainment` as a query. */
export const competencyAttainmentFields: Extension = ({ builder }) => {
  const by = builder.enumType('AttainmentBy', {
    description: 'By what attainment is told.',
    values: {
      DIVISION: { description: 'By topmost department; abilities alone.' },
      GRADE: { description: 'By grade; abilities alone.' },
      COMPETENCY: { description: 'By competency, in the order of the catalogue.' },
    },
  })
  const group = builder.objectRef<AttainmentGroup>('AttainmentGroup').implement({
    description: 'How far a group is where its grades ask it to be.',
    fields: (t) => ({
      key: t.exposeString('key', {
        access: 'parent',
        nullable: false,
        description: 'Its code; empty for all.',
      }),
      name: t.exposeString('name', { access: 'parent', nullable: false, description: 'Its name.' }),
      rate: t.field({
        access: 'parent',
        type: makeToldRate(builder),
        nullable: false,
        description: 'Share of known levels that reach what is required; to 5 % for who sees no names.',
        resolve: (each) => each.rate,
      }),
      people: number(
        t,
        'Persons with a level that is known; null where it is hidden.',
        (each) => each.people,
      ),
      completeness: number(
        t,
        'Levels known by levels required; null where it is hidden, and where none are required.',
        (each) => each.completeness,
      ),
    }),
  })
  const attainment = builder.objectRef<CompetencyAttainment>('CompetencyAttainment').implement({
    description: 'I1: how far the office is where its grades ask it to be.',
    fields: (t) => ({
      asOf: day(t, 'The day it is told of: today, or the first of the month.', (each) => each.asOf),
      total: t.field({
        access: 'parent',
        type: group,
        nullable: false,
        description: 'All abilities of everybody at work.',
        resolve: (each) => each.total,
      }),
      groups: t.field({
        access: 'parent',
        type: [group],
        nullable: { list: false, items: false },
        description: 'Group by group; never an order of people.',
        resolve: (each) => each.groups,
      }),
    }),
  })
  builder.queryField('competencyAttainment', (t) =>
    t.field({
      access: 'groups',
      type: attainment,
      nullable: true,
      description:
        'I1: how far groups are where their grades ask them to be; exactly for HR, of ten people and more for others.',
      args: { groupBy: t.arg({ type: by, required: true, description: 'By what.' }) },
      resolve: (_root, { groupBy }, { view }) => competencyAttainmentFor(view, groupBy),
    }),
  )
}
