import { z } from 'zod'

/** What the view of competencies asks for: the catalogue, the scale, and everybody's levels as far as they may be seen. */
export const competencyFields = `
  departments(first: 500) { nodes { departmentCode name } }
  proficiencyLevels(first: 20) { nodes { value name } }
  staffMembers(filter: $staff, first: 1000, orderBy: [{ field: DEPARTMENT }, { field: GRADE }]) {
    nodes {
      staffNumber name
      department { departmentCode name }
      grade { name }
      competencyGap {
        items { competency { competencyCode name category } level required gap assessedOn }
      }
    }
  }`

const gapItem = z.object({
  competency: z
    .object({
      competencyCode: z.string().nullable(),
      name: z.string().nullable(),
      category: z.enum(['ABILITY', 'MINDSET', 'DIGITAL', 'TASK']).nullable(),
    })
    .nullable(),
  level: z.number().nullable(),
  required: z.number().nullable(),
  gap: z.number().nullable(),
  assessedOn: z.string().nullable(),
})

/** One competency of somebody. */
export type GapItem = z.infer<typeof gapItem>

const member = z.object({
  staffNumber: z.string().nullable(),
  name: z.string().nullable(),
  department: z.object({ departmentCode: z.string().nullable(), name: z.string().nullable() }).nullable(),
  grade: z.object({ name: z.string().nullable() }).nullable(),
  competencyGap: z.object({ items: z.array(gapItem) }).nullable(),
})

/** What comes back of it. */
export const competencyAnswer = z.object({
  departments: z.object({
    nodes: z.array(z.object({ departmentCode: z.string().nullable(), name: z.string().nullable() })),
  }),
  proficiencyLevels: z.object({
    nodes: z.array(z.object({ value: z.number().nullable(), name: z.string().nullable() })),
  }),
  staffMembers: z.object({ nodes: z.array(member) }),
})

/** The answer to it. */
export type CompetencyAnswer = z.infer<typeof competencyAnswer>

/** Somebody whose levels may be seen. */
export interface Assessed {
  readonly staffNumber: string
  readonly name: string
  readonly department: string
  readonly departmentCode: string
  readonly grade: string
  /** By the code of the competency. */
  readonly items: ReadonlyMap<string, GapItem>
}

/** Those whose levels the viewer may see, in the order of the directory. */
export const assessedIn = ({ staffMembers }: CompetencyAnswer): readonly Assessed[] =>
  staffMembers.nodes.flatMap(({ staffNumber, name, department, grade, competencyGap }) =>
    staffNumber === null || competencyGap === null
      ? []
      : [
          {
            staffNumber,
            name: name ?? staffNumber,
            department: department?.name ?? '',
            departmentCode: department?.departmentCode ?? '',
            grade: grade?.name ?? '',
            items: new Map(competencyGap.items.map((item) => [item.competency?.competencyCode ?? '', item])),
          },
        ],
  )

/** A competency as a column: its kind tells it from its neighbours. */
export interface CompetencyColumn {
  readonly code: string
  readonly name: string
  readonly category: (typeof ORDER)[number]
}

const ORDER = ['ABILITY', 'MINDSET', 'DIGITAL', 'TASK'] as const

/** The competencies that anybody has or needs, by kind and then in the order of the catalogue. */
export function columnsIn(members: readonly Assessed[]): readonly CompetencyColumn[] {
  const found = new Map<string, CompetencyColumn>()
  for (const { items } of members)
    for (const [code, { competency }] of items)
      if (!found.has(code))
        found.set(code, { code, name: competency?.name ?? code, category: competency?.category ?? 'TASK' })
  return [...found.values()].toSorted((a, b) => ORDER.indexOf(a.category) - ORDER.indexOf(b.category))
}
