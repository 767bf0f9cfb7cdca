import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { graphql } from 'graphql'
import { openLedger } from '../src/ledger/sqlite.ts'
import { readOfficeFile } from '../src/office.ts'
import { runOffice, schema } from '../src/running-office.ts'
import { DEMO_VIEWER } from '../src/server/sign-in.ts'
import { identity } from '../src/tables/layout.ts'
import { fastClock } from './fast-clock.ts'
import {
  clerkSettings,
  FIELD,
  GONE,
  type Held,
  type Look,
  type Request,
  request,
  type Told,
  UNSEEN,
} from './message.ts'

// Serves an office over lines of JSON until it is killed: the process that the ordeal is put to.
const { folder, clock: rate } = clerkSettings.parse(JSON.parse(process.argv[2] ?? ''))
const clock = fastClock(rate)

/** Told before anything else happens, so that a kill cannot take it back. */
const tell = (message: Told): void => void writeSync(1, `${JSON.stringify(message)}\n`)

const ledger = openLedger(join(folder, '.ikusei', 'ledger.sqlite'))
const running = runOffice(
  await readOfficeFile(
    folder,
    schema.workbooks.map(({ key }) => key),
  ),
  {
    clock,
    ledger,
    onFault: (error) =>
      tell({ tell: 'fault', text: error instanceof Error ? String(error.stack) : String(error) }),
  },
)
const { desk, keeper } = running
if (desk === null) throw new Error('nothing can be written')

function sightOf({ table, key, column }: Look): Held {
  const { current } = keeper
  const row = current?.rowsOf(table).byKey(key) ?? null
  if (row === null) return GONE
  const sheets = current?.reading.tables.get(table)?.sheets ?? []
  const layout = sheets.find(({ grid }) => grid.title === row.sheet)?.layout
  // A level has no column of its own name.
  const isFound = layout?.columns.some(({ target }) => identity(target) === column) ?? true
  if (!isFound && column !== 'level') return UNSEEN
  const value = row.values[column] ?? null
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

/** What is seen and what is written upon it belong to one moment: the resolver accepts before the first wait. */
async function answer({ id, document, variables, idempotencyKey, looks }: Request): Promise<void> {
  if (desk === null) return
  if (idempotencyKey !== null) {
    const isKnown = ledger.writeUnder(DEMO_VIEWER, `${idempotencyKey} ${FIELD}`) !== null
    tell({ tell: 'seen', id, isKnown, seen: looks.map(sightOf) })
  }
  const viewNow = () => running.viewFor(DEMO_VIEWER)
  const { data, errors = [] } = await graphql({
    schema: running.graph,
    source: document,
    variableValues: variables,
    contextValue: { view: viewNow(), writing: { desk, viewNow, idempotencyKey } },
  })
  const messages = errors.map(({ message, originalError }) => `${message} ${originalError?.stack ?? ''}`)
  tell({ tell: 'answer', id, data: data ?? null, errors: messages, open: desk.open })
}

await running.start()
const LOOK_AGAIN_MS = 20
// Nobody is served before each workbook was read once; a copy of the last reading will do.
while (keeper.current?.workbooks.some(({ version }) => version === '')) {
  await pause(LOOK_AGAIN_MS)
  await keeper.refresh()
}
tell({ tell: 'ready' })
for await (const line of createInterface({ input: process.stdin }))
  void answer(request.parse(JSON.parse(line)))
process.exit(0)
