import type { InputFieldRef } from '@pothos/core'
import type { Column } from '../columns/column.ts'
import { codeField } from '../tables/code-field.ts'
import type { Filter } from '../tables/match.ts'
import {
  isServed,
  LIST_OPERATORS,
  type ListOperator,
  type Operator,
  operatorsOf,
} from '../tables/operators.ts'
import type { Table } from '../tables/table.ts'
import type { Builder, GraphTypes } from './builder.ts'
import { described } from './names.ts'
import type { Surfaces } from './surfaces.ts'

/** Reference to a filter's input type. */
export type FilterRef = ReturnType<typeof newFilterRef>
type InputFields = PothosSchemaTypes.InputFieldBuilder<
  PothosSchemaTypes.ExtendDefaultTypes<GraphTypes>,
  'InputObject'
>

/** What a part of a filter may be before it is looked at. */
type FilterField = InputFieldRef<
  PothosSchemaTypes.ExtendDefaultTypes<GraphTypes>,
  NonNullable<unknown> | null | undefined
>

const newFilterRef = (builder: Builder, name: string) => builder.inputRef<Filter, false>(name)

const MEANINGS: Readonly<Record<Operator | ListOperator, string>> = {
  eq: 'Equal to.',
  in: 'One of.',
  lt: 'Less than, before.',
  lte: 'At most.',
  gt: 'Greater than, after.',
  gte: 'At least.',
  contains: 'Contains the text, whatever its width.',
  startsWith: 'Begins with the text, whatever its width.',
  isNull: 'Whether there is no value. All other comparisons fail where there is none.',
  has: 'Contains the value.',
  hasAny: 'Contains one of the values.',
}

/** Makes the filter types of all tables: one of each kind of value, one of each table. */
export class Filters {
  readonly #builder: Builder
  readonly #surfaces: Surfaces
  readonly #tables: ReadonlyMap<string, Table>
  readonly #made = new Map<string, FilterRef>()

  constructor(builder: Builder, surfaces: Surfaces, tables: readonly Table[]) {
    this.#builder = builder
    this.#surfaces = surfaces
    this.#tables = new Map(tables.map((table) => [table.name, table]))
  }

  /** The filter over the rows of a table. */
  ofTable(table: Table): FilterRef {
    const name = `${table.name}Filter`
    const known = this.#made.get(name)
    if (known) return known
    const ref = newFilterRef(this.#builder, name)
    this.#made.set(name, ref)
    ref.implement({
      description: `What rows of ${table.name} must fulfil; everything named must hold.`,
      fields: (t) => ({
        ...Object.fromEntries(
          Object.entries(table.columns).flatMap(([column, each]) =>
            isServed(each) ? this.#columnFields(t, column, each) : [],
          ),
        ),
        and: t.field({ type: [ref], description: 'All of these hold.' }),
        or: t.field({ type: [ref], description: 'One of these holds.' }),
        not: t.field({ type: ref, description: 'This does not hold.' }),
      }),
    })
    return ref
  }

  #columnFields(t: InputFields, name: string, column: Column): [string, FilterField][] {
    const description = described(column.header, column.doc)
    const target = column.target ? this.#tables.get(column.target.table) : undefined
    if (!target) return [[name, t.field({ type: this.#ofColumn(column), description })]]
    const code: [string, FilterField] = [
      codeField(name, target),
      t.field({ type: this.#ofColumn(column), description: `${description} As its code.` }),
    ]
    return column.list ? [code] : [[name, t.field({ type: this.ofTable(target), description })], code]
  }

  #ofColumn(column: Column): FilterRef {
    const name = `${this.#surfaces.nameOf(column)}${column.list ? 'List' : ''}Filter`
    const known = this.#made.get(name)
    if (known) return known
    const ref = newFilterRef(this.#builder, name)
    this.#made.set(name, ref)
    const operators: readonly (Operator | ListOperator)[] = column.list
      ? LIST_OPERATORS
      : operatorsOf(column.surface)
    ref.implement({
      description: `Comparisons of ${column.list ? 'lists of ' : ''}${this.#surfaces.nameOf(column)} values; all given must hold.`,
      fields: (t) =>
        Object.fromEntries(operators.map((operator) => [operator, this.#operatorField(t, operator, column)])),
    })
    return ref
  }

  #operatorField(t: InputFields, operator: Operator | ListOperator, column: Column): FilterField {
    const description = MEANINGS[operator]
    if (operator === 'isNull') return t.boolean({ description })
    const type = this.#surfaces.typeOf(column.surface)
    const scalar = 'text' in type ? type.text : 'number' in type ? type.number : 'Boolean'
    return operator === 'in' || operator === 'hasAny'
      ? t.field({ type: [scalar], description })
      : t.field({ type: scalar, description })
  }
}
