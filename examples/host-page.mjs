// A page that shows a view of Ikusei, with the back end that makes its tokens: node examples/host-page.mjs
// Needs IKUSEI_EMBED_KEY_GROUPWARE, the same that Ikusei has, and an embed "groupware" in office.json that names its origin.
import { createHmac, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'

const PORT = Number(process.env.PORT ?? 4100)
const IKUSEI = process.env.IKUSEI ?? 'http://127.0.0.1:4000'
const ORIGIN = `http://127.0.0.1:${PORT}`
const key = Buffer.from(process.env.IKUSEI_EMBED_KEY_GROUPWARE ?? '', 'base64')

const encoded = (part) => Buffer.from(JSON.stringify(part)).toString('base64url')

/** A token for one page view; a real back end says in `sub` who is signed in to it. */
function token(view) {
  const now = Math.floor(Date.now() / 1000)
  const head = encoded({ alg: 'HS256', typ: 'JWT' })
  const body = encoded({
    iss: 'groupware',
    aud: 'ikusei',
    view,
    params: {},
    origin: ORIGIN,
    jti: randomUUID(),
    iat: now,
    exp: now + 300,
  })
  const signature = createHmac('sha256', key).update(`${head}.${body}`).digest('base64url')
  return `${head}.${body}.${signature}`
}

createServer((request, response) => {
  const url = new URL(request.url ?? '/', ORIGIN)
  if (url.pathname === '/ikusei-token') {
    response.writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
    response.end(token(url.searchParams.get('view') ?? ''))
    return
  }
  const views = url.searchParams.getAll('view')
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(`<!doctype html><html lang="ja"><meta charset="utf-8"><title>庁内ポータル</title>
<script src="${IKUSEI}/embed.js" defer></script>
<h1>庁内ポータル</h1>
${(views.length > 0 ? views : ['training', 'women'])
  .filter((view) => /^[a-z]+$/.test(view))
  .map((view) => `<ikusei-view src="${IKUSEI}" view="${view}" token-from="/ikusei-token"></ikusei-view>`)
  .join('\n')}
</html>`)
}).listen(PORT, '127.0.0.1', () => console.log(`ready ${ORIGIN}`))
