import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { type GraphQLNamedOutputType, getNamedType, graphql, isLeafType, isObjectType } from 'graphql'
import { writeDemoOffice } from '../src/demo/office.ts'
import { readOfficeFile } from '../src/office.ts'
import { officeGraph, type RunningOffice, runOffice, schema } from '../src/running-office.ts'

const graph = officeGraph()

/** What all insights of an office cost together. */
export interface InsightFigures {
  readonly staff: number
  readonly insights: number
  /** CPU of asking all of them for the first time after everything was read, the best round. */
  readonly firstMs: number
  /** CPU of asking again. */
  readonly againMs: number
  readonly slowest: readonly (readonly [name: string, ms: number])[]
}

const DEEPEST = 4
/** Queries of rows, and of what is no insight. */
const OTHERS = new Set(['node', 'nodes', 'viewer', 'workbooks', 'problems', 'audit', 'write'])

/** Every query of an insight that needs no argument, with all it tells. */
function documents(): ReadonlyMap<string, string> {
  const fields = Object.values(graph.getQueryType()?.getFields() ?? {})
  return new Map(
    fields.flatMap(({ name, args, type }) => {
      const named = getNamedType(type)
      const isInsight =
        !OTHERS.has(name) && isObjectType(named) && !isRow(named) && !/Connection|Aggregate/u.test(named.name)
      const needs = args.some((arg) => String(arg.type).endsWith('!'))
      return isInsight && !needs ? [[name, `{ ${name} ${selection(named, 0)} }`] as const] : []
    }),
  )
}

const isRow = (type: GraphQLNamedOutputType): boolean =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node')

function selection(type: GraphQLNamedOutputType, depth: number): string {
  if (!isObjectType(type)) return ''
  if (isRow(type)) return '{ id }'
  const parts = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type)
    if (field.args.length > 0 || /Connection$/u.test(named.name)) return []
    if (isLeafType(named)) return [field.name]
    return depth < DEEPEST ? [`${field.name} ${selection(named, depth + 1)}`] : []
  })
  return `{ __typename ${parts.join(' ')} }`
}

/** Measures them on the demo office, as HR core, each round on an office read anew. */
export async function measureInsights(staff: number, rounds = 3): Promise<InsightFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'ikusei-bench-insights-'))
  try {
    writeDemoOffice(folder, { staff })
    const office = await readOfficeFile(
      folder,
      schema.workbooks.map(({ key }) => key),
    )
    const all = documents()
    const times = new Map<string, number>()
    const ask = async (running: RunningOffice, took: Map<string, number>): Promise<number> => {
      const view = running.viewFor('core@example.lg.jp')
      const before = process.cpuUsage()
      for (const [name, source] of all) {
        const begun = performance.now()
        const { errors } = await graphql({ schema: graph, source, contextValue: { view } })
        if (errors) throw new Error(`${name}: ${errors[0]?.message}`)
        took.set(name, Math.min(performance.now() - begun, took.get(name) ?? Number.POSITIVE_INFINITY))
      }
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    }
    const firsts: number[] = []
    const agains: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      // Rows that did not change keep what was made of them: only an office read anew knows nothing.
      const running = runOffice(office)
      await running.start()
      firsts.push(await ask(running, times))
      agains.push(await ask(running, new Map()))
      await running.keeper.stop()
    }
    const slowest = [...times].toSorted(([, a], [, b]) => b - a).slice(0, 5)
    return {
      staff,
      insights: all.size,
      firstMs: Math.min(...firsts),
      againMs: Math.min(...agains),
      slowest,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
