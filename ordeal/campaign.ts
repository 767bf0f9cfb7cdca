import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Cell } from '../src/columns/cell.ts'
import { random } from '../src/demo/random.ts'
import { openLedger } from '../src/ledger/sqlite.ts'
import { schema } from '../src/running-office.ts'
import { RESTORE } from '../src/writes/entry.ts'
import type { Violation } from './cell-chain.ts'
import { ClerkProcess } from './clerk-process.ts'
import type { GoogleStore } from './google-store.ts'
import { fates as fatesShape, type Held, type Told, written } from './message.ts'
import type { Fate, Operation } from './operation.ts'
import { People } from './people.ts'
import { Planner } from './planner.ts'
import { FOLLOWED, type FoundRecord, recordsIn } from './records.ts'
import type { Rows, Store } from './store.ts'
import { violationsIn } from './verdict.ts'

/** What a campaign is to be. */
export interface CampaignOptions {
  readonly ops: number
  readonly seed: number
  readonly say: (line: string) => void
}

/** What came of it. */
export interface CampaignResult {
  readonly ops: number
  readonly violations: readonly Violation[]
  readonly conflicts: number
  readonly refused: number
  readonly turnedAway: number
  readonly kills: number
  readonly seconds: number
  readonly faults: Readonly<Record<string, number>>
  /** Faults that the service itself reported. */
  readonly reported: readonly string[]
}

/** So many are asked at once, and so many are on their way at most. */
const MOST_ASKED = 8
const MOST_OPEN = 48
const KILL_EVERY = 25
const ACT_EVERY = 8
const LOOKS_PER_ACT = 200
const LONGEST_KILL_DELAY_MS = 60
const SETTLE_WITHIN_MS = 90_000
const SAY_EVERY_MS = 5_000
/** With so many operations asked for since, an edit of theirs is a race no more. */
const HOT = 12

/** Puts the service to the ordeal on one kind of store. */
export async function campaign(
  store: Store,
  google: GoogleStore | null,
  { ops, seed, say }: CampaignOptions,
): Promise<CampaignResult> {
  const begun = Date.now()
  const before = readRecords(store)
  const planner = new Planner(seed, { records: before, ...wordsOf(store) })
  const people = new People(seed)
  const chance = random(seed, 3)
  const fates: Fate[] = []
  const asked = new Map<number, (message: unknown, errors: readonly string[]) => void>()
  const reported: string[] = []
  let open = 0
  let kills = 0
  let nextId = 1_000_000
  let saidAt = Date.now()

  const unanswered = (): Fate[] => fates.filter(({ isAnswered }) => !isAnswered)

  const hear = (message: Extract<Told, { readonly tell: 'seen' | 'answer' }>): void => {
    const fate = fates[message.id - 1]
    if (message.tell === 'seen') {
      if (fate && !message.isKnown) fate.seen = message.seen
      return
    }
    open = message.open
    if (fate) answered(fate, message.data, message.errors)
    else asked.get(message.id)?.(message.data, message.errors)
    asked.delete(message.id)
  }

  const answered = (fate: Fate, data: unknown, errors: readonly string[]): void => {
    const told = written.safeParse(data)
    if (!told.success) {
      reported.push(`op ${fate.operation.number}: ${errors.join('; ')}`)
      return
    }
    const { write, userErrors } = told.data.done
    fate.isAnswered = true
    fate.write = write?.id ?? null
    if (write === null) {
      fate.state = 'AT THE DOOR'
      fate.reason = userErrors.map(({ code }) => code).join(' ')
      planner.forget(fate.operation.makes)
    }
  }

  const startClerk = (): ClerkProcess =>
    new ClerkProcess(store.folder, store.rate, {
      onTold: hear,
      onFault: (text) => void reported.push(text),
    })
  let clerk = startClerk()
  await clerk.ready

  const ask = ({ operation }: Fate): void => {
    const { number, document, variables, effects } = operation
    clerk.ask({
      id: number,
      document,
      variables: { ...variables },
      idempotencyKey: `ordeal-${seed}-${number}`,
      looks: effects.map(({ look }) => look),
    })
  }

  /** Kills the clerk and sets a new one in its place, which is asked again what the old one did not answer. */
  const restart = async (): Promise<void> => {
    kills += 1
    await clerk.kill()
    asked.clear()
    clerk = startClerk()
    await clerk.ready
    for (const fate of unanswered()) ask(fate)
  }

  const question = (document: string): Promise<unknown> =>
    new Promise((told) => {
      const id = nextId++
      const giveUp = setTimeout(() => told(null), 5_000)
      asked.set(id, (data) => {
        clearTimeout(giveUp)
        told(data)
      })
      clerk.ask({ id, document, variables: {}, idempotencyKey: null, looks: [] })
    })

  const hot = (): string[] => [
    ...new Set(fates.slice(-HOT).flatMap(({ operation }) => operation.effects.map(({ record }) => record))),
  ]

  const act = async (): Promise<void> => {
    const { sheet, act } = people.next()
    const work = (near: readonly string[]) => (hands: Parameters<typeof people.work>[2]) =>
      people.work(act, sheet, hands, near)
    if (google === null) await store.act(sheet.workbook, work(chance.chance(0.6) ? hot() : []))
    // A header that has its name again only at the next write would keep that waiting.
    else if (act !== 'rename back' && chance.chance(0.6))
      google.actBefore(sheet.workbook, chance.chance(0.7) ? 'write' : 'look', work(hot()))
    else await store.act(sheet.workbook, work(hot()))
  }

  const progress = (): void => {
    if (Date.now() - saidAt < SAY_EVERY_MS) return
    saidAt = Date.now()
    say(
      `${fates.length} of ${ops} asked, ${open} on their way, ${kills} kills, ${sumOf(store.faults)} faults`,
    )
  }

  let acting = Promise.resolve()
  let killing: Promise<void> | null = null
  for (let number = 1; number <= ops; number++) {
    for (let looks = 1; ; looks++) {
      progress()
      if (killing) await killing
      killing = null
      if (unanswered().length < MOST_ASKED && open < MOST_OPEN) break
      await pause(5)
      if (open >= MOST_OPEN) await question('{ __typename }')
      // What is put back may wait for a header to have its name again: people do not stop for that.
      if (looks % LOOKS_PER_ACT === 0) acting = acting.then(act)
    }
    const operation: Operation = planner.next(number)
    const fate: Fate = {
      operation,
      seen: operation.effects.map((): Held => null),
      write: null,
      isAnswered: false,
      state: 'UNASKED',
      reason: null,
    }
    fates.push(fate)
    ask(fate)
    if (number % ACT_EVERY === 0) acting = acting.then(act)
    if (number % KILL_EVERY === 0) killing = pause(chance.int(0, LONGEST_KILL_DELAY_MS)).then(restart)
    // Those who ask do not all ask at once.
    await pause(chance.int(0, 12))
  }
  if (killing) await killing
  await acting
  store.calm()
  if (people.next().act === 'rename back') await act()

  const deadline = Date.now() + SETTLE_WITHIN_MS
  while ((open > 0 || unanswered().length > 0) && Date.now() < deadline) {
    progress()
    await question('{ __typename }')
    await pause(20)
  }
  await learnFates(fates, question)
  await clerk.kill()
  const violations = [
    ...violationsIn({
      before,
      after: readRecords(store),
      fates,
      edits: people.edits,
      inserted: people.inserted,
      remembered: rememberedIn(store.folder),
    }),
    ...store.breaches.map((text) => ({ kind: 'overwritten', text }) as const),
  ]
  const count = (state: string): number => fates.filter((fate) => fate.state === state).length
  return {
    ops,
    violations,
    conflicts: count('CONFLICT'),
    refused: count('REFUSED'),
    turnedAway: count('AT THE DOOR'),
    kills,
    seconds: Math.round((Date.now() - begun) / 100) / 10,
    faults: { ...store.faults, ...people.counts },
    reported,
  }
}

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, each) => sum + each, 0)

const AT_ONCE = 20

/** Asks the service what became of each write. */
async function learnFates(
  fates: readonly Fate[],
  question: (document: string) => Promise<unknown>,
): Promise<void> {
  const kept = fates.filter(({ write }) => write !== null)
  for (let at = 0; at < kept.length; at += AT_ONCE) {
    const some = kept.slice(at, at + AT_ONCE)
    const fields = some.map(
      ({ write }, index) => `w${index}: write(id: "${write}") { state reason { code } }`,
    )
    const told = fatesShape.safeParse(await question(`{ ${fields.join(' ')} }`)).data ?? {}
    for (const [index, fate] of some.entries()) {
      fate.state = told[`w${index}`]?.state ?? 'MISSING'
      fate.reason = told[`w${index}`]?.reason?.code ?? null
    }
  }
}

/** What the audit tells to have stood in cells before it was changed in the sheets. */
function rememberedIn(folder: string): ReadonlySet<Held> {
  const ledger = openLedger(join(folder, '.ikusei', 'ledger.sqlite'))
  try {
    const everything = { table: null, key: null, first: Number.MAX_SAFE_INTEGER - 1, after: null }
    const { lines } = ledger.audit({ workbooks: schema.workbooks.map(({ key }) => key), ...everything })
    const told = lines.flatMap((line): readonly Cell[] => {
      if (line.from === 'SHEET') return line.seen.row.cells.map(({ before }) => before)
      // What could not be put back is told as well.
      const { name, state, rows } = line.write
      return name === RESTORE && state !== 'APPLIED'
        ? rows.flatMap(({ cells }) => cells.map(({ after }) => after))
        : []
    })
    return new Set(told.filter((each) => typeof each === 'string'))
  } finally {
    ledger.close()
  }
}

const readRecords = (store: Store): readonly FoundRecord[] =>
  FOLLOWED.flatMap((sheet) =>
    recordsIn(sheet, store.read(sheet.workbook, [sheet.title]).get(sheet.title) ?? []),
  )

/** The codes that operations use. */
function wordsOf(store: Store): {
  readonly courses: readonly string[]
  readonly competencies: ReadonlyMap<string, string>
} {
  const sheets = store.read('development', ['研修コース', '能力項目'])
  const column = (title: string, header: string): readonly string[] => {
    const rows: Rows = sheets.get(title) ?? []
    const at = rows[0]?.indexOf(header) ?? -1
    return rows.slice(1).map((row) => String(row[at]))
  }
  const names = column('能力項目', '名称')
  return {
    courses: column('研修コース', '研修コード'),
    competencies: new Map(column('能力項目', '能力コード').map((code, index) => [names[index] ?? '', code])),
  }
}
