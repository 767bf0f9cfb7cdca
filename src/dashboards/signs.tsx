import type { VNode } from 'preact'
import type { Bar, Stretch, Sufficiency } from './cell.ts'

/** How wide and high the track of a bar is, in CSS pixels: bars are never stretched with their page. */
export const BAR = { width: 132, height: 14 } as const

const LOOKS: Readonly<Record<Stretch, string>> = {
  done: 'f-bar',
  short: 'f-mark',
  overdue: 'f-mark',
  pending: 'f-grey k-bar',
  exempt: 'f-card k-edge dash',
}

/** A bar on its track: stretches, the standard as a tick, the next standard as a hollow tick, the own value as a ring. */
export function BarShape({ bar }: { readonly bar: Bar }): VNode {
  const { width, height } = BAR
  const at = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * width * 10) / 10
  const starts = bar.stretches.map((_, index) =>
    bar.stretches.slice(0, index).reduce((sum, { share }) => sum + share, 0),
  )
  return (
    <g>
      <rect x="0" y="2" width={width} height={height - 4} rx="2" class="f-grey" />
      {bar.stretches.map(({ look, share }, index) =>
        share > 0 ? (
          <rect
            key={look}
            x={at(starts[index] ?? 0) + (LOOKS[look].includes('k-') ? 0.75 : 0)}
            y={LOOKS[look].includes('k-') ? 2.75 : 2}
            width={Math.max(
              1,
              at(share) - (LOOKS[look].includes('k-') ? 1.5 : index < bar.stretches.length - 1 ? 1 : 0),
            )}
            height={LOOKS[look].includes('k-') ? height - 5.5 : height - 4}
            rx="1.5"
            class={LOOKS[look]}
          />
        ) : null,
      )}
      {bar.stretches.length > 0 && bar.stretches.every(({ share }) => share === 0) ? (
        <rect x="0" y="1" width="2" height={height - 2} class="f-bar" />
      ) : null}
      {bar.next === null ? null : (
        <rect x={at(bar.next) - 2.5} y="0.5" width="4" height={height - 1} class="f-card k-edge" />
      )}
      {bar.standard === null ? null : (
        <>
          <rect x={at(bar.standard) - 2} y="-1" width="5" height={height + 2} class="f-card" />
          <rect x={at(bar.standard) - 1} y="-1" width="3" height={height + 2} class="f-text" />
        </>
      )}
      {bar.own === null ? null : (
        <>
          <circle cx={at(bar.own)} cy={height / 2} r="4.5" class="f-card k-card" />
          <circle cx={at(bar.own)} cy={height / 2} r="4" class="f-card k-text" />
        </>
      )}
    </g>
  )
}

/** An empty track, dashed: nobody has assessed it. */
export const EmptyTrack = (): VNode => (
  <rect x="0.5" y="2.5" width={BAR.width - 1} height={BAR.height - 5} rx="2" class="f-card k-edge dash" />
)

/** The size of the signs for how many hold something. */
export const SHAPE = 14

/** ● enough, ◐ short after those who leave, ◆ one person alone, ○ nobody. */
export function SufficiencyShape({ shape }: { readonly shape: Sufficiency }): VNode {
  switch (shape) {
    case 'enough':
      return <circle cx="7" cy="7" r="5" class="f-bar" />
    case 'short':
      return (
        <g>
          <circle cx="7" cy="7" r="5" class="f-card k-mark" />
          <path d="M7 2a5 5 0 0 0 0 10z" class="f-mark" />
        </g>
      )
    case 'single':
      return <path d="M7 1l6 6-6 6-6-6z" class="f-mark" />
    case 'nobody':
      return <circle cx="7" cy="7" r="5" class="f-card k-mark" />
  }
}

/** ▼ in a notch of the card's colour, at the upper right corner of a cell below the standard. */
export const BelowShape = (): VNode => (
  <g>
    <path d="M0 0h13v11H3a3 3 0 0 1-3-3z" class="f-card" />
    <path d="M3 2h8l-4 6z" class="f-mark" />
  </g>
)
