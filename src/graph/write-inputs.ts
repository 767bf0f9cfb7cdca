import type { InputFieldRef } from '@pothos/core'
import type { Value } from '../columns/column.ts'
import type { WriteFault } from '../tables/intent.ts'
import type { Table } from '../tables/table.ts'
import { cellWish, givenTwice } from '../writes/cell-wish.ts'
import type { RowWish } from '../writes/write-request.ts'
import type { Builder, GraphTypes } from './builder.ts'
import type { Surfaces } from './surfaces.ts'
import type { CellsField, WriteField, WriteShape } from './write-fields.ts'

/** An input as it arrives: what it holds is known by the table it is for. */
export type Input = Readonly<Record<string, unknown>>

type InputFields = PothosSchemaTypes.InputFieldBuilder<
  PothosSchemaTypes.ExtendDefaultTypes<GraphTypes>,
  'InputObject'
>
type InputField = InputFieldRef<
  PothosSchemaTypes.ExtendDefaultTypes<GraphTypes>,
  NonNullable<unknown> | null | undefined
>

/** The input types of a table: one for a new row, one for changes of a row. */
export class WriteInputs {
  readonly #builder: Builder
  readonly #surfaces: Surfaces
  readonly #cells = new Map<string, ReturnType<ReturnType<typeof newInput>['implement']>>()

  constructor(builder: Builder, surfaces: Surfaces) {
    this.#builder = builder
    this.#surfaces = surfaces
  }

  /** What a new row is made of. */
  toCreate(table: Table, shape: WriteShape) {
    return newInput(this.#builder, `Create${table.name}Input`).implement({
      description: `A new row of ${table.name}.`,
      fields: (t) => ({
        ...this.#fields(t, [...shape.key, ...shape.rest], true),
        ...this.#cellFields(t, shape.cells),
      }),
    })
  }

  /** What is changed of a row; the key stands beside it. */
  toUpdate(table: Table, shape: WriteShape) {
    return newInput(this.#builder, `Update${table.name}Changes`).implement({
      description: `Changes of a row of ${table.name}: what is left out stays, null clears.`,
      fields: (t) => ({ ...this.#fields(t, shape.rest, false), ...this.#cellFields(t, shape.cells) }),
    })
  }

  /** The type of a key's field as an argument. */
  scalarOf({ surface }: WriteField) {
    const type = this.#surfaces.typeOf(surface)
    return 'text' in type ? type.text : 'number' in type ? type.number : 'Boolean'
  }

  #fields(t: InputFields, fields: readonly WriteField[], isNew: boolean): Record<string, InputField> {
    return Object.fromEntries(
      fields.map((each): [string, InputField] => {
        const { field, list, description } = each
        const type = this.scalarOf(each)
        const required = isNew && each.required
        return [
          field,
          list ? t.field({ type: [type], required, description }) : t.field({ type, required, description }),
        ]
      }),
    )
  }

  #cellFields(t: InputFields, cells: readonly CellsField[]): Record<string, InputField> {
    return Object.fromEntries(
      cells.map((each): [string, InputField] => [
        each.field,
        t.field({ type: [this.#cell(each)], description: `${each.child.doc} Those left out stay.` }),
      ]),
    )
  }

  #cell({ child, part, fields }: CellsField) {
    const known = this.#cells.get(child.name)
    if (known) return known
    const made = newInput(this.#builder, `${child.name}CellInput`).implement({
      description: `${child.doc} As a cell of its row.`,
      fields: (t) => ({
        ...this.#fields(t, [{ ...part, required: true }], true),
        ...this.#fields(t, fields, false),
      }),
    })
    this.#cells.set(child.name, made)
    return made
  }
}

const newInput = (builder: Builder, name: string) => builder.inputRef<Input>(name)

/** The values of some fields, by identity; what was left out is not among them. */
export function valuesIn(input: Input, fields: readonly WriteField[]): Map<string, Value> {
  return new Map(
    fields.flatMap(({ field, identity }) => {
      const value = input[field]
      return value === undefined ? [] : [[identity, valueGiven(value)] as const]
    }),
  )
}

/** The values of a row's cells, by identity: a level or why there is none, a wish by its rank; and what is wrong with them. */
export function cellValuesIn(
  input: Input,
  cells: readonly CellsField[],
): { readonly values: ReadonlyMap<string, Value>; readonly faults: readonly WriteFault[] } {
  const values = new Map<string, Value>()
  const faults: WriteFault[] = []
  for (const { field, child, part, fields } of cells) {
    const list = input[field]
    const { unfolds } = child
    if (!Array.isArray(list) || unfolds === null) continue
    const given = new Set<string>()
    for (const cell of list) {
      const own = valuesIn(cell, fields)
      const at = `${unfolds.spread}/${cell[part.field]}`
      if (given.has(at)) faults.push(givenTwice(at))
      given.add(at)
      if (unfolds.item === null) for (const [name, each] of own) values.set(`${at}/${name}`, each)
      else {
        const wish = cellWish(own, unfolds, at)
        if ('code' in wish) faults.push(wish)
        else if (wish.wanted !== undefined) values.set(at, wish.wanted)
      }
    }
  }
  return { values, faults }
}

/** GraphQL has checked what an input holds: a value, or a list of texts. */
const valueGiven = (value: unknown): Value =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : Array.isArray(value)
      ? value.map(String)
      : null

/** What is wanted of a row, of the arguments of a mutation. */
export function wishOf(
  table: Table,
  act: RowWish['act'],
  shape: WriteShape,
  { key, values, ifRevision }: { readonly key: Input; readonly values: Input; readonly ifRevision?: unknown },
): RowWish {
  const given = valuesIn(key, shape.key)
  const cells = cellValuesIn(values, shape.cells)
  return {
    table,
    act,
    key: given,
    values: new Map([
      ...(act === 'CREATE' || act === 'UPSERT' ? given : []),
      ...valuesIn(values, shape.rest),
      ...cells.values,
    ]),
    ifRevision: typeof ifRevision === 'string' ? ifRevision : null,
    faults: cells.faults,
  }
}
