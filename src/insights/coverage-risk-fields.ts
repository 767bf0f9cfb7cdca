import { competencies } from '../../schema/development/competencies.ts'
import { departments } from '../../schema/personnel/departments.ts'
import { staff } from '../../schema/personnel/staff.ts'
import type { Extension } from '../graph/extension.ts'
import { type CoverageItem, coverageFor, type Holder } from './coverage-risk.ts'
import { count, day, number, yes } from './figures.ts'
import { LEAVING_WORDS } from './leaving.ts'
import { linked, linkedAll, texts } from './linked.ts'

/** `coverageRisk` as a query and on a department; other extensions show the same items. */
export const coverageRiskFields: Extension = ({ builder, refOf }) => {
  const person = refOf('Staff')
  const risk = builder.enumType('CoverageRisk', {
    description: 'How badly a department may come to lack something.',
    values: {
      RED: { description: '「不在」 Nobody has it.' },
      RED_LEAVING: { description: '「全員離任予定」 Nobody will have it after the next 31 March.' },
      AMBER: { description: '「不足」 Too few have it, or will have it then.' },
      GREEN: { description: '「充足」 Enough have it.' },
    },
  })
  const holder = builder.objectRef<Holder>('CoverageHolder').implement({
    description: 'Somebody who can do what a department needs.',
    fields: (t) => ({
      staff: linked(t, person, staff, 'Who.', (each) => each.staff),
      share: t.float({
        access: 'parent',
        nullable: false,
        description: '1, or 0.5 for who has the department beside another.',
        resolve: (each) => each.share,
      }),
      isLeaving: yes(t, 'Whether they leave by the next 31 March.', ({ leaving }) => leaving.length > 0),
      reasons: texts(t, 'Why they leave, in Japanese, as far as you may know.', ({ leaving }) =>
        leaving.map((reason) => LEAVING_WORDS[reason]),
      ),
    }),
  })
  const item = builder.objectRef<CoverageItem>('CoverageItem').implement({
    description: 'I2: a competency that a department needs, and who has it.',
    fields: (t) => ({
      department: linked(t, refOf('Department'), departments, 'The department.', (each) => each.department),
      competency: linked(t, refOf('Competency'), competencies, 'The competency.', (each) => each.competency),
      asOf: day(t, 'The day it is told of.', (each) => each.asOf),
      level: count(t, 'The level it takes.', (each) => each.level),
      needed: count(t, 'In how many people.', (each) => each.needed),
      risk: t.field({
        access: 'parent',
        type: risk,
        nullable: false,
        description: 'How badly it may come to lack.',
        resolve: (each) => each.risk,
      }),
      holders: t.field({
        access: 'parent',
        type: [holder],
        nullable: { list: false, items: false },
        description: 'Who has it, at work in the department.',
        resolve: (each) => each.holders,
      }),
      held: number(t, 'In how many people it is, halves for 兼務.', (each) => each.held),
      leaving: number(t, 'How many of these leave by the next 31 March.', (each) => each.leaving),
      coverage: number(t, 'held / needed, 1 at most; null where nobody is needed.', (each) => each.coverage),
      redundancy: number(t, 'held / needed; null where nobody is needed.', (each) => each.redundancy),
      singleHolder: yes(t, 'Whether exactly one person has it.', (each) => each.singleHolder),
      successors: linkedAll(
        t,
        person,
        staff,
        'Those of the department who are one level below.',
        (each) => each.successors,
      ),
      members: count(t, 'How many are at work in the department.', (each) => each.members),
      assessed: count(t, 'Of how many of these it is known.', (each) => each.assessed),
      completeness: number(t, 'assessed / members; null where nobody is there.', ({ members, assessed }) =>
        members === 0 ? null : assessed / members,
      ),
      unknownRetirements: count(
        t,
        'Holders whose retirement you may not know, or nobody does: they are not counted as leaving for age.',
        (each) => each.unknownRetirements,
      ),
      reasons: texts(t, 'Why, in Japanese.', ({ reasons }) => reasons),
    }),
  })
  builder.queryField('coverageRisk', (t) =>
    t.field({
      access: 'view',
      type: [item],
      nullable: { list: false, items: false },
      description:
        'I2: what departments need and may come to lack, the most urgent first; empty for those who may not see.',
      args: {
        departmentCode: t.arg.string({ description: 'Of one department; of all you may see when left out.' }),
        scenarioCode: t.arg.string({
          description: 'A draft of transfers whose moves count as leaving; for those who decide on them.',
        }),
      },
      resolve: (_root, { departmentCode, scenarioCode }, { view }) =>
        coverageFor(view, departmentCode ?? null, scenarioCode ?? null),
    }),
  )
  builder.objectField(refOf('Department'), 'coverageRisk', (t) =>
    t.field({
      access: 'view',
      type: [item],
      nullable: { list: false, items: false },
      description: 'I2: what the department needs and may come to lack; empty for those who may not see.',
      resolve: (row, _args, { view }) => coverageFor(view, row.key),
    }),
  )
}
