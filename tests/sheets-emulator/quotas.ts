import type { ApiAnswer } from './answer.ts'
import { tooMany } from './refusals.ts'
import type { RequestKind } from './request-kind.ts'

const MINUTE = 60_000

/** How many requests of each kind go through in one minute. */
export interface QuotaLimits {
  readonly perToken: number
  readonly perProject: number
}

/** What Google grants a project that asked for no more. */
export const GOOGLE_LIMITS: QuotaLimits = { perToken: 60, perProject: 300 }

/** Counts requests in fixed minutes of a clock; those it refuses are not counted. */
export class Quotas {
  readonly #now: () => number
  readonly #limits: QuotaLimits
  #minute = Number.NaN
  #used = new Map<string, number>()

  constructor(now: () => number, limits: QuotaLimits = GOOGLE_LIMITS) {
    this.#now = now
    this.#limits = limits
  }

  /** The refusal of a request that is one too many, null when it may pass; it then counts. */
  spend(kind: RequestKind, token: string): ApiAnswer | null {
    if (kind !== 'read' && kind !== 'write') return null
    const minute = Math.floor(this.#now() / MINUTE)
    if (minute !== this.#minute) this.#used = new Map()
    this.#minute = minute
    const ofToken = `${kind} ${token}`
    if (this.#usedBy(ofToken) >= this.#limits.perToken) return tooMany(kind, 'user')
    if (this.#usedBy(kind) >= this.#limits.perProject) return tooMany(kind, 'project')
    for (const whose of [ofToken, kind]) this.#used.set(whose, this.#usedBy(whose) + 1)
    return null
  }

  #usedBy(whose: string): number {
    return this.#used.get(whose) ?? 0
  }
}
