import type { Schema } from '../tables/schema.ts'
import type { View } from '../view/view.ts'
import type { Builder } from './builder.ts'
import { type Connection, connect, listArgs } from './connections.ts'
import { narrow } from './lists.ts'
import type { RowRef } from './row-types.ts'
import type { EnumRef } from './surfaces.ts'

/** The type of `viewer`: who asks, as what, their own row, and those of whom they lead. */
export const makeViewer = (
  builder: Builder,
  role: EnumRef,
  schema: Schema,
  refOf: (name: string) => RowRef | undefined,
  team: Connection | undefined,
) => {
  const persons = schema.tables.find((table) => table.name === schema.persons)
  const person = refOf(schema.persons)
  return builder.objectRef<View>('Viewer').implement({
    description: 'Who you are here, and what you may do.',
    fields: (t) => ({
      subject: t.string({
        access: 'parent',
        nullable: false,
        description: 'The subject you signed in as.',
        resolve: ({ viewer }) => viewer.subject,
      }),
      roles: t.field({
        access: 'parent',
        type: [role],
        nullable: { list: false, items: false },
        description: 'Your roles.',
        resolve: ({ viewer }) => viewer.roles,
      }),
      today: t.field({
        access: 'parent',
        type: 'Date',
        nullable: false,
        description: 'The day your rights are judged by.',
        resolve: ({ today }) => today,
      }),
      ...(persons &&
        person && {
          [schema.personField]: t.field({
            access: 'view',
            type: person,
            nullable: true,
            description: 'Your own row.',
            resolve: (view) =>
              view.viewer.person === null ? null : view.rowsOf(persons).byKey(view.viewer.person),
          }),
        }),
      ...(persons &&
        team && {
          team: t.field({
            access: 'view',
            type: team.type,
            nullable: false,
            description: 'Those you lead today, by key unless ordered; empty for who leads nobody.',
            args: listArgs(t, team),
            resolve: (view, args, context) => {
              const led = view
                .rowsOf(persons)
                .inOrder()
                .filter(({ key }) => view.viewer.scope.has(key))
              return connect(narrow(view, persons, led, args), args, context)
            },
          }),
        }),
    }),
  })
}
