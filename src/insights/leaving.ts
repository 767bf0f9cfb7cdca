import { selfDeclarations } from '../../schema/intentions/self-declarations.ts'
import { transferScenarioLines } from '../../schema/intentions/transfer-scenario-lines.ts'
import { transferScenarios } from '../../schema/intentions/transfer-scenarios.ts'
import { posts } from '../../schema/personnel/posts.ts'
import { staff as people } from '../../schema/personnel/staff.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import type { View } from '../view/view.ts'
import { membersOn } from './active.ts'
import { nextApril } from './months.ts'
import { remembered } from './remembered.ts'
import { endOf, retiresIn } from './retirement.ts'
import { rotationDue } from './rotation-due.ts'
import { seenReferring, seenRow, seenRows } from './seen-rows.ts'

/** Why somebody will have left their place by the next first of April. */
export type LeavingReason = 'RETIREMENT' | 'SEPARATION' | 'ROTATION' | 'WISH' | 'SCENARIO'

/** What each reason is called. */
export const LEAVING_WORDS: Readonly<Record<LeavingReason, string>> = {
  RETIREMENT: '年度末で定年',
  SEPARATION: '年度末までに退職',
  ROTATION: '異動の目安年数に達する',
  WISH: '異動を希望',
  SCENARIO: '異動案で異動',
}

const CORE = ['HR_CORE']

/**
 * Who leaves by the next 31 March, and why (DOMAIN.md 7.3, I2): 定年 or an order to leave, or rotation due. The wish to
 * move and the draft of transfers count for HR_CORE only. The draft is the one asked for, else the 確定 ones of the next
 * fiscal year.
 */
export const leavingBy = remembered(
  (
    view,
    { asOf, scenario }: { asOf: string; scenario: string | null },
  ): ReadonlyMap<string, readonly LeavingReason[]> => {
    const year = fiscalYearOf(asOf)
    const moved = new Set(
      rotationDue(view, nextApril(asOf))
        .filter(({ due }) => due)
        .map(({ staff }) => staff),
    )
    const seesDrafts = view.has(CORE)
    const drafted = seesDrafts ? movedByDraft(view, scenario, year + 1) : NOBODY
    return new Map(
      membersOn(view, asOf).map((member): readonly [string, readonly LeavingReason[]] => {
        const { key, person } = member
        const retires = retiresIn(member)
        const { separatedOn } = person.values
        return [
          key,
          [
            ...(retires !== null && retires <= year ? (['RETIREMENT'] as const) : []),
            ...(separatedOn !== null && separatedOn <= endOf(year) ? (['SEPARATION'] as const) : []),
            ...(moved.has(key) ? (['ROTATION'] as const) : []),
            ...(seesDrafts && wantsMove(view, key, year) ? (['WISH'] as const) : []),
            ...(drafted.has(key) ? (['SCENARIO'] as const) : []),
          ],
        ]
      }),
    )
  },
)

const NOBODY: ReadonlySet<string> = new Set()

const wantsMove = (view: View, staffNumber: string, year: number): boolean =>
  seenRow(view, selfDeclarations, `${year}/${staffNumber}`)?.values.transferWish === 'WANTS_MOVE'

/** Those whom a draft puts into a post of another department. */
function movedByDraft(view: View, scenario: string | null, year: number): ReadonlySet<string> {
  const chosen = seenRows(view, transferScenarios).filter(({ key, values }) =>
    scenario === null ? values.status === 'FINAL' && values.fiscalYear === year : key === scenario,
  )
  const departmentOf = (post: string | null): string | null =>
    seenRow(view, posts, post ?? '')?.values.department ?? null
  return new Set(
    chosen
      .flatMap(({ key }) => seenReferring(view, transferScenarioLines, 'scenario', key))
      .flatMap(({ values: { staff, currentPost, newPost } }) => {
        if (staff === null) return []
        const from = departmentOf(currentPost) ?? seenRow(view, people, staff)?.values.department ?? null
        const to = departmentOf(newPost)
        return to !== null && from !== to ? [staff] : []
      }),
  )
}
