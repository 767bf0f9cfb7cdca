import { trainingRequirements } from '../../schema/development/training-requirements.ts'
import { departments } from '../../schema/personnel/departments.ts'
import { staff } from '../../schema/personnel/staff.ts'
import type { Extension } from '../graph/extension.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import type { View } from '../view/view.ts'
import { day, number, words } from './figures.ts'
import { mayKnowFigures } from './group-figures.ts'
import { linked } from './linked.ts'
import {
  type ComplianceGroup,
  type MandatoryCompliance,
  mandatoryCompliance,
} from './mandatory-compliance.ts'
import { type Obligation, type ObligationState, obligationsOn } from './obligations.ts'
import { makeToldRate } from './told-rate.ts'

/** `mandatoryCompliance` and `mandatoryTrainings` as queries, and what each member of staff must have done. */
export const mandatoryComplianceFields: Extension = ({ builder, refOf }) => {
  const person = refOf('Staff')
  const rate = makeToldRate(builder)
  const state = builder.enumType('ObligationState', {
    description: 'How somebody stands to a training they must have done.',
    values: {
      DONE: { description: '「修了」 Done, if late.' },
      EXEMPT: { description: '「免除」 On leave for half of the time or more.' },
      OVERDUE: { description: '「期限超過」 Not done, and the day has passed.' },
      PENDING: { description: '「期限内」 Not done, and there is time.' },
    },
  })
  const by = builder.enumType('ComplianceBy', {
    description: 'By what compliance is told.',
    values: {
      REQUIREMENT: { description: 'Requirement by requirement.' },
      DEPARTMENT: { description: 'Department by department.' },
      DIVISION: { description: 'By the topmost departments.' },
      GRADE: { description: 'Grade by grade.' },
    },
  })
  const obligation = builder.objectRef<Obligation>('Obligation').implement({
    description: 'A training that somebody must have done by a day.',
    fields: (t) => ({
      requirement: linked(
        t,
        refOf('TrainingRequirement'),
        trainingRequirements,
        'What must be done.',
        (each) => each.requirement,
      ),
      staff: linked(t, person, staff, 'By whom.', (each) => each.staff),
      department: linked(t, refOf('Department'), departments, 'Where they are.', (each) => each.department),
      start: day(t, 'From when on.', (each) => each.start),
      due: day(t, 'By when.', (each) => each.due),
      doneOn: day(t, 'Day of the first completion that counts.', (each) => each.doneOn),
      state: t.field({
        access: 'parent',
        type: state,
        nullable: false,
        description: 'How it stands.',
        resolve: (each) => each.state,
      }),
    }),
  })
  const group = builder.objectRef<ComplianceGroup>('ComplianceGroup').implement({
    description: 'How many of a group have done what they must.',
    fields: (t) => ({
      key: words(t, 'Its code.', (each) => each.key),
      name: words(t, 'Its name.', (each) => each.name),
      done: number(t, 'Done; null for who may know rates alone.', ({ counts }) => counts?.done ?? null),
      overdue: number(t, 'Overdue; null as above.', ({ counts }) => counts?.overdue ?? null),
      pending: number(t, 'Not done yet; null as above.', ({ counts }) => counts?.pending ?? null),
      exempt: number(t, 'Exempt; null as above.', ({ counts }) => counts?.exempt ?? null),
      rate: t.field({
        access: 'parent',
        type: rate,
        nullable: false,
        description: 'done / (done + overdue), of done + overdue.',
        resolve: (each) => each.rate,
      }),
    }),
  })
  const compliance = builder.objectRef<MandatoryCompliance>('MandatoryCompliance').implement({
    description: 'I3: how many have done the trainings they must.',
    fields: (t) => ({
      fiscalYear: t.int({
        access: 'parent',
        nullable: false,
        description: 'The fiscal year.',
        resolve: (each) => each.fiscalYear,
      }),
      asOf: day(t, 'The day it is told of: today, or the first of the month for rates.', (each) => each.asOf),
      total: t.field({
        access: 'parent',
        type: group,
        nullable: false,
        description: 'All together.',
        resolve: (each) => each.total,
      }),
      groups: t.field({
        access: 'parent',
        type: [group],
        nullable: { list: false, items: false },
        description: 'Group by group.',
        resolve: (each) => each.groups,
      }),
    }),
  })
  builder.queryField('mandatoryCompliance', (t) =>
    t.field({
      access: 'groups',
      type: compliance,
      nullable: true,
      description: 'I3: how many have done the trainings they must; null for those who may not see.',
      args: {
        fiscalYear: t.arg.int({ description: 'The fiscal year; this one when left out.' }),
        by: t.arg({ type: by, description: 'By what; by requirement when left out.' }),
      },
      resolve: (_root, args, { view }) =>
        mayKnowFigures(view)
          ? mandatoryCompliance(view, {
              fiscalYear: args.fiscalYear ?? fiscalYearOf(view.today),
              by: args.by ?? 'REQUIREMENT',
            })
          : null,
    }),
  )
  const obligationArgs = (t: ArgMaker) => ({
    fiscalYear: t.arg.int({ description: 'The fiscal year; this one when left out.' }),
    state: t.arg({ type: state, description: 'Only those that stand so.' }),
  })
  type ArgMaker = Pick<Parameters<Parameters<typeof builder.queryField>[1]>[0], 'arg'>
  builder.queryField('mandatoryTrainings', (t) =>
    t.field({
      access: 'view',
      type: [obligation],
      nullable: { list: false, items: false },
      description:
        'I3: who must have done which training, the overdue first: you, whom you lead, or everybody for HR.',
      args: obligationArgs(t),
      resolve: (_root, args, { view }) => obligationsIn(view, args),
    }),
  )
  builder.objectField(person, 'mandatoryTrainings', (t) =>
    t.field({
      access: 'view',
      type: [obligation],
      nullable: { list: false, items: false },
      description: 'I3: which trainings the person must have done, the overdue first.',
      args: obligationArgs(t),
      resolve: (row, args, { view }) => obligationsIn(view, args).filter((each) => each.staff === row.key),
    }),
  )
}

/** Empty for who keeps the server or looks at sums: they see to nobody. */
const obligationsIn = (
  view: View,
  {
    fiscalYear,
    state,
  }: { fiscalYear?: number | null | undefined; state?: ObligationState | null | undefined },
): readonly Obligation[] =>
  obligationsOn(view, { fiscalYear: fiscalYear ?? fiscalYearOf(view.today), asOf: view.today }).filter(
    (each) => (state ?? each.state) === each.state,
  )
