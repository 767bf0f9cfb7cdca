import { transferScenarioLines } from '../../schema/intentions/transfer-scenario-lines.ts'
import { posts } from '../../schema/personnel/posts.ts'
import { qualifications } from '../../schema/personnel/qualifications.ts'
import type { View } from '../view/view.ts'
import { isRegular, type Member, membersOn } from './active.ts'
import { declarationOf, type Wish, wishesOf } from './declarations.ts'
import { endOf, retiresIn } from './retirement.ts'
import { rotationDue } from './rotation-due.ts'
import { seenReferring, seenRow, seenRows } from './seen-rows.ts'
import { seatOf, type Target, unknownPost } from './transfer-targets.ts'

/** Somebody whose place is to be decided. */
export interface Candidate {
  readonly key: string
  readonly member: Member
  readonly grade: string | null
  readonly category: string | null
  readonly own: Target
  /** `null` where no declaration was handed in. */
  readonly wish: 'WANTS_MOVE' | 'EITHER' | 'WANTS_STAY' | null
  readonly wishes: readonly Wish[]
  readonly toDevelop: readonly string[]
  readonly years: number | null
  readonly over: number | null
  readonly due: boolean
  /** Fields of work the person knows. */
  readonly fields: ReadonlySet<string>
  readonly held: ReadonlySet<string>
  /** The post HR has decided on. */
  readonly fixedTo: string | null
  readonly blocked: boolean
  readonly keepApart: readonly string[]
  /** Where HR's draft puts them. */
  readonly drafted: string | null
}

/** Whose places are to be decided, and which seats there are: first each one's own, then those that are free. */
export interface TransferQuestion {
  readonly on: string
  readonly candidates: readonly Candidate[]
  readonly seats: readonly Target[]
  /** All who will be there, to see what a move does to a department. */
  readonly members: readonly Member[]
  targetOf(post: string): Target | null
}

/**
 * S = due (I5) ∪ WANTS_MOVE ∪ fixed by HR; seats = vacancies ∪ current posts of S (DOMAIN.md 7.4). A vacancy is 空き見込,
 * where it is blank 定数 minus those who stay. Who is away, or leaves by the day, is nobody's candidate.
 */
export function transferQuestion(view: View, scenario: string, fiscalYear: number): TransferQuestion {
  const on = `${fiscalYear}-04-01`
  const lines = new Map(
    seenReferring(view, transferScenarioLines, 'scenario', scenario).map(
      ({ values }) => [values.staff ?? '', values] as const,
    ),
  )
  const targets = new Map(
    seenRows(view, posts)
      .filter(({ values: { validFrom, validTo } }) => (validFrom ?? '') <= on && (validTo ?? '9999') >= on)
      .map((post) => [post.key, seatOf(view, on, post)] as const),
  )
  const rotations = new Map(rotationDue(view, on).map((each) => [each.staff, each] as const))
  const inDepartment = Map.groupBy(targets, ([, target]) => target.department)
  // Who is away keeps their seat, but is not there for a department to count on.
  const staying = membersOn(view, view.today).filter(
    (member) => isRegular(member) && !isGone(member, fiscalYear),
  )
  const members = staying.filter(({ isActive }) => isActive)
  const postOf = new Map(
    staying.map((member) => {
      const near = inDepartment.get(member.department ?? '') ?? []
      return [member.key, lines.get(member.key)?.currentPost ?? heldBy(member, near, view)] as const
    }),
  )
  const candidates = members.flatMap((member): Candidate[] => {
    const { key, department, grade, person } = member
    const line = lines.get(key)
    const rotation = rotations.get(key)
    const declared = declarationOf(view, key, fiscalYear - 1)?.values ?? null
    const fixedTo = line?.fixed === true ? (line.newPost ?? null) : null
    const due = rotation?.due ?? false
    if (department === null || !(due || declared?.transferWish === 'WANTS_MOVE' || fixedTo !== null))
      return []
    const own = targets.get(postOf.get(key) ?? '') ?? unknownPost(view, on, department, grade)
    return [
      {
        key,
        member,
        grade,
        category: person.values.jobCategory,
        own,
        wish: declared?.transferWish ?? null,
        wishes: declared === null ? [] : wishesOf(view, key, fiscalYear - 1),
        toDevelop: declared?.toDevelop ?? [],
        years: rotation?.years ?? null,
        over: rotation?.over ?? null,
        due,
        fields: new Set([...(rotation?.breadth ?? []), own.field].filter((field) => field !== null)),
        held: licencesOf(view, key, on),
        fixedTo,
        blocked: line?.blocked === true,
        keepApart: line?.keepApart ?? [],
        drafted: line?.newPost ?? null,
      },
    ]
  })
  const deciding = new Set(candidates.map(({ key }) => key))
  const holdersOf = Map.groupBy(staying, ({ key }) => postOf.get(key) ?? '')
  const free = [...targets].flatMap(([code, target]) => {
    const { quota, expectedVacancies } = seenRow(view, posts, code)?.values ?? {}
    const holders = holdersOf.get(code) ?? []
    const decided = holders.filter(({ key }) => deciding.has(key)).length
    const vacancies = expectedVacancies ?? Math.max(0, (quota ?? 0) - holders.length)
    const open = Math.max(0, Math.min(vacancies, (quota ?? 0) - decided))
    return new Array<Target>(open).fill(target)
  })
  return {
    on,
    candidates,
    seats: [...candidates.map(({ own }) => own), ...free],
    members,
    targetOf: (post) => targets.get(post) ?? null,
  }
}

const isGone = (member: Member, fiscalYear: number): boolean => {
  const { separatedOn } = member.person.values
  const last = fiscalYear - 1
  return (retiresIn(member) ?? 9999) <= last || (separatedOn !== null && separatedOn <= endOf(last))
}

/** The post somebody holds: the one of their department and grade, of several the one with their title. */
function heldBy(
  { grade, person }: Member,
  inDepartment: readonly (readonly [string, Target])[],
  view: View,
): string | null {
  const fitting = inDepartment.filter(([, target]) => target.grade === grade)
  const titled = fitting.find(([code]) => seenRow(view, posts, code)?.values.title === person.values.jobTitle)
  return (titled ?? fitting[0])?.[0] ?? null
}

const licencesOf = (view: View, staff: string, on: string): ReadonlySet<string> =>
  new Set(
    seenReferring(view, qualifications, 'staff', staff).flatMap(({ values: { name, expiresOn } }) =>
      name === null || (expiresOn ?? '9999') < on ? [] : [name],
    ),
  )
