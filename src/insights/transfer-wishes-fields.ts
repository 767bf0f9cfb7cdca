import { departments } from '../../schema/personnel/departments.ts'
import { staff } from '../../schema/personnel/staff.ts'
import type { Extension } from '../graph/extension.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import { count, day, words } from './figures.ts'
import { linked } from './linked.ts'
import { makeToldRate } from './told-rate.ts'
import {
  type RepeatedWish,
  type TransferWishFlow,
  transferWishFlowFor,
  type WishFlow,
  type WishFulfilment,
  wishFulfilmentFor,
} from './transfer-wishes.ts'

/** `transferWishFlow` and `wishFulfilment` as queries. */
export const transferWishFields: Extension = ({ builder, refOf }) => {
  const department = refOf('Department')
  const flow = builder.objectRef<WishFlow>('WishFlow').implement({
    description: 'How many wish to go from one department to another.',
    fields: (t) => ({
      from: linked(t, department, departments, 'Where they are.', (each) => each.from),
      to: linked(t, department, departments, 'Their first wish.', (each) => each.to),
      count: count(t, 'How many.', (each) => each.count),
    }),
  })
  const flows = builder.objectRef<TransferWishFlow>('TransferWishFlow').implement({
    description: 'I11: where people wish to go.',
    fields: (t) => ({
      fiscalYear: count(t, 'Fiscal year of the declarations.', (each) => each.fiscalYear),
      asOf: day(t, 'The day it is told of.', (each) => each.asOf),
      wanting: count(t, 'How many wish to move.', (each) => each.wanting),
      withoutDepartment: count(
        t,
        'How many of these name no department first: they are in no flow.',
        (each) => each.withoutDepartment,
      ),
      flows: t.field({
        access: 'parent',
        type: [flow],
        nullable: { list: false, items: false },
        description: 'From where to where, the most first.',
        resolve: (each) => each.flows,
      }),
    }),
  })
  const repeated = builder.objectRef<RepeatedWish>('RepeatedWish').implement({
    description: 'Somebody who has wished the same for three fiscal years or more, in vain.',
    fields: (t) => ({
      staff: linked(t, refOf('Staff'), staff, 'Who.', (each) => each.staff),
      department: linked(t, department, departments, 'The department wished for.', (each) => each.department),
      jobField: words(t, 'The field of work wished for.', ({ field }) => field),
      years: count(t, 'For how many fiscal years on end.', (each) => each.years),
    }),
  })
  const fulfilment = builder.objectRef<WishFulfilment>('WishFulfilment').implement({
    description: 'I11: how many wishes the transfers of a 1 April fulfilled.',
    fields: (t) => ({
      fiscalYear: count(t, 'Fiscal year of the declarations.', (each) => each.fiscalYear),
      on: day(t, 'The day of the transfers.', (each) => each.on),
      rate: t.field({
        access: 'parent',
        type: makeToldRate(builder),
        nullable: true,
        description: 'Who moved to a wish 1 to 3, of those who wished to move; null until that day.',
        resolve: (each) => each.rate,
      }),
      repeatedUnmet: t.field({
        access: 'parent',
        type: [repeated],
        nullable: { list: false, items: false },
        description: 'Who has wished the same for years, in vain; for HR_CORE.',
        resolve: (each) => each.repeatedUnmet,
      }),
    }),
  })
  const fiscalYear = { description: 'Fiscal year of the declarations; the running one when left out.' }
  builder.queryField('transferWishFlow', (t) =>
    t.field({
      access: 'view',
      type: flows,
      nullable: true,
      description: 'I11: where people wish to go; null for all but HR_CORE.',
      args: { fiscalYear: t.arg.int(fiscalYear) },
      resolve: (_root, args, { view }) =>
        transferWishFlowFor(view, args.fiscalYear ?? fiscalYearOf(view.today)),
    }),
  )
  builder.queryField('wishFulfilment', (t) =>
    t.field({
      access: 'groups',
      type: fulfilment,
      nullable: true,
      description: 'I11: how many wishes to move were fulfilled.',
      args: { fiscalYear: t.arg.int(fiscalYear) },
      resolve: (_root, args, { view }) =>
        wishFulfilmentFor(view, args.fiscalYear ?? fiscalYearOf(view.today)),
    }),
  )
}
