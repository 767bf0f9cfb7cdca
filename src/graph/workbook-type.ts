import type { SheetAccount } from '../tables/account.ts'
import type { Schema } from '../tables/schema.ts'
import { WORKBOOK_STATES } from '../tables/workbook-status.ts'
import type { SeenWorkbook } from '../view/freshness.ts'
import type { View } from '../view/view.ts'
import type { Builder } from './builder.ts'

/** The type of a workbook: where it is, how fresh, how it stands; sheet by sheet for those who keep it. */
export const makeWorkbook = (builder: Builder, schema: Schema) => {
  const keeps = (view: View, key: string): boolean =>
    view.has(schema.workbooks.find((workbook) => workbook.key === key)?.keepers ?? [])
  const state = builder.enumType('WorkbookState', {
    description: 'How a workbook stands.',
    values: Object.fromEntries(
      WORKBOOK_STATES.map((each) => [each, { value: each, description: STATES[each] }]),
    ),
  })
  const sheet = builder.objectRef<SheetAccount>('Sheet').implement({
    description: 'A sheet, and where its filled cells went: read and reported add up to filled.',
    fields: (t) => ({
      title: t.exposeString('sheet', { access: 'parent', nullable: false, description: 'Its title.' }),
      filled: t.exposeInt('filled', {
        access: 'parent',
        nullable: false,
        description: 'Cells that hold something.',
      }),
      read: t.exposeInt('read', {
        access: 'parent',
        nullable: false,
        description: 'Cells that were understood.',
      }),
      reported: t.exposeInt('reported', {
        access: 'parent',
        nullable: false,
        description: 'Cells that a problem names.',
      }),
    }),
  })
  return builder.objectRef<SeenWorkbook>('Workbook').implement({
    description: 'A workbook.',
    fields: (t) => ({
      key: t.exposeString('key', {
        access: 'parent',
        nullable: false,
        description: 'Its key in office.json.',
      }),
      file: t.exposeString('file', {
        access: 'parent',
        nullable: false,
        description: 'Its file, or the address of its spreadsheet.',
      }),
      source: t.exposeString('source', {
        access: 'parent',
        nullable: false,
        description: 'What kind of store it lives in: xlsx, csv or google.',
      }),
      version: t.exposeString('version', {
        access: 'parent',
        nullable: false,
        description:
          'Changes whenever its content does; of a restricted workbook, whenever what you see of it does.',
      }),
      asOf: t.field({
        access: 'parent',
        type: 'DateTime',
        nullable: true,
        description: 'When its content was read; null for a restricted workbook that you do not keep.',
        resolve: ({ asOf }) => asOf,
      }),
      state: t.field({
        access: 'parent',
        type: state,
        nullable: false,
        description: 'How it stands.',
        resolve: (workbook) => workbook.state,
      }),
      sheets: t.field({
        access: 'parent',
        type: [sheet],
        nullable: { list: true, items: false },
        description: 'Its sheets; null for those who do not keep it.',
        resolve: ({ accounts }) => accounts,
      }),
      problems: t.int({
        access: 'view',
        nullable: true,
        description:
          'How many problems it has; null for those who do not keep it. The `problems` query lists them.',
        resolve: (workbook, _args, { view }) =>
          keeps(view, workbook.key)
            ? view
                .rowsOf(view.tableOf('Problem'))
                .rows.filter(({ values }) => values['workbook'] === workbook.key).length
            : null,
      }),
      pendingWrites: t.int({
        access: 'desk',
        nullable: true,
        description: 'How many writes are not in it yet; null for those who do not keep it.',
        resolve: ({ key }, _args, { view, writing }) =>
          keeps(view, key) ? (writing?.desk.openOf(key) ?? 0) : null,
      }),
      waitsFor: t.string({
        access: 'desk',
        nullable: true,
        description: 'What these wait for, in Japanese: somebody has the file open, Google does not answer.',
        resolve: ({ key }, _args, { view, writing }) =>
          keeps(view, key) ? (writing?.desk.waitsFor(key) ?? null) : null,
      }),
    }),
  })
}

const STATES: Readonly<Record<(typeof WORKBOOK_STATES)[number], string>> = {
  OK: 'Read as it is.',
  DEGRADED: 'A sheet could not be read; its last good reading is served.',
  STALE: 'The workbook cannot be read now; its last good reading is served.',
}
