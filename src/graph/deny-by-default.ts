import type { FieldNullability, InputFieldMap, TypeParam } from '@pothos/core'
import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core'

/** Why a field tells nobody too much. */
export const ACCESS = {
  declared:
    'Rows and cells of a declared table, by the access and the levels it declares: the view has masked them.',
  view: 'Taken from the view alone: nothing that the viewer does not see goes into it.',
  parent: 'Part of the value it hangs on: whoever was given that may have it.',
  groups: 'A figure about groups, taken over the whole office: told of enough people, or not at all.',
  desk: 'Asked of the desk of writes, which asks the view what the viewer may do and know.',
} as const
export type Access = keyof typeof ACCESS

declare module 'graphql' {
  interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> {
    access?: Access
  }
}

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      denyByDefault: DenyByDefault<Types>
    }
    interface FieldOptions<
      Types extends SchemaTypes = SchemaTypes,
      ParentShape = unknown,
      Type extends TypeParam<Types> = TypeParam<Types>,
      Nullable extends FieldNullability<Type> = FieldNullability<Type>,
      Args extends InputFieldMap = InputFieldMap,
      ResolveShape = unknown,
      ResolveReturnShape = unknown,
    > {
      /** Why the field tells nobody too much. */
      access: Access
    }
  }
}

/** Fails the build of an API in which a field does not say why it tells nobody too much; costs a query nothing. */
export class DenyByDefault<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(field: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const { access } = field.pothosOptions
    if (access === undefined || !Object.hasOwn(ACCESS, access))
      throw new Error(`default deny: ${field.parentType}.${field.name} says no access`)
    return { ...field, extensions: { ...field.extensions, access } }
  }
}

SchemaBuilder.registerPlugin('denyByDefault', DenyByDefault)
