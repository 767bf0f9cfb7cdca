import { z } from 'zod'
import { named, somebody, TOLD, told } from './answers.ts'

const UP = 'name parent { name parent { name } }'

/** What the view of wishes asks for. */
export const wishesFields = `
  departments(first: 500) { nodes { name } }
  transferWishFlow(fiscalYear: $year) {
    fiscalYear wanting withoutDepartment
    flows { count from { ${UP} } to { ${UP} } }
  }
  wishFulfilment(fiscalYear: $year) {
    rate ${TOLD}
    repeatedUnmet { staff { staffNumber name } department { name } jobField years }
  }`

const place = z
  .object({
    name: z.string().nullable(),
    parent: z.object({ name: z.string().nullable(), parent: named }).nullable(),
  })
  .nullable()

/** What comes back of it. */
export const wishesAnswer = z.object({
  departments: z.object({ nodes: z.array(z.object({ name: z.string().nullable() })) }),
  transferWishFlow: z
    .object({
      fiscalYear: z.number(),
      wanting: z.number(),
      withoutDepartment: z.number(),
      flows: z.array(z.object({ count: z.number(), from: place, to: place })),
    })
    .nullable(),
  wishFulfilment: z
    .object({
      rate: told.nullable(),
      repeatedUnmet: z.array(
        z.object({
          staff: somebody,
          department: named,
          jobField: z.string().nullable(),
          years: z.number(),
        }),
      ),
    })
    .nullable(),
})

/** The answer to it. */
export type WishesAnswer = z.infer<typeof wishesAnswer>

/** How many wish to go from one place to another. */
export type WishFlow = NonNullable<WishesAnswer['transferWishFlow']>['flows'][number]
