import type { ToldRate } from '../view/suppression.ts'
import { number, yes } from './figures.ts'
import { once } from './once.ts'

/** The type of rates about groups. */
export const makeToldRate = once((builder) =>
  builder.objectRef<ToldRate>('ToldRate').implement({
    description: 'A rate about a group, as far as it may be told.',
    fields: (t) => ({
      value: number(t, 'From 0 to 1; null where it is hidden, and for 0 / 0.', ({ rate }) => rate),
      n: number(t, 'Of how many; null where it is hidden.', ({ base }) => base),
      suppressed: yes(t, 'Whether it is hidden, so that nobody is named.', (each) => each.suppressed),
    }),
  }),
)
