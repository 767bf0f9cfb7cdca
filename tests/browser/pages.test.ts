import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dashboards } from '../../src/dashboards/dashboards.ts'
import { renderPage } from '../../src/dashboards/page.tsx'
import type { Picture } from '../../src/dashboards/picture.ts'
import { renderSvg } from '../../src/dashboards/svg.tsx'
import { askDashboard } from '../dashboards/ask-dashboard.ts'
import { askDemo } from '../demo/ask-demo.ts'
import { openBrowser } from './open-browser.ts'
import { printedText } from './printed-text.ts'
import { spoiltTexts } from './texts-drawn.ts'

const demo = askDemo()
const browser = await openBrowser()
const pages = new Map<string, string>()
let drawing = ''
const pictures = new Map<string, Picture | null>()

beforeAll(async () => {
  for (const view of dashboards) {
    const answer = await askDashboard(demo, view.name === 'competency' ? 'manager001' : 'core', view)
    const options = { language: 'ja', filters: {}, nonce: 'n', csv: 'x.csv' } as const
    if (view.name === 'competency') drawing = renderSvg(view, answer, options) ?? ''
    pictures.set(view.name, view.read(answer, options).picture)
    pages.set(view.name, renderPage(view, answer, { ...options, linkTo: (link) => `#${link.view}` }))
  }
})
afterAll(() => browser.close())

async function at<T>(
  name: string,
  options: { readonly width: number; readonly colorScheme: 'light' | 'dark' },
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const { width, colorScheme } = options
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, locale: 'ja' })
  await page.setContent(pages.get(name) ?? '')
  try {
    return await look(page)
  } finally {
    await page.close()
  }
}

/** How a page is looked at. */
const FORMS = [
  ['light', 1200, 'screen', 'light'],
  ['dark', 1200, 'screen', 'dark'],
  ['on a tablet', 700, 'screen', 'light'],
  ['on a phone', 420, 'screen', 'light'],
  ['on a small phone', 320, 'screen', 'dark'],
  ['on paper', 703, 'print', 'dark'],
] as const

test('a text that is drawn over another or cut off is seen', async () => {
  const page = await browser.newPage()
  await page.setContent(`<style>p{position:absolute;top:9px;white-space:nowrap}
    #cut{top:99px;width:20px;overflow:hidden}#out{top:200px;left:99vw}</style>
    <p>下の文字<p>上の文字<p id="cut">切れる文字<p id="out">外の文字`)
  expect(await page.evaluate(spoiltTexts)).toEqual([
    'cut: 切れる文字',
    'outside: 外の文字',
    'over each other: 下の文字 / 上の文字',
  ])
  await page.close()
})

describe.each(dashboards.map(({ name }) => name))('%s', (name) => {
  test('breaks no rule of axe, in light and in dark', async () => {
    await at(name, { width: 1200, colorScheme: 'light' }, async (page) => {
      await page.evaluate(axe.source)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const broken = await page.evaluate<string[]>(
          'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html))',
        )
        expect(broken, colorScheme).toEqual([])
      }
    })
  })

  test('needs no sideways scrolling, however narrow', async () => {
    await at(name, { width: 1200, colorScheme: 'light' }, async (page) => {
      for (const width of [1200, 640, 420, 320]) {
        await page.setViewportSize({ width, height: 900 })
        expect(
          await page.evaluate('document.documentElement.scrollWidth'),
          String(width),
        ).toBeLessThanOrEqual(width)
      }
    })
  })

  test('draws no text over another and cuts none off, in light and dark, narrow and on paper', async () => {
    await at(name, { width: 1200, colorScheme: 'light' }, async (page) => {
      for (const [form, width, media, colorScheme] of FORMS) {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ media, colorScheme })
        expect(await page.evaluate(spoiltTexts), form).toEqual([])
      }
    })
  })

  test('says on every sheet of paper what it is, and prints every row', async () => {
    await at(name, { width: 1200, colorScheme: 'dark' }, async (page) => {
      const { pages: sheets, isRead } = printedText(await page.pdf({ preferCSSPageSize: true }))
      expect(sheets.length).toBeGreaterThanOrEqual(1)
      expect(sheets.length).toBeLessThanOrEqual(12)
      const title = dashboards.find((view) => view.name === name)?.title.ja ?? ''
      const heads = (pictures.get(name)?.tables ?? []).flatMap(({ groups, foot }) =>
        [...groups.flatMap(({ rows }) => rows), ...foot].map(({ head }) => head.replace(/\s+/gu, '')),
      )
      expect(heads.length).toBeGreaterThan(name === 'quality' ? 3 : 5)
      if (!isRead) return
      for (const [index, sheet] of sheets.entries()) {
        expect(sheet.startsWith(`取扱注意${title}`), sheet.slice(0, 40)).toBe(true)
        expect(sheet.endsWith(`${index + 1}/${sheets.length}`), sheet.slice(-20)).toBe(true)
      }
      const all = sheets.join('')
      expect(heads.filter((head) => !all.includes(head))).toEqual([])
      // The head of the matrix stands again on every sheet that it goes on to.
      if (name === 'competency') for (const sheet of sheets) expect(sheet).toContain('職員職階')
    })
  })

  test('draws no cell over another on a phone', async () => {
    const narrowest = await at(name, { width: 420, colorScheme: 'light' }, (page) =>
      page.evaluate<number>(
        'Math.min(99, ...[...document.querySelectorAll(".matrix tbody .c")].map((each) => each.getBoundingClientRect().width))',
      ),
    )
    expect(narrowest).toBeGreaterThanOrEqual(20)
  })

  test('writes nothing smaller than 11 pixels on a phone', async () => {
    const smallest = await at(name, { width: 420, colorScheme: 'light' }, (page) =>
      page.evaluate<number>(
        'Math.min(...[...document.body.querySelectorAll("*")].filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim())).filter((each) => each.checkVisibility() && !["SCRIPT", "STYLE"].includes(each.tagName)).map((each) => parseFloat(getComputedStyle(each).fontSize)))',
      ),
    )
    expect(smallest).toBeGreaterThanOrEqual(11)
  })
})

test('a picture file is light or dark as its reader is', async () => {
  const page = await browser.newPage()
  await page.setContent(drawing)
  const ground = 'getComputedStyle(document.querySelector("svg > rect")).fill'
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await page.evaluate(ground)).toBe('rgb(255, 255, 255)')
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await page.evaluate(ground)).toBe('rgb(26, 33, 43)')
  await page.close()
})

describe('the matrix of competencies', () => {
  const focused = 'document.activeElement.closest("td,th")?.textContent'
  const matrix = { width: 1200, colorScheme: 'light' } as const

  test('is one Tab stop, and is walked through by arrows', async () => {
    await at('competency', matrix, async (page) => {
      expect(await page.evaluate('document.querySelectorAll("[data-matrix] [tabindex=\'0\']").length')).toBe(
        1,
      )
      await page.focus('[data-matrix] [tabindex="0"]')
      const group = await page.evaluate<string>(focused)
      await page.keyboard.press('ArrowDown')
      const name = await page.evaluate<string>(focused)
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      const level = await page.evaluate<string>(focused)
      await page.keyboard.press('End')
      const end = await page.evaluate<string>(focused)
      await page.keyboard.press('Home')
      expect([group, name].every((each) => each.length > 0)).toBe(true)
      expect(level).toMatch(/^[0-4]、基準[0-4]/u)
      expect(end).toMatch(/^\d+\/\d+$/u)
      expect(await page.evaluate(focused)).toBe(name)
      await page.keyboard.press('ArrowUp')
      expect(await page.evaluate(focused)).toBe(group)
      expect(await page.evaluate('document.querySelectorAll("[data-matrix] [tabindex=\'0\']").length')).toBe(
        1,
      )
    })
  })

  test('has its table opened by t, and prints by its button', async () => {
    await at('competency', matrix, async (page) => {
      const isOpen = 'document.querySelector("details.twin").open'
      expect(await page.evaluate(isOpen)).toBe(false)
      await page.keyboard.press('t')
      expect(await page.evaluate(isOpen)).toBe(true)
      await page.evaluate('window.print = () => { window.printed = true }')
      await page.click('[data-print]')
      expect(await page.evaluate('window.printed')).toBe(true)
    })
  })

  test('says everything without its script', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.setContent(pages.get('competency') ?? '')
    expect(await page.locator('[data-print]').isVisible()).toBe(false)
    expect(await page.locator('.matrix tbody tr').count()).toBeGreaterThan(10)
    await page.click('.tools a[href="#table"]')
    await page.close()
  })
})
