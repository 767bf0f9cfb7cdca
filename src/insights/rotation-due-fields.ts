import { staff } from '../../schema/personnel/staff.ts'
import type { Extension } from '../graph/extension.ts'
import { day, number } from './figures.ts'
import { linked } from './linked.ts'
import { rotationsFor, type ToldRotation } from './rotation-due.ts'
import { seenRow } from './seen-rows.ts'

/** `rotationDue` as a query and on a member of staff. */
export const rotationDueFields: Extension = ({ builder, refOf }) => {
  const person = refOf('Staff')
  const rotation = builder.objectRef<ToldRotation>('RotationDue').implement({
    description: 'I5: whether it is time for somebody to move. Who leads them knows the years alone.',
    fields: (t) => {
      const judged = (description: string, of: (each: NonNullable<ToldRotation['judged']>) => boolean) =>
        t.boolean({
          access: 'parent',
          nullable: true,
          description: `${description} Null where it is hidden.`,
          resolve: (each) => (each.judged === null ? null : of(each.judged)),
        })
      return {
        staff: linked(t, person, staff, 'Who.', (each) => each.staff),
        on: day(t, 'The day it is told for: a first of April.', (each) => each.on),
        years: number(
          t,
          'Years in the place by then, in whole months; null where nobody knows.',
          (each) => each.years,
        ),
        limit: number(
          t,
          'Years after which a move is due in the grade; null for none.',
          (each) => each.limit,
        ),
        over: number(
          t,
          'years - limit; null as above, and where it is hidden.',
          (each) => each.judged?.over ?? null,
        ),
        due: judged('Whether a move is due.', ({ due }) => due),
        longStay: judged(
          'Whether they have been there more than twice the limit.',
          ({ longStay }) => longStay,
        ),
        tooShort: judged('Whether they have been there less than two years.', ({ tooShort }) => tooShort),
        breadth: t.stringList({
          access: 'parent',
          nullable: { list: true, items: false },
          description: 'Codes of the fields of work with twelve months and more. Null where it is hidden.',
          resolve: ({ judged: known }) => known?.breadth ?? null,
        }),
        breadthShort: judged(
          'Whether too few fields are left to be seen in time.',
          (each) => each.breadthShort,
        ),
        priority: number(
          t,
          '0 to 100: 50 for the years, 30 for the breadth, 20 for the wish, which only those who decide on transfers and the person know. Null where it is hidden.',
          (each) => each.judged?.priority ?? null,
        ),
        reasons: t.stringList({
          access: 'parent',
          nullable: { list: true, items: false },
          description: 'Why, in Japanese. Null where it is hidden.',
          resolve: ({ judged: known }) => known?.reasons ?? null,
        }),
      }
    },
  })
  builder.queryField('rotationDue', (t) =>
    t.field({
      access: 'view',
      type: [rotation],
      nullable: { list: false, items: false },
      description:
        'I5: whether it is time to move, the most urgent first: of everybody for HR, else of you and whom you lead.',
      args: {
        on: t.arg({
          type: 'Date',
          description: 'The day of the move; the next first of April when left out.',
        }),
        departmentCode: t.arg.string({ description: 'Only those of one department.' }),
        due: t.arg.boolean({ description: 'Only those of whom this is known to be so.' }),
      },
      resolve: (_root, { on, departmentCode, due }, { view }) =>
        rotationsFor(view, on ?? null).filter(
          (each) =>
            (due ?? each.judged?.due) === each.judged?.due &&
            (departmentCode == null ||
              seenRow(view, staff, each.staff)?.values.department === departmentCode),
        ),
    }),
  )
  builder.objectField(person, 'rotationDue', (t) =>
    t.field({
      access: 'view',
      type: rotation,
      nullable: true,
      description: 'I5: whether it is time for the person to move; null for those who may not see.',
      resolve: (row, _args, { view }) =>
        rotationsFor(view, null).find((each) => each.staff === row.key) ?? null,
    }),
  )
}
