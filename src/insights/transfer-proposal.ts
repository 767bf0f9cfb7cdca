import { z } from 'zod'
import { transferScenarios } from '../../schema/intentions/transfer-scenarios.ts'
import { runInSlices } from '../snapshot/slices.ts'
import type { View } from '../view/view.ts'
import { remembered } from './remembered.ts'
import { seenRow } from './seen-rows.ts'
import { type Candidate, type TransferQuestion, transferQuestion } from './transfer-candidates.ts'
import { type Comparison, compareWays, type Fairness, fairnessOf } from './transfer-compare.ts'
import { isStay, type PairScore, TRANSFER_WEIGHTS, type TransferWeights, wishMet } from './transfer-score.ts'
import { mayHold, type Solved, solveTransfers } from './transfer-solve.ts'
import type { Target } from './transfer-targets.ts'

/** A place for somebody, and what it is worth. */
export interface Option extends PairScore {
  readonly post: string | null
  readonly department: string
}

/** What is proposed for one person. */
export interface ProposalLine {
  readonly staff: string
  readonly from: Option
  readonly to: Option
  readonly moves: boolean
  /** score − score of staying. */
  readonly gain: number
  /** The wish it fulfils, 1 to 3; `null` for none. */
  readonly wishRank: number | null
  readonly wantsMove: boolean
  /** The best three other posts. */
  readonly alternatives: readonly Option[]
}

/** I7: a proposal for the transfers of a 1 April; HR decides. */
export interface TransferProposal {
  readonly scenario: string
  readonly asOf: string
  readonly on: string
  readonly seats: number
  readonly weights: TransferWeights
  readonly lines: readonly ProposalLine[]
  readonly total: number
  readonly repaired: boolean
  readonly optimal: boolean
  /** Rules about a department that could not be kept, in Japanese. */
  readonly broken: readonly string[]
  /** Those who wish to move, and those of them whose wish is fulfilled. */
  readonly wanting: number
  readonly wishesMet: number
  /** Who wishes to move and gets none of their wishes. */
  readonly unmet: readonly string[]
  readonly comparison: Comparison
  readonly fairness: readonly Fairness[]
  /** Share of what the proposed posts need that is assessed; `null` where they need nothing. */
  readonly completeness: number | null
}

const ALTERNATIVES = 3

const weight = (part: keyof TransferWeights) => z.number().nonnegative().catch(TRANSFER_WEIGHTS[part])
const storedWeights = z
  .object({
    wish: weight('wish'),
    fit: weight('fit'),
    development: weight('development'),
    urgency: weight('urgency'),
    priority: weight('priority'),
  })
  .catch(TRANSFER_WEIGHTS)

function weightsOf(text: string | null): TransferWeights {
  try {
    return storedWeights.parse(JSON.parse(text ?? '{}'))
  } catch {
    return TRANSFER_WEIGHTS
  }
}

/**
 * I7 (DOMAIN.md 7.4): the proposal of a draft, computed in slices so that others are answered in between; `null` where there
 * is no such draft. It is not an order: nothing is written.
 */
export const transferProposal = remembered(
  (view, scenario: string): Promise<TransferProposal | null> => runInSlices(propose(view, scenario)),
)

/** For HR_CORE alone: nobody else may know of a draft before it is told. */
export const transferProposalFor = (view: View, scenario: string): Promise<TransferProposal | null> =>
  view.has(['HR_CORE']) ? transferProposal(view, scenario) : Promise.resolve(null)

function* propose(view: View, scenario: string): Generator<void, TransferProposal | null> {
  const draft = seenRow(view, transferScenarios, scenario)?.values
  if (!draft || draft.fiscalYear === null) return null
  const weights = weightsOf(draft.weights)
  const question = transferQuestion(view, scenario, draft.fiscalYear)
  const solved = yield* solveTransfers(view, question, weights)
  const lines: ProposalLine[] = []
  for (const [row, candidate] of question.candidates.entries()) {
    yield
    lines.push(lineOf(question, solved, candidate, solved.seats[row] ?? candidate.own))
  }
  const wanting = lines.filter(({ wantsMove }) => wantsMove)
  const needed = lines.reduce((sum, { to }) => sum + to.needed, 0)
  const unmet = wanting.filter(({ wishRank }) => wishRank === null).map(({ staff }) => staff)
  return {
    scenario,
    asOf: view.today,
    on: question.on,
    seats: question.seats.length,
    weights,
    lines,
    total: lines.reduce((sum, { to }) => sum + to.score, 0),
    repaired: solved.repaired,
    optimal: solved.optimal,
    broken: solved.broken.map(({ text }) => text),
    wanting: wanting.length,
    wishesMet: wanting.length - unmet.length,
    unmet,
    comparison: yield* compareWays(question, solved),
    fairness: fairnessOf(question, lines),
    completeness: needed === 0 ? null : lines.reduce((sum, { to }) => sum + to.known, 0) / needed,
  }
}

function lineOf(
  { seats }: TransferQuestion,
  { scoreOf }: Solved,
  candidate: Candidate,
  seat: Target,
): ProposalLine {
  const optionOf = (target: Target): Option => ({
    ...scoreOf(candidate, target),
    post: target.post,
    department: target.department,
  })
  const moves = !isStay(candidate, seat)
  const from = optionOf(candidate.own)
  const to = moves ? optionOf(seat) : from
  const others = new Set(
    seats.filter((each) => each.post !== seat.post && !isStay(candidate, each) && mayHold(candidate, each)),
  )
  return {
    staff: candidate.key,
    from,
    to,
    moves,
    gain: to.score - from.score,
    wishRank: moves ? wishMet(candidate, seat) : null,
    wantsMove: candidate.wish === 'WANTS_MOVE',
    alternatives: [...others]
      .map(optionOf)
      .toSorted((a, b) => b.score - a.score || ((a.post ?? '') < (b.post ?? '') ? -1 : 1))
      .slice(0, ALTERNATIVES),
  }
}
