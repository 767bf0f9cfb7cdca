import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { graphql } from 'graphql'
import type { Values } from '../../src/columns/column.ts'
import { GRANTED } from '../../src/demo/accounts.ts'
import { DEMO_DAY } from '../../src/demo/calendar.ts'
import { writeDemoOffice } from '../../src/demo/office.ts'
import { viewerOf } from '../../src/insights/viewer-of.ts'
import { officeGraph, schema } from '../../src/running-office.ts'
import { buildSnapshot, type Snapshot } from '../../src/snapshot/snapshot.ts'
import { openView, type View } from '../../src/view/view.ts'
import { readDemo } from './read-demo.ts'

const graph = officeGraph()

/** The demo office in service, without a server. */
export interface AskedDemo {
  readonly snapshot: Snapshot
  /** The rows of a table as they are kept. */
  rows(table: string): readonly Values[]
  viewOf(name: string): View
  /** Asks the API as somebody of the demo (`hr` is hr@example.lg.jp); fails on any error. */
  ask(name: string, source: string): Promise<unknown>
}

/** Writes the demo office, reads it, and lets it be asked; some settings may be others than the demo has. */
export function askDemo(settings: Readonly<Record<string, string>> = {}): AskedDemo {
  const folder = mkdtempSync(join(tmpdir(), 'policy-'))
  writeDemoOffice(folder)
  const read = readDemo(folder)
  const reading = { ...read, settings: new Map([...read.settings, ...Object.entries(settings)]) }
  rmSync(folder, { recursive: true })
  const status = schema.workbooks.map(({ key, file }) => ({
    key,
    file,
    source: 'memory' as const,
    version: '1',
    asOf: `${DEMO_DAY}T00:00:00.000Z`,
    state: 'OK' as const,
    accounts: reading.accounts.get(key) ?? [],
  }))
  const snapshot = buildSnapshot(schema, reading, status, [], null)
  const views = new Map<string, View>()
  const viewOf = (name: string): View => {
    const subject = `${name}@example.lg.jp`
    const known = views.get(name)
    if (known) return known
    const viewer = viewerOf(snapshot, subject, GRANTED, DEMO_DAY)
    if (viewer === null) throw new Error(`nobody: ${subject}`)
    const view = openView(snapshot, viewer, DEMO_DAY, schema.strictest)
    views.set(name, view)
    return view
  }
  return {
    snapshot,
    rows: (table) => snapshot.rowsOf(table).rows.map(({ values }) => values),
    viewOf,
    ask: async (name, source) => {
      const { data, errors } = await graphql({ schema: graph, source, contextValue: { view: viewOf(name) } })
      if (errors) throw new Error(errors.map(({ message }) => message).join('\n'))
      return JSON.parse(JSON.stringify(data))
    },
  }
}
