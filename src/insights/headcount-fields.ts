import { departments } from '../../schema/personnel/departments.ts'
import type { Extension } from '../graph/extension.ts'
import { count, day, number, words } from './figures.ts'
import { type Headcount, headcountFor } from './headcount.ts'
import { linked } from './linked.ts'

/** `headcountVsQuota` as a query and on a department. */
export const headcountFields: Extension = ({ builder, refOf }) => {
  const headcount = builder.objectRef<Headcount>('HeadcountVsQuota').implement({
    description: 'I16: how many permanent staff are at work in a department, against how many it may have.',
    fields: (t) => ({
      department: linked(
        t,
        refOf('Department'),
        departments,
        'It; null for who sees no rows.',
        (each) => each.department,
      ),
      code: words(t, 'Its code.', (each) => each.department),
      name: words(t, 'Its name.', (each) => each.name),
      asOf: day(t, 'The day it is told of.', (each) => each.asOf),
      active: count(t, 'At work, by their main department.', (each) => each.active),
      quota: number(t, '「定数」 How many it may have; null where none is set.', (each) => each.quota),
      difference: number(t, 'active - quota; null without a quota.', (each) => each.difference),
      onLeave: number(t, 'On leave; null where it would name somebody.', (each) => each.onLeave),
      seconded: number(t, 'Seconded to elsewhere; null as above.', (each) => each.seconded),
      concurrent: count(t, 'Who has it beside another: counted there.', (each) => each.concurrent),
      yearly: count(
        t,
        'At work, appointed for a fiscal year or less: no part of the quota.',
        (each) => each.yearly,
      ),
    }),
  })
  builder.queryField('headcountVsQuota', (t) =>
    t.field({
      access: 'groups',
      type: [headcount],
      nullable: { list: false, items: false },
      description: 'I16: headcount against quota, department by department.',
      args: { departmentCode: t.arg.string({ description: 'Only of one department.' }) },
      resolve: (_root, { departmentCode }, { view }) =>
        headcountFor(view).filter(
          ({ department }) => departmentCode == null || department === departmentCode,
        ),
    }),
  )
  builder.objectField(refOf('Department'), 'headcount', (t) =>
    t.field({
      access: 'groups',
      type: headcount,
      nullable: true,
      description: 'I16: headcount against quota; null for a department that has ended.',
      resolve: (row, _args, { view }) =>
        headcountFor(view).find(({ department }) => department === row.key) ?? null,
    }),
  )
}
