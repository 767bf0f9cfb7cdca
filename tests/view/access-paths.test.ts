import { graphqlSync, isObjectType } from 'graphql'
import { describe, expect, test } from 'vitest'
import { random } from '../../src/demo/random.ts'
import { encodeId } from '../../src/graph/ids.ts'
import { reverseName } from '../../src/graph/names.ts'
import { officeGraph, schema } from '../../src/running-office.ts'
import type { Snapshot } from '../../src/snapshot/snapshot.ts'
import type { Table } from '../../src/tables/table.ts'
import { viewAs } from '../office-of.ts'
import { PATHS } from './access-paths.ts'
import { cellFields } from './cell-fields.ts'
import { chanceOffice, readChance, TODAY } from './chance-office.ts'
import { changedColumns, heardOf, shownOf } from './followed-changes.ts'
import { KEEPERS, ROLES } from './may-see.ts'
import { onlooker, viewOf } from './onlooker.ts'
import { placesOf, probedPaths, sightOf } from './probed-paths.ts'

const graph = officeGraph()

describe('S13: every cell by every way', async () => {
  const { asked, told, granted, mismatches } = await probedPaths(graph, [0, 1, 5])
  const places = placesOf(graph)
  const cells = places.flatMap(({ name, path }) => ROLES.map((role) => ({ path, cell: `${name} ${role}` })))

  test('tells what DOMAIN §6 says, and no more', () => {
    expect([...mismatches]).toEqual([])
  })

  test('all cells were asked for, and there are no others', () => {
    expect(cells.map(({ cell }) => cell).filter((cell) => !asked.has(cell))).toEqual([])
    expect(asked.size).toBe(cells.length)
  })

  test('each denial stands beside a grant', () => {
    expect(places.map(({ name }) => name).filter((name) => !granted.has(name))).toEqual([])
  })

  test.each(PATHS)('%s grants some and denies some', (path) => {
    const grants = cells.filter((each) => each.path === path && told.has(each.cell)).length
    expect(grants).toBeGreaterThan(0)
    expect(grants).toBeLessThan(cells.filter((each) => each.path === path).length)
  })
})

describe('S13: the cells of the API', () => {
  /** The fields of a table's rows that are no cells of their own: words for codes, rows behind references. */
  const further = (table: Table): readonly string[] =>
    [
      ...Object.entries(table.columns).flatMap(([name, { target, kind }]) =>
        target ? [name] : kind === 'open' ? [`${name}Label`] : [],
      ),
      ...schema.tables.flatMap((other) => [
        ...Object.entries(other.columns).flatMap(([name, column]) =>
          column.target?.table === table.name ? [reverseName(other, name, column)] : [],
        ),
        other.unfolds?.parent === table.name ? other.plural : null,
      ]),
    ].filter((name) => name !== null)

  test.each(schema.tables)('a declared field that no way asks for fails: $name', (table) => {
    const type = graph.getType(table.name)
    const declared = isObjectType(type)
      ? Object.entries(type.getFields()).flatMap(([name, { extensions }]) =>
          extensions.access === 'declared' ? [name] : [],
        )
      : []
    const known = new Set([...cellFields(table, schema).map(({ field }) => field), ...further(table)])
    expect(declared.filter((name) => !known.has(name))).toEqual([])
    expect(declared.length).toBeGreaterThan(0)
  })

  test.each(ROLES)('a code is called by its name only where it is told: %s', (role) => {
    const snapshot = readChance(chanceOffice(random(4, 5), { filled: 0.9, faults: 0 }), 'HR_ONLY', {})
    const view = viewAs(snapshot, { roles: [role], person: '000001' }, TODAY)
    for (const { plural, columns } of schema.tables)
      for (const name of Object.keys(columns).filter((each) => columns[each]?.kind === 'open')) {
        const { data } = graphqlSync({
          schema: graph,
          source: `{ it: ${plural}(first: 1000) { nodes { code: ${name} label: ${name}Label } } }`,
          contextValue: { view },
        })
        const answer: { it: { nodes: { code: string | null; label: string | null }[] } } = JSON.parse(
          JSON.stringify(data),
        )
        expect(answer.it.nodes.filter(({ code, label }) => (code === null) !== (label === null))).toEqual([])
      }
  })
})

describe('S13: problems are read by those who open the file', () => {
  const office = chanceOffice(random(5, 5), { filled: 0.9, faults: 0.4 })
  const snapshot = readChance(office, 'HR_ONLY', {})
  const problems = snapshot.rowsOf('Problem').rows

  test.each(ROLES)('%s', (role) => {
    const view = viewAs(snapshot, { roles: [role], person: '000001' }, TODAY)
    for (const { key: workbook } of schema.workbooks) {
      const ids = problems.filter(({ values }) => values['workbook'] === workbook).map(encodeId)
      const keeps = KEEPERS[workbook]?.includes(role) ?? false
      const { data } = graphqlSync({
        schema: graph,
        source: `{
          problems(filter: { workbook: { eq: "${workbook}" } }, first: 1000) { totalCount nodes { id } }
          byValue: problems(filter: { workbook: { eq: "${workbook}" }, value: { contains: "？" } }) { totalCount }
          problemsAggregate(filter: { workbook: { eq: "${workbook}" } }) { count }
          nodes(ids: ${JSON.stringify(ids.slice(0, 100))}) { id }
          workbooks { key problems }
        }`,
        contextValue: { view },
      })
      const answer: {
        problems: { totalCount: number; nodes: { id: string }[] }
        byValue: { totalCount: number }
        problemsAggregate: { count: number }
        nodes: ({ id: string } | null)[]
        workbooks: { key: string; problems: number | null }[]
      } = JSON.parse(JSON.stringify(data))
      const seen = keeps ? ids : []
      expect(ids.length).toBeGreaterThan(0)
      expect(answer.problems.nodes.map(({ id }) => id).sort()).toEqual([...seen].sort())
      expect([answer.problems.totalCount, answer.problemsAggregate.count]).toEqual([seen.length, seen.length])
      expect(answer.byValue.totalCount > 0).toBe(keeps && tellsValues(workbook))
      expect(answer.nodes.filter((node) => node !== null)).toHaveLength(Math.min(100, seen.length))
      expect(answer.workbooks.find(({ key }) => key === workbook)?.problems).toBe(keeps ? ids.length : null)
    }
  })

  /** Problems of health and the like say where, not what. */
  const tellsValues = (workbook: string): boolean =>
    problems.some(({ values }) => values['workbook'] === workbook && String(values['value']).includes('？'))

  test('and those of some workbooks tell no value to anybody', () => {
    expect(schema.workbooks.map(({ key }) => key).filter((key) => !tellsValues(key))).toMatchInlineSnapshot(`
      [
        "intentions",
        "appraisal",
        "health",
      ]
    `)
  })
})

describe('S13: by subscription, a change is told to whoever sees another cell than before', () => {
  const snapshot = readChance(chanceOffice(random(0, 5), { filled: 0.75, faults: 0 }), 'HR_ONLY', {})
  const changes = changedColumns(snapshot)
  const everybody = (each: Snapshot) => viewAs(each, { roles: ['HR_CORE', 'OCC_HEALTH'] }, TODAY)

  test('every stored column is changed', () => {
    const changed = new Set(changes.map(({ table, column }) => `${table.name}.${column}`))
    const stored = schema.tables.flatMap(({ name, columns }) =>
      Object.keys(columns)
        .filter((column) => columns[column]?.derive === null)
        .map((column) => `${name}.${column}`),
    )
    expect(stored.filter((each) => !changed.has(each))).toMatchInlineSnapshot(`
      [
        "Grade.payGrade",
        "CodeEntry.order",
        "CodeEntry.active",
        "RequiredLevelRow.levels",
        "CompetencyMatrixRow.levels",
        "SelfDeclaration.wishes",
      ]
    `)
  })

  test.each(ROLES)('%s', (role) => {
    const who = onlooker(role, 'HR_ONLY')
    const wrong: string[] = []
    let heard = 0
    let unheard = 0
    for (const change of changes) {
      const told = heardOf(change, (each) => viewOf(each, who))
      const { table, column, before, after } = change
      const [then, now] = [everybody(before), everybody(after)]
      for (const row of before.rowsOf(table.name).rows) {
        const next = after.rowsOf(table.name).byKey(row.key)
        if (next === null || next === row) continue
        const [old, fresh] = [sightOf(before, then, who, row), sightOf(after, now, who, next)]
        const isMeant = JSON.stringify(shownOf(old, row)) !== JSON.stringify(shownOf(fresh, next))
        if (told.has(row.key) !== isMeant)
          wrong.push(`${table.name}.${column} ${row.key}: ${isMeant ? 'un' : ''}told`)
        if (isMeant) heard += 1
        else unheard += 1
      }
    }
    expect(wrong).toEqual([])
    expect([heard > 0 || role === 'DASHBOARD' || role === 'SYSADMIN', unheard > 0]).toEqual([true, true])
  })
})
