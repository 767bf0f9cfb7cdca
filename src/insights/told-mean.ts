import { isTooFew, type Thresholds } from '../view/suppression.ts'
import { meanOf } from './bootstrap.ts'
import { number, yes } from './figures.ts'
import { once } from './once.ts'

/** A mean about a group, as far as it may be told. */
export interface ToldMean {
  readonly mean: number | null
  readonly n: number | null
  readonly suppressed: boolean
}

/** A mean over what is known: hidden below the threshold (S1), where one is given; `null` of nothing. */
export function toldMean(values: readonly (number | null)[], thresholds: Thresholds | null): ToldMean {
  const known = values.filter((value) => value !== null)
  return thresholds !== null && isTooFew(known.length, thresholds)
    ? { mean: null, n: null, suppressed: true }
    : { mean: meanOf(known), n: known.length, suppressed: false }
}

/** The type of means about groups. */
export const makeToldMean = once((builder) =>
  builder.objectRef<ToldMean>('ToldMean').implement({
    description: 'A mean about a group, as far as it may be told.',
    fields: (t) => ({
      value: number(t, 'The mean; null where it is hidden, and where nothing is known.', ({ mean }) => mean),
      n: number(t, 'Over how many; null where it is hidden.', ({ n }) => n),
      suppressed: yes(t, 'Whether it is hidden, so that nobody is named.', (each) => each.suppressed),
    }),
  }),
)
