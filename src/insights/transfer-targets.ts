import { departmentRequirements } from '../../schema/development/department-requirements.ts'
import { departments } from '../../schema/personnel/departments.ts'
import type { posts } from '../../schema/personnel/posts.ts'
import type { View } from '../view/view.ts'
import { competenciesOn, requirementsOn } from './levels.ts'
import { type SeenRow, seenReferring, seenRow } from './seen-rows.ts'

/** A competency that a place needs. */
export interface Need {
  readonly competency: string
  readonly name: string
  readonly level: number
  readonly weight: number
}

/** A seat, as far as somebody may be put into it. */
export interface Target {
  /** `null` for who holds no post that is known: only they can stay there. */
  readonly post: string | null
  readonly department: string
  readonly field: string | null
  readonly grade: string | null
  readonly priority: number | null
  readonly categories: readonly string[]
  readonly qualifications: readonly string[]
  /** Of 所属必要能力, else of the grade; attitudes never count. */
  readonly needs: readonly Need[]
  /** What 所属必要能力 names. */
  readonly departmentNeeds: ReadonlySet<string>
}

/** A seat of a post, with what it asks for on a day. */
export function seatOf(view: View, on: string, { key, values }: SeenRow<typeof posts>): Target {
  const { department, grade, priority, jobCategories, requiredQualifications } = values
  return {
    ...unknownPost(view, on, department ?? '', grade),
    post: key,
    priority,
    categories: jobCategories ?? [],
    qualifications: requiredQualifications ?? [],
  }
}

/** The seat of who holds no post that is known: it asks for nothing but what the department needs. */
export function unknownPost(view: View, on: string, department: string, grade: string | null): Target {
  const known = new Map(competenciesOn(view, view.today).map((each) => [each.code, each] as const))
  const needOf = (code: string | null, level: number | null): Need[] => {
    const competency = known.get(code ?? '')
    return !competency || level === null || competency.category === 'MINDSET'
      ? []
      : [{ competency: competency.code, name: competency.name, level, weight: competency.weight }]
  }
  const own = seenReferring(view, departmentRequirements, 'department', department).flatMap(({ values }) =>
    needOf(values.competency, values.level),
  )
  const ofGrade = [...requirementsOn(view, on).in(grade ?? '')].flatMap(([code, level]) =>
    needOf(code, level),
  )
  return {
    post: null,
    department,
    field: seenRow(view, departments, department)?.values.jobField ?? null,
    grade,
    priority: null,
    categories: [],
    qualifications: [],
    needs: own.length === 0 ? ofGrade : own,
    departmentNeeds: new Set(own.map(({ competency }) => competency)),
  }
}
