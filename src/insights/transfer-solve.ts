import type { View } from '../view/view.ts'
import { bestAssignment } from './assignment.ts'
import type { Candidate, TransferQuestion } from './transfer-candidates.ts'
import { type BrokenRule, brokenRules } from './transfer-rules.ts'
import { isStay, type PairScore, scoreTransfer, type TransferWeights } from './transfer-score.ts'
import type { Target } from './transfer-targets.ts'

/** The best way to place the candidates, and what it is worth. */
export interface Solved {
  /** The seat of each candidate. */
  readonly seats: readonly Target[]
  scoreOf(candidate: Candidate, target: Target): PairScore
  /** Somebody was kept in place so that a rule about a department holds; the best is not claimed then. */
  readonly repaired: boolean
  /** No other way is worth more. */
  readonly optimal: boolean
  /** Rules that nobody who may be moved can mend. */
  readonly broken: readonly BrokenRule[]
}

/** So many are placed together at most; larger blocks are cut. */
const MOST_TOGETHER = 2000
/** What HR has decided outweighs every score. */
const DECIDED = 1000

/** Whether somebody may be put into a seat that is not their own: 職種, 必要資格, and the grade unless HR has decided it. */
export function mayHold({ blocked, fixedTo, grade, category, held }: Candidate, seat: Target): boolean {
  if (blocked || seat.post === null || (fixedTo !== null && seat.post !== fixedTo)) return false
  if (fixedTo === null && seat.grade !== grade) return false
  if (seat.categories.length > 0 && !seat.categories.includes(category ?? '')) return false
  return seat.qualifications.every((name) => held.has(name))
}

/**
 * Maximum-weight assignment of candidates to seats (DOMAIN.md 7.4), by blocks that share no seat. Where a rule about a
 * department breaks, its mover with the smallest gain over staying stays, and the block is solved again.
 */
export function* solveTransfers(
  view: View,
  question: TransferQuestion,
  weights: TransferWeights,
): Generator<void, Solved> {
  const { candidates, seats, on } = question
  const known = candidates.map(() => new Map<Target, PairScore>())
  const rowOf = new Map(candidates.map((candidate, row) => [candidate.key, row] as const))
  const scoreOf = (candidate: Candidate, target: Target): PairScore => {
    const scores = known[rowOf.get(candidate.key) ?? -1]
    const score = scores?.get(target) ?? scoreTransfer(view, weights, on, candidate, target)
    scores?.set(target, score)
    return score
  }
  const pinned = new Set<string>()
  // A seat's index below the number of candidates is the own one of the candidate with that index.
  const options: (readonly number[])[] = []
  for (const [row, candidate] of candidates.entries()) {
    yield
    options.push(seats.flatMap((seat, index) => (index === row || mayHold(candidate, seat) ? [index] : [])))
    for (const index of options[row] ?? []) scoreOf(candidate, seats[index] ?? candidate.own)
  }
  const placed = candidates.map((_, row) => row)
  const place = function* (block: Block): Generator<void, void> {
    const values = block.rows.map((row) => {
      const candidate = candidates[row]
      const open = new Set(candidate && pinned.has(candidate.key) ? [row] : options[row])
      return block.seats.map((index) => {
        const seat = seats[index]
        if (!candidate || !seat || !open.has(index)) return null
        const decided = candidate.fixedTo !== null && seat.post === candidate.fixedTo ? DECIDED : 0
        return scoreOf(candidate, seat).score + decided
      })
    })
    const found = yield* bestAssignment(values)
    for (const [at, row] of block.rows.entries()) placed[row] = block.seats[found[at] ?? -1] ?? row
  }
  const { blocks, isCut } = blocksOf(options, seats.length)
  for (const block of blocks) yield* place(block)
  const broken: BrokenRule[] = []
  for (;;) {
    yield
    const rule = firstNew(view, question, placed, broken)
    if (rule === null) break
    const gainOf = (key: string): number => {
      const row = rowOf.get(key) ?? -1
      const candidate = candidates[row]
      const seat = seats[placed[row] ?? -1]
      return candidate && seat
        ? scoreOf(candidate, seat).score - scoreOf(candidate, candidate.own).score
        : Number.POSITIVE_INFINITY
    }
    const [least] = rule.movers
      .filter((key) => candidates[rowOf.get(key) ?? -1]?.fixedTo === null && !pinned.has(key))
      .toSorted((a, b) => gainOf(a) - gainOf(b) || (a < b ? -1 : 1))
    if (least === undefined) {
      broken.push(rule)
      continue
    }
    pinned.add(least)
    const block = blocks.find(({ rows }) => rows.includes(rowOf.get(least) ?? -1))
    if (block) yield* place(block)
  }
  return {
    seats: candidates.map(({ own }, row) => seats[placed[row] ?? -1] ?? own),
    scoreOf,
    repaired: pinned.size > 0,
    optimal: pinned.size === 0 && !isCut,
    broken,
  }
}

/** The first rule that breaks and is not known to be beyond mending. */
function firstNew(
  view: View,
  { members, candidates, ...question }: TransferQuestion,
  placed: readonly number[],
  broken: readonly BrokenRule[],
): BrokenRule | null {
  const then = new Map(
    members.flatMap(({ key, department }) => (department === null ? [] : [[key, department] as const])),
  )
  for (const [row, candidate] of candidates.entries()) {
    const seat = question.seats[placed[row] ?? -1]
    if (seat && !isStay(candidate, seat)) then.set(candidate.key, seat.department)
  }
  for (const rule of brokenRules(view, { members, candidates, ...question }, then))
    if (broken.every(({ id }) => id !== rule.id)) return rule
  return null
}

/** Candidates who are placed together, and the seats among which they are. */
interface Block {
  readonly rows: readonly number[]
  readonly seats: readonly number[]
}

/** Those who could get the same seat, directly or over others, are one block; one that is too large is cut by own seats. */
function blocksOf(
  options: readonly (readonly number[])[],
  seatCount: number,
): { readonly blocks: readonly Block[]; readonly isCut: boolean } {
  const parent = Array.from({ length: seatCount }, (_, index) => index)
  const rootOf = (index: number): number => {
    let at = index
    while (parent[at] !== undefined && parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at
      at = parent[at] ?? at
    }
    return at
  }
  for (const [row, seats] of options.entries()) for (const seat of seats) parent[rootOf(seat)] = rootOf(row)
  const seatsBy = Map.groupBy(parent.keys(), rootOf)
  let isCut = false
  const blocks = [...Map.groupBy(options.keys(), rootOf)].flatMap(([root, rows]): Block[] => {
    const seats = seatsBy.get(root) ?? []
    if (rows.length <= MOST_TOGETHER) return [{ rows, seats }]
    isCut = true
    const free = seats.filter((seat) => seat >= options.length)
    return Array.from({ length: Math.ceil(rows.length / MOST_TOGETHER) }, (_, index) => {
      const part = rows.slice(index * MOST_TOGETHER, (index + 1) * MOST_TOGETHER)
      return { rows: part, seats: index === 0 ? [...part, ...free] : part }
    })
  })
  return { blocks, isCut }
}
