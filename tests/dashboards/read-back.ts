import { z } from 'zod'
import type { Pictures } from '../../src/server/pages.ts'
import type { View } from '../../src/view/view.ts'
import { ASKED_PLAINLY } from './asked-plainly.ts'
import { captionOf, cellsIn, elementsIn, isTag, pageCells, type ShownCell, svgCells } from './drawn-cells.ts'
import { type Element, elementsOf, hasClass, shownIn, within } from './html-nodes.ts'

/** A view in its forms, each read back to its cells, and every text and attribute that is in any of them. */
export interface ReadBack {
  readonly forms: Readonly<Record<'page' | 'twin' | 'csv' | 'svg' | 'json', readonly ShownCell[]>>
  readonly texts: readonly string[]
}

/** The API tells shares to so much. */
const TOLD = 1e-4

/** Somebody's view in all its forms, read from their texts alone; `null` where it is drawn for nobody. */
export async function readBack(pictures: Pictures, name: string, view: View): Promise<ReadBack | null> {
  const svg = await pictures.svg(name, view, ASKED_PLAINLY)
  if (svg === null) return null
  const [page, drawing] = [elementsOf(await pictures.html(name, view, ASKED_PLAINLY)), elementsOf(svg)]
  const json = JSON.stringify(await pictures.told(name, view, ASKED_PLAINLY))
  const told = showing.parse(JSON.parse(json)).picture
  const captions = told.tables.map(({ caption }) => caption)
  return {
    forms: {
      page: pageCells(page, captions),
      twin: twinCells(page),
      csv: csvCells((await pictures.csv(name, view, ASKED_PLAINLY)).text, captions),
      svg: svgCells(drawing),
      json: jsonCells(told),
    },
    texts: [
      ...saidIn(page),
      ...saidIn(drawing),
      ...[...json.matchAll(/"((?:[^"\\]|\\.)*)"/gu)].flatMap(([, text]) => text ?? []),
    ],
  }
}

const twinCells = (page: Element): readonly ShownCell[] =>
  within(page, (each) => hasClass(each, 'twin'))
    .flatMap((twin) => within(twin, isTag('table')))
    .flatMap((table) =>
      within(table, isTag('tbody')).flatMap((body) =>
        elementsIn(body).flatMap((line, index) => {
          const [head = '', ...cells] = elementsIn(line).map(shownIn)
          return cellsIn(captionOf(table).replace(/（表）$/u, ''), index, head, cells.map(plain))
        }),
      ),
    )

const plain = (text: string) => ({ text, drawn: null, whole: text })

const csvCells = (csv: string, captions: readonly string[]): readonly ShownCell[] =>
  csv
    .slice(1)
    .split('\r\n\r\n')
    .flatMap((table, which) =>
      table
        .split('\r\n')
        .slice(1)
        .filter((line) => line !== '')
        .flatMap((line, index) => {
          const [head = '', ...cells] = [...line.matchAll(/"((?:[^"]|"")*)"/gu)].map(([, cell = '']) =>
            cell.replaceAll('""', '"'),
          )
          return cellsIn(captions[which] ?? '', index, head, cells.map(plain))
        }),
    )

const showing = z.object({
  picture: z.object({
    tables: z.array(
      z.object({
        caption: z.string(),
        groups: z.array(
          z.object({ rows: z.array(z.object({ head: z.string(), cells: z.array(z.unknown()) })) }),
        ),
      }),
    ),
  }),
})

const jsonCell = z.looseObject({
  kind: z.string(),
  text: z.string().optional(),
  value: z.number().optional(),
  unit: z.string().optional(),
  stretches: z.array(z.object({ share: z.number() })).optional(),
})

const jsonCells = ({ tables }: z.infer<typeof showing>['picture']): readonly ShownCell[] =>
  tables.flatMap(({ caption, groups }) =>
    groups
      .flatMap(({ rows }) => rows)
      .flatMap(({ head, cells }, index) =>
        cellsIn(
          caption,
          index,
          head,
          cells.map((cell) => {
            const { kind, text, value, unit, stretches } = jsonCell.parse(cell)
            const [stretch] = stretches ?? []
            return {
              text: kind === 'suppressed' ? '＊' : (text ?? `${value ?? ''}${unit ?? ''}`),
              drawn: stretch ? [stretch.share - TOLD / 2, stretch.share + TOLD / 2] : null,
              whole: JSON.stringify(cell),
            }
          }),
        ),
      ),
  )

/** Every text and attribute. */
const saidIn = (element: Element): readonly string[] => [
  ...Object.values(element.attributes),
  ...element.children.flatMap((child) => (typeof child === 'string' ? child : saidIn(child))),
]
