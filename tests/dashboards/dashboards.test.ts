import { parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { dashboards } from '../../src/dashboards/dashboards.ts'
import { renderPage } from '../../src/dashboards/page.tsx'
import { showingOf } from '../../src/dashboards/showing.ts'
import { officeGraph } from '../../src/running-office.ts'
import { costOf, MOST_FIELDS } from '../../src/server/cost.ts'
import { askDemo } from '../demo/ask-demo.ts'
import { askDashboard } from './ask-dashboard.ts'
import { looks, WHO } from './demo-pages.ts'

const demo = askDemo()
const all = await looks(demo)

describe('the views', () => {
  test.each(dashboards.map((view) => [view.name, view] as const))(
    '%s asks a valid document, within what the API answers',
    (_name, view) => {
      const document = parse(view.document)
      expect(validate(officeGraph(), document)).toEqual([])
      expect(costOf(document, undefined, {})).toBeLessThan(MOST_FIELDS.others)
    },
  )

  test('each role sees its own, and nothing of the others', () => {
    const seen = Object.fromEntries(
      WHO.map((who) => [
        who,
        all
          .filter((look) => look.who === who && Object.keys(look.filters).length === 0)
          .filter(({ view, answer }) => view.read(answer, { language: 'ja', filters: {} }).picture !== null)
          .map(({ view }) => view.name)
          .join(' '),
      ]),
    )
    expect(seen).toMatchInlineSnapshot(`
      {
        "admin": "overview person training women",
        "core": "overview month competency person training rotation wishes coverage women quality",
        "dashboard": "overview training women",
        "health": "overview month person training women quality",
        "hr": "overview month competency person training rotation coverage women quality",
        "manager001": "overview competency person training rotation coverage women",
        "staff001": "overview person training women",
      }
    `)
  })

  test('a view nobody may see says so and nothing else', async () => {
    const [wishes] = dashboards.filter(({ name }) => name === 'wishes')
    if (!wishes) throw new Error('no view of wishes')
    const answer = await askDashboard(demo, 'hr', wishes)
    const html = renderPage(wishes, answer, { language: 'ja', filters: {}, nonce: 'n' })
    expect(html).toContain('表示できる内容がありません。')
    expect(html).not.toContain('<table')
  })

  test('a page runs and styles under its nonce alone, and asks for nothing elsewhere', () => {
    for (const { view, answer, filters } of all) {
      const html = renderPage(view, answer, { language: 'ja', filters, nonce: 'abc', linkTo: () => '#' })
      expect(html).not.toMatch(/<[^>]+\s(?:style|on[a-z]+)=/u)
      expect(html).not.toMatch(/(?:src|href)="https?:/u)
      for (const [tag] of html.matchAll(/<(?:script|style)\b[^>]*>/gu)) expect(tag).toContain('nonce="abc"')
    }
  })

  test('what is drawn is plain data, and holds nothing of the answer that is not drawn', () => {
    for (const { view, answer, filters } of all) {
      const showing = showingOf(view, answer, { language: 'ja', filters })
      expect(JSON.parse(JSON.stringify(showing))).toEqual(showing)
      expect(Object.keys(showing).join(' ')).toBe(
        'view title language filters sheets asOf stale problems picture',
      )
      expect(showing.picture).toEqual(view.read(answer, { language: 'ja', filters }).picture)
    }
  })

  test('an answer that is not what the document asks for is refused', () => {
    for (const view of dashboards)
      expect(() => view.read({ viewer: null }, { language: 'ja', filters: {} })).toThrow()
  })

  test('every view says something in each language', () => {
    for (const { view, answer, filters } of all) {
      const [ja, en] = (['ja', 'en'] as const).map(
        (language) => view.read(answer, { language, filters }).picture,
      )
      if (!ja || !en) continue
      expect(en.finding).not.toBe(ja.finding)
      expect(en.tables.map(({ id }) => id)).toEqual(ja.tables.map(({ id }) => id))
      expect(
        [en.how, en.count, ...en.tables.map(({ caption, head }) => caption + head)].join(''),
      ).not.toMatch(/[\u3041-\u30fa]/u)
    }
  })
})
