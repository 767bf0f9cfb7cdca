import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { graphql, parse } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEMO_DAY } from '../../src/demo/calendar.ts'
import { writeDemoOffice } from '../../src/demo/office.ts'
import { random } from '../../src/demo/random.ts'
import { buildGraph } from '../../src/graph/build.ts'
import { insights } from '../../src/insights/insights.ts'
import { schema } from '../../src/running-office.ts'
import { buildSnapshot, type Snapshot } from '../../src/snapshot/snapshot.ts'
import { readDemo } from '../demo/read-demo.ts'
import { viewAs } from '../office-of.ts'
import { type Figure, figuresAsked, figuresIn, figuresOf } from './figures-in.ts'
import { officeSaying, officeWithout, type Some } from './office-without.ts'
import { FED_BY, type Fed, NOT_FED } from './what-feeds.ts'

/** A null is not known, and never 0: of every figure that is computed, on a demo office some of whose cells are blanked. */

const graph = buildGraph(schema, insights)
const HR = { roles: ['HR', 'HR_CORE', 'OCC_HEALTH'] }
let office: Snapshot

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'null-'))
  writeDemoOffice(folder, { staff: 120 })
  const reading = readDemo(folder)
  rmSync(folder, { recursive: true })
  office = buildSnapshot(schema, reading, [], [], null)
}, 60_000)

async function ask(snapshot: Snapshot, source: string): Promise<unknown> {
  const contextValue = { view: viewAs(snapshot, HR, DEMO_DAY) }
  const { data, errors } = await graphql({ schema: graph, source, contextValue })
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'))
  return JSON.parse(JSON.stringify(data))
}

/** About that share of the rows, and all that must go with them. */
function someOf({ table, together }: Fed, seed: number, share: number): Some {
  const { rows } = office.rowsOf(table)
  const chance = random(seed)
  const chosen = new Set(rows.filter(() => chance.chance(share)).map(({ key }) => key))
  if (together === undefined) return ({ key }) => chosen.has(key)
  const wholes = new Set(rows.flatMap(({ key, values }) => (chosen.has(key) ? [values[together]] : [])))
  return ({ values }) => wholes.has(values[together])
}

const EVERY: Some = () => true

/** The office without what would stand in for a blank cell. */
const ready = ({ instead }: Fed): Snapshot =>
  instead ? officeSaying(office, instead[0], EVERY, instead[1]) : office

const figures = (query: string, data: unknown): readonly Figure[] => figuresIn(graph, parse(query), data)

const hasNumber = (data: unknown): boolean =>
  typeof data === 'number' ||
  (typeof data === 'object' && data !== null && Object.values(data).some(hasNumber))

/** An answer without groups of which no number is known: those of nobody are not there. */
const told = (data: unknown): unknown => {
  if (Array.isArray(data)) return data.filter(hasNumber).map(told)
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, told(value)]))
}

/** What is known now and was not, or was something else: nothing, where a blank only takes away. */
function newIn(now: readonly Figure[], before: readonly Figure[]): readonly Figure[] {
  const left = new Map<string, number>()
  const keyOf = ({ name, value }: Figure): string => `${name} ${value}`
  for (const each of before) left.set(keyOf(each), (left.get(keyOf(each)) ?? 0) + 1)
  return now.filter((each) => {
    const count = left.get(keyOf(each)) ?? 0
    left.set(keyOf(each), count - 1)
    return each.value !== null && count === 0
  })
}

const sumOf = (all: readonly Figure[]): number => all.reduce((sum, { value }) => sum + (value ?? 0), 0)

describe.each(Object.entries(FED_BY))('%s', (_name, fed) => {
  const { query, table, blank, zero, blankIs, left } = fed

  test('a blank is no 0', async () => {
    const before = await ask(ready(fed), query)
    const rule = {
      GONE: async (some: Some) => {
        const blanked = await ask(officeSaying(ready(fed), table, some, blank), query)
        expect(told(blanked)).toEqual(told(await ask(officeWithout(ready(fed), table, some), query)))
      },
      UNKNOWN: async (some: Some) => {
        const now = await ask(officeSaying(ready(fed), table, some, blank), query)
        expect(newIn(figures(query, now), figures(query, before))).toEqual([])
      },
      COUNTED: async (some: Some) => {
        const now = await ask(officeSaying(ready(fed), table, some, blank), query)
        expect(sumOf(figures(query, now))).toBeLessThanOrEqual(sumOf(figures(query, before)))
      },
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.constantFrom(0.02, 0.3, 0.9), (seed, share) =>
        rule[blankIs](someOf(fed, seed, share)),
      ),
      { numRuns: 6 },
    )
  })

  test('of blanks alone there is nothing, and not what zeros would make', async () => {
    const nothing = await ask(officeSaying(ready(fed), table, EVERY, blank), query)
    const zeros = await ask(officeSaying(ready(fed), table, EVERY, zero), query)
    expect(zeros).not.toEqual(nothing)
    const known = figures(query, nothing).filter(({ value }) => value !== null)
    if (left === undefined)
      expect(known.filter(({ value }) => blankIs !== 'COUNTED' || value !== 0)).toEqual([])
  })
})

test('every figure is in the table, and the table has no other', () => {
  const asked = Object.values(FED_BY).flatMap(({ query }) => figuresAsked(graph, parse(query)))
  expect(new Set([...asked, ...Object.keys(NOT_FED)])).toEqual(new Set(figuresOf(graph, buildGraph(schema))))
})
