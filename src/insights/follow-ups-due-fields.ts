import { leaveCases } from '../../schema/health/leave-cases.ts'
import { staff } from '../../schema/personnel/staff.ts'
import { PERSONNEL } from '../../schema/roles.ts'
import type { Extension } from '../graph/extension.ts'
import { day, number, yes } from './figures.ts'
import { type FollowUp, type FollowUpsDue, followUpsDue } from './follow-ups-due.ts'
import { linked, texts } from './linked.ts'

/** `followUpsDue` as a query. */
export const followUpsDueFields: Extension = ({ builder, refOf }) => {
  const item = builder.objectRef<FollowUp>('FollowUp').implement({
    description: 'What is due about somebody’s return from a long absence.',
    fields: (t) => ({
      leaveCase: linked(
        t,
        refOf('LeaveCase'),
        leaveCases,
        'The case, as far as you may see it.',
        (each) => each.leaveCase,
      ),
      staff: linked(t, refOf('Staff'), staff, 'Whose.', (each) => each.staff),
      nextOn: day(t, 'The next interview; for occupational health alone.', (each) => each.nextOn),
      overdue: t.boolean({
        access: 'parent',
        nullable: true,
        description: 'Whether its day has passed; for occupational health alone.',
        resolve: (each) => each.overdue,
      }),
      trialOver: yes(t, 'Whether work on trial goes on longer than it may.', (each) => each.trialOver),
      trialLimitOn: day(t, 'Until when it may.', (each) => each.trialLimitOn),
      restrictionPassed: yes(
        t,
        'Whether what the work place has to observe is due for another look.',
        (each) => each.restrictionPassed,
      ),
      restrictionUntil: day(t, 'Until when it was set.', (each) => each.restrictionUntil),
      reasons: texts(t, 'What is due, in Japanese.', ({ reasons }) => reasons),
    }),
  })
  const due = builder.objectRef<FollowUpsDue>('FollowUpsDue').implement({
    description: 'I12: what is due about returns from long absences. No row does not say that all is well.',
    fields: (t) => ({
      asOf: day(t, 'The day it is told of.', (each) => each.asOf),
      items: t.field({
        access: 'parent',
        type: [item],
        nullable: { list: false, items: false },
        description: 'Open cases that you see, the overdue first.',
        resolve: ({ items }) => items,
      }),
      relapses: number(
        t,
        'Absences that began within twelve months after a return; for occupational health alone.',
        (each) => each.relapses,
      ),
    }),
  })
  builder.queryField('followUpsDue', (t) =>
    t.field({
      access: 'view',
      type: due,
      nullable: true,
      description:
        'I12: what is due about returns: all for occupational health, dates for HR and for who leads the person; null for others.',
      resolve: (_root, _args, { view }) =>
        view.has(['OCC_HEALTH', 'MANAGER', ...PERSONNEL]) ? followUpsDue(view, view.today) : null,
    }),
  )
}
