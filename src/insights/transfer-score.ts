import type { View } from '../view/view.ts'
import { levelsOn, requirementsOn } from './levels.ts'
import type { Candidate } from './transfer-candidates.ts'
import type { Target } from './transfer-targets.ts'

/** The five parts of a score, and how much each counts unless the draft says otherwise. */
export const TRANSFER_WEIGHTS = { wish: 35, fit: 30, development: 15, urgency: 10, priority: 10 } as const
export type PartName = keyof typeof TRANSFER_WEIGHTS
export type TransferWeights = Readonly<Record<PartName, number>>

/** A part of a score, from 0 to 1, with its reason in Japanese. */
export interface ScorePart {
  readonly part: PartName
  readonly value: number
  readonly weight: number
  readonly reason: string
}

/** What a person in a post is worth. */
export interface PairScore {
  readonly score: number
  readonly parts: readonly ScorePart[]
  /** Competencies that the post needs, and how many of these are assessed. */
  readonly needed: number
  readonly known: number
}

type Part = readonly [value: number, reason: string]

const DEPARTMENT_RANKS = [1, 0.8, 0.6] as const
const FIELD_RANKS = [0.6, 0.5, 0.4] as const
const EITHER = 0.4
const NO_DECLARATION = 0.3
const NOTHING_NEEDED = 0.5
const PRIORITIES = [1, 0.6, 0.3] as const
/** A move is as urgent as can be after so many years too long. */
const YEARS_OVER = 3
const SHORT_STAY = 2

/** score = 35·W + 30·F + 15·D + 10·U + 10·P (DOMAIN.md 7.4). 人事評価, 性別, 年齢, 健康 and 家庭 are no inputs. */
export function scoreTransfer(
  view: View,
  weights: TransferWeights,
  on: string,
  candidate: Candidate,
  target: Target,
): PairScore {
  const stays = isStay(candidate, target)
  const fit = fitOf(view, on, candidate, target)
  const given: Readonly<Record<PartName, Part>> = {
    wish: wishOf(candidate, target, stays),
    fit: fit.part,
    development: developmentOf(view, candidate, target, stays),
    urgency: urgencyOf(candidate, stays),
    priority: priorityOf(target),
  }
  const names: readonly PartName[] = ['wish', 'fit', 'development', 'urgency', 'priority']
  const parts = names.map((part): ScorePart => {
    const [value, reason] = given[part]
    return { part, value, weight: weights[part], reason }
  })
  return {
    score: parts.reduce((sum, { value, weight }) => sum + value * weight, 0),
    parts,
    needed: fit.needed,
    known: fit.known,
  }
}

/** Whether somebody stays where they are: another seat of the same post is no move. */
export const isStay = ({ own }: Candidate, target: Target): boolean =>
  own === target || (own.post !== null && own.post === target.post)

/** Which wish a place fulfils, 1 to 3, by department or field; `null` for none. */
export function wishMet({ wishes }: Candidate, { department, field }: Target): number | null {
  const met = wishes.filter(
    (wish) => wish.department === department || (wish.field !== null && wish.field === field),
  )
  return met.length === 0 ? null : Math.min(...met.map(({ rank }) => rank))
}

function wishOf({ wish, wishes }: Candidate, { department, field }: Target, stays: boolean): Part {
  if (wish === null) return [NO_DECLARATION, '自己申告なし']
  if (wish === 'WANTS_STAY') return stays ? [1, '留任を希望'] : [0, '留任を希望しているが異動']
  if (wish === 'WANTS_MOVE' && stays) return [0, '異動を希望しているが留任']
  const met = wishes.flatMap((each): Part[] => [
    ...(each.department !== null && each.department === department
      ? [[DEPARTMENT_RANKS[each.rank - 1] ?? 0, `第${each.rank}希望の所属`] as const]
      : []),
    ...(each.field !== null && each.field === field
      ? [[FIELD_RANKS[each.rank - 1] ?? 0, `第${each.rank}希望の分野`] as const]
      : []),
  ])
  const rest: Part = wish === 'EITHER' ? [EITHER, 'どちらでもよい'] : [0, '希望にない所属']
  return met.reduce((best, each) => (each[0] > best[0] ? each : best), rest)
}

/** F = 1 − Σ w·(N − L)₊ / Σ w·N; a level nobody knows counts as Q − 1, and lowers the confidence. */
function fitOf(
  view: View,
  on: string,
  { key, grade }: Candidate,
  { needs }: Target,
): { readonly part: Part; readonly needed: number; readonly known: number } {
  const levels = levelsOn(view, view.today)
  const required = requirementsOn(view, on)
  let [needed, known, asked, missing] = [0, 0, 0, 0]
  const lacks: string[] = []
  for (const { competency, name, level, weight } of needs) {
    const found = levels.of(key, competency)
    if (found && !found.applies) continue
    needed += 1
    if (found?.level != null) known += 1
    const usual = grade === null ? null : required.of(grade, competency)
    const has = found?.level ?? Math.max(0, (usual ?? level) - 1)
    asked += weight * level
    missing += weight * Math.max(0, level - has)
    if (has < level) lacks.push(`${name} ${found?.level ?? '未評価'}（必要${level}）`)
  }
  if (asked === 0) return { part: [NOTHING_NEEDED, '必要な水準の定めなし'], needed, known }
  const reason = lacks.length === 0 ? '必要な水準を満たす' : `不足: ${lacks.join('、')}`
  return { part: [1 - missing / asked, reason], needed, known }
}

/** D = ½·new field + ½·share of 伸ばしたい能力 that the department needs. */
function developmentOf(view: View, candidate: Candidate, target: Target, stays: boolean): Part {
  const isNew = !stays && target.field !== null && !candidate.fields.has(target.field)
  const wanted = candidate.toDevelop
  const there = wanted.filter((code) => target.departmentNeeds.has(code)).length
  const share = wanted.length === 0 ? 0 : there / wanted.length
  const reasons = [
    ...(isNew ? [`初めての分野（${view.labelOf('職務分野', target.field ?? '') ?? target.field}）`] : []),
    ...(there > 0 ? [`伸ばしたい能力 ${there}/${wanted.length}`] : []),
  ]
  return [(isNew ? 0.5 : 0) + share / 2, reasons.length === 0 ? '経験のある分野' : reasons.join('、')]
}

function urgencyOf({ years, over, due }: Candidate, stays: boolean): Part {
  const told = years === null ? '在課年数不明' : `現所属${Math.floor(years * 10) / 10}年`
  if (!stays) return [Math.min(1, Math.max(0, (over ?? 0) / YEARS_OVER)), told]
  if (due) return [0, `${told}、異動の目安に達している`]
  return years !== null && years < SHORT_STAY ? [1, `${told}、異動して間もない`] : [0.5, told]
}

const priorityOf = ({ priority }: Target): Part =>
  priority === null ? [0.3, '優先度の定めなし'] : [PRIORITIES[priority - 1] ?? 0.3, `優先度${priority}`]
