import type { HumanEdit } from './human-edit.ts'
import { GONE, type Held, UNSEEN } from './message.ts'
import type { Fate } from './operation.ts'
import { type FoundRecord, heldIn } from './records.ts'

/** Something that must never happen, or is to be known. */
export interface Violation {
  /**
   * `mistold`: said to have come to nothing, although somebody built upon it before it was gone. `typed over`: what one
   * person typed in the moment of a write, and another typed over before the write was taken back; the audit has it.
   */
  readonly kind: 'lost' | 'doubled' | 'overwritten' | 'mistold' | 'typed over'
  readonly text: string
}

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

/** Whoever wrote a cell: what they wrote, and what they wrote it upon. */
interface Writer {
  readonly name: string
  readonly value: Held
  readonly upon: Held
  readonly by: 'SHEET' | 'PERSON' | 'OPERATION'
  /** Of an operation: whether the service says that it was done. */
  readonly isDone: boolean
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
    for (const violation of chainFaults(
      `${id} ${header}`,
      standing,
      all,
      origins.has(id) ? [] : [GONE, null],
      remembered,
    ))
      add(violation.kind, `${violation.text}${meantElsewhere(fates, header, standing)}`)
  }
  return found
}

/**
 * Goes back from what stands in a cell to what it was written upon, and so on: everybody must be met on the way. `roots`
 * is what may stand there before anybody wrote.
 */
function chainFaults(
  place: string,
  standing: Held,
  all: readonly Writer[],
  roots: readonly Held[],
  remembered: ReadonlySet<Held>,
): readonly Violation[] {
  const left = new Set(all)
  const met: Writer[] = []
  const found: Violation[] = []
  let value = standing
  let later: Writer | null = null
  for (;;) {
    const writer: Writer | null =
      left
        .values()
        .filter((each) => each.value === value)
        .toArray()
        .toSorted((a, b) => rank(a) - rank(b))[0] ?? null
    // A record is removed with the cells under headers that were renamed; what stood in them nobody can say.
    if (value === UNSEEN) return found
    // Before a record was made there was nothing, and what was not done does not count there.
    if ((writer === null || !writer.isDone) && roots.includes(value)) break
    if (writer === null) {
      const whose = later === null ? 'stands there' : `is what ${later.name} was written upon`
      found.push({
        kind: 'overwritten',
        text: `${place}: ${shown(value)} ${whose}, and nobody wrote that; ${tellAll(all)}`,
      })
      break
    }
    left.delete(writer)
    met.push(writer)
    if (!writer.isDone)
      found.push({
        kind: later === null ? 'overwritten' : 'mistold',
        text: `${place}: ${writer.name} left ${shown(value)}; ${tellAll(all)}`,
      })
    if (writer.by === 'SHEET') break
    later = writer
    value = writer.upon
  }
  if (found.some(({ kind }) => kind !== 'mistold')) return found
  // A person who typed over what a write had left until it was taken back: what that went over cannot be put back.
  const isTypedOver = met.some(
    ({ by, upon }) =>
      by === 'PERSON' && all.some((each) => each.by === 'OPERATION' && !each.isDone && each.value === upon),
  )
  for (const { name, by, isDone, value: missing } of left) {
    if (by === 'SHEET' || !isDone) continue
    const isKept = isTypedOver && remembered.has(missing)
    found.push({
      kind: by === 'OPERATION' ? 'lost' : isKept ? 'typed over' : 'overwritten',
      text: `${place}: ${shown(missing)} of ${name} is gone, ${shown(standing)} stands there; ${tellAll(all)}`,
    })
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

/** Operations that were done come first, and the sheet's own content last. */
const rank = ({ by, isDone }: Writer): number => (by === 'SHEET' ? 2 : isDone ? 0 : 1)

const nameOf = ({ operation: { number, kind }, state, reason }: Fate): string =>
  `op ${number} (${kind}, ${state}${reason === null ? '' : ` ${reason}`})`

const shown = (value: Held): string => (value === GONE ? 'no record' : JSON.stringify(value))

const tellAll = (all: readonly Writer[]): string =>
  all.map(({ name, value, upon }) => `${name}: ${shown(value)} upon ${shown(upon)}`).join(', ')
