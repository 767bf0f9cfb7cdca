import type { Candidate, TransferQuestion } from './transfer-candidates.ts'
import type { ProposalLine } from './transfer-proposal.ts'
import { isStay, wishMet } from './transfer-score.ts'
import { mayHold, type Solved } from './transfer-solve.ts'
import type { Target } from './transfer-targets.ts'

/** Two people of HR's draft who would both be better off in each other's place. */
export interface Swap {
  readonly staff: readonly [string, string]
  readonly gains: readonly [number, number]
}

/** What the other ways are worth. */
export interface Comparison {
  /** Everybody stays. */
  readonly allStay: number
  /** HR's draft, those it does not name staying; `null` where it puts nobody anywhere. */
  readonly draft: number | null
  readonly draftWishesMet: number
  /** Those whom the draft puts where 職種, 必要資格 or grade do not fit, or the seats are full. */
  readonly draftMisfits: readonly string[]
  /** The hundred that gain most. */
  readonly swaps: readonly Swap[]
}

/** Whether scores and moves fall to one gender: told afterwards, never an input. */
export interface Fairness {
  readonly gender: string | null
  readonly count: number
  readonly meanScore: number
  readonly moved: number
  readonly wanting: number
  readonly wishesMet: number
}

/** Sums of points differ by rounding alone below this. */
const NOTHING = 1e-9
const MOST_SWAPS = 100

/** The proposal beside "everybody stays" and beside what HR has drafted. */
export function* compareWays(question: TransferQuestion, { scoreOf }: Solved): Generator<void, Comparison> {
  const { candidates, targetOf } = question
  const drafted = candidates.map((candidate): Target => targetOf(candidate.drafted ?? '') ?? candidate.own)
  const fits = (candidate: Candidate, target: Target): boolean =>
    isStay(candidate, target) || mayHold(candidate, target)
  const swaps: Swap[] = []
  for (const [row, a] of candidates.entries()) {
    yield
    for (let other = row + 1; other < candidates.length; other += 1) {
      const [b, toA, toB] = [candidates[other], drafted[row], drafted[other]]
      if (!b || !toA || !toB || toA === toB || !fits(a, toB) || !fits(b, toA)) continue
      const gains = [
        scoreOf(a, toB).score - scoreOf(a, toA).score,
        scoreOf(b, toA).score - scoreOf(b, toB).score,
      ] as const
      if (gains[0] > NOTHING && gains[1] > NOTHING) swaps.push({ staff: [a.key, b.key], gains })
    }
  }
  const sum = (of: (candidate: Candidate, row: number) => number): number =>
    candidates.reduce((total, candidate, row) => total + of(candidate, row), 0)
  // Who stays keeps the seat: those who would come to a post after its last seat is taken are the ones who do not fit.
  const full = [...Map.groupBy(candidates.keys(), (row) => drafted[row])].flatMap(([target, rows]) => {
    const isOwn = (row: number): number => (candidates[row]?.own === target ? 0 : 1)
    const seats = question.seats.filter((seat) => seat === target).length
    return rows.toSorted((a, b) => isOwn(a) - isOwn(b)).slice(seats)
  })
  return {
    allStay: sum((each) => scoreOf(each, each.own).score),
    draft: candidates.some((each) => each.drafted !== null)
      ? sum((each, row) => scoreOf(each, drafted[row] ?? each.own).score)
      : null,
    draftWishesMet: candidates.filter((each, row) => {
      const target = drafted[row] ?? each.own
      return each.wish === 'WANTS_MOVE' && !isStay(each, target) && wishMet(each, target) !== null
    }).length,
    draftMisfits: candidates
      .filter((each, row) => full.includes(row) || !fits(each, drafted[row] ?? each.own))
      .map(({ key }) => key),
    swaps: swaps.toSorted((a, b) => b.gains[0] + b.gains[1] - a.gains[0] - a.gains[1]).slice(0, MOST_SWAPS),
  }
}

/** Scores and outcomes by gender. */
export function fairnessOf(
  { candidates }: TransferQuestion,
  lines: readonly ProposalLine[],
): readonly Fairness[] {
  const genders = new Map(candidates.map(({ key, member }) => [key, member.person.values.gender] as const))
  return [...Map.groupBy(lines, ({ staff }) => genders.get(staff) ?? null)]
    .toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([gender, those]) => ({
      gender,
      count: those.length,
      meanScore: those.reduce((sum, { to }) => sum + to.score, 0) / those.length,
      moved: those.filter(({ moves }) => moves).length,
      wanting: those.filter(({ wantsMove }) => wantsMove).length,
      wishesMet: those.filter(({ wantsMove, wishRank }) => wantsMove && wishRank !== null).length,
    }))
}
