import { departments } from '../../schema/personnel/departments.ts'
import { staff } from '../../schema/personnel/staff.ts'
import type { Extension } from '../graph/extension.ts'
import { count, day } from './figures.ts'
import { type HrCalendar, type HrTask, hrCalendar } from './hr-calendar.ts'
import { DUTY_KINDS } from './hr-duties.ts'
import { linkedAll } from './linked.ts'

/** `hrCalendar` as a query. */
export const hrCalendarFields: Extension = ({ builder, refOf }) => {
  const kind = builder.enumType('HrTaskKind', {
    description: 'What sort of thing HR has to do.',
    values: Object.fromEntries(
      Object.entries(DUTY_KINDS).map(([name, description]) => [name, { description }]),
    ),
  })
  const state = builder.enumType('HrTaskState', {
    description: 'How it stands.',
    values: {
      OVERDUE: { description: '「期限超過」 Its day has passed.' },
      DUE: { description: '「今月」 It is to be done now.' },
      PREPARE: { description: '「準備」 It comes in the next two months.' },
    },
  })
  const task = builder.objectRef<HrTask>('HrTask').implement({
    description: 'Things of one kind that HR has to do and that stand alike.',
    fields: (t) => ({
      kind: t.field({
        access: 'parent',
        type: kind,
        nullable: false,
        description: 'What sort.',
        resolve: (each) => each.kind,
      }),
      state: t.field({
        access: 'parent',
        type: state,
        nullable: false,
        description: 'How it stands.',
        resolve: (each) => each.state,
      }),
      due: day(t, 'The earliest day by which one of them has to be done.', (each) => each.due),
      count: count(t, 'How many.', (each) => each.count),
      title: t.exposeString('title', {
        access: 'parent',
        nullable: false,
        description: 'What was found, in Japanese.',
      }),
      staff: linkedAll(t, refOf('Staff'), staff, 'Whom they are about.', (each) => each.staff),
      departments: linkedAll(
        t,
        refOf('Department'),
        departments,
        'Which departments they are about.',
        (each) => each.departments,
      ),
    }),
  })
  const calendar = builder.objectRef<HrCalendar>('HrCalendar').implement({
    description: 'What HR has to do in a month.',
    fields: (t) => ({
      month: t.field({
        access: 'parent',
        type: 'YearMonth',
        nullable: false,
        description: 'The month.',
        resolve: (each) => each.month,
      }),
      asOf: day(t, 'The day it is told of: as things stand today.', (each) => each.asOf),
      tasks: t.field({
        access: 'parent',
        type: [task],
        nullable: { list: false, items: false },
        description: 'The overdue first, then what is due, then what is to be prepared.',
        resolve: (each) => each.tasks,
      }),
    }),
  })
  builder.queryField('hrCalendar', (t) =>
    t.field({
      access: 'groups',
      type: calendar,
      nullable: true,
      description:
        'The year of HR: what a month asks for, for HR; of health alone for occupational health; null for others.',
      args: { month: t.arg({ type: 'YearMonth', description: 'The month; the running one when left out.' }) },
      resolve: (_root, { month }, { view }) => hrCalendar(view, month ?? view.today.slice(0, 7)),
    }),
  )
}
