import type { Builder } from '../graph/builder.ts'
import type { ToldRate } from '../view/suppression.ts'
import { number, yes } from './figures.ts'

const known = new WeakMap<Builder, ReturnType<typeof make>>()

/** The type of rates about groups, made once an API. */
export function makeToldRate(builder: Builder) {
  const made = known.get(builder) ?? make(builder)
  known.set(builder, made)
  return made
}

const make = (builder: Builder) =>
  builder.objectRef<ToldRate>('ToldRate').implement({
    description: 'A rate about a group, as far as it may be told.',
    fields: (t) => ({
      value: number(t, 'From 0 to 1; null where it is hidden, and for 0 / 0.', ({ rate }) => rate),
      n: number(t, 'Of how many; null where it is hidden.', ({ base }) => base),
      suppressed: yes(t, 'Whether it is hidden, so that nobody is named.', (each) => each.suppressed),
    }),
  })
