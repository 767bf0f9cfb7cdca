import type { ObjectFields } from '../graph/builder.ts'
import type { Extending } from '../graph/extension.ts'
import type { Table } from '../tables/table.ts'
import { seenRow } from './seen-rows.ts'

type Ref = ReturnType<Extending['refOf']>

/** A row by its key; null where the viewer sees no such row. */
export const linked = <T>(
  t: ObjectFields<T>,
  ref: Ref,
  table: Table,
  description: string,
  of: (value: T) => string | null,
) =>
  t.field({
    access: 'view',
    type: ref,
    nullable: true,
    description,
    resolve: (value, _args, { view }) => seenRow(view, table, of(value) ?? ''),
  })

/** Rows by their keys, without those the viewer does not see. */
export const linkedAll = <T>(
  t: ObjectFields<T>,
  ref: Ref,
  table: Table,
  description: string,
  of: (value: T) => readonly string[],
) =>
  t.field({
    access: 'view',
    type: [ref],
    nullable: { list: false, items: false },
    description,
    resolve: (value, _args, { view }) => of(value).flatMap((key) => seenRow(view, table, key) ?? []),
  })

/** Texts, such as reasons in Japanese. */
export const texts = <T>(t: ObjectFields<T>, description: string, of: (value: T) => readonly string[]) =>
  t.stringList({ access: 'parent', nullable: { list: false, items: false }, description, resolve: of })
