import type { Snapshot } from '../snapshot/snapshot.ts'
import type { WorkbookState, WorkbookStatus } from '../tables/workbook-status.ts'

const STATES: Readonly<Record<WorkbookState, string>> = {
  OK: '正常',
  DEGRADED: '一部は前回の内容',
  STALE: '読めません（前回の内容）',
}

const escaped = (text: string): string => text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`)

/** A file by its name; a spreadsheet by the name its file would have, as a link: its address is long and tells nobody anything. */
function nameOf({ key, file, source }: WorkbookStatus, snapshot: Snapshot): string {
  if (source !== 'google') return escaped(file)
  const name = snapshot.schema.workbooks.find((workbook) => workbook.key === key)?.file ?? key
  return `<a href="${escaped(file)}">${escaped(name.replace(/\.xlsx$/u, ''))}</a>（Google）`
}

/** What the page tells of writes that are on their way. */
export interface WritesUnderWay {
  openOf(workbook: string): number
  waitsFor(workbook: string): string | null
}

/** Writes that are on their way, and what holds them up. */
function waitingOf(status: WorkbookStatus, snapshot: Snapshot, writes: WritesUnderWay | null): string {
  const open = writes?.openOf(status.key) ?? 0
  if (open === 0) return ''
  const why = writes?.waitsFor(status.key)
  return `<p>${nameOf(status, snapshot)}に書き込み待ち ${open}件${why ? `：${escaped(why)}` : ''}</p>`
}

function rowOf(status: WorkbookStatus, snapshot: Snapshot): string {
  const { key, state, asOf, accounts } = status
  const problems = snapshot.problems.filter(({ workbook }) => workbook === key).length
  const time = new Date(asOf).toLocaleString('ja-JP', { timeZone: 'Asia/Tokyo' })
  return `<tr><td>${nameOf(status, snapshot)}</td><td>${STATES[state]}</td><td>${escaped(time)}</td><td class="n">${accounts.length}</td><td class="n">${problems}</td></tr>`
}

/** What can be looked at, and as whom: names and titles of views, accounts and who they are. */
export interface Offered {
  readonly views: readonly (readonly [name: string, title: string])[]
  readonly accounts: readonly (readonly [account: string, who: string])[]
}

/** The page at `/`: which workbooks are served, how they stand, and a first query to try. */
export function homePage(
  name: string,
  snapshot: Snapshot | null,
  writes: WritesUnderWay | null,
  firstQuery: string,
  host: string,
  { accounts, views }: Offered,
): string {
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>育成 – ${escaped(name)}</title>
<style>
:root{color-scheme:light dark;font-family:"Noto Sans JP","Noto Sans CJK JP","Hiragino Sans","Yu Gothic UI",Meiryo,sans-serif;line-height:1.7}
body{max-width:52rem;margin:2.5rem auto;padding:0 1.25rem}h1{font-size:1.5rem;margin:0}h2{font-size:1.05rem;margin:2rem 0 .5rem}
table{border-collapse:collapse;width:100%}.wide{overflow-x:auto}th,td{text-align:left;white-space:nowrap;padding:.4rem .6rem;border-bottom:1px solid #8884}.n{text-align:right;font-variant-numeric:tabular-nums}
a{text-decoration-color:#8888;text-underline-offset:.2em}.roles{display:flex;flex-wrap:wrap;gap:.6rem;list-style:none;padding:0}.roles a{display:block;padding:.4rem 1rem;border:1px solid #8888;border-radius:.4rem;text-decoration:none}
pre{background:#8882;padding:1rem;border-radius:.4rem;overflow-x:auto;line-height:1.5}
</style>
<h1>育成 Ikusei</h1><p>${escaped(name)}</p>
<h2>ファイルの状態</h2>
${snapshot === null ? '<p>読み込んでいます…</p>' : `<div class="wide"><table><thead><tr><th>ファイル<th>状態<th>読み込み<th class="n">シート<th class="n">確認が必要な箇所</tr></thead><tbody>${snapshot.workbooks.map((status) => rowOf(status, snapshot)).join('')}</tbody></table></div>${snapshot.workbooks.map((status) => waitingOf(status, snapshot, writes)).join('')}`}
<h2>画面</h2>
<p>だれとして見ますか。見えるものが変わります（デモ）。</p>
<ul class="roles">${accounts.map(([account, who]) => `<li><a href="/views/${views[0]?.[0]}?as=${account}">${who}</a></li>`).join('')}</ul>
<h2>API</h2>
<p>GraphQL: <code>POST /graphql</code>（JSON）。<a href="/graphiql">GraphiQL</a> で試せます。</p>
<pre>curl -s ${escaped(host)}/graphql -H 'content-type: application/json' \\
  -d '${escaped(JSON.stringify({ query: firstQuery }))}'</pre>
</html>`
}
