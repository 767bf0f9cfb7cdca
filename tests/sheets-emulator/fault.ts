import type { ApiAnswer } from './answer.ts'
import { notFound, permissionDenied, tooMany, unauthenticated, unavailable } from './refusals.ts'
import type { RequestKind } from './request-kind.ts'

/** What goes wrong with one request. */
export type Fault =
  /** Answered with an error; `applied` tells whether the work was done all the same. */
  | { readonly kind: 'error'; readonly answer: (of: RequestKind) => ApiAnswer; readonly applied: boolean }
  /** The connection breaks without an answer, after the work was done or before. */
  | { readonly kind: 'reset'; readonly applied: boolean }
  /** Fails now, and the work is done `ms` later, whatever stands in the cells by then. */
  | { readonly kind: 'late'; readonly ms: number; readonly now: 'reset' | ApiAnswer }
  /** Answered `ms` later; the work is done at once (`first`) or just before the answer (`last`). */
  | { readonly kind: 'slow'; readonly ms: number; readonly work: 'first' | 'last' }
  /** The work is done, and its answer arrives cut short or as nonsense. */
  | { readonly kind: 'spoilt'; readonly how: 'cut' | 'garbled' }

/** Answers with an error that says nothing was done, which is true. */
export const refuse = (answer: ApiAnswer | ((of: RequestKind) => ApiAnswer)): Fault => ({
  kind: 'error',
  answer: typeof answer === 'function' ? answer : () => answer,
  applied: false,
})

/** 429 of the request's own kind; Drive's calls get the write one. */
export const overQuota: Fault = refuse((of) => tooMany(of === 'read' ? 'read' : 'write'))

/** 401, as after the token is over. */
export const tokenOver: Fault = refuse(unauthenticated('The access token is no longer valid.'))

/** 404, as after somebody deleted the document. */
export const documentGone: Fault = refuse(notFound())

/** 403, as after somebody ended the sharing. */
export const accessGone: Fault = refuse(permissionDenied())

/** 503 or another error before anything was done. */
export const failBefore = (answer: ApiAnswer = unavailable()): Fault => refuse(answer)

/** 503 or another error although the work was done. */
export const failAfter = (answer: ApiAnswer = unavailable()): Fault => ({
  kind: 'error',
  answer: () => answer,
  applied: true,
})

/** The connection breaks before anything was done. */
export const resetBefore: Fault = { kind: 'reset', applied: false }

/** The connection breaks after the work was done. */
export const resetAfter: Fault = { kind: 'reset', applied: true }

/** Fails now and does the work so many milliseconds later. */
export const late = (ms: number, now: 'reset' | ApiAnswer = 'reset'): Fault => ({ kind: 'late', ms, now })

/** Takes so many milliseconds of the clock, and by default does the work at their end. */
export const slow = (ms: number, work: 'first' | 'last' = 'last'): Fault => ({ kind: 'slow', ms, work })

/** Does the work; half of the answer arrives. */
export const cut: Fault = { kind: 'spoilt', how: 'cut' }

/** Does the work; what arrives is not JSON. */
export const garbled: Fault = { kind: 'spoilt', how: 'garbled' }
