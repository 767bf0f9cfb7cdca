import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { isWritable, type WriteField, type WriteShape, writeShape } from '../../src/graph/write-fields.ts'
import { schema } from '../../src/running-office.ts'
import type { Table } from '../../src/tables/table.ts'
import type { SmallOffice } from '../office-of.ts'
import { changesOf, type Input, newRow, sheetOf } from './chance-input.ts'
import { type WrittenOffice, writtenOffice } from './written-office.ts'

/** An office with a sheet for every table and a column for everything. */
const wholeOffice = (): SmallOffice =>
  Object.fromEntries(
    schema.workbooks.map(({ key }) => [
      key,
      Object.fromEntries(
        schema.tables
          .filter(({ workbook, unfolds }) => workbook === key && unfolds === null)
          .map((table) => [table.sheet, sheetOf(table)]),
      ),
    ]),
  )

/** What a row is asked for to be compared with what was given. */
const selection = ({ key, rest, cells }: WriteShape, table: Table): string =>
  [
    ...fieldsIn([...key, ...rest], table),
    ...cells.map(
      ({ field, child, part, fields }) => `${field} { ${fieldsIn([part, ...fields], child).join(' ')} }`,
    ),
  ].join(' ')

const fieldsIn = (fields: readonly WriteField[], table: Table): readonly string[] =>
  fields
    .filter(({ identity, list }) => !(list && table.columns[identity]?.target))
    .map(({ field, identity }) => {
      const target = table.columns[identity]?.target?.table
      const code = schema.tables.find(({ name }) => name === target)?.key[0]
      return code === undefined ? field : `${field}: ${identity} { code: ${code} }`
    })

let office: WrittenOffice
afterEach(() => office.close())

const CORE = { subject: 'core', roles: ['HR', 'HR_CORE', 'OCC_HEALTH'] }

interface Payload {
  readonly userErrors: readonly { readonly code: string; readonly message: string; readonly field: unknown }[]
  readonly write: { readonly id: string } | null
  readonly row: Input | null
}

const ERRORS = 'userErrors { code message field } write { id }'

async function act(source: string, variables: Input): Promise<Payload> {
  const { data, errors } = await office.ask<{ payload: Payload }>(source, { as: CORE, variables })
  expect(errors, JSON.stringify(variables)).toEqual([])
  expect(data.payload.userErrors, JSON.stringify(variables)).toEqual([])
  return data.payload
}

const TABLES = schema.tables.filter((table) => isWritable(table) && table.unfolds === null)
const fieldOf = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

describe('what a mutation of any table answers is what is read', () => {
  test.each(TABLES.map((table) => [table.name, table] as const))('%s', async (name, table) => {
    office = await writtenOffice(wholeOffice())
    const shape = writeShape(table, schema.tables)
    const fields = selection(shape, table)
    const keyTypes = await keyTypesOf(name)
    const params = shape.key.map(({ field }) => `$${field}: ${keyTypes.get(field)}`).join(', ')
    const keyArgs = shape.key.map(({ field }) => `${field}: $${field}`).join(', ')
    const row = `row: ${fieldOf(name)} { revision ${fields} }`
    const key = (input: Input): Input =>
      Object.fromEntries(shape.key.map(({ field }) => [field, input[field] ?? null]))
    const read = async (input: Input): Promise<unknown> => {
      const { data, errors } = await office.ask<{ row: unknown }>(
        `query(${params}) { row: ${fieldOf(name)}(${keyArgs}) { revision ${fields} } }`,
        { as: CORE, variables: key(input) },
      )
      expect(errors).toEqual([])
      return data.row
    }
    /** The row as it is served, which is the same once it stands in the sheet. */
    const settledAs = async (input: Input, expected: unknown): Promise<void> => {
      expect(await read(input), JSON.stringify(input)).toEqual(expected)
      await office.settled()
      await office.keeper.refresh()
      expect(await read(input), JSON.stringify(input)).toEqual(expected)
    }
    await fc.assert(
      fc.asyncProperty(newRow(shape, table), changesOf(shape, table), async (input, changes) => {
        if ((await read(input)) !== null) return
        const created = await act(
          `mutation($input: Create${name}Input!) { payload: create${name}(input: $input) { ${row} ${ERRORS} } }`,
          { input },
        )
        expect(created.row).toMatchObject(given(input, shape, table))
        await settledAs(input, created.row)
        if (shape.rest.length > 0) {
          const updated = await act(
            `mutation(${params}, $changes: Update${name}Changes!) { payload: update${name}(${keyArgs}, changes: $changes) { ${row} ${ERRORS} } }`,
            { ...key(input), changes },
          )
          expect(updated.row).toMatchObject(given(changes, shape, table))
          await settledAs(input, updated.row)
          // Of what changed nothing there is nothing to take back.
          if (JSON.stringify(updated.row) !== JSON.stringify(created.row)) await revert(updated)
          await settledAs(input, created.row)
        }
        const remove = `mutation(${params}) { payload: delete${name}(${keyArgs}) { ${ERRORS} } }`
        const deleted = await act(remove, key(input))
        await settledAs(input, null)
        await revert(deleted)
        await settledAs(input, created.row)
        await act(remove, key(input))
        await settledAs(input, null)
      }),
      { numRuns: 6, seed: 20261125 },
    )
  })
})

const revert = async ({ write }: Payload): Promise<void> => {
  await act(`mutation($id: ID!) { payload: revertWrite(id: $id) { ${ERRORS} } }`, { id: write?.id })
}

/** What was given as it is to be answered; of lists of references, nothing. */
const given = (input: Input, { key, rest, cells }: WriteShape, table: Table): Input => ({
  ...valuesGiven(input, [...key, ...rest], table),
  ...Object.fromEntries(
    cells.flatMap(({ field, child, part, fields }) => {
      const list = input[field]
      if (!Array.isArray(list) || list.length === 0) return []
      const rows = list.map((cell: Input) =>
        expect.objectContaining(valuesGiven(cell, [part, ...fields], child)),
      )
      return [[field, expect.arrayContaining(rows)]]
    }),
  ),
})

const valuesGiven = (input: Input, fields: readonly WriteField[], table: Table): Input =>
  Object.fromEntries(
    fields.flatMap(({ field, identity, list }) => {
      const value = input[field]
      const isReference = table.columns[identity]?.target != null
      if (value === undefined || value === null || (list && isReference)) return []
      return [[field, isReference ? { code: value } : value]]
    }),
  )

/** The types of a table's key, as the printed schema has them. */
async function keyTypesOf(name: string): Promise<ReadonlyMap<string, string>> {
  const { data } = await office.ask<{
    __schema: {
      mutationType: {
        fields: readonly {
          name: string
          args: readonly {
            name: string
            type: { kind: string; name: string | null; ofType: { name: string } | null }
          }[]
        }[]
      }
    }
  }>('{ __schema { mutationType { fields { name args { name type { kind name ofType { name } } } } } } }')
  const field = data.__schema.mutationType.fields.find((each) => each.name === `delete${name}`)
  return new Map(
    field?.args.map(({ name: arg, type }) => [
      arg,
      type.kind === 'NON_NULL' ? `${type.ofType?.name}!` : String(type.name),
    ]),
  )
}
