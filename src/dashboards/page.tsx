import { renderToString } from 'preact-render-to-string'
import type { LinkTo } from './cell-view.tsx'
import type { Dashboard } from './dashboard.ts'
import { type Filters, withoutEmpty } from './filters.ts'
import { Frame, type Framed } from './frame.tsx'
import { freshnessOf } from './frame-answer.ts'
import type { Language } from './language.ts'
import { shownMoment } from './moments.ts'
import type { Picture } from './picture.ts'
import { PAGE_SCRIPT } from './script.ts'
import { type Lighting, styles } from './styles.ts'
import { TableView } from './table-view.tsx'
import { Twin } from './twin.tsx'
import { words } from './words.ts'

/** How a page is asked for. */
export interface PageOptions {
  readonly language: Language
  readonly filters: Filters
  /** The one its scripts and styles run under. */
  readonly nonce: string
  readonly lighting?: Lighting
  /** Where links lead; nowhere when left out. */
  readonly linkTo?: LinkTo
  /** Where the same is had as CSV. */
  readonly csv?: string | null
  /** More script of the caller's, as text: what tells the page around how high it is. */
  readonly script?: string
}

/** A string of CSS that says any text: everything but letters, digits and spaces is escaped. */
const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)}"`

/** What stands on every sheet of paper: the view, what it is narrowed to, its day, who printed it, and to take care. */
function printedLine(dashboard: Dashboard, picture: Picture | null, framed: Framed): string {
  const { language } = framed.drawing
  const say = words[language]
  const { asOf } = freshnessOf(framed.reading.frame, dashboard.workbooks)
  return [
    say.confidential,
    dashboard.title[language],
    ...(picture?.chips ?? []).map(({ label }) => label),
    say.asOf(shownMoment(asOf, language)),
    framed.reading.frame.viewer.roles.map((role) => say.roles[role]).join('・'),
  ].join('  ')
}

/** A view as a whole page: it needs nothing but itself, and works without its script. */
export function renderPage(dashboard: Dashboard, answer: unknown, options: PageOptions): string {
  const { language, nonce } = options
  const filters = withoutEmpty(options.filters)
  const reading = dashboard.read(answer, { language, filters })
  const { picture } = reading
  const drawing = { language, linkTo: options.linkTo ?? (() => null) }
  const framed: Framed = { dashboard, reading, filters, drawing, csv: options.csv ?? null }
  const css = styles(options.lighting ?? 'auto', cssString(printedLine(dashboard, picture, framed)))
  const html = renderToString(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>
          {picture === null ? dashboard.title[language] : `${picture.finding} – ${dashboard.title[language]}`}
        </title>
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body class="page">
        <main>
          {picture === null ? (
            <article class="view card">
              <h1 class="eyebrow quiet">{dashboard.title[language]}</h1>
              <p class="nothing">{words[language].unseen}</p>
            </article>
          ) : (
            <Frame
              picture={picture}
              framed={framed}
              twin={<Twin tables={picture.tables} language={language} />}
            >
              <div class="tables">
                {picture.tables.map((table) => (
                  <TableView key={table.id} table={table} drawing={drawing} />
                ))}
              </div>
            </Frame>
          )}
        </main>
        <script
          nonce={nonce}
          dangerouslySetInnerHTML={{
            __html: `${PAGE_SCRIPT}${options.script ? `;\n${options.script}` : ''}`,
          }}
        />
      </body>
    </html>,
  )
  return `<!doctype html>${html}`
}
