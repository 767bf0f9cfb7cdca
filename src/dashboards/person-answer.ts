import { z } from 'zod'

// Written out twice: a fragment would be taken for a list by the limit on what a query may cost.
const PERSON = `{
  staffNumber name yearsInPost
  department { name }
  grade { name }
  competencyGap {
    needed assessed
    items { competency { competencyCode name category } level required gap selfDifference assessedOn }
    nextGrade { items { competency { competencyCode } required } }
  }
  mandatoryTrainings { requirement { name } due doneOn state }
  trainingRecommendations { course { name } reasons }
  trainings(first: 8, orderBy: [{ field: STARTED_ON, direction: DESC }]) {
    nodes { course { name } startedOn status completedOn }
  }
  assignments(first: 20, orderBy: [{ field: EFFECTIVE_ON, direction: DESC }]) {
    nodes { effectiveOn department { name } grade { name } jobTitle }
  }
  qualifications(first: 20) { nodes { name acquiredOn expiresOn } }
}`

/** What the view of a person asks for: the one named, or the viewer. */
export const personFields = `
  proficiencyLevels(first: 20) { nodes { value name } }
  self: viewer { staff @skip(if: $isNamed) ${PERSON} }
  staff(staffNumber: $staff) @include(if: $isNamed) ${PERSON}`

const named = z.object({ name: z.string().nullable() }).nullable()

const item = z.object({
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
  selfDifference: z.number().nullable(),
  assessedOn: z.string().nullable(),
})

/** One competency of the person. */
export type PersonItem = z.infer<typeof item>

const person = z.object({
  staffNumber: z.string().nullable(),
  name: z.string().nullable(),
  yearsInPost: z.number().nullable(),
  department: named,
  grade: named,
  competencyGap: z
    .object({
      needed: z.number(),
      assessed: z.number(),
      items: z.array(item),
      nextGrade: z
        .object({
          items: z.array(
            z.object({
              competency: z.object({ competencyCode: z.string().nullable() }).nullable(),
              required: z.number().nullable(),
            }),
          ),
        })
        .nullable(),
    })
    .nullable(),
  mandatoryTrainings: z.array(
    z.object({
      requirement: named,
      due: z.string().nullable(),
      doneOn: z.string().nullable(),
      state: z.enum(['DONE', 'PENDING', 'OVERDUE', 'EXEMPT']),
    }),
  ),
  trainingRecommendations: z.array(z.object({ course: named, reasons: z.array(z.string()) })),
  trainings: z.object({
    nodes: z.array(
      z.object({
        course: named,
        startedOn: z.string().nullable(),
        completedOn: z.string().nullable(),
        status: z.string().nullable(),
      }),
    ),
  }),
  assignments: z.object({
    nodes: z.array(
      z.object({
        effectiveOn: z.string().nullable(),
        department: named,
        grade: named,
        jobTitle: z.string().nullable(),
      }),
    ),
  }),
  qualifications: z.object({
    nodes: z.array(
      z.object({
        name: z.string().nullable(),
        acquiredOn: z.string().nullable(),
        expiresOn: z.string().nullable(),
      }),
    ),
  }),
})

/** Somebody, as far as the viewer may see them. */
export type Person = z.infer<typeof person>

/** What comes back of it. */
export const personAnswer = z.object({
  proficiencyLevels: z.object({ nodes: z.array(z.object({ value: z.number().nullable() })) }),
  self: z.object({ staff: person.nullable().optional() }),
  staff: person.nullable().optional(),
})

/** The answer to it. */
export type PersonAnswer = z.infer<typeof personAnswer>
