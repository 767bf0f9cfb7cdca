import type { Held, Look } from './message.ts'

/** One cell that an operation is to change, and how the service calls it. */
export interface Effect {
  readonly record: string
  readonly header: string
  readonly value: Held
  readonly look: Look
}

/** Something that is asked of the service once, whatever befalls it on the way. */
export interface Operation {
  readonly number: number
  readonly kind: 'update' | 'create' | 'delete' | 'upsert'
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly effects: readonly Effect[]
  /** Records that it makes, and those it removes. */
  readonly makes: readonly string[]
  readonly removes: readonly string[]
}

/** What became of an operation, as far as the service has said. */
export interface Fate {
  readonly operation: Operation
  /** What the service held of each effect's cell right before it took the operation. */
  seen: readonly Held[]
  /** The write that it was answered with; `null` where it was turned away at the door. */
  write: string | null
  isAnswered: boolean
  state: string
  reason: string | null
}
