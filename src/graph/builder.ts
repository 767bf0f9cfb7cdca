import SchemaBuilder from '@pothos/core'
import './deny-by-default.ts'
import { GraphQLError } from 'graphql'
import type { Table } from '../tables/table.ts'
import type { Change } from '../view/change.ts'
import type { View } from '../view/view.ts'
import type { WriteDesk } from '../writes/desk.ts'

/** How a caller may change things. */
export interface Writing {
  readonly desk: Pick<WriteDesk, 'accept' | 'revert' | 'writeFor' | 'openOf' | 'waitsFor' | 'audit'>
  /** What the caller sees now, after what they have written. */
  viewNow(): View
  /** The key of the request's header. */
  readonly idempotencyKey: string | null
}

/** What every resolver gets: what the viewer may see, which a mutation replaces by what they see then. */
export interface GraphContext {
  view: View
  /** Absent where nothing can be written. */
  readonly writing?: Writing
  /** Follows what the viewer sees change, in some tables or in all; absent where nothing changes. */
  readonly follow?: (tables: readonly Table[] | null) => AsyncIterable<Change>
  /** Told how many rows a page takes out of a list. */
  readonly onRead?: (rows: number) => void
}

/** The types of the builder; dates are ISO strings behind scalars. */
export interface GraphTypes {
  Context: GraphContext
  Scalars: {
    ID: { Input: string; Output: string }
    Date: { Input: string; Output: string }
    DateTime: { Input: string; Output: string }
    YearMonth: { Input: string; Output: string }
  }
}

/** Makes the fields of an object type. */
export type ObjectFields<T> = PothosSchemaTypes.ObjectFieldBuilder<
  PothosSchemaTypes.ExtendDefaultTypes<GraphTypes>,
  T
>

/** Ikusei's builder. */
export type Builder = PothosSchemaTypes.SchemaBuilder<PothosSchemaTypes.ExtendDefaultTypes<GraphTypes>>

const SCALARS = [
  ['Date', 'A day, `YYYY-MM-DD`.', /^\d{4}-\d{2}-\d{2}$/u],
  ['DateTime', 'A moment, ISO 8601 in UTC.', /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u],
  ['YearMonth', 'A month of a year, `YYYY-MM`.', /^\d{4}-\d{2}$/u],
] as const

/** Makes a builder with Ikusei's scalars, whose fields must say why they tell nobody too much. */
export function makeBuilder(): Builder {
  const builder = new SchemaBuilder<GraphTypes>({ plugins: ['denyByDefault'] })
  for (const [name, description, form] of SCALARS)
    builder.scalarType(name, {
      description,
      serialize: (value) => value,
      parseValue: (value) => {
        if (typeof value === 'string' && form.test(value) && isReal(value)) return value
        throw new GraphQLError(
          `${name} expected, such as ${name === 'Date' ? '2025-04-01' : name === 'YearMonth' ? '2025-04' : '2025-04-01T00:00:00Z'}`,
          {
            extensions: { code: 'BAD_USER_INPUT' },
          },
        )
      },
    })
  return builder
}

/** Tells whether there is such a day: JavaScript takes 31 February for a day in March. */
const isReal = (text: string): boolean => {
  const moment = new Date(text)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text.slice(0, 10))
}
