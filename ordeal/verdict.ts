import { chainFaults, shown, type Violation, type Writer } from './cell-chain.ts'
import type { HumanEdit } from './human-edit.ts'
import { GONE, type Held } from './message.ts'
import type { Fate } from './operation.ts'
import { type FoundRecord, heldIn } from './records.ts'

/** All that happened, as those know it who asked for it. */
export interface Happened {
  readonly before: readonly FoundRecord[]
  readonly after: readonly FoundRecord[]
  readonly fates: readonly Fate[]
  readonly edits: readonly HumanEdit[]
  /** Records that people put in, with what they typed. */
  readonly inserted: readonly FoundRecord[]
  /** What the audit tells to have stood in cells before it was changed in the sheet. */
  readonly remembered: ReadonlySet<Held>
}

/** Compares what stands in the sheets with what was asked for: each value there has one writer, and each writer one place. */
export function violationsIn({
  before,
  after,
  fates,
  edits,
  inserted,
  remembered,
}: Happened): readonly Violation[] {
  const found: Violation[] = []
  const add = (kind: Violation['kind'], text: string): void => void found.push({ kind, text })
  const rows = Map.groupBy(after, ({ id }) => id)
  const origins = new Map([...before, ...inserted].map((record) => [record.id, record]))
  const makers = new Map(fates.flatMap((fate) => fate.operation.makes.map((id) => [id, fate] as const)))
  const removers = new Map(fates.flatMap((fate) => fate.operation.removes.map((id) => [id, fate] as const)))

  for (const fate of fates) {
    if (!fate.isAnswered) add('lost', `${nameOf(fate)} was never answered`)
    else if (fate.write !== null && ['PENDING', 'UNKNOWN', 'MISSING'].includes(fate.state))
      add('lost', `${nameOf(fate)} was accepted and never settled: ${fate.state}`)
  }
  for (const [id, same] of rows) {
    const isKnown = origins.has(id) || makers.has(id)
    for (const { row, cells } of isKnown ? same.slice(1) : same) {
      const filled = JSON.stringify([...cells].filter(([, cell]) => cell !== null))
      if (isKnown) add('doubled', `${id} stands in row ${row + 1} too: ${filled}`)
      else add('overwritten', `${id} in row ${row + 1} is a record nobody asked for: ${filled}`)
    }
  }

  const writers = new Map<string, Writer[]>()
  const write = (record: string, header: string, writer: Writer): void => {
    const cell = `${record}\u0000${header}`
    writers.set(cell, [...(writers.get(cell) ?? []), writer])
  }
  for (const record of origins.values())
    for (const [header, value] of record.cells)
      write(record.id, header, { name: 'the sheet', value, upon: GONE, by: 'SHEET', isDone: true })
  for (const fate of fates)
    for (const [index, { record, header, value }] of fate.operation.effects.entries())
      write(record, header, {
        name: nameOf(fate),
        value,
        upon: fate.seen[index] ?? null,
        by: 'OPERATION',
        isDone: fate.state === 'APPLIED',
      })
  // Whoever typed into a record while it stood under other headers typed into what it is since.
  const typedInto = ({ record, header, value }: HumanEdit): string =>
    origins.has(record) || makers.has(record)
      ? record
      : (after.find(({ cells }) => cells.get(header) === value)?.id ?? record)
  for (const edit of edits)
    write(typedInto(edit), edit.header, {
      name: `a person's ${edit.value}`,
      value: edit.value,
      upon: edit.before,
      by: 'PERSON',
      isDone: true,
    })

  /** What operations wrote into the same column of other records: it may have stood here until it was taken back. */
  const strayedInto = (id: string, header: string): ReadonlySet<Held> =>
    new Set(
      fates.flatMap(({ operation: { effects } }) =>
        effects.filter((each) => each.record !== id && each.header === header).map(({ value }) => value),
      ),
    )
  const adopted = new Set(edits.map(typedInto).filter((id) => makers.has(id) && !origins.has(id)))
  const isRemoved = (id: string): boolean => removers.get(id)?.state === 'APPLIED'
  const vanished = new Set<string>()
  for (const id of new Set([...origins.keys(), ...makers.keys()])) {
    const isDue = origins.has(id) || makers.get(id)?.state === 'APPLIED'
    if (rows.has(id) || isRemoved(id) || !isDue) continue
    vanished.add(id)
    const cause = removers.get(id) ?? makers.get(id)
    add(origins.has(id) ? 'overwritten' : 'lost', `${id} is not there${cause ? `: ${nameOf(cause)}` : ''}`)
  }
  for (const [cell, all] of writers) {
    const [id = '', header = ''] = cell.split('\u0000')
    const standing = heldIn(rows.get(id)?.[0], header)
    // A record that was removed takes the cells along that its remover was not asked about.
    const isTaken = isRemoved(id) && standing === GONE && !all.some(({ value }) => value === GONE)
    if (vanished.has(id) || isTaken) continue
    for (const violation of chainFaults(`${id} ${header}`, standing, all, {
      roots: origins.has(id) ? [] : [GONE, null],
      remembered,
      strays: strayedInto(id, header),
      isAdopted: adopted.has(id),
    }))
      add(violation.kind, `${violation.text}${meantElsewhere(fates, header, standing)}`)
  }
  return found
}

/** Whose text it is that may have gone into another's row; a level tells nothing. */
const meantElsewhere = (fates: readonly Fate[], header: string, value: Held): string =>
  fates
    .filter(
      ({ operation }) =>
        typeof value === 'string' &&
        operation.kind !== 'delete' &&
        operation.effects.some((each) => each.header === header && each.value === value),
    )
    .map((fate) => `; ${shown(value)} is of ${nameOf(fate)}`)
    .slice(0, 1)
    .join('')

const nameOf = ({ operation: { number, kind }, state, reason }: Fate): string =>
  `op ${number} (${kind}, ${state}${reason === null ? '' : ` ${reason}`})`
