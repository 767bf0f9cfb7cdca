import { departments } from '../../schema/personnel/departments.ts'
import { grades } from '../../schema/personnel/grades.ts'
import type { Extension } from '../graph/extension.ts'
import type { ToldRate } from '../view/suppression.ts'
import { wholeOffice } from '../view/whole-office.ts'
import { count, day, number } from './figures.ts'
import { figureDay, mayKnowFigures } from './group-figures.ts'
import { linked } from './linked.ts'
import { seenRow } from './seen-rows.ts'
import { makeToldRate } from './told-rate.ts'
import { type DivisionShares, type LadderStep, type WomenRatio, womenRatio } from './women-ratio.ts'

/** `womenRatio` as a query and on a division. */
export const womenRatioFields: Extension = ({ builder, refOf }) => {
  const rate = makeToldRate(builder)
  const step = builder.objectRef<LadderStep>('WomenRatioStep').implement({
    description: 'The share of women in one grade.',
    fields: (t) => ({
      grade: linked(t, refOf('Grade'), grades, 'The grade.', (each) => each.grade),
      name: t.exposeString('name', { access: 'parent', nullable: false, description: 'Its name.' }),
      rate: t.field({
        access: 'parent',
        type: rate,
        nullable: false,
        description: 'The share.',
        resolve: (each) => each.rate,
      }),
      pipeline: number(
        t,
        'The share by that of the grade below: under 1 it falls on the way up; null at the bottom.',
        (each) => each.pipeline,
      ),
    }),
  })
  const shares = builder.objectRef<DivisionShares>('WomenRatioOfDivision').implement({
    description: 'The shares of women in a topmost department.',
    fields: (t) => ({
      department: linked(
        t,
        refOf('Department'),
        departments,
        'It; null for who sees no rows.',
        (each) => each.department,
      ),
      code: t.exposeString('department', { access: 'parent', nullable: false, description: 'Its code.' }),
      name: t.string({
        access: 'groups',
        nullable: true,
        description: 'Its name.',
        resolve: (each, _args, { view }) =>
          seenRow(wholeOffice(view), departments, each.department)?.values.name ?? null,
      }),
      chiefs: t.field({
        access: 'parent',
        type: rate,
        nullable: false,
        description: '係長級 and above.',
        resolve: (each) => each.chiefs,
      }),
      others: t.field({
        access: 'parent',
        type: rate,
        nullable: false,
        description: 'Below that.',
        resolve: (each) => each.others,
      }),
    }),
  })
  const ratio = builder.objectRef<WomenRatio>('WomenRatio').implement({
    description:
      'I9: where the share of women falls on the way up. Permanent staff, with those on leave and seconded; who gave no gender is in no base.',
    fields: (t) => {
      const told = (description: string, of: (each: WomenRatio) => ToldRate | null) =>
        t.field({ access: 'parent', type: rate, nullable: true, description, resolve: of })
      return {
        asOf: day(t, 'The day it is told of: today, or the first of the month.', (each) => each.asOf),
        ladder: t.field({
          access: 'parent',
          type: [step],
          nullable: { list: false, items: false },
          description: 'Grade by grade, the top first.',
          resolve: ({ ladder }) => ladder,
        }),
        management: told('Of those in grades of management.', (each) => each.management),
        chiefs: told('係長級 and above: rank 4 and up.', (each) => each.chiefs),
        others: told('Below that.', (each) => each.others),
        hires: told('Of those hired in the fiscal year.', (each) => each.hires),
        chiefsAfterRetirement: told(
          'Chiefs without those who retire by the next 31 March; null for who does not see names.',
          (each) => each.chiefsAfterRetirement,
        ),
        divisions: t.field({
          access: 'parent',
          type: [shares],
          nullable: { list: false, items: false },
          description: 'By topmost department; to 5 %, and hidden where it would name somebody.',
          resolve: ({ divisions }) => divisions,
        }),
        target: number(
          t,
          'What the share of chiefs is to be, in per cent; null without.',
          (each) => each.target,
        ),
        needed: number(t, 'How many women more the target takes.', (each) => each.needed),
        members: count(t, 'Permanent staff.', (each) => each.members),
        known: count(t, 'Those whose gender is known.', (each) => each.known),
        completeness: number(t, 'known / members; null where there is nobody.', ({ members, known }) =>
          members === 0 ? null : known / members,
        ),
      }
    },
  })
  builder.queryField('womenRatio', (t) =>
    t.field({
      access: 'groups',
      type: ratio,
      nullable: true,
      description: 'I9: where the share of women falls on the way up; null for those who may not see.',
      resolve: (_root, _args, { view }) => (mayKnowFigures(view) ? womenRatio(view, figureDay(view)) : null),
    }),
  )
  builder.objectField(refOf('Department'), 'womenRatio', (t) =>
    t.field({
      access: 'groups',
      type: shares,
      nullable: true,
      description: 'I9: the shares of women in a topmost department; null for others.',
      resolve: (row, _args, { view }) =>
        mayKnowFigures(view)
          ? (womenRatio(view, figureDay(view)).divisions.find(({ department }) => department === row.key) ??
            null)
          : null,
    }),
  )
}
