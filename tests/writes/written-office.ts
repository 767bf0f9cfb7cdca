import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { graphql } from 'graphql'
import { type Clock, systemClock } from '../../src/clock.ts'
import { openLedger } from '../../src/ledger/sqlite.ts'
import { officeGraph, schema } from '../../src/running-office.ts'
import { SnapshotKeeper } from '../../src/snapshot/keeper.ts'
import { memorySource, plainSheet } from '../../src/sources/memory.ts'
import type { SheetGrid, Source } from '../../src/sources/source.ts'
import type { View } from '../../src/view/view.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { WriteDesk } from '../../src/writes/desk.ts'
import { WriteOverlay } from '../../src/writes/overlay.ts'
import { type SmallOffice, viewAs } from '../office-of.ts'

const graph = officeGraph()

/** An office in service that is read and written through the API. */
export interface WrittenOffice {
  readonly keeper: SnapshotKeeper
  readonly desk: WriteDesk
  readonly folder: string
  /** The sheets as their sources hold them. */
  sheet(workbook: string, title: string): Promise<SheetGrid>
  /** Answers a document for somebody; HR where nobody is named. */
  ask<T = Readonly<Record<string, unknown>>>(
    source: string,
    options?: {
      readonly as?: Partial<Viewer>
      readonly variables?: Readonly<Record<string, unknown>>
      readonly idempotencyKey?: string
    },
  ): Promise<{
    readonly data: T
    readonly errors: readonly { readonly message: string; readonly code: unknown }[]
  }>
  /** Waits until no write is on its way. */
  settled(): Promise<void>
  /** Stops, as a process does that is told to. */
  stop(): Promise<void>
  close(): Promise<void>
}

/** What such an office is made of. */
export interface WrittenOfficeOptions {
  readonly sources?: Readonly<Record<string, Source>>
  readonly clock?: Clock
  readonly folder?: string
  readonly today?: string
  readonly settings?: Readonly<Record<string, string>>
}

/** The sheets of a small office as memory sources. */
export const memorySources = (office: SmallOffice) =>
  Object.fromEntries(
    Object.entries(office).map(([key, sheets]) => [
      key,
      memorySource(
        Object.entries(sheets).map(([title, sheet]) => ('title' in sheet ? sheet : plainSheet(title, sheet))),
      ),
    ]),
  )

/** Puts an office into service with a ledger of its own. */
export async function writtenOffice(
  office: SmallOffice,
  {
    sources = memorySources(office),
    clock = systemClock,
    folder,
    today = '2026-11-25',
    settings = {},
  }: WrittenOfficeOptions = {},
): Promise<WrittenOffice> {
  const state = folder ?? mkdtempSync(join(tmpdir(), 'written-'))
  const ledger = openLedger(join(state, 'ledger.sqlite'))
  const workbooks = Object.entries(sources).map(([key, source]) => ({
    key,
    file: key,
    kind: 'memory' as const,
    source,
  }))
  const faults: unknown[] = []
  const onFault = (error: unknown): void => {
    faults.push(error)
  }
  const overlay = new WriteOverlay()
  const keeper = new SnapshotKeeper({
    schema,
    workbooks,
    settings: { staffNumberWidth: '6', ...settings },
    clock,
    ledger,
    overlay,
    onFault,
    onChange: (snapshot, before) => desk.observe(snapshot, before),
  })
  const desk = new WriteDesk({ workbooks, keeper, ledger, overlay, clock, onFault })
  await keeper.start()
  await desk.start()
  const viewFor = (viewer: Partial<Viewer>): View => {
    if (keeper.current === null) throw new Error('nothing is served')
    return viewAs(keeper.current, viewer, today)
  }
  let isOpen = true
  const stop = async (): Promise<void> => {
    if (!isOpen) return
    isOpen = false
    await desk.stop()
    await keeper.stop()
    ledger.close()
    if (faults.length > 0) throw faults[0]
  }
  return {
    keeper,
    desk,
    folder: state,
    sheet: async (workbook, title) => {
      const grid = await sources[workbook]?.read()
      const found = grid?.sheets.find((sheet) => sheet.title === title)
      if (!found) throw new Error(`no sheet ${title}`)
      return found
    },
    ask: async (
      source,
      { as = { subject: 'hr', roles: ['HR'] }, variables = {}, idempotencyKey = null } = {},
    ) => {
      const { data, errors = [] } = await graphql({
        schema: graph,
        source,
        variableValues: variables,
        contextValue: { view: viewFor(as), writing: { desk, viewNow: () => viewFor(as), idempotencyKey } },
      })
      return {
        data: JSON.parse(JSON.stringify(data ?? null)),
        errors: errors.map(({ message, extensions }) => ({ message, code: extensions['code'] })),
      }
    },
    settled: async () => {
      const giveUp = Date.now() + 20_000
      while (desk.open > 0) {
        if (Date.now() > giveUp) throw new Error(`${desk.open} writes are not settled`)
        await new Promise((resume) => setTimeout(resume, 5))
      }
    },
    stop,
    close: async () => {
      await stop().finally(() => {
        if (folder === undefined) rmSync(state, { recursive: true })
      })
    },
  }
}
