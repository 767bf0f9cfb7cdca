import { defaultFieldResolver, execute, GraphQLError, type GraphQLSchema, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { L1, L3 } from '../../schema/roles.ts'
import { code } from '../../src/columns/code.ts'
import { text } from '../../src/columns/text.ts'
import { type Random, random } from '../../src/demo/random.ts'
import { buildGraph } from '../../src/graph/build.ts'
import { type GraphContext, makeBuilder } from '../../src/graph/builder.ts'
import { ACCESS, type Access } from '../../src/graph/deny-by-default.ts'
import { encodeId } from '../../src/graph/ids.ts'
import { insights } from '../../src/insights/insights.ts'
import { officeGraph, schema } from '../../src/running-office.ts'
import type { Snapshot } from '../../src/snapshot/snapshot.ts'
import { table } from '../../src/tables/table.ts'
import { maskFor } from '../../src/view/mask.ts'
import type { View } from '../../src/view/view.ts'
import { askDemo } from '../demo/ask-demo.ts'
import { viewAs } from '../office-of.ts'
import { chanceOffice, readChance, TODAY } from '../view/chance-office.ts'
import { ROLES } from '../view/may-see.ts'
import { changeOf, openDesk } from '../view/open-desk.ts'
import { everyField, typesWithFields } from './every-field.ts'

/** Every field of an API, as `Type.field`. */
const fieldsOf = (graph: GraphQLSchema) =>
  new Map(
    typesWithFields(graph).flatMap((type) =>
      Object.entries(type.getFields()).map(([name, field]) => [`${type.name}.${name}`, field] as const),
    ),
  )

describe('S12: what does not say who may have it is not built', () => {
  test('a hand-written field without access fails the build, which names it', () => {
    const builder = makeBuilder()
    builder.queryType({ description: 'All.' })
    builder.queryField('loose', (t) =>
      // @ts-expect-error it does not say why it tells nobody too much
      t.string({ nullable: true, description: 'Loose.', resolve: () => 'loose' }),
    )
    expect(() => builder.toSchema()).toThrow('default deny: Query.loose says no access')
  })

  test('neither does a word that nobody knows', () => {
    const builder = makeBuilder()
    builder.queryType({ description: 'All.' })
    builder.queryField('loose', (t) =>
      // @ts-expect-error such access is not told
      t.string({ access: 'everybody', nullable: true, description: 'Loose.', resolve: () => 'loose' }),
    )
    expect(() => builder.toSchema()).toThrow('default deny: Query.loose says no access')
  })

  test('a field of a row that an extension adds without access fails the build of the API', () => {
    expect(() =>
      buildGraph(schema, [
        ({ builder, refOf }) =>
          builder.objectField(refOf('Department'), 'loose', (t) =>
            // @ts-expect-error it does not say why it tells nobody too much
            t.string({ nullable: true, description: 'Loose.', resolve: (row) => row.key }),
          ),
      ]),
    ).toThrow('default deny: Department.loose says no access')
  })

  test('a query pays nothing for it: the resolver is the one that was written', () => {
    const builder = makeBuilder()
    const resolve = () => 'told'
    builder.queryType({ description: 'All.' })
    builder.queryField('told', (t) =>
      t.string({ access: 'view', nullable: true, description: 'Told.', resolve }),
    )
    expect(builder.toSchema().getQueryType()?.getFields()['told']?.resolve).toBe(resolve)
  })

  test('every field says it, and none beside the declarations says it comes from one', () => {
    const derived = fieldsOf(buildGraph(schema))
    const words = [...fieldsOf(officeGraph())].map(
      ([name, { extensions }]) => [name, extensions.access] as const,
    )
    expect(words.filter(([, access]) => access === undefined || !Object.hasOwn(ACCESS, access))).toEqual([])
    expect(words.filter(([name, access]) => access === 'declared' && !derived.has(name))).toEqual([])
  })
})

describe('S12: a column without a level', () => {
  const settings = new Map<string, string>()
  const somebody = { subject: '', roles: ['STAFF'], person: null, scope: new Set<string>() }
  const loans = table({
    name: 'Loan',
    plural: 'loans',
    workbook: 'personnel',
    sheet: '貸出',
    doc: 'A loan.',
    key: ['loanCode'],
    access: { level: L3 },
    columns: {
      loanCode: code('番号', { level: L1, doc: 'Number.' }),
      plain: text('品名', { level: L1, doc: 'What.' }),
      unsaid: text('備考', { doc: 'Note.' }),
    },
  })

  test('has the level of its table', () => {
    const { visible, hidden } = maskFor(loans, somebody, 'other', settings)
    expect([visible, hidden]).toEqual([true, ['unsaid']])
    expect(maskFor(loans, { ...somebody, roles: ['HR'] }, 'other', settings).hidden).toEqual([])
  })

  test('that nobody declared is for the strictest role of all', () => {
    const strictest = schema.strictest.roles
    for (const { access, columns } of schema.tables)
      for (const level of [access.level, ...Object.values(columns).flatMap((each) => each.level ?? [])])
        expect(level.roles.some((role) => strictest.includes(role)) || level.name.startsWith('L5')).toBe(true)
    expect(schema.strictest.roles).toEqual(['HR_CORE'])
  })
})

const forbid = (what: string): never => {
  throw new Error(`it asks for ${what}, which it does not say`)
}

/** What a resolver is given that keeps to its word: anything else fails it. */
function contextFor(access: Access, context: GraphContext): GraphContext {
  const { view } = context
  switch (access) {
    case 'desk':
      return context
    case 'groups':
      return {
        view,
        get writing() {
          return forbid('the desk')
        },
      }
    case 'declared':
    case 'view':
      return {
        view: alone(view),
        get writing() {
          return forbid('the desk')
        },
      }
    case 'parent':
      return {
        get view() {
          return forbid('the view')
        },
        get writing() {
          return forbid('the desk')
        },
      }
  }
}

const views = new WeakMap<View, View>()

/** The view with no whole office behind it. */
function alone(view: View): View {
  const known: View = views.get(view) ?? Object.create(view)
  views.set(view, known)
  return known
}

/** The API, in which each field is given no more than it says; tells which were asked for, and which of them broke their word. */
function watched() {
  const graph = buildGraph(schema, insights)
  const asked = new Set<string>()
  const broken = new Set<string>()
  for (const [name, field] of fieldsOf(graph)) {
    const { resolve = defaultFieldResolver, extensions } = field
    field.resolve = (source, args, context, info) => {
      asked.add(name)
      try {
        return resolve(source, args, contextFor(extensions.access ?? 'parent', context), info)
      } catch (error) {
        if (!(error instanceof GraphQLError)) broken.add(`${name} (${extensions.access}): ${error}`)
        throw error
      }
    }
  }
  return { graph, asked, broken }
}

/** Documents that ask for everything of an office, by some rows and the codes that are in them. */
function askingOf(snapshot: Snapshot, graph: GraphQLSchema, chance: Random) {
  const tables = [...snapshot.schema.tables, snapshot.tableOf('Problem')]
  const some = tables.flatMap(({ name }) => {
    const { rows } = snapshot.rowsOf(name)
    return [chance.pick(rows), chance.pick(rows)].filter((row) => row !== undefined)
  })
  const values = new Map(
    some.flatMap((row) =>
      snapshot.tableOf(row.table).key.map((column) => [column, row.values[column]] as const),
    ),
  )
  return {
    snapshot,
    desk: openDesk(some.map(changeOf)),
    /** What is told to who follows changes. */
    change: {
      version: '1',
      asOf: '2026-11-25T00:00:00.000Z',
      isEverything: false,
      tables: tables.slice(0, 1).map((table) => ({ table, changed: some, removed: [] })),
    },
    documents: everyField(graph, { ids: some.map(encodeId), values }).map((text) =>
      parse(text, { noLocation: true }),
    ),
  }
}

describe('S12: a field keeps to the access that it says', () => {
  const { graph, asked, broken } = watched()
  const demo = askDemo({ internalPostingEnabled: 'true' }).snapshot
  const filled = { filled: 0.7, faults: 0.04 }
  const offices = [2, 5].flatMap((seed) => [
    askingOf(demo, graph, random(seed, 2)),
    askingOf(readChance(chanceOffice(random(seed, 1), filled), 'HR_ONLY', {}), graph, random(seed, 2)),
  ])

  test.each([...ROLES.map((role) => [role]), ['HR_CORE', 'OCC_HEALTH']])('%s', async (...roles) => {
    const scope = new Set(['000002', '000003'])
    for (const { snapshot, desk, change, documents } of offices) {
      const view = viewAs(snapshot, { roles, person: '000001', scope }, TODAY)
      const contextValue = { view, writing: { desk, viewNow: () => view, idempotencyKey: null } }
      for (const document of documents)
        await execute({ schema: graph, document, rootValue: change, contextValue })
    }
    expect([...broken].sort()).toEqual([])
  })

  test('no field was left out', () => {
    expect([...fieldsOf(graph).keys()].filter((name) => !asked.has(name))).toEqual(['Node.id'])
  })
})
