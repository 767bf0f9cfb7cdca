import type { VNode } from 'preact'
import type { Cell } from './cell.ts'
import { cellText } from './cell-text.ts'
import type { Language } from './language.ts'
import type { Column } from './picture.ts'
import { BAR, BarShape, BelowShape, EmptyTrack, SHAPE, SufficiencyShape } from './signs.tsx'
import { textWidth } from './text-width.ts'

/** Measures of a picture file, in pixels: its texts, its lines, and the room around them. */
export const SVG = { size: 13, small: 11, line: 26, gap: 16, narrow: 40 } as const

const { size: SIZE, small: SMALL, line: LINE, gap: GAP, narrow: NARROW } = SVG

/** What is written in a cell: a sign where a table of plain text says a word. */
export function writtenIn(cell: Cell, column: Column, language: Language): string {
  if (cell.kind === 'unassessed' && column.look !== 'bar') return language === 'ja' ? '未' : '?'
  if (cell.kind === 'notApplicable') return '／'
  return cell.kind === 'problem' ? '!' : cellText(cell, language)
}

/** A cell with its upper left corner at 0, 0. */
export function CellShape({
  cell,
  column,
  width,
  language,
}: {
  readonly cell: Cell
  readonly column: Column
  readonly width: number
  readonly language: Language
}): VNode | null {
  const shown = writtenIn(cell, column, language)
  const isBox = ['filled', 'same', 'notApplicable', 'suppressed', 'problem'].includes(cell.kind)
  if (isBox || (cell.kind === 'unassessed' && column.look !== 'bar')) {
    const box = Math.min(width, Math.max(NARROW, textWidth(shown, SMALL) + 8)) - 2
    const ground =
      cell.kind === 'filled'
        ? `f-s${cell.step}`
        : cell.kind === 'suppressed'
          ? 'f-grey'
          : cell.kind === 'problem'
            ? 'k-mark'
            : 'f-card k-edge dash'
    return (
      <g>
        <rect x="1" y="1" width={box} height={LINE - 2} rx="4" class={ground} />
        {cell.kind === 'filled' && cell.isBelow ? (
          <>
            <rect x="3" y="3" width={box - 4} height={LINE - 6} rx="2" class="k-card" />
            <rect x="2" y="2" width={box - 2} height={LINE - 4} rx="3" class="k-mark" />
            <g transform={`translate(${box - 12} 1)`}>
              <BelowShape />
            </g>
          </>
        ) : null}
        <text
          x={box / 2 + 1}
          y={LINE / 2 + 5}
          text-anchor="middle"
          font-size={SIZE}
          class={cell.kind === 'filled' ? `w-s${cell.step}` : undefined}
        >
          {shown}
        </text>
      </g>
    )
  }
  if (cell.kind === 'bar' || cell.kind === 'unassessed')
    return (
      <g>
        <g transform={`translate(0 ${(LINE - BAR.height) / 2})`}>
          {cell.kind === 'bar' ? <BarShape bar={cell} /> : <EmptyTrack />}
        </g>
        <text x={BAR.width + 10} y={LINE / 2 + 5} font-size={SIZE}>
          {shown}
        </text>
      </g>
    )
  if (cell.kind === 'shape')
    return (
      <g>
        <g transform={`translate(2 ${(LINE - SHAPE) / 2})`}>
          <SufficiencyShape shape={cell.shape} />
        </g>
        <text x={SHAPE + 8} y={LINE / 2 + 5} font-size={column.look === 'narrow' ? SMALL : SIZE}>
          {shown}
        </text>
      </g>
    )
  if (shown === '') return null
  const isRight = column.look === 'figure'
  const isCentred = column.look === 'narrow'
  return (
    <text
      x={isRight ? width - GAP : isCentred ? width / 2 : 0}
      y={LINE / 2 + 5}
      text-anchor={isRight ? 'end' : isCentred ? 'middle' : 'start'}
      font-size={isCentred ? SMALL : SIZE}
    >
      {shown}
    </text>
  )
}
