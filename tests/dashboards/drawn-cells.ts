import { BAR } from '../../src/dashboards/signs.tsx'
import { type Element, hasClass, shownIn, within } from './html-nodes.ts'

/** A cell as a form of a view shows it. */
export interface ShownCell {
  /** The table's caption, which line of it, and which column: from 0. */
  readonly at: string
  readonly head: string
  readonly text: string
  /** Between which shares its bar ends, from 0 to 1; `null` where none is drawn. */
  readonly drawn: readonly [least: number, most: number] | null
  /** All that stands there, where a form can hold more than is read. */
  readonly whole: string
}

/** Lengths are drawn to so many pixels. */
const TENTH = 0.1

/** The cells of a line, each told by where it stands. */
export const cellsIn = (
  caption: string,
  line: number,
  head: string,
  cells: readonly Omit<ShownCell, 'at' | 'head'>[],
) => cells.map((cell, column): ShownCell => ({ at: `${caption} ${line} ${column}`, head, ...cell }))

/** Whether an element is one of these. */
export const isTag = (tag: string) => (each: Element) => each.tag === tag

/** The elements right in one. */
export const elementsIn = (element: Element): readonly Element[] => within(element, () => true)

const read = (element: Element, of = shownIn(element)) => ({
  text: of.trim(),
  drawn: drawnIn(element),
  whole: JSON.stringify(element.children),
})

/** The cells of a page as they are drawn, without the tables beside. */
export function pageCells(page: Element, captions: readonly string[]): readonly ShownCell[] {
  const lists = within(page, (each) => each.tag === 'table' || hasClass(each, 'twin')).filter(isTag('table'))
  const tiles = within(page, (each) => hasClass(each, 'tiles')).flatMap((list) => elementsIn(list))
  return [
    ...lists.flatMap((table) =>
      within(table, (each) => each.tag === 'tr' && elementsIn(each).some(isTag('td')))
        .filter((line) => !hasClass(line, 'kinds'))
        .flatMap((line, index) => {
          const [head, ...cells] = elementsIn(line)
          return cellsIn(
            captionOf(table),
            index,
            head ? shownIn(head) : '',
            cells.map((cell) => read(cell)),
          )
        }),
    ),
    ...tiles.flatMap((tile, index) => {
      const [head, ...cells] = elementsIn(tile)
      return cellsIn(
        captions[0] ?? '',
        index,
        head ? shownIn(head) : '',
        cells.map((cell) => read(cell)),
      )
    }),
  ]
}

/** What stands above a table. */
export const captionOf = (table: Element): string => within(table, isTag('caption')).map(shownIn).join('')

/** A picture file is `svg > g > g (table) > g`, whose first text is the caption; a line stands at 0 and some height. */
export function svgCells(drawing: Element): readonly ShownCell[] {
  const tables = within(drawing, isTag('g')).flatMap((all) => within(all, isTag('g')))
  return tables.flatMap((table) => {
    const [caption] = within(table, isTag('text')).map(shownIn)
    const lines = within(
      table,
      (each) => each.tag === 'g' && elementsIn(each)[0]?.tag === 'text' && isMoved(each),
    )
    return lines.flatMap((line, index) => {
      const [head, ...cells] = elementsIn(line)
      return cellsIn(
        caption ?? '',
        index,
        head ? shownIn(head) : '',
        cells.map((cell) => read(cell)),
      )
    })
  })
}

const isMoved = ({ attributes }: Element): boolean =>
  /^translate\(0 \d+\)$/u.test(attributes['transform'] ?? '')

/** What the length of a single bar tells: 0 is drawn as a mark of two pixels. */
function drawnIn(cell: Element): ShownCell['drawn'] {
  const bars = within(cell, (each) => each.tag === 'rect' && hasClass(each, 'f-bar'))
  const [width] = bars.map(({ attributes }) => Number(attributes['width']))
  if (width === undefined || bars.length > 1) return null
  return [width <= 2 ? 0 : (width - TENTH / 2) / BAR.width, Math.min(1, (width + TENTH / 2) / BAR.width)]
}
