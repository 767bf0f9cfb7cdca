import type { Choices, Column, Surface, Value } from '../columns/column.ts'
import type { Builder } from './builder.ts'

type TextRef = 'String' | 'Date' | 'YearMonth' | EnumRef
type NumberRef = 'Int' | 'Float'
export type EnumRef = ReturnType<Surfaces['enumOf']>

/** GraphQL types of values: the enums are made once and shared. */
export class Surfaces {
  readonly #builder: Builder
  readonly #enums = new Map<string, ReturnType<typeof makeEnum>>()

  constructor(builder: Builder) {
    this.#builder = builder
  }

  /** The enum of a closed list. */
  enumOf(choices: Choices) {
    const known = this.#enums.get(choices.name) ?? makeEnum(this.#builder, choices)
    this.#enums.set(choices.name, known)
    return known
  }

  /** What a surface is in GraphQL: something textual, a number, or yes and no. */
  typeOf(
    surface: Surface,
  ): { readonly text: TextRef } | { readonly number: NumberRef } | { readonly flag: true } {
    if (typeof surface !== 'string') return { text: this.enumOf(surface) }
    if (surface === 'Int' || surface === 'Float') return { number: surface }
    return surface === 'Boolean' ? { flag: true } : { text: surface }
  }

  /** The prefix of filter types: StringFilter, AttendanceStatusFilter. */
  nameOf(column: Column): string {
    return typeof column.surface === 'string' ? column.surface : column.surface.name
  }
}

const makeEnum = (builder: Builder, choices: Choices) =>
  builder.enumType(choices.name, {
    description: choices.doc,
    values: Object.fromEntries(
      choices.words.map((word) => [
        word.constant,
        { value: word.constant, description: `「${word.label}」` },
      ]),
    ),
  })

/** A value where numbers, flags or lists are served; anything else is no value. */
export const asNumber = (value: Value): number | null => (typeof value === 'number' ? value : null)
export const asFlag = (value: Value): boolean | null => (typeof value === 'boolean' ? value : null)
export const asTexts = (value: Value): readonly string[] | null => (Array.isArray(value) ? value : null)
