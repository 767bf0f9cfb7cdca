import { performance } from 'node:perf_hooks'
import { gzipSync } from 'node:zlib'
import { dashboards } from '../src/dashboards/dashboards.ts'
import { renderPage } from '../src/dashboards/page.tsx'
import { askDashboard } from '../tests/dashboards/ask-dashboard.ts'
import { askDemo } from '../tests/demo/ask-demo.ts'

const ROUNDS = 41

/** What a manager's pages cost: the median of drawing one anew, and what goes over the line. */
const demo = askDemo()
console.log('view        median ms  first ms  gzip KB')
for (const view of dashboards) {
  const answer = await askDashboard(demo, 'manager001', view)
  const times: number[] = []
  let html = ''
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = performance.now()
    html = renderPage(view, answer, { language: 'ja', filters: {}, nonce: 'n', linkTo: () => '#' })
    times.push(performance.now() - before)
  }
  const [first = 0] = times
  const median = times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
  const size = gzipSync(html).length / 1024
  console.log(
    `${view.name.padEnd(12)}${median.toFixed(1).padStart(9)}${first.toFixed(1).padStart(10)}${size.toFixed(1).padStart(9)}`,
  )
}
