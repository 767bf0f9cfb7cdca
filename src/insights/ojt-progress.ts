import { ojtRecords } from '../../schema/development/ojt-records.ts'
import { staff } from '../../schema/personnel/staff.ts'
import type { Extension } from '../graph/extension.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import type { View } from '../view/view.ts'
import { count, day, number } from './figures.ts'
import { linked, linkedAll } from './linked.ts'
import { remembered } from './remembered.ts'
import { endOf, startOf } from './retirement.ts'
import { type SeenRow, seenRows } from './seen-rows.ts'

/** Whom somebody teaches now. */
export interface TrainerLoad {
  readonly trainer: string
  readonly open: number
  readonly trainees: readonly string[]
}

/** I21: how far those who are taught at work have come in a fiscal year. */
export interface OjtProgress {
  readonly fiscalYear: number
  readonly asOf: string
  readonly rows: number
  /** Rows without a level reached. */
  readonly open: number
  /** Open though their last day is over. */
  readonly late: number
  /** Rows with a level reached and one to be reached. */
  readonly closed: number
  readonly reached: number
  /** reached / closed; `null` where none is closed. */
  readonly rate: number | null
  /** The trainer with the most open rows first. */
  readonly trainers: readonly TrainerLoad[]
}

type Row = SeenRow<typeof ojtRecords>

const runsIn = ({ values: { startsOn, endsOn } }: Row, fiscalYear: number): boolean =>
  (startsOn ?? '9999') <= endOf(fiscalYear) && (endsOn ?? '9999') >= startOf(fiscalYear)

/**
 * I21 (DOMAIN.md 7.3) over what ran in a fiscal year: reached ≥ target / rows with both. A level that is not reached yet is
 * no 0: the row is open, and counts with its trainer.
 */
export const ojtProgress = remembered(
  (view, { fiscalYear, person }: { fiscalYear: number; person: string | null }): OjtProgress => {
    const rows = seenRows(view, ojtRecords).filter(
      (row) => runsIn(row, fiscalYear) && (person === null || row.values.staff === person),
    )
    const open = rows.filter(({ values }) => values.reachedLevel === null)
    const closed = rows.flatMap(({ values: { reachedLevel, targetLevel } }) =>
      reachedLevel === null || targetLevel === null ? [] : [reachedLevel >= targetLevel],
    )
    const reached = closed.filter((isReached) => isReached).length
    return {
      fiscalYear,
      asOf: view.today,
      rows: rows.length,
      open: open.length,
      late: open.filter(({ values }) => (values.endsOn ?? '9999') < view.today).length,
      closed: closed.length,
      reached,
      rate: closed.length === 0 ? null : reached / closed.length,
      trainers: [...Map.groupBy(open, ({ values }) => values.trainer ?? '')]
        .map(([trainer, those]) => ({
          trainer,
          open: those.length,
          trainees: [...new Set(those.flatMap(({ values }) => values.staff ?? []))],
        }))
        .toSorted((a, b) => b.open - a.open || (a.trainer < b.trainer ? -1 : 1)),
    }
  },
)

/** Of the own rows, of those somebody leads, or of all: as far as the view goes; nothing for who has no rows. */
export const ojtProgressFor = (
  view: View,
  fiscalYear: number | null,
  person: string | null = null,
): OjtProgress | null =>
  view.has(['STAFF', 'MANAGER', 'HR', 'HR_CORE'])
    ? ojtProgress(view, { fiscalYear: fiscalYear ?? fiscalYearOf(view.today), person })
    : null

/** `ojtProgress` as a query and on a member of staff. */
export const ojtProgressFields: Extension = ({ builder, refOf }) => {
  const person = refOf('Staff')
  const load = builder.objectRef<TrainerLoad>('TrainerLoad').implement({
    description: 'Whom somebody teaches at work now.',
    fields: (t) => ({
      trainer: linked(t, person, staff, 'Who teaches.', (each) => each.trainer),
      open: count(t, 'How many rows are open.', (each) => each.open),
      trainees: linkedAll(t, person, staff, 'Who learns.', (each) => each.trainees),
    }),
  })
  const progress = builder.objectRef<OjtProgress>('OjtProgress').implement({
    description: 'I21: how far those who are taught at work have come; of those you may see.',
    fields: (t) => ({
      fiscalYear: count(t, 'Fiscal year.', (each) => each.fiscalYear),
      asOf: day(t, 'The day it is told of.', (each) => each.asOf),
      rows: count(t, 'What ran in the year.', (each) => each.rows),
      open: count(t, 'Without a level reached yet.', (each) => each.open),
      late: count(t, 'Open though the last day is over.', (each) => each.late),
      closed: count(t, 'With a level reached and one to be reached.', (each) => each.closed),
      reached: count(t, 'Of these, at the level to be reached.', (each) => each.reached),
      rate: number(t, 'reached / closed; null where none is closed.', (each) => each.rate),
      trainers: t.field({
        access: 'parent',
        type: [load],
        nullable: { list: false, items: false },
        description: 'Who teaches how many, the most first.',
        resolve: (each) => each.trainers,
      }),
    }),
  })
  const fiscalYear = { description: 'Fiscal year; the running one when left out.' }
  builder.queryField('ojtProgress', (t) =>
    t.field({
      access: 'view',
      type: progress,
      nullable: true,
      description: 'I21: how far those who are taught at work have come.',
      args: { fiscalYear: t.arg.int(fiscalYear) },
      resolve: (_root, args, { view }) => ojtProgressFor(view, args.fiscalYear ?? null),
    }),
  )
  builder.objectField(person, 'ojtProgress', (t) =>
    t.field({
      access: 'view',
      type: progress,
      nullable: true,
      description: 'I21: how far the person has come; nothing in it where you may not see it.',
      args: { fiscalYear: t.arg.int(fiscalYear) },
      resolve: (row, args, { view }) => ojtProgressFor(view, args.fiscalYear ?? null, row.key),
    }),
  )
}
