import { graphqlSync, printSchema } from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../schema/index.ts'
import { L1 } from '../../schema/roles.ts'
import { code } from '../../src/columns/code.ts'
import { date } from '../../src/columns/date.ts'
import { integer } from '../../src/columns/number.ts'
import { reference } from '../../src/columns/reference.ts'
import { buildGraph } from '../../src/graph/build.ts'
import { runAtOnce } from '../../src/snapshot/slices.ts'
import { buildSnapshot } from '../../src/snapshot/snapshot.ts'
import { plainSheet } from '../../src/sources/memory.ts'
import { checkSchema } from '../../src/tables/check.ts'
import { readOffice } from '../../src/tables/read-office.ts'
import { table } from '../../src/tables/table.ts'
import { openView } from '../../src/view/view.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'

const uniforms = table({
  name: 'Uniform',
  plural: 'uniforms',
  workbook: 'personnel',
  sheet: '被服貸与',
  doc: 'A uniform that was lent.',
  key: ['uniformCode'],
  access: { level: L1 },
  columns: {
    uniformCode: code('被服番号', { required: true, doc: 'Number.' }),
    wearer: reference('職員番号', 'Staff', { required: true, doc: 'Who wears it.' }),
    lentOn: date('貸与日', { doc: 'Since when.' }),
    size: integer('号', { unit: '号', min: 1, max: 30, doc: 'Size.' }),
  },
})

const extended = checkSchema({ ...schema, tables: [...schema.tables, uniforms] })
const SHEET = [
  ['被服番号', '職員番号', '貸与日', '号'],
  ['U1', '000003', 'R7.4.1', '11号'],
  ['U2', 4, '令和7年5月1日', 13],
  ['U3', '000003', '未定', 99],
]

test('a table declared in ten lines has a type, a list, filters, orders, aggregates and relations', () => {
  const sheets = new Map(
    Object.entries(SAMPLE_OFFICE).map(([key, each]) => [
      key,
      Object.entries({ ...each, ...(key === 'personnel' && { 被服貸与: SHEET }) }).map(([title, rows]) =>
        plainSheet(title, rows),
      ),
    ]),
  )
  const reading = runAtOnce(
    readOffice({ schema: extended, settings: { staffNumberWidth: '6' }, sheets, before: null }),
  )
  const snapshot = buildSnapshot(extended, reading, [], [], null)
  const view = openView(
    snapshot,
    { subject: 'hr', roles: ['HR'], person: null, scope: new Set() },
    '2026-11-25',
    extended.strictest,
  )
  const { data, errors } = graphqlSync({
    schema: buildGraph(extended),
    contextValue: { view },
    source: `{
      uniforms(filter: { wearer: { name: { contains: "003" } } }, orderBy: [{ field: LENT_ON, direction: DESC }]) { totalCount nodes { uniformCode lentOn size wearer { name } wearerStaffNumber } }
      uniform(uniformCode: "U2") { wearer { name } }
      uniformsAggregate(groupBy: [WEARER]) { count groups { key { wearer { staffNumber } } count } }
      staff(staffNumber: "000003") { uniforms { totalCount } }
      problems(filter: { sheet: { eq: "被服貸与" } }) { nodes { cell code } } }`,
  })
  expect(errors).toBeUndefined()
  expect(JSON.parse(JSON.stringify(data))).toEqual({
    uniforms: {
      totalCount: 2,
      nodes: [
        {
          uniformCode: 'U1',
          lentOn: '2025-04-01',
          size: 11,
          wearer: { name: '職員 003' },
          wearerStaffNumber: '000003',
        },
        {
          uniformCode: 'U3',
          lentOn: null,
          size: null,
          wearer: { name: '職員 003' },
          wearerStaffNumber: '000003',
        },
      ],
    },
    uniform: { wearer: { name: '職員 004' } },
    uniformsAggregate: {
      count: 3,
      groups: [
        { key: { wearer: { staffNumber: '000003' } }, count: 2 },
        { key: { wearer: { staffNumber: '000004' } }, count: 1 },
      ],
    },
    staff: { uniforms: { totalCount: 2 } },
    problems: {
      nodes: [
        { cell: 'C4', code: 'Q35' },
        { cell: 'D4', code: 'N3' },
      ],
    },
  })
})

test('its sentences stand in the printed schema', () => {
  const sdl = printSchema(buildGraph(extended))
  expect(sdl).toContain('"""「被服貸与」 A uniform that was lent."""\ntype Uniform implements Node {')
  expect(sdl).toContain('"""「貸与日」 Since when."""')
})
