import { expect, onTestFinished, test } from 'vitest'
import { makeMetrics, metricsServer } from '../../src/server/metrics.ts'
import { snapshotOfSmallOffice } from '../office-of.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'

test('the figures tell how the service does, and nobody’s name', async () => {
  const snapshot = snapshotOfSmallOffice(SAMPLE_OFFICE)
  const metrics = makeMetrics({
    snapshot: () => snapshot,
    openWritesOf: (workbook) => (workbook === 'personnel' ? 2 : 0),
    openStreams: () => 3,
    isDraining: () => false,
  })
  metrics.answered({ requestId: 'a', status: 200, milliseconds: 12 })
  metrics.read(50)
  metrics.refused('FORBIDDEN')
  metrics.keysUnreachable()
  const server = metricsServer(metrics)
  onTestFinished(() => void server.close())
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const text = await (await fetch(`${origin}/metrics`)).text()
  for (const line of [
    'ikusei_http_requests_total{status="200"} 1',
    'ikusei_refused_total{reason="FORBIDDEN"} 1',
    'ikusei_rows_read_total 50',
    'ikusei_auth_keys_unreachable_total 1',
    'ikusei_writes_open{workbook="personnel"} 2',
    'ikusei_workbook_stale{workbook="personnel"} 0',
    'ikusei_sse_open 3',
    'ikusei_draining 0',
  ])
    expect(text).toContain(line)
  expect(text).not.toMatch(/職員|@example/u)
  expect((await fetch(`${origin}/`)).status).toBe(404)
})
