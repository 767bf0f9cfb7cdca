import { z } from 'zod'

/** What every document asks for: who reads it, how fresh it is, what is wrong in its sheets. */
export const frameFields = `  viewer { roles today staff { staffNumber } }
  workbooks { key file asOf state }
  problems(first: 1, filter: $sources) { totalCount }`

/** What comes back of it. */
export const frameSchema = z.object({
  viewer: z.object({
    roles: z.array(z.enum(['STAFF', 'MANAGER', 'HR', 'HR_CORE', 'OCC_HEALTH', 'DASHBOARD', 'SYSADMIN'])),
    today: z.string(),
    staff: z.object({ staffNumber: z.string().nullable() }).nullable(),
  }),
  workbooks: z.array(
    z.object({
      key: z.string(),
      file: z.string(),
      asOf: z.string().nullable(),
      state: z.enum(['OK', 'DEGRADED', 'STALE']),
    }),
  ),
  problems: z.object({ totalCount: z.number() }),
})

/** The answer to them. */
export type FrameAnswer = z.infer<typeof frameSchema>

/** How fresh the workbooks of a view are. */
export interface Freshness {
  /** When the one read longest ago was read; the day of the viewer where none of them tells. */
  readonly asOf: string
  /** Those that cannot be read now. */
  readonly stale: readonly string[]
}

/** How fresh some workbooks are. */
export function freshnessOf({ workbooks, viewer }: FrameAnswer, keys: readonly string[]): Freshness {
  const own = workbooks.filter(({ key }) => keys.includes(key))
  return {
    asOf: own.flatMap(({ asOf }) => asOf ?? []).toSorted()[0] ?? `${viewer.today}T00:00:00+09:00`,
    stale: own.flatMap(({ key, file, state }) =>
      state === 'STALE' ? [file.startsWith('https:') ? key : file] : [],
    ),
  }
}
