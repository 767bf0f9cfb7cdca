import * as z from 'zod'

/** What a cell holds, as far as the ordeal looks: days are their numbers. */
const held = z.union([z.string(), z.number(), z.null()])
export type Held = z.infer<typeof held>

/** What stands for a cell whose record is not there. */
export const GONE = '\u0000gone'

/** What stands for a cell whose column the service did not find, under a header that was renamed. */
export const UNSEEN = '\u0000unseen'

/** The field of a document that writes, which becomes a part of the key under which the write is kept. */
export const FIELD = 'done'

/** How a clerk is started. */
export const clerkSettings = z.strictObject({
  folder: z.string(),
  clock: z.strictObject({ startsAt: z.number(), shows: z.number(), factor: z.number() }),
})

/** A cell that an act is about, by the names the API gives it. */
const look = z.strictObject({ table: z.string(), key: z.string(), column: z.string() })
export type Look = z.infer<typeof look>

/** What a clerk is asked: a document, with the key under which it is to be done once, if it writes. */
export const request = z.strictObject({
  id: z.number(),
  document: z.string(),
  variables: z.record(z.string(), z.unknown()),
  idempotencyKey: z.string().nullable(),
  looks: z.array(look),
})
export type Request = z.infer<typeof request>

/** What a clerk tells. */
export const told = z.discriminatedUnion('tell', [
  z.strictObject({ tell: z.literal('ready') }),
  /** What the service held right before it was asked to write; `isKnown`: it had taken the write before. */
  z.strictObject({ tell: z.literal('seen'), id: z.number(), isKnown: z.boolean(), seen: z.array(held) }),
  z.strictObject({
    tell: z.literal('answer'),
    id: z.number(),
    data: z.unknown(),
    errors: z.array(z.string()),
    open: z.number(),
  }),
  z.strictObject({ tell: z.literal('fault'), text: z.string() }),
])
export type Told = z.infer<typeof told>

/** What a mutation answers. */
export const written = z.object({
  [FIELD]: z.object({
    userErrors: z.array(z.object({ code: z.string() })),
    write: z.object({ id: z.string(), state: z.string() }).nullable(),
  }),
})

/** What is told of a write when all is over. */
export const fates = z.record(
  z.string(),
  z.object({ state: z.string(), reason: z.object({ code: z.string() }).nullable() }).nullable(),
)
