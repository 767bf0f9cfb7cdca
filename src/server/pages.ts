import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Table } from '../tables/table.ts'
import type { View } from '../view/view.ts'
import type { Embed } from './embed.ts'
import { answerEvents } from './embed-events.ts'
import { answerFrame, answerPreflight, answerTold } from './embedded.ts'
import type { Offered } from './home-page.ts'
import { answerBlank, answerPage } from './page-answer.ts'
import { isAddressedHere } from './sign-in.ts'
import type { Streams } from './streams.ts'

/** How a picture is asked for. */
export interface Asked {
  readonly language: 'ja' | 'en'
  readonly filters: Readonly<Record<string, string>>
}

/** How a page with a picture is asked for. */
export interface PageAsked extends Asked {
  readonly nonce: string
  /** Leads to a view with filters; `null` where no link leads anywhere. */
  readonly pathTo: ((view: string, filters: Readonly<Record<string, string>>) => string) | null
  /** Where the same is had as CSV; `null` where the page carries it itself, for it has no address. */
  readonly csv: string | null
  readonly script: string
  /** Where else one may look. */
  readonly beside: readonly Beside[]
}

/** A group of links to pages beside one. */
export interface Beside {
  readonly label: string
  readonly links: readonly { readonly text: string; readonly href: string; readonly isHere: boolean }[]
}

/** The pictures that can be shown. */
export interface Pictures {
  has(view: string): boolean
  html(view: string, seen: View, asked: PageAsked): Promise<string>
  csv(view: string, seen: View, asked: Asked): Promise<{ readonly name: string; readonly text: string }>
  svg(view: string, seen: View, asked: Asked): Promise<string | null>
  /** What the others draw, to be drawn elsewhere: plain data. */
  told(view: string, seen: View, asked: Asked): Promise<object>
  /** The tables that they are told from. */
  tables(view: string, seen: View): readonly Table[]
}

/** What pages are served with. */
export interface PagesOptions {
  readonly pictures: Pictures
  readonly embeds: ReadonlyMap<string, Embed>
  /** What somebody may see within some roles; `null` is nobody in particular. */
  readonly viewWithin: (subject: string | null, roles: readonly string[]) => View | 'FORBIDDEN' | 'NOT_READY'
  /** Uses a token up; false where it was used before. */
  readonly useOnce: (id: string, until: number) => boolean
  /** What may be looked at without a token, on this machine: the demo; `null` where there is none. */
  readonly demo: DemoPages | null
}

/** The pages of the demo. */
export interface DemoPages {
  readonly viewIn: (account: string | null) => View | 'FORBIDDEN' | 'NOT_READY'
  readonly offered: Offered
}

/** Answers requests for pages; tells whether it does. */
export function answerPages(
  options: PagesOptions,
  streams: Streams,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const url = URL.canParse(request.url ?? '', 'http://localhost')
    ? new URL(request.url ?? '', 'http://localhost')
    : null
  const [, room, file = ''] = url?.pathname.split('/') ?? []
  if (url === null || (room !== 'embed' && room !== 'views')) return false
  const [view = '', kind = 'html'] = file.split('.')
  const isKnown = options.pictures.has(view)
  const asked = `${request.method} ${room}.${kind}`
  const answer = async (): Promise<void> => {
    if (isKnown && asked === 'POST embed.html') return answerFrame(options, view, request, response)
    if (isKnown && asked === 'GET embed.json') return answerTold(options, view, request, response)
    if (isKnown && asked === 'POST embed.events')
      return answerEvents(options, streams, view, request, response)
    if (isKnown && asked === 'OPTIONS embed.json') return answerPreflight(options, 'GET', request, response)
    if (isKnown && asked === 'OPTIONS embed.events')
      return answerPreflight(options, 'POST', request, response)
    const demo = isAddressedHere(request.headers) ? options.demo : null
    if (isKnown && demo && room === 'views' && request.method === 'GET')
      return browsed(options.pictures, demo, view, kind, url, response)
    response.writeHead(404).end()
  }
  answer().catch(() => {
    if (!response.headersSent) response.writeHead(500)
    response.end()
  })
  return true
}

/** A view by itself, for the accounts of the demo. */
async function browsed(
  pictures: Pictures,
  { viewIn, offered }: DemoPages,
  view: string,
  kind: string,
  url: URL,
  response: ServerResponse,
): Promise<void> {
  const { as: account = null, lang, ...filters } = Object.fromEntries(url.searchParams)
  const seen = viewIn(account)
  if (typeof seen === 'string') return answerBlank(response, seen === 'NOT_READY' ? 503 : 403)
  const nonce = randomBytes(16).toString('base64')
  const pathTo = (to: string, narrowed: Readonly<Record<string, string>>, as = 'html'): string => {
    const query = new URLSearchParams({ ...narrowed, ...(account && { as: account }), ...(lang && { lang }) })
    return `/views/${to}${as === 'html' ? '' : `.${as}`}${query.size > 0 ? `?${query}` : ''}`
  }
  const asked: PageAsked = {
    language: lang === 'en' ? 'en' : 'ja',
    filters,
    nonce,
    pathTo,
    csv: pathTo(view, filters, 'csv'),
    script: '',
    beside: lang === 'en' ? [] : besideOf(offered, view, account),
  }
  if (kind === 'html') return answerPage(response, await pictures.html(view, seen, asked), nonce, "'none'")
  if (kind === 'csv') {
    const { name, text } = await pictures.csv(view, seen, asked)
    return void response
      .writeHead(200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      })
      .end(text)
  }
  const svg = kind === 'svg' ? await pictures.svg(view, seen, asked) : null
  if (svg === null) return void response.writeHead(404).end()
  response
    .writeHead(200, {
      'content-type': 'image/svg+xml; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    })
    .end(svg)
}

/** Whoever else one may look as, and the other views; filters stay behind, for others may not know them. */
const besideOf = ({ accounts, views }: Offered, here: string, as: string | null): readonly Beside[] => {
  const pathOf = (view: string, account: string | null): string =>
    `/views/${view}${account === null ? '' : `?as=${account}`}`
  return [
    {
      label: '見る人',
      links: accounts.map(([account, text]) => ({
        text,
        href: pathOf(here, account),
        isHere: account === (as ?? accounts[0]?.[0]),
      })),
    },
    {
      label: '画面',
      links: [
        ...views.map(([view, text]) => ({ text, href: pathOf(view, as), isHere: view === here })),
        { text: 'ファイルとAPI', href: '/', isHere: false },
      ],
    },
  ]
}
