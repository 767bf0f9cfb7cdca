import { z } from 'zod'

/** Something with a name. */
export const named = z.object({ name: z.string().nullable() }).nullable()

/** Somebody with their number, so that a name can lead to them. */
export const somebody = z
  .object({ staffNumber: z.string().nullable(), name: z.string().nullable() })
  .nullable()

/** A rate about a group. */
export const told = z.object({
  value: z.number().nullable(),
  n: z.number().nullable(),
  suppressed: z.boolean(),
})

/** Fields of a rate about a group. */
export const TOLD = '{ value n suppressed }'
