import { GONE, type Held, UNSEEN } from './message.ts'

/** Something that must never happen, or is to be known. */
export interface Violation {
  /**
   * `mistold`: said to have come to nothing, although somebody built upon it before it was gone. `typed over`: what one
   * person typed in the moment of a write, and another typed over before the write was taken back; the audit has it.
   */
  readonly kind: 'lost' | 'doubled' | 'overwritten' | 'mistold' | 'typed over'
  readonly text: string
}

/** Whoever wrote a cell: what they wrote, and what they wrote it upon. */
export interface Writer {
  readonly name: string
  readonly value: Held
  readonly upon: Held
  readonly by: 'SHEET' | 'PERSON' | 'OPERATION'
  /** Of an operation: whether the service says that it was done. */
  readonly isDone: boolean
}

/** What may have stood in a cell besides what was written to it. */
export interface CellPast {
  /** What may stand there before anybody wrote. */
  readonly roots: readonly Held[]
  /** What the audit tells to have stood in cells before it was changed in the sheet. */
  readonly remembered: ReadonlySet<Held>
  /** What was written into the same column of other records: it may have stood here until it was taken back. */
  readonly strays: ReadonlySet<Held>
  /** Whether it is of a new record that a person typed into before it was taken away: that stays as they left it. */
  readonly isAdopted: boolean
}

/**
 * Goes back from what stands in a cell to what it was written upon, and so on: everybody must be met on the
 * way.
 */
export function chainFaults(
  place: string,
  standing: Held,
  all: readonly Writer[],
  { roots, remembered, strays, isAdopted }: CellPast,
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
      // Somebody saw what was meant for another record. What that had gone over must be known.
      const isKept = [...left].every(
        (each) => !each.isDone || each.value === null || remembered.has(each.value),
      )
      const isStray = later !== null && strays.has(value) && isKept
      const seen = later?.by === 'PERSON' ? 'typed over' : 'mistold'
      found.push({
        kind: isStray ? seen : 'overwritten',
        text: `${place}: ${shown(value)} ${whose}, and nobody wrote that; ${tellAll(all)}`,
      })
      break
    }
    left.delete(writer)
    met.push(writer)
    if (!writer.isDone)
      found.push({
        kind: later === null && !isAdopted ? 'overwritten' : 'mistold',
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

/** Operations that were done come first, and the sheet's own content last. */
const rank = ({ by, isDone }: Writer): number => (by === 'SHEET' ? 2 : isDone ? 0 : 1)

/** A value as the verdict shows it. */
export const shown = (value: Held): string => (value === GONE ? 'no record' : JSON.stringify(value))

const tellAll = (all: readonly Writer[]): string =>
  all.map(({ name, value, upon }) => `${name}: ${shown(value)} upon ${shown(upon)}`).join(', ')
