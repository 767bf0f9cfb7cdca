import type { Filters } from './filters.ts'

/** Where a name or a cell leads: another view, with its filters. */
export interface Link {
  readonly view: string
  readonly filters: Filters
}

/** How a stretch of a bar looks; none of them is told by its colour alone. */
export type Stretch = 'done' | 'pending' | 'overdue' | 'exempt' | 'short'

/** A bar of 0 to 1: its stretches, what it is compared with, and what stands beside it. */
export interface Bar {
  readonly kind: 'bar'
  readonly stretches: readonly { readonly look: Stretch; readonly share: number }[]
  /** What is asked for, and what is asked for next. */
  readonly standard: number | null
  readonly next: number | null
  /** What somebody says of themselves. */
  readonly own: number | null
  readonly text: string
  /** What the comparison says, when it is not in the text. */
  readonly spoken: string
}

/** A number on a fill of the ramp; `isBelow` frames it. */
export interface Filled {
  readonly kind: 'filled'
  readonly value: number
  /** Which step of the ramp, from 0. */
  readonly step: number
  readonly isBelow: boolean
  readonly spoken: string
}

/** How many hold something, of how many it takes. */
export type Sufficiency = 'enough' | 'short' | 'single' | 'nobody'

/**
 * One cell of a picture, in one of the states that must not be mistaken for one another. What a viewer may not see is
 * none of them: its column, row or table is absent.
 */
export type Cell =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'text'; readonly text: string; readonly to?: Link | null; readonly href?: string | null }
  | { readonly kind: 'number'; readonly value: number; readonly unit: string }
  | { readonly kind: 'day'; readonly day: string }
  | Filled
  | Bar
  | { readonly kind: 'shape'; readonly shape: Sufficiency; readonly text: string; readonly spoken: string }
  | { readonly kind: 'same' }
  | { readonly kind: 'unassessed' }
  | { readonly kind: 'notApplicable' }
  | { readonly kind: 'suppressed' }
  | { readonly kind: 'problem'; readonly place: string; readonly href: string | null }

/** A cell of nothing: nobody asks for anything there. */
export const NOTHING: Cell = { kind: 'nothing' }

/** A text as a cell; nothing where there is none. */
export const text = (words: string | null | undefined, to: Link | null = null): Cell =>
  words ? { kind: 'text', text: words, to } : NOTHING

/** A number as a cell; nothing where there is none. */
export const number = (value: number | null | undefined, unit = ''): Cell =>
  value === null || value === undefined ? NOTHING : { kind: 'number', value, unit }

/** A day as a cell; nothing where there is none. */
export const day = (iso: string | null | undefined): Cell => (iso ? { kind: 'day', day: iso } : NOTHING)
