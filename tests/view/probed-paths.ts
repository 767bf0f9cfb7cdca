import type { GraphQLSchema } from 'graphql'
import { random } from '../../src/demo/random.ts'
import { schema } from '../../src/running-office.ts'
import type { Snapshot } from '../../src/snapshot/snapshot.ts'
import type { Row } from '../../src/tables/row.ts'
import type { Table } from '../../src/tables/table.ts'
import type { View } from '../../src/view/view.ts'
import { viewAs } from '../office-of.ts'
import { PATHS, type Path, pathsTo } from './access-paths.ts'
import { type CellField, cellFields, waysOf } from './cell-fields.ts'
import { chanceOffice, readChance, TODAY } from './chance-office.ts'
import { maySee, type Onlooker, ROLES, type Sight } from './may-see.ts'
import { onlooker, viewOf } from './onlooker.ts'
import { openingFor } from './twins.ts'

/** Somebody with every role, beside whom a denial is one. */
const EVERY_ROLE = ['HR_CORE', 'OCC_HEALTH']
/** Whether a row is led to, or stands elsewhere for what is in it, hangs on other rows too: silence tells nothing. */
const MAY_MISS: readonly Path[] = ['relation', 'order']

type Seen = 'seen' | 'coarse' | 'hidden'

/** A cell as it is asked for by one way: of a column, or of the columns nobody declared. */
interface Place {
  readonly table: Table
  readonly field: CellField | null
  readonly path: Path
  readonly name: string
}

/** Every column by every way that leads to it. */
export const placesOf = (graph: GraphQLSchema): readonly Place[] =>
  schema.tables.flatMap((table) =>
    [...cellFields(table, schema), null].flatMap((field) =>
      // Only sheets about people are given undeclared columns here.
      field === null && (table.access.person === null || table.unfolds !== null)
        ? []
        : PATHS.filter((path) => isWay(graph, table, field, path)).map((path) => ({
            table,
            field,
            path,
            name: `${table.name}.${field?.column ?? 'extra'} ${path}`,
          })),
    ),
  )

function isWay(graph: GraphQLSchema, table: Table, field: CellField | null, path: Path): boolean {
  const ways = field && waysOf(graph, table, field)
  switch (path) {
    case 'filter':
    case 'group':
    case 'summary':
      return ways?.[path] ?? false
    case 'order':
    case 'cursor':
      return ways?.order ?? false
    case 'mutation':
      return cellFields(table, schema).some((each) => waysOf(graph, table, each).mutation)
    case 'audit':
      return field === null || table.columns[field.column]?.derive === null
    case 'relation':
      return isRelated(table)
    default:
      return true
  }
}

/** Whether rows of a table name others, or are named by others. */
const isRelated = (table: Table): boolean =>
  table.unfolds !== null ||
  schema.tables.some(({ columns, name }) =>
    Object.values(columns).some(
      ({ target }) => target && (target.table === table.name || name === table.name),
    ),
  )

/** What was found of all cells by all ways, each as `Type.field way role`. */
export interface ProbedPaths {
  readonly asked: ReadonlySet<string>
  readonly told: ReadonlySet<string>
  /** What somebody with every role was told of, as `Type.field way`. */
  readonly granted: ReadonlySet<string>
  readonly mismatches: ReadonlySet<string>
}

/** Asks for every cell of offices of chance by every way through every role, and compares what is told with what should be. */
export async function probedPaths(graph: GraphQLSchema, seeds: readonly number[]): Promise<ProbedPaths> {
  const places = placesOf(graph)
  const found = {
    asked: new Set<string>(),
    told: new Set<string>(),
    granted: new Set<string>(),
    mismatches: new Set<string>(),
  }
  for (const seed of seeds) {
    const opening = openingFor(seed)
    const snapshot = readChance(chanceOffice(random(seed, 5), { filled: 0.75, faults: 0.04 }), opening, {})
    const whole = viewAs(snapshot, { roles: EVERY_ROLE }, TODAY)
    const ask = pathsTo(graph, snapshot, whole)
    for (const role of [null, ...ROLES]) {
      const who = role && onlooker(role, opening)
      const view = who ? viewOf(snapshot, who) : whole
      const answers = new Map<string, unknown[]>()
      await ask(view, (path, row, column, value) => {
        const cell = `${row.table}.${column} ${path} ${row.key}`
        answers.set(cell, [...(answers.get(cell) ?? []), value])
      })
      for (const place of places)
        for (const row of snapshot.rowsOf(place.table.name).rows) {
          const truth = truthOf(place, row, whole)
          if (truth === null) continue
          const seen = seenIn(answers.get(`${place.name} ${row.key}`) ?? [], truth, place.path)
          const meant = who ? meantFor(place, sightOf(snapshot, whole, who, row), truth) : 'seen'
          if (seen === 'hidden' && meant !== 'hidden' && MAY_MISS.includes(place.path)) continue
          if (seen !== meant) found.mismatches.add(`${place.name} ${role}: ${seen}, not ${meant}`)
          if (role !== null) found.asked.add(`${place.name} ${role}`)
          if (seen !== 'hidden')
            (role === null ? found.granted : found.told).add(
              role === null ? place.name : `${place.name} ${role}`,
            )
        }
    }
  }
  return found
}

const sights = new WeakMap<Row, Map<Onlooker, Sight>>()

/** What somebody should see of a row; `whole` sees all. */
export function sightOf(snapshot: Snapshot, whole: View, who: Onlooker, row: Row): Sight {
  const known = sights.get(row) ?? new Map<Onlooker, Sight>()
  sights.set(row, known)
  const table = snapshot.tableOf(row.table)
  const course = whole.follow(table, row, 'course')?.values ?? null
  const facts = { table: table.name, key: table.key, values: row.values, course }
  const sight = known.get(who) ?? maySee(who, facts, Object.keys(table.columns))
  known.set(who, sight)
  return sight
}

/** What stands in the cell; `null` for nothing. */
const truthOf = ({ table, field }: Place, row: Row, whole: View): unknown =>
  field ? field.answered(whole.valueOf(table, row, field.column)) : row.extra.length > 0 || null

function meantFor({ field, path }: Place, sight: Sight, truth: unknown): Seen {
  if (field === null) return sight.stray ? 'seen' : 'hidden'
  const { column } = field
  if (path === 'audit') return sight.recorded(column) ? 'seen' : 'hidden'
  const meant = sight.cell(column)
  if (meant !== 'coarse') return meant
  // A word that is answered as it stands, and a place in an order, look the same.
  return path === 'order' || truth === 'ON_LEAVE' || !sight.coarse(column).includes(String(truth))
    ? 'seen'
    : 'coarse'
}

/** What the values that a way told amount to. */
function seenIn(values: readonly unknown[], truth: unknown, path: Path): Seen {
  const some = values.filter((value) => value !== null)
  if (some.length === 0) return 'hidden'
  if (path === 'order') return 'seen'
  const truths = path === 'filter' && Array.isArray(truth) ? truth : [truth]
  const texts = new Set(truths.map((each) => JSON.stringify(each)))
  return some.some((value) => texts.has(JSON.stringify(value))) ? 'seen' : 'coarse'
}
