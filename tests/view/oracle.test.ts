import fc from 'fast-check'
import { type ExecutionResult, execute, isObjectType, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { type Random, random } from '../../src/demo/random.ts'
import { encodeId } from '../../src/graph/ids.ts'
import { fieldName } from '../../src/graph/names.ts'
import { officeGraph } from '../../src/running-office.ts'
import { changedKeys } from '../../src/snapshot/changed-keys.ts'
import type { Snapshot } from '../../src/snapshot/snapshot.ts'
import { codeField } from '../../src/tables/code-field.ts'
import type { Row } from '../../src/tables/row.ts'
import type { Table } from '../../src/tables/table.ts'
import { changeBetween } from '../../src/view/change.ts'
import type { View } from '../../src/view/view.ts'
import { viewAs } from '../office-of.ts'
import {
  chanceOffice,
  chanceRow,
  factsOf,
  keyIn,
  readChance,
  SHEETS,
  TODAY,
  type WrittenOffice,
} from './chance-office.ts'
import { type Aims, aimsAt, chanceQuery } from './chance-query.ts'
import { figuresFor } from './figures.ts'
import { EXPECTED_COLUMNS, KEEPERS, maySee, type Onlooker, ROLES } from './may-see.ts'
import { onlooker, viewOf } from './onlooker.ts'
import { probedAccess } from './probed-access.ts'
import { openingFor, twinsFor } from './twins.ts'

const graph = officeGraph()

const OFFICES = 16
/** Documents by office; one asks two or so of the schema's queries. */
const DOCUMENTS = 36

const answer = async (view: View, query: string): Promise<string> => {
  const result: ExecutionResult = await execute({
    schema: graph,
    document: parse(query, { noLocation: true }),
    contextValue: { view },
  })
  return JSON.stringify(result)
}

/** What every answer says besides its data. */
const freshnessIn = ({ snapshot: { version, asOf, stale } }: View) => ({ version, asOf, stale })

/** Where two texts begin to differ. */
const differenceIn = (a: string, b: string): number => [...a].findIndex((sign, index) => sign !== b[index])

const SEE_ALL = ['HR_CORE', 'OCC_HEALTH']

/** The first answer that tells two offices apart, where it does; `null` if none of many does. */
async function firstTold(here: View, there: View, chance: Random, aims: Aims): Promise<string | null> {
  for (let count = 0; count < DOCUMENTS; count += 1) {
    const query = chanceQuery(chance, aims)
    const [a, b] = [await answer(here, query), await answer(there, query)]
    const at = Math.max(0, differenceIn(a, b) - 200)
    if (a !== b) return [a.slice(at, at + 400), b.slice(at, at + 400), query].join('\n')
  }
  return null
}

function oneByKey(table: Table, row: Row, { tableOf }: Snapshot): string {
  const args = table.key.flatMap((name) => {
    const column = table.columns[name]
    const value = row.values[name]
    if (!column || value == null) return []
    if (column.target) return [`${codeField(name, tableOf(column.target.table))}: ${JSON.stringify(value)}`]
    return [`${name}: ${typeof column.surface === 'string' ? JSON.stringify(value) : String(value)}`]
  })
  return `${fieldName(table.name)}(${args.join(', ')}) { id }`
}

/** Two offices that are one to somebody, and everything there is to aim at in both. */
function pairFor(who: Onlooker, seed: number) {
  const { one, other } = twinsFor(who, seed)
  // A keeper reads the counts of a workbook's cells, those of hidden rows too, as they read its problems.
  const keeps = Object.values(KEEPERS).some((roles) => roles.includes(who.role))
  return {
    one,
    other,
    aims: aimsAt([one, other], [...figuresFor(who.role), ...(keeps ? ['Workbook.sheets'] : [])]),
  }
}

describe('S16: what somebody may not see changes no byte of any answer', () => {
  test.each(ROLES)('%s', async (role) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const who = onlooker(role, openingFor(seed))
        const { one, other, aims } = pairFor(who, seed)
        const [here, there] = [viewOf(one, who), viewOf(other, who)]
        expect(freshnessIn(there)).toEqual(freshnessIn(here))
        expect(changeBetween(here, there, changedKeys(one, other), null)).toBeNull()
        const told = await firstTold(here, there, random(seed, 3), aims)
        if (told !== null) throw new Error(told)
      }),
      { numRuns: OFFICES },
    )
  })

  test.each(ROLES)('the figures that hang on more are fields of the API: %s', (role) => {
    const unknown = figuresFor(role).filter((each) => {
      const [type = '', field = ''] = each.split('.')
      const of = graph.getType(type)
      return !isObjectType(of) || of.getFields()[field] === undefined
    })
    expect(unknown).toEqual([])
  })

  test.each(ROLES)('such queries tell a view that masks nothing: %s', async (role) => {
    const seeds = Array.from({ length: 8 }, (_, seed) => seed)
    const asked = seeds.map(async (seed) => {
      const { one, other, aims } = pairFor(onlooker(role, openingFor(seed)), seed)
      const [here, there] = [one, other].map((snapshot) => viewAs(snapshot, { roles: SEE_ALL }, TODAY))
      return here && there ? firstTold(here, there, random(seed, 3), aims) : null
    })
    const told = await Promise.all(asked)
    expect(told.filter((each) => each !== null).length).toBeGreaterThan(1)
  })
})

describe('S16: what is asked', () => {
  test.each(ROLES)('a thousand queries and more, of every kind: %s', async (role) => {
    const kinds = new Map(
      Object.entries({
        query: /\bq\d:/gu,
        filter: /\bfilter:/gu,
        order: /\borderBy:/gu,
        group: /\bgroupBy:/gu,
        cursor: /\b(?:after|before):/gu,
        aggregate: /\b\w+Aggregate\b/gu,
        node: /\bnodes?\(/gu,
      }).map(([kind, sign]) => [kind, { sign, count: 0 }]),
    )
    let [pages, refusals] = [0, 0]
    for (let seed = 0; seed < OFFICES; seed += 1) {
      const who = onlooker(role, openingFor(seed))
      const { one, aims } = pairFor(who, seed)
      const [view, chance] = [viewOf(one, who), random(seed, 3)]
      for (let count = 0; count < DOCUMENTS; count += 1) {
        const query = chanceQuery(chance, aims)
        for (const kind of kinds.values()) kind.count += query.match(kind.sign)?.length ?? 0
        if (seed >= 2) continue
        const told = await answer(view, query)
        if (told.includes('"errors"')) refusals += 1
        else if (/\b(?:after|before):/u.test(query)) pages += 1
      }
    }
    expect(kinds.get('query')?.count).toBeGreaterThanOrEqual(1000)
    expect([...kinds].filter(([, { count }]) => count === 0)).toEqual([])
    expect([pages > 0, refusals > 0]).toEqual([true, true])
  })
})

describe('S15: a hidden row that is added changes no count, page or cursor', () => {
  test.each(ROLES)('%s', async (role) => {
    const who = onlooker(role, openingFor(0))
    const office = chanceOffice(random(6, 1), { filled: 0.7, faults: 0 })
    let added = 0
    const fuller: WrittenOffice = new Map(
      SHEETS.map((table) => {
        const rows = office.get(table.name) ?? []
        const taken = new Set(rows.map((row) => keyIn(table, row)))
        const hidden = Array.from({ length: 8 }, () =>
          chanceRow(table, random(6, 2 + added++), { filled: 0.7, faults: 0 }),
        ).filter((row) => {
          const key = keyIn(table, row)
          const { row: isSeen } = maySee(who, factsOf(table, row, office), Object.keys(table.columns))
          return !isSeen && !taken.has(key) && taken.add(key)
        })
        return [table.name, [...rows, ...hidden]]
      }),
    )
    const [one, other] = [office, fuller].map((each) => readChance(each, who.opening, {}))
    if (!one || !other) throw new Error('two offices')
    const grown: string[] = []
    for (const { name, plural } of one.schema.tables) {
      if (other.rowsOf(name).rows.length > one.rowsOf(name).rows.length) grown.push(name)
      const page =
        '{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } }'
      const query = `{ all: ${plural}(first: 1000) ${page} first: ${plural}(first: 2) ${page} last: ${plural}(last: 2) ${page} ${plural}Aggregate { count } }`
      expect(await answer(viewOf(other, who), query)).toBe(await answer(viewOf(one, who), query))
    }
    expect(grown.length).toBeGreaterThan(0)
  })
})

describe('S14: a row that is not there and one that is not for you are answered alike', () => {
  test.each(ROLES)('%s', async (role) => {
    const snapshot = readChance(chanceOffice(random(3, 1), { filled: 0.7, faults: 0.04 }), 'HR_ONLY', {})
    const view = viewOf(snapshot, onlooker(role, openingFor(0)))
    const tables = [...snapshot.schema.tables, snapshot.tableOf('Problem')]
    const hidden = tables.flatMap((table) =>
      snapshot.rowsOf(table.name).rows.flatMap((row) => {
        if (view.rowsOf(table).byKey(row.key)) return []
        const id = JSON.stringify(encodeId(row))
        return [`node(id: ${id}) { id }`, `nodes(ids: [${id}]) { id }`, oneByKey(table, row, snapshot)]
      }),
    )
    const answers = new Set<string>()
    for (const field of hidden) answers.add(`${field.slice(0, 5)} ${await answer(view, `{ it: ${field} }`)}`)
    const missing = ['node(id: "bm93aGVyZQ") { id }', 'nodes(ids: ["bm93aGVyZQ"]) { id }']
    expect(await answer(view, `{ it: ${missing[0]} }`)).toBe('{"data":{"it":null}}')
    expect(await answer(view, `{ it: ${missing[1]} }`)).toBe('{"data":{"it":[null]}}')
    expect([...answers].filter((each) => !/"it":(?:null|\[null\])\}\}$/u.test(each))).toEqual([])
    expect(hidden.length).toBeGreaterThan(0)
    for (const table of tables)
      for (const row of view.rowsOf(table).rows)
        expect(await answer(view, `{ it: ${oneByKey(table, row, snapshot)} }`)).toContain(encodeId(row))
  })
})

describe('S13: who may read what', () => {
  const matrix = probedAccess()

  test('every cell of the matrix is what DOMAIN §6 says', () => {
    expect(matrix.lines.filter(({ probed, expected }) => probed !== expected)).toEqual([])
    expect(matrix.unprobed).toEqual([])
    expect(EXPECTED_COLUMNS.filter((place) => !matrix.declared.includes(place))).toEqual([])
  })

  test('a changed level shows up in review', async () => {
    await expect(matrix.text).toMatchFileSnapshot('access-matrix.txt')
  })
})
