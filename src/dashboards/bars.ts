import type { Bar, Cell } from './cell.ts'

/** Per cent as people read it. */
export const percent = (share: number): string => `${Math.round(share * 100)}%`

/** A rate about a group as the API tells it. */
export interface Told {
  readonly value: number | null
  readonly n: number | null
  readonly suppressed: boolean
}

/** A rate as a bar with its base; hidden where it is hidden, nothing for 0 / 0. */
export function rateCell(told: Told, target: number | null, of: (n: number) => string): Cell {
  if (told.suppressed) return { kind: 'suppressed' }
  if (told.value === null) return { kind: 'nothing' }
  return {
    kind: 'bar',
    stretches: [{ look: 'done', share: told.value }],
    standard: target,
    next: null,
    own: null,
    text: `${percent(told.value)}${told.n === null ? '' : ` ${of(told.n)}`}`,
    spoken: '',
  }
}

/** Counts that share out a whole, as stretches of one bar. */
export function countsCell(
  counts: Readonly<Partial<Record<Bar['stretches'][number]['look'], number>>>,
  text: string,
): Cell {
  const looks = ['done', 'overdue', 'pending', 'exempt', 'short'] as const
  const whole = looks.reduce((sum, look) => sum + (counts[look] ?? 0), 0)
  if (whole === 0) return { kind: 'nothing' }
  return {
    kind: 'bar',
    stretches: looks.flatMap((look) =>
      counts[look] === undefined ? [] : [{ look, share: counts[look] / whole }],
    ),
    standard: null,
    next: null,
    own: null,
    text,
    spoken: '',
  }
}
