import { renderToString } from 'preact-render-to-string'
import { AROUND_RULES, Around, type Beside } from './around.tsx'
import type { Link } from './cell.ts'
import { csvFile } from './csv-file.ts'
import type { Dashboard } from './dashboard.ts'
import type { Filters } from './filters.ts'
import type { CsvWay, Framed } from './frame.tsx'
import { type FrameAnswer, frameSchema } from './frame-answer.ts'
import type { Language } from './language.ts'
import { shownMoment } from './moments.ts'
import { CARRIED_CSV_ID, PAGE_SCRIPT } from './page-script.ts'
import { type Showing, showingOf } from './showing.ts'
import { type Lighting, styles } from './styles.ts'
import { ViewArticle } from './view-article.tsx'
import { words } from './words.ts'

/** How a page is asked for. */
export interface PageOptions {
  readonly language: Language
  readonly filters: Filters
  /** The one its scripts and styles run under. */
  readonly nonce: string
  readonly lighting?: Lighting
  /** Where links lead; nowhere when left out. */
  readonly linkTo?: (link: Link) => string | null
  /** Where the same is had as CSV; `null` where the page carries it itself, for its script to save; none when left out. */
  readonly csv?: string | null
  /** Where else one may look; nowhere when left out. */
  readonly beside?: readonly Beside[]
  /** More script of the caller's, as text: what tells the page around how high it is. */
  readonly script?: string
}

type Role = FrameAnswer['viewer']['roles'][number]

/** A string of CSS that says any text: everything but letters, digits and spaces is escaped. */
const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)}"`

/** What stands on every sheet of paper: the view, what it is narrowed to, its day, who printed it, and to take care. */
function printedLine({ title, picture, asOf, language }: Showing, roles: readonly Role[]): string {
  const say = words[language]
  return [
    say.confidential,
    title,
    ...(picture?.chips ?? []).map(({ label }) => label),
    say.asOf(shownMoment(asOf, language)),
    roles.map((role) => say.roles[role]).join('・'),
  ].join('  ')
}

const csvWay = (address: string | null | undefined): CsvWay | null =>
  address === undefined ? null : address === null ? 'carried' : { href: address }

/** A view as a whole page: it needs nothing but itself, and works without its script. */
export function renderPage(dashboard: Dashboard, answer: unknown, options: PageOptions): string {
  const { language, nonce } = options
  const showing = showingOf(dashboard, answer, options)
  const { title, picture } = showing
  const { roles } = frameSchema.parse(answer).viewer
  const drawing = { language, linkTo: options.linkTo ?? (() => null) }
  const csv = csvWay(options.csv)
  const framed: Framed = { showing, drawing, csv, eyebrow: 'h1' }
  const { beside = [] } = options
  const css = styles(options.lighting ?? 'auto', cssString(printedLine(showing, roles)))
  const html = renderToString(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{picture === null ? title : `${picture.finding} – ${title}`}</title>
        <style
          nonce={nonce}
          dangerouslySetInnerHTML={{ __html: beside.length > 0 ? css + AROUND_RULES : css }}
        />
      </head>
      <body class="page">
        {beside.length > 0 ? <Around groups={beside} /> : null}
        <main>
          <ViewArticle framed={framed} />
        </main>
        {csv === 'carried' && picture ? (
          <script
            type="application/json"
            id={CARRIED_CSV_ID}
            dangerouslySetInnerHTML={{ __html: JSON.stringify(csvFile(showing)).replaceAll('<', '\\u003c') }}
          />
        ) : null}
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
