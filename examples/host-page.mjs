// A page that shows a view of Ikusei, with the back end that makes its tokens: node examples/host-page.mjs
// Needs IKUSEI_EMBED_KEY_GROUPWARE, the same that Ikusei has, and an embed "groupware" in office.json that names its origin and the
// views below; with "live": true they follow what changes.
import { createHmac, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'

const PORT = Number(process.env.PORT ?? 4100)
const IKUSEI = process.env.IKUSEI ?? 'http://127.0.0.1:4000'
const ORIGIN = `http://127.0.0.1:${PORT}`
const key = Buffer.from(process.env.IKUSEI_EMBED_KEY_GROUPWARE ?? '', 'base64')

const encoded = (part) => Buffer.from(JSON.stringify(part)).toString('base64url')

/** A token for one page view, with the filters that its reader may see; a real back end says in `sub` who is signed in. */
function token(view, params) {
  const now = Math.floor(Date.now() / 1000)
  const head = encoded({ alg: 'HS256', typ: 'JWT' })
  const body = encoded({
    iss: 'groupware',
    aud: 'ikusei',
    view,
    params,
    origin: ORIGIN,
    jti: randomUUID(),
    iat: now,
    exp: now + 300,
  })
  const signature = createHmac('sha256', key).update(`${head}.${body}`).digest('base64url')
  return `${head}.${body}.${signature}`
}

/**
 * What a reader may narrow a view to, by what it must look like: nothing else is signed. A real back end looks up whether
 * this reader may see that department or that person.
 */
const FILTERS = {
  competency: { department: /^\d{4}$/ },
  coverage: { department: /^\d{4}$/ },
  rotation: { department: /^\d{4}$/ },
  month: { month: /^\d{4}-\d{2}$/ },
  training: { year: /^\d{4}$/ },
  women: {},
  overview: {},
}

/** The filters of a request, each `filter.<name>`; null where one is not allowed. */
function filtersFor(view, query) {
  const allowed = Object.hasOwn(FILTERS, view) ? FILTERS[view] : null
  const asked = [...query].filter(([name]) => name !== 'view')
  const filters = asked.map(([name, value]) => [name.replace(/^filter\./, ''), value])
  const isAllowed =
    allowed !== null &&
    filters.every(([name, value]) => Object.hasOwn(allowed, name) && allowed[name].test(value))
  return isAllowed ? Object.fromEntries(filters) : null
}

const STYLE = `body { margin: 2rem; background: #eef1f4; font-family: sans-serif }
main { display: grid; gap: 1.5rem; max-width: 70rem; margin: auto }
ikusei-view { --ikusei-radius: 6px }
ikusei-view::part(title) { font-size: 1.1rem }
@media (prefers-color-scheme: dark) { body { background: #0d1116; color: #e8edf3 } }`

createServer((request, response) => {
  const url = new URL(request.url ?? '/', ORIGIN)
  if (url.pathname === '/ikusei-token') {
    const view = url.searchParams.get('view') ?? ''
    const filters = filtersFor(view, url.searchParams)
    response.writeHead(filters === null ? 403 : 200, {
      'content-type': 'text/plain',
      'cache-control': 'no-store',
    })
    response.end(filters === null ? '' : token(view, filters))
    return
  }
  if (url.pathname === '/page.css') {
    response.writeHead(200, { 'content-type': 'text/css' })
    response.end(STYLE)
    return
  }
  const views = url.searchParams.getAll('view').filter((view) => /^[a-z]+$/.test(view))
  const way = url.searchParams.has('framed') ? 'framed' : 'drill'
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'self'; script-src 'self' ${IKUSEI}; connect-src 'self' ${IKUSEI}; frame-src ${IKUSEI}`,
  })
  response.end(`<!doctype html><html lang="ja"><meta charset="utf-8"><title>庁内ポータル</title>
<link rel="stylesheet" href="/page.css">
<script src="${IKUSEI}/embed.js" defer></script>
<main><h1>庁内ポータル</h1>
${(views.length > 0 ? views : ['overview', 'women'])
  .map(
    (view) => `<ikusei-view src="${IKUSEI}" view="${view}" token-from="/ikusei-token" ${way}></ikusei-view>`,
  )
  .join('\n')}
</main></html>`)
}).listen(PORT, '127.0.0.1', () => console.log(`ready ${ORIGIN}`))
