import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { renderPage } from '../../src/dashboards/page.tsx'
import { showingOf } from '../../src/dashboards/showing.ts'
import { frameScript } from '../../src/server/frame-script.ts'
import { looks } from '../dashboards/demo-pages.ts'
import { askDemo } from '../demo/ask-demo.ts'
import { PORTAL } from './embeds.ts'

const MOST = 20 * 1024
const shown = await looks(askDemo())

describe('what a page of others is sent, zipped', () => {
  test.each(shown)('is at most 20 KB for $who at $view.name $filters', ({ view, filters, answer }) => {
    const asked = { language: 'ja', filters } as const
    const page = renderPage(view, answer, {
      ...asked,
      nonce: 'n',
      csv: null,
      script: frameScript(PORTAL, Date.now() + 300_000),
    })
    expect(gzipSync(page).length).toBeLessThanOrEqual(MOST)
    expect(gzipSync(JSON.stringify(showingOf(view, answer, asked))).length).toBeLessThanOrEqual(MOST)
  })
})
