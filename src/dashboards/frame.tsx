import type { ComponentChildren, VNode } from 'preact'
import { CellView, type Drawing, Way } from './cell-view.tsx'
import { without } from './filters.ts'
import { shownMoment } from './moments.ts'
import type { Picture } from './picture.ts'
import type { Showing } from './showing.ts'
import { TWIN_ID } from './twin.tsx'
import { LIST_SIGN, words } from './words.ts'

/** How the same is had as CSV: at an address, by doing something, or by the script of a page that carries it. */
export type CsvWay = { readonly href: string } | { readonly save: () => void } | 'carried'

/** What the frame of a picture is made of, besides the picture. */
export interface Framed {
  readonly showing: Showing
  readonly drawing: Drawing
  /** `null` where there is none. */
  readonly csv: CsvWay | null
  /** What the view's name stands in: the heading of its page, or a line in a page of others. */
  readonly eyebrow: 'h1' | 'p'
}

/** What a picture is narrowed to; it is widened by an address alone, for filters in pages of others are locked. */
function Chips({ picture, framed }: { readonly picture: Picture; readonly framed: Framed }): VNode | null {
  const { showing, drawing } = framed
  if (picture.chips.length === 0) return null
  return (
    <ul class="chips" aria-label={words[drawing.language].filters}>
      {picture.chips.map(({ filter, label }) => {
        const href = drawing.linkTo({ view: showing.view, filters: without(showing.filters, filter) })
        return (
          <li key={filter}>
            {typeof href === 'string' ? (
              <a class="chip" part="chip" href={href}>
                {label}
                <span aria-hidden="true">×</span>
                <em class="sr">{words[drawing.language].remove(label)}</em>
              </a>
            ) : (
              <span class="chip" part="chip">
                {label}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function CsvButton({ csv, label }: { readonly csv: CsvWay; readonly label: string }): VNode {
  if (csv === 'carried')
    return (
      <button class="button" type="button" data-csv hidden>
        {label}
      </button>
    )
  return 'href' in csv ? (
    <a class="button" href={csv.href} download>
      {label}
    </a>
  ) : (
    <button class="button" type="button" data-csv onClick={csv.save}>
      {label}
    </button>
  )
}

function Tools({ framed }: { readonly framed: Framed }): VNode {
  const { drawing, csv } = framed
  const say = words[drawing.language]
  return (
    <div class="tools">
      {csv === null ? null : <CsvButton csv={csv} label={say.csv} />}
      <a class="button" href={`#${TWIN_ID}`}>
        {say.table}
      </a>
      <button class="button" type="button" data-print hidden>
        {say.print}
      </button>
    </div>
  )
}

/** Every view stands in one: what was found, how to read it, how fresh it is, what it is narrowed to, and where it is from. */
export function Frame({
  picture,
  framed,
  twin,
  children,
}: {
  readonly picture: Picture
  readonly framed: Framed
  /** The same as plain tables: behind the legend. */
  readonly twin: VNode
  readonly children: ComponentChildren
}): VNode {
  const { showing, drawing, eyebrow: Eyebrow } = framed
  const { title, sheets, asOf, stale, problems } = showing
  const { language } = drawing
  const say = words[language]
  const board = drawing.linkTo({ view: 'quality', filters: {} })
  return (
    <article class="view card" part="panel" aria-labelledby="finding">
      <header>
        <div class="top">
          <div>
            <Eyebrow class="eyebrow quiet">{title}</Eyebrow>
            <h2 id="finding" part="title">
              {picture.finding}
            </h2>
          </div>
          <Tools framed={framed} />
        </div>
        <p class="how quiet">{picture.how}</p>
        <div class="fresh quiet">
          <time dateTime={asOf}>{say.asOf(shownMoment(asOf, language))}</time>
          {stale.length === 0 ? null : (
            <strong class="mark">{say.stale(stale.join(LIST_SIGN[language]))}</strong>
          )}
          <Chips picture={picture} framed={framed} />
        </div>
      </header>
      {children}
      {picture.legend.length === 0 ? null : (
        <ul class="legend quiet" aria-label={say.legend}>
          {picture.legend.map(({ cell, label }) => (
            <li key={label}>
              <CellView cell={cell} drawing={drawing} />
              {label}
            </li>
          ))}
        </ul>
      )}
      {twin}
      <footer class="quiet">
        {sheets.length === 0 ? null : <span>{say.sources(sheets.join(LIST_SIGN[language]))}</span>}
        <span>{picture.count}</span>
        <span>
          {problems === 0 ? (
            say.noProblems
          ) : board === null ? (
            say.problems(problems)
          ) : (
            <Way way={board}>{say.problems(problems)}</Way>
          )}
        </span>
      </footer>
    </article>
  )
}
