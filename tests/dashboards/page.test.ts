import { describe, expect, test } from 'vitest'
import { text } from '../../src/dashboards/cell.ts'
import { renderCsv } from '../../src/dashboards/csv.ts'
import { renderPage } from '../../src/dashboards/page.tsx'
import { renderSvg } from '../../src/dashboards/svg.tsx'
import { textNodes } from './html-nodes.ts'
import { FRAME_ANSWER, smallDashboard, tableOf } from './small-dashboard.ts'

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  'javascript:alert(1)',
  '</style><script>alert(1)</script>',
  '=IMPORTDATA("https://x.example")',
  '&lt;b&gt;',
]
const options = { language: 'ja', filters: {}, nonce: 'abc' } as const

describe('a page', () => {
  test('shows hostile texts as texts, wherever they stand', () => {
    for (const hostile of HOSTILE) {
      const table = tableOf([text(hostile)])
      const view = smallDashboard({
        finding: hostile,
        how: hostile,
        count: hostile,
        chips: [{ filter: hostile, label: hostile }],
        legend: [{ cell: text(hostile), label: hostile }],
        tables: [
          { ...table, caption: hostile, head: hostile, columns: [{ title: hostile, look: 'narrow' }] },
          { ...table, id: 'none', groups: [], none: hostile },
        ],
      })
      const html = renderPage(view, FRAME_ANSWER, { ...options, filters: { x: hostile }, linkTo: () => '#' })
      const plain = renderPage(smallDashboard({}), FRAME_ANSWER, options)
      expect([...html.matchAll(/<(?:script|style)\b/gu)]).toHaveLength(
        [...plain.matchAll(/<(?:script|style)\b/gu)].length,
      )
      expect(html).not.toContain('<img')
      expect(html).not.toMatch(/href="javascript:/u)
      expect(textNodes(html).filter((node) => node.text === hostile).length).toBeGreaterThanOrEqual(8)
      const svg = renderSvg(view, FRAME_ANSWER, options) ?? ''
      expect(svg).not.toMatch(/<(?:img|script)/u)
      expect(textNodes(svg).map((node) => node.text)).toContain(hostile)
    }
  })

  test('carries its CSV where it has no address, as text and nothing else', () => {
    for (const hostile of HOSTILE) {
      const view = smallDashboard({ tables: [tableOf([text(hostile)])] })
      const html = renderPage(view, FRAME_ANSWER, { ...options, csv: null })
      const [, carried = ''] = /<script type="application\/json" id="csv">(.*?)<\/script>/u.exec(html) ?? []
      expect(JSON.parse(carried)).toEqual(renderCsv(view, FRAME_ANSWER, options))
      expect(html).toContain('data-csv')
    }
    for (const csv of [{ csv: 'x.csv' }, {}])
      expect(renderPage(smallDashboard({}), FRAME_ANSWER, { ...options, ...csv })).not.toMatch(
        /application\/json|<button[^>]*data-csv/u,
      )
  })

  test('what stands on paper cannot end the stylesheet', () => {
    const view = smallDashboard({ chips: [{ filter: 'x', label: '";}</style>\\' }] })
    const css =
      /<style nonce="abc">([\s\S]*?)<\/style>/u.exec(renderPage(view, FRAME_ANSWER, options))?.[1] ?? ''
    const [, content] = /@top-left\{content:("[^}]*");font/u.exec(css) ?? []
    expect(content).toMatch(/^"[^"<>;{}]*"$/u)
    expect(content).toContain('取扱注意')
    expect(content).toContain('人事担当')
  })

  test('says how fresh it is, and since when it is stale', () => {
    const view = smallDashboard({})
    const html = renderPage(view, FRAME_ANSWER, options)
    expect(html).toContain(
      '<time dateTime="2025-11-23T00:42:00.000Z">R7.11.23 9:42 現在</time>'.replace('dateTime', 'datetime'),
    )
    expect(html).not.toContain('前回の内容')
    const stale = { ...FRAME_ANSWER, workbooks: [{ ...FRAME_ANSWER.workbooks[0], state: 'STALE' }] }
    expect(renderPage(view, stale, options)).toContain('01.xlsxは今読めないため、前回の内容です')
  })

  test('a chip leads to the same view without its filter', () => {
    const view = smallDashboard({ chips: [{ filter: 'department', label: '総務課' }] })
    const html = renderPage(view, FRAME_ANSWER, {
      ...options,
      filters: { department: '0101', year: '2025' },
      linkTo: (link) => `/embed/${link.view}?${new URLSearchParams(link.filters)}`,
    })
    expect(html).toContain('href="/embed/small?year=2025"')
    expect(renderPage(view, FRAME_ANSWER, options)).not.toContain('href="/embed')
  })

  test('has one heading of the view, one of the finding, and a caption for every table', () => {
    const html = renderPage(smallDashboard({ tables: [tableOf([text('a')])] }), FRAME_ANSWER, options)
    for (const heading of ['h1', 'h2'])
      expect([...html.matchAll(new RegExp(`<${heading}\\b`, 'gu'))], heading).toHaveLength(1)
    expect([...html.matchAll(/<table/gu)]).toHaveLength([...html.matchAll(/<caption/gu)].length)
  })
})
