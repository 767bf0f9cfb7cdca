import type { VNode } from 'preact'
import type { Cell } from './cell.ts'
import type { Language } from './language.ts'
import type { Column, Row, Table } from './picture.ts'
import { BAR, SHAPE } from './signs.tsx'
import { CellShape, SVG, writtenIn } from './svg-cell.tsx'
import { textWidth } from './text-width.ts'

/** A part of a picture file, and the room it takes. */
export interface Drawn {
  readonly width: number
  readonly height: number
  readonly node: VNode
}

const { size: SIZE, small: SMALL, line: LINE, gap: GAP, narrow: NARROW } = SVG

const widthOf = (column: Column, cells: readonly Cell[], language: Language): number => {
  const texts = Math.max(0, ...cells.map((cell) => textWidth(writtenIn(cell, column, language), SIZE)))
  const sign = cells.some(({ kind }) => kind === 'bar')
    ? BAR.width + 10
    : cells.some(({ kind }) => kind === 'shape')
      ? SHAPE + 8
      : 0
  return column.look === 'narrow'
    ? Math.max(NARROW, texts + sign + 4)
    : Math.max(textWidth(column.title, SMALL), texts + sign) + GAP
}

const UPRIGHT: Readonly<Record<string, string>> = { ー: '︱', '（': '︵', '）': '︶', '(': '︵', ')': '︶' }

/** The signs of a title from top to bottom, one by one: offices that picture files are pasted into know no vertical lines. */
const uprightSigns = (title: string): readonly string[] =>
  [...new Intl.Segmenter('ja').segment(title)].map(({ segment }) => UPRIGHT[segment] ?? segment)

function Title({
  column,
  x,
  width,
  foot,
}: {
  readonly column: Column
  readonly x: number
  readonly width: number
  readonly foot: number
}): VNode {
  if (column.look === 'narrow')
    return (
      <text text-anchor="middle" font-size={SMALL} class="quiet">
        {uprightSigns(column.title).map((sign, index, { length }) => (
          <tspan key={index} x={x + width / 2} y={foot - (length - 1 - index) * SMALL}>
            {sign}
          </tspan>
        ))}
      </text>
    )
  return (
    <text
      x={column.look === 'figure' ? x + width - GAP : x}
      y={foot}
      text-anchor={column.look === 'figure' ? 'end' : 'start'}
      font-size={SMALL}
      class="quiet"
    >
      {column.title}
    </text>
  )
}

/** Draws a table as shapes alone: for places that know no tables. */
export function drawTable(table: Table, language: Language): Drawn {
  const rows = [...table.groups.flatMap((group) => group.rows), ...table.foot]
  const names = table.groups.flatMap(({ name }) => name ?? [])
  const headWidth =
    Math.max(textWidth(table.head, SMALL), ...rows.map(({ head }) => textWidth(head, SIZE)), 40) + GAP
  const widths = table.columns.map((column, index) =>
    widthOf(
      column,
      rows.flatMap(({ cells }) => cells[index] ?? []),
      language,
    ),
  )
  const starts = widths.map(
    (_, index) => headWidth + widths.slice(0, index).reduce((sum, width) => sum + width, 0),
  )
  const width = Math.max(
    headWidth + widths.reduce((sum, each) => sum + each, 0),
    textWidth(table.caption, SIZE),
  )
  const tallest = Math.max(
    16,
    ...table.columns.flatMap(({ look, title }) =>
      look === 'narrow' ? uprightSigns(title).length * SMALL : [],
    ),
  )
  const top = 24 + tallest + 6
  let y = top
  const line = (row: Row): VNode => {
    const at = y
    y += LINE + 2
    return (
      <g key={at} transform={`translate(0 ${at})`}>
        <text x="0" y={LINE / 2 + 5} font-size={SIZE}>
          {row.head}
        </text>
        {table.columns.map((column, index) => {
          const cell = row.cells[index]
          return cell ? (
            <g key={column.title} transform={`translate(${starts[index] ?? 0} 0)`}>
              <CellShape cell={cell} column={column} width={widths[index] ?? NARROW} language={language} />
            </g>
          ) : null
        })}
      </g>
    )
  }
  const body = table.groups.map((group) => {
    const at = y
    if (group.name !== null) y += 22
    return (
      <g key={at}>
        {group.name === null ? null : (
          <>
            <rect x="0" y={at + 2} width={width} height="1" class="f-line" />
            <text x="0" y={at + 17} font-size={SMALL} font-weight="700">
              {group.name}
            </text>
          </>
        )}
        {group.rows.map(line)}
      </g>
    )
  })
  const foot = table.foot.map(line)
  return {
    width: Math.max(width, ...names.map((name) => textWidth(name, SMALL))),
    height: y,
    node: (
      <g>
        <text x="0" y="14" font-size={SIZE} font-weight="700">
          {table.caption}
        </text>
        <text x="0" y={top - 8} font-size={SMALL} class="quiet">
          {table.head}
        </text>
        {table.columns.map((column, index) => (
          <Title
            key={column.title}
            column={column}
            x={starts[index] ?? 0}
            width={widths[index] ?? NARROW}
            foot={top - 8}
          />
        ))}
        <rect x="0" y={top - 2} width={width} height="1" class="f-line" />
        {body}
        {foot}
      </g>
    ),
  }
}
