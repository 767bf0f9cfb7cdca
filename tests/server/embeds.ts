import { randomUUID } from 'node:crypto'
import { type Embed, embedToken, type TokenRequest } from '../../src/server/embed.ts'
import type { PagesOptions, Pictures } from '../../src/server/pages.ts'
import type { ServerOptions } from '../../src/server/server.ts'
import { hrView, type Served, serveHere } from './served.ts'

/** The page that shows views. */
export const PORTAL = 'https://portal.example.lg.jp'
/** What it may show. */
export const EMBED: Embed = {
  id: 'groupware',
  key: new Uint8Array(32).fill(7),
  origins: [PORTAL],
  views: ['training'],
  roles: ['DASHBOARD'],
  live: false,
}
/** Every embed there is. */
export const EMBEDS = new Map([[EMBED.id, EMBED]])
const REQUEST: TokenRequest = {
  view: 'training',
  origin: PORTAL,
  params: { department: '0203' },
  subject: null,
  seconds: 300,
}

/** A token as the page's back end makes it, but for some changes. */
export const token = (changes: Partial<TokenRequest> = {}, embed = EMBED): Promise<string> =>
  embedToken(embed, { ...REQUEST, ...changes }, randomUUID())

/** What was drawn, told by a page of its own. */
const pictures: Pictures = {
  has: (view) => view === 'training' || view === 'wishes',
  html: async (view, seen, { filters, nonce, beside }) =>
    `<!doctype html><main>${JSON.stringify({ view, roles: seen.viewer.roles, filters, beside })}</main><script nonce="${nonce}"></script>`,
  csv: async () => ({ name: '研修.csv', text: 'a' }),
  svg: async () => '<svg/>',
  told: async (view, seen, { filters }) => ({ view, roles: seen.viewer.roles, filters }),
  tables: (_view, { tables }) => tables.filter(({ workbook }) => workbook === 'personnel'),
}

/** A server of its views, for the length of one test. */
export async function served(
  changes: Partial<PagesOptions> = {},
  options: Partial<ServerOptions> = {},
): Promise<Served> {
  const used = new Set<string>()
  return serveHere({
    pages: {
      pictures,
      embeds: EMBEDS,
      viewWithin: (_subject, roles) => ({ ...hrView, viewer: { ...hrView.viewer, roles } }),
      useOnce: (id) => used.size < used.add(id).size,
      demo: null,
      ...changes,
    },
    ...options,
  })
}
