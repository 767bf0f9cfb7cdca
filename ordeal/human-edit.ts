import type { Held } from './message.ts'

/** A cell that a person changed, with what stood there when they did. */
export interface HumanEdit {
  readonly record: string
  readonly header: string
  readonly before: Held
  readonly value: Held
}
