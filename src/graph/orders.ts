import { isOrderable } from '../tables/operators.ts'
import type { Order } from '../tables/sort.ts'
import type { Table } from '../tables/table.ts'
import type { Builder } from './builder.ts'
import { constantName, described } from './names.ts'

/** The enum of directions. */
export const makeDirection = (builder: Builder) =>
  builder.enumType('OrderDirection', {
    description: 'Which end comes first. Rows without a value come last either way.',
    values: {
      ASC: { value: 'ASC', description: 'Smallest, earliest first.' },
      DESC: { value: 'DESC', description: 'Largest, latest first.' },
    },
  })

/** The enum of a table's columns that pass a test; its values are the columns' names. */
export const columnEnum = (
  builder: Builder,
  table: Table,
  name: string,
  description: string,
  passes: (column: Table['columns'][string]) => boolean,
) =>
  builder.enumType(name, {
    description,
    values: Object.fromEntries(
      Object.entries(table.columns).flatMap(([column, each]) =>
        passes(each)
          ? [[constantName(column), { value: column, description: described(each.header, each.doc) }]]
          : [],
      ),
    ),
  })

/** The order input of a table. */
export const makeOrder = (builder: Builder, table: Table, direction: ReturnType<typeof makeDirection>) => {
  const field = columnEnum(
    builder,
    table,
    `${table.name}OrderField`,
    `What rows of ${table.name} can be ordered by.`,
    isOrderable,
  )
  return builder.inputRef<Order>(`${table.name}Order`).implement({
    description: `One key of an order of ${table.name}; every order ends with the table's key.`,
    fields: (t) => ({
      field: t.field({ type: field, required: true, description: 'By what.' }),
      direction: t.field({
        type: direction,
        required: true,
        defaultValue: 'ASC',
        description: 'Which end first.',
      }),
    }),
  })
}
