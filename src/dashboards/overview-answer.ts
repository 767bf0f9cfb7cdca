import { z } from 'zod'
import { TOLD, told } from './answers.ts'

/** What the overview asks for: the figures of its tiles. */
export const overviewFields = `
  own: viewer {
    staff { staffNumber competencyGap { assessed needed attainment } mandatoryTrainings { state } }
  }
  competencyAttainment(groupBy: DIVISION) { total { rate ${TOLD} completeness } }
  mandatoryCompliance { fiscalYear total { rate ${TOLD} overdue } }
  rotationDue(due: true) { due over }
  coverageRisk { risk singleHolder }
  hrCalendar { month tasks { state } }
  womenRatio { chiefs ${TOLD} target needed }
  mending: problems(first: 1) { totalCount }`

/** What comes back of it. */
export const overviewAnswer = z.object({
  own: z.object({
    staff: z
      .object({
        staffNumber: z.string().nullable(),
        competencyGap: z
          .object({ assessed: z.number(), needed: z.number(), attainment: z.number().nullable() })
          .nullable(),
        mandatoryTrainings: z.array(z.object({ state: z.string() })),
      })
      .nullable(),
  }),
  competencyAttainment: z
    .object({ total: z.object({ rate: told, completeness: z.number().nullable() }) })
    .nullable(),
  mandatoryCompliance: z
    .object({ fiscalYear: z.number(), total: z.object({ rate: told, overdue: z.number().nullable() }) })
    .nullable(),
  rotationDue: z.array(z.object({ due: z.boolean().nullable(), over: z.number().nullable() })),
  coverageRisk: z.array(z.object({ risk: z.string(), singleHolder: z.boolean() })),
  hrCalendar: z.object({ month: z.string(), tasks: z.array(z.object({ state: z.string() })) }).nullable(),
  womenRatio: z
    .object({ chiefs: told.nullable(), target: z.number().nullable(), needed: z.number().nullable() })
    .nullable(),
  mending: z.object({ totalCount: z.number() }),
})

/** The answer to it. */
export type OverviewAnswer = z.infer<typeof overviewAnswer>
