import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql'
import { encodeId } from '../../src/graph/ids.ts'
import { constantName, fieldName, reverseName } from '../../src/graph/names.ts'
import type { Snapshot } from '../../src/snapshot/snapshot.ts'
import type { Row } from '../../src/tables/row.ts'
import type { Table } from '../../src/tables/table.ts'
import type { View } from '../../src/view/view.ts'
import { type CellField, cellFields, keyArguments, keyFilter, waysOf } from './cell-fields.ts'
import { STRAY } from './chance-office.ts'
import { changeOf, openDesk } from './open-desk.ts'

/** Every way to a cell that the API has, each asked by itself; problems are another matter: they are read by workbook. */
export const PATHS = [
  ...['one by key', 'node', 'nodes', 'list', 'relation', 'filter', 'order', 'cursor'],
  ...['group', 'summary', 'mutation', 'audit'],
] as const
export type Path = (typeof PATHS)[number]

/** Takes down what a way told of a cell. */
type Tell = (path: Path, row: Row, column: string, value: unknown) => void

/** A document, and what each part of its answer tells. */
interface Way {
  readonly path: Path
  readonly document: DocumentNode
  read(part: Part, at: number, tell: Tell): void
}

/** A part of an answer, as far as the ways look at it. */
interface Part {
  readonly id?: string
  readonly it?: Part | null
  readonly nodes?: readonly Part[]
  readonly edges?: readonly { readonly cursor: string; readonly node: Part }[]
  readonly groups?: readonly { readonly key: Part }[]
  readonly summary?: Readonly<Record<string, { readonly count: number; readonly min: unknown }>>
  readonly rows?: readonly {
    table: string
    key: string
    cells: readonly { field: string; after: string }[]
  }[]
  readonly extra?: readonly unknown[]
  readonly [cell: `c${number}`]: unknown
}

/** What a coarser word is answered by. */
const COARSE = 'ON_LEAVE'

/** All ways to all cells of an office, written once for whoever asks: tells of each cell what they are told, by way. */
export function pathsTo(graph: GraphQLSchema, snapshot: Snapshot, whole: View) {
  const { tables } = snapshot.schema
  const rows = tables.flatMap(({ name }) => snapshot.rowsOf(name).rows)
  const desk = openDesk(
    rows.map((row) => {
      const { cells, ...change } = changeOf(row)
      const stray = row.extra.length === 0 ? [] : [{ identity: STRAY, before: null, after: '山' }]
      return { ...change, cells: [...cells, ...stray] }
    }),
  )
  const ways = [...tables.flatMap((table) => waysTo(graph, snapshot, whole, table)), recordOf(snapshot)]
  return async (view: View, tell: Tell): Promise<void> => {
    const contextValue = { view, writing: { desk, viewNow: () => view, idempotencyKey: null } }
    for (const { document, read } of ways) {
      const { data, errors } = await execute({ schema: graph, document, contextValue })
      if (errors) throw new Error(errors.map(({ message }) => message).join('\n'))
      const parts: Readonly<Record<string, Part | null>> = JSON.parse(JSON.stringify(data))
      Object.values(parts).forEach((part, at) => {
        if (part) read(part, at, tell)
      })
    }
  }
}

const way = (
  path: Path,
  fields: readonly string[],
  read: Way['read'],
  keyword: 'query' | 'mutation' = 'query',
): Way[] =>
  fields.length === 0
    ? []
    : [
        {
          path,
          document: parse(`${keyword} { ${fields.map((field, at) => `p${at}: ${field}`).join(' ')} }`, {
            noLocation: true,
          }),
          read,
        },
      ]

function waysTo(graph: GraphQLSchema, snapshot: Snapshot, whole: View, table: Table): Way[] {
  const { rows } = snapshot.rowsOf(table.name)
  const ids = rows.map(encodeId)
  const byKey = whole.rowsOf(table).inOrder().map(encodeId)
  const byId = new Map(rows.map((row) => [encodeId(row), row]))
  const fields = cellFields(table, snapshot.schema)
  const open = new Map(fields.map((field) => [field, waysOf(graph, table, field)]))
  const { plural } = table
  const single = fieldName(table.name)
  const cells = `{ id ${fields.map(({ field }, at) => `c${at}: ${field}`).join(' ')} extra { header } }`
  const ofRow = (tell: Tell, path: Path, part: Part | null | undefined): void => {
    const row = byId.get(part?.id ?? '')
    if (!row || !part) return
    for (const [at, { column }] of fields.entries()) tell(path, row, column, part[`c${at}`] ?? null)
    tell(path, row, 'extra', (part.extra ?? []).length > 0 ? true : null)
  }
  const ofRows = (path: Path) => (part: Part, _at: number, tell: Tell) => {
    for (const each of rowsWithin(part)) ofRow(tell, path, each)
  }
  const filtered = fields.flatMap((field) =>
    open.get(field)?.filter ? wordsIn(field, rows, whole, table).map((word) => ({ field, word })) : [],
  )
  const ordered = fields.filter((field) => open.get(field)?.order)
  return [
    ...way(
      'one by key',
      rows.map((row) => `${single}(${keyArguments(table, row, fields)}) ${cells}`),
      (part, _at, tell) => ofRow(tell, 'one by key', part),
    ),
    ...way(
      'node',
      ids.map((id) => `node(id: "${id}") { ... on ${table.name} ${cells} }`),
      (part, _at, tell) => ofRow(tell, 'node', part),
    ),
    ...way(
      'nodes',
      ids.length === 0 ? [] : [`nodes(ids: ${JSON.stringify(ids)}) { ... on ${table.name} ${cells} }`],
      ofRows('nodes'),
    ),
    ...way('list', [`${plural}(first: 1000) { nodes ${cells} }`], ofRows('list')),
    ...way(
      'relation',
      relationsTo(snapshot, table).map((text) => text.replace('…', cells)),
      ofRows('relation'),
    ),
    ...way(
      'filter',
      filtered.map(
        ({ field: { field, isList, literal }, word }) =>
          `${plural}(filter: { ${field}: { ${isList ? 'has' : 'eq'}: ${literal(word)} } }, first: 1000) { nodes { id } }`,
      ),
      (part, at, tell) => {
        for (const { id = '' } of part.nodes ?? []) {
          const [row, asked] = [byId.get(id), filtered[at]]
          if (row && asked) tell('filter', row, asked.field.column, asked.word)
        }
      },
    ),
    ...ordered.flatMap(({ column, answered }) => {
      const order = (direction: string) =>
        `${plural}(orderBy: [{ field: ${constantName(column)}, direction: ${direction} }], first: 1000) { edges { cursor node { id } } }`
      const read: Way['read'] = ({ edges = [] }, _at, tell) => {
        for (const [at, { cursor, node }] of edges.entries()) {
          const row = byId.get(node.id ?? '')
          if (!row) continue
          const [, value]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
          tell('cursor', row, column, answered(value))
          // Rows that nothing is known of stand last, by their keys: whatever stands before one of a lesser key is known.
          const place = byKey.indexOf(encodeId(row))
          if (edges.slice(at).some(({ node: { id = '' } }) => byKey.indexOf(id) < place))
            tell('order', row, column, true)
        }
      }
      return way('order', [order('ASC'), order('DESC')], read)
    }),
    ...groupedBy(table, rows, fields, open),
    ...(fields.some((field) => open.get(field)?.mutation)
      ? way(
          'mutation',
          rows.map(
            (row) =>
              `update${table.name}(${keyArguments(table, row, fields)}, changes: {}) { it: ${single} ${cells} }`,
          ),
          (part, _at, tell) => ofRow(tell, 'mutation', part.it),
          'mutation',
        )
      : []),
  ]
}

/** Each row for itself, grouped by every column there is, and summed up. */
function groupedBy(
  table: Table,
  rows: readonly Row[],
  fields: readonly CellField[],
  open: ReadonlyMap<CellField, ReturnType<typeof waysOf>>,
): Way[] {
  const by = fields.filter((field) => open.get(field)?.group)
  const summed = fields.filter((field) => open.get(field)?.summary)
  const columns = by.map(({ column }) => constantName(column)).join(' ')
  const groups =
    by.length === 0 ? '' : `groups { key { ${by.map(({ field }, at) => `c${at}: ${field}`).join(' ')} } }`
  const summary =
    summed.length === 0
      ? ''
      : `summary { ${summed.map(({ column }, at) => `c${at}: ${column} { count min }`).join(' ')} }`
  if (groups + summary === '') return []
  const grouping = by.length === 0 ? '' : `, groupBy: [${columns}]`
  return way(
    'group',
    rows.map(
      (row) =>
        `${table.plural}Aggregate(filter: { ${keyFilter(table, row, fields)} }${grouping}) { ${groups} ${summary} }`,
    ),
    (part, at, tell) => {
      const row = rows[at]
      if (!row) return
      for (const [index, { column }] of by.entries())
        tell('group', row, column, part.groups?.[0]?.key[`c${index}`] ?? null)
      for (const [index, { column }] of summed.entries())
        tell('summary', row, column, part.summary?.[`c${index}`]?.min ?? null)
    },
  )
}

/** The record of all changes, of which every cell of every row is one. */
function recordOf({ schema, rowsOf }: Snapshot): Way {
  const byPlace = new Map(
    schema.tables.flatMap(({ name }) => rowsOf(name).rows.map((row) => [`${name} ${row.key}`, row] as const)),
  )
  const [record] = way(
    'audit',
    ['audit(first: 500) { nodes { rows { table key cells { field after } } } }'],
    (part, _at, tell) => {
      for (const { rows = [] } of part.nodes ?? [])
        for (const { table, key, cells } of rows) {
          const row = byPlace.get(`${table} ${key}`)
          if (row)
            for (const { field } of cells)
              tell('audit', row, field === STRAY ? 'extra' : field, row.values[field] ?? true)
        }
    },
  )
  if (!record) throw new Error('no record is asked for')
  return record
}

/** Every row within a part, however deep. */
const rowsWithin = (part: Part | readonly Part[] | null): readonly Part[] => {
  const found: Part[] = []
  JSON.stringify(part, (_name, value: Part | null) => {
    if (typeof value?.id === 'string') found.push(value)
    return value
  })
  return found
}

/** What stands in a column anywhere, and what it may be answered by where it is coarser. */
function wordsIn(
  { column, isList }: CellField,
  rows: readonly Row[],
  whole: View,
  table: Table,
): readonly unknown[] {
  const words = rows.flatMap((row) => {
    const value: unknown = whole.valueOf(table, row, column)
    return isList && Array.isArray(value) ? value : value === null ? [] : [value]
  })
  return [...new Set(table.columns[column]?.blur ? [...words, COARSE] : words)]
}

/** The fields of other rows that lead to rows of a table, `…` standing for what is asked of these. */
const relationsTo = ({ schema: { tables } }: Snapshot, table: Table): readonly string[] => [
  ...tables.flatMap((other) =>
    Object.entries(other.columns).flatMap(([name, { target, spread }]) =>
      target?.table === table.name && spread === null
        ? [`${other.plural}(first: 1000) { nodes { ${name} … } }`]
        : [],
    ),
  ),
  ...Object.entries(table.columns).flatMap(([name, column]) => {
    const parent = tables.find((other) => other.name === column.target?.table)
    const reverse = reverseName(table, name, column)
    return parent && reverse !== null && column.spread === null
      ? [`${parent.plural}(first: 1000) { nodes { ${reverse}(first: 1000) { nodes … } } }`]
      : []
  }),
  ...tables.flatMap((parent) =>
    table.unfolds?.parent === parent.name
      ? [`${parent.plural}(first: 1000) { nodes { ${table.plural} … } }`]
      : [],
  ),
]
