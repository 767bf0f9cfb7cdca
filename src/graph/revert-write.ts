import type { Builder } from './builder.ts'
import { keyArg, keyFor } from './idempotency-key.ts'
import { commonFields, type Payload } from './payloads.ts'
import { answered } from './perform.ts'
import type { WriteTypes } from './write-types.ts'

/** Derives what can be done with a write: asked for, and taken back. */
export function addRevert(builder: Builder, types: WriteTypes): void {
  const payload = builder.objectRef<Payload>('RevertWritePayload').implement({
    description: 'What comes of `revertWrite`.',
    fields: (t) => commonFields(t, types),
  })
  builder.mutationField('revertWrite', (t) =>
    t.field({
      access: 'desk',
      type: payload,
      nullable: false,
      description:
        'Takes a write back, if its cells still hold what it wrote. For those who keep the workbook.',
      args: { id: t.arg.id({ required: true, description: 'The id of the write.' }), ...keyArg(t) },
      resolve: (_root, { id, idempotencyKey }, context, info) =>
        answered(
          context,
          () => [],
          () => null,
          (writing) =>
            writing.desk.revert(
              String(id),
              {
                name: info.fieldName,
                idempotencyKey: keyFor(idempotencyKey, writing, info),
                content: { id },
              },
              context.view,
            ),
        ),
    }),
  )
  builder.queryField('write', (t) =>
    t.field({
      access: 'desk',
      type: types.write,
      nullable: true,
      description:
        'A write of yours, or of a workbook that you keep; null where there is none, or none for you.',
      args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
      resolve: (_root, { id }, { view, writing }) => writing?.desk.writeFor(String(id), view) ?? null,
    }),
  )
}
