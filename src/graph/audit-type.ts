import type { AuditLine, AuditPage } from '../ledger/write-record.ts'
import type { IntendedCell, IntendedRow } from '../tables/intent.ts'
import { WRITE_ACTS } from '../tables/intent.ts'
import type { Table } from '../tables/table.ts'
import { headerOf } from '../tables/written-cell.ts'
import { seenChange } from '../view/seen-change.ts'
import { shownCell } from '../writes/reasons.ts'
import type { Builder } from './builder.ts'
import { refusal } from './refusals.ts'
import type { WriteTypes } from './write-types.ts'

const LARGEST_PAGE = 500
const DEFAULT_PAGE = 50

/** A changed cell, or a changed value where only the reading tells of it. */
interface AuditCell {
  readonly table: Table | undefined
  readonly cell: IntendedCell
}

/** Adds the record of all changes: of every write of this service, and of what was seen in the sheets. */
export function addAudit(builder: Builder, tables: readonly Table[], { write }: WriteTypes): void {
  const tableOf = (name: string): Table | undefined => tables.find((table) => table.name === name)
  const act = builder.enumType('WriteAct', {
    description: 'What was done to a row.',
    values: Object.fromEntries(WRITE_ACTS.map((each) => [each, { value: each, description: ACTS[each] }])),
  })
  const from = builder.enumType('AuditSource', {
    description: 'Where a change was made.',
    values: {
      API: { value: 'API', description: 'Here, by a mutation.' },
      SHEET: { value: 'SHEET', description: 'In the sheet itself, and seen when it was read.' },
    },
  })
  const cell = builder.objectRef<AuditCell>('AuditCell').implement({
    description: 'A changed cell.',
    fields: (t) => ({
      field: t.string({
        access: 'parent',
        nullable: false,
        description: 'The column.',
        resolve: (each) => each.cell.identity,
      }),
      header: t.string({
        access: 'parent',
        nullable: false,
        description: 'Its header.',
        resolve: ({ table, cell: { identity } }) => (table ? headerOf(table, identity) : identity),
      }),
      before: t.string({
        access: 'parent',
        nullable: true,
        description: 'What stood there; null for nothing.',
        resolve: ({ cell: { before } }) => shownCell(before),
      }),
      after: t.string({
        access: 'parent',
        nullable: true,
        description: 'What stands there since; null for nothing.',
        resolve: ({ cell: { after } }) => shownCell(after),
      }),
    }),
  })
  const row = builder.objectRef<IntendedRow>('AuditRow').implement({
    description: 'A changed row.',
    fields: (t) => ({
      table: t.exposeString('table', { access: 'parent', nullable: false, description: 'Its table.' }),
      key: t.exposeString('key', {
        access: 'parent',
        nullable: false,
        description: 'Its key, the parts joined by slashes.',
      }),
      act: t.field({
        access: 'parent',
        type: act,
        nullable: false,
        description: 'What was done.',
        resolve: (each) => each.act,
      }),
      cells: t.field({
        access: 'parent',
        type: [cell],
        nullable: { list: false, items: false },
        description: 'The cells that changed, of those that you may read.',
        resolve: ({ table, cells }) => cells.map((each) => ({ table: tableOf(table), cell: each })),
      }),
    }),
  })
  const entry = builder.objectRef<AuditLine>('AuditEntry').implement({
    description: 'A change, by whom and where.',
    fields: (t) => ({
      at: t.field({
        access: 'parent',
        type: 'DateTime',
        nullable: false,
        description: 'When.',
        resolve: ({ at }) => at,
      }),
      source: t.field({
        access: 'parent',
        type: from,
        nullable: false,
        description: 'Where it was made.',
        resolve: (line) => line.from,
      }),
      actor: t.string({
        access: 'parent',
        nullable: true,
        description: 'Who asked for it; null for a change in a sheet, of which nobody knows.',
        resolve: (line) => (line.from === 'API' ? line.write.subject : null),
      }),
      roles: t.stringList({
        access: 'parent',
        nullable: { list: false, items: false },
        description: 'What they were then.',
        resolve: (line) => (line.from === 'API' ? line.write.roles : []),
      }),
      write: t.field({
        access: 'parent',
        type: write,
        nullable: true,
        description: 'The write; null for a change in a sheet.',
        resolve: (line) => (line.from === 'API' ? line.write : null),
      }),
      rows: t.field({
        access: 'view',
        type: [row],
        nullable: { list: false, items: false },
        description: 'The rows it is about, of those that you may read.',
        resolve: (line, _args, { view }) =>
          (line.from === 'API' ? line.write.rows : [line.seen.row]).flatMap(
            (each) => seenChange(each, view) ?? [],
          ),
      }),
    }),
  })
  const connection = builder.objectRef<AuditPage>('AuditConnection').implement({
    description: 'Changes, newest first.',
    fields: (t) => ({
      nodes: t.field({
        access: 'parent',
        type: [entry],
        nullable: { list: false, items: false },
        description: 'The changes.',
        resolve: ({ lines }) => lines,
      }),
      hasNextPage: t.boolean({
        access: 'parent',
        nullable: false,
        description: 'Whether older ones follow.',
        resolve: ({ hasMore }) => hasMore,
      }),
      endCursor: t.string({
        access: 'parent',
        nullable: true,
        description: 'Give it as `after` for the older ones.',
        resolve: ({ lines }) => lines.at(-1)?.mark ?? null,
      }),
    }),
  })
  builder.queryField('audit', (t) =>
    t.field({
      access: 'desk',
      type: connection,
      nullable: false,
      description:
        'Every change of the workbooks that you keep, of what you may read: by mutations, and seen in the sheets.',
      args: {
        table: t.arg.string({ description: 'Of one table, by its name in the API.' }),
        key: t.arg.string({ description: 'Of one row of that table.' }),
        first: t.arg.int({
          description: `How many, 1 to ${LARGEST_PAGE}; ${DEFAULT_PAGE} when nothing is said.`,
        }),
        after: t.arg.string({ description: 'Only older than this cursor.' }),
      },
      resolve: (_root, args, { view, writing }) => {
        const first = args.first ?? DEFAULT_PAGE
        if (first < 1 || first > LARGEST_PAGE)
          throw refusal('BAD_USER_INPUT', `\`first\` goes from 1 to ${LARGEST_PAGE}.`)
        if (!writing) throw refusal('READ_ONLY')
        const { table = null, key = null, after = null } = args
        return writing.desk.audit({ table, key, first, after }, view)
      },
    }),
  )
}

const ACTS: Readonly<Record<(typeof WRITE_ACTS)[number], string>> = {
  CREATE: 'It was added.',
  UPDATE: 'Cells of it changed.',
  DELETE: 'It went away.',
}
