import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import axe from 'axe-core'
import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { text } from '../../src/dashboards/cell.ts'
import { showingOf } from '../../src/dashboards/showing.ts'
import { officeGraph } from '../../src/running-office.ts'
import { picturesOf } from '../../src/served-pages.ts'
import { type Embed, embedToken } from '../../src/server/embed.ts'
import { openStreams } from '../../src/server/streams.ts'
import { FRAME_ANSWER, smallDashboard, tableOf } from '../dashboards/small-dashboard.ts'
import { askDemo } from '../demo/ask-demo.ts'
import { type Served, serve } from '../server/served.ts'
import { openBrowser } from './open-browser.ts'

const HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>'

const demo = askDemo()
const browser = await openBrowser()

/** A page of somebody, with the back end that makes its tokens. */
interface Host {
  readonly origin: string
  readonly server: Server
}

let ikusei: Served
let portal: Host
let stranger: Host
let embed: Embed
/** The same, and it may follow changes. */
let live: Embed
/** What the office says now, and to whom an element speaks that follows it. */
const office = { finding: HOSTILE, reader: 'hr' }
const streams = openStreams(() => 'FORBIDDEN')

beforeAll(async () => {
  portal = await host()
  stranger = await host()
  embed = {
    id: 'groupware',
    key: new Uint8Array(32).fill(7),
    origins: [portal.origin],
    views: ['training', 'women', 'overview', 'month', 'competency', 'person', 'small'],
    roles: ['DASHBOARD', 'HR'],
    live: false,
  }
  live = { ...embed, id: 'live', live: true }
  const pictures = picturesOf(officeGraph())
  const small = () =>
    smallDashboard({ finding: office.finding, how: HOSTILE, tables: [tableOf([text(HOSTILE)])] })
  const used = new Set<string>()
  ikusei = await serve({
    streams,
    pages: {
      pictures: {
        ...pictures,
        has: (view) => view === 'small' || pictures.has(view),
        tables: (view, seen) => (view === 'small' ? [] : pictures.tables(view, seen)),
        told: async (view, seen, asked) =>
          view === 'small' ? showingOf(small(), FRAME_ANSWER, asked) : await pictures.told(view, seen, asked),
      },
      embeds: new Map([embed, live].map((each) => [each.id, each])),
      viewWithin: (subject) => demo.viewOf(subject === 'live' ? office.reader : (subject ?? 'dashboard')),
      useOnce: (id) => used.size < used.add(id).size,
      demo: null,
    },
  })
})
afterAll(async () => {
  await browser.close()
  ikusei.close()
  portal.server.close()
  stranger.server.close()
})

/** Opens the host's page and gives what was told in it besides. */
async function visit(
  { origin }: Host,
  views: readonly string[],
  asked: {
    readonly width?: number
    readonly with?: readonly ('framed' | 'drill' | 'live')[]
    readonly clock?: true
  } = {},
): Promise<{ page: Page; told: string[] }> {
  const page = await browser.newPage({ viewport: { width: asked.width ?? 1000, height: 900 }, locale: 'ja' })
  onTestFinished(() => page.close())
  if (asked.clock) await page.clock.install()
  const told: string[] = []
  page.on('console', (message) => void told.push(message.text()))
  const query = [...views.map((view) => `view=${view}`), ...(asked.with ?? [])]
  await page.goto(`${origin}/?${query.join('&')}`)
  return { page, told }
}

const findings = (page: Page) => page.locator('ikusei-view h2')

describe('a page of another origin, with a strict content security policy of its own', () => {
  test('shows eight views, each as high as it is, and breaks no rule of its content security policy', async () => {
    const views = ['training', 'women', 'overview', 'month', 'training', 'women', 'overview', 'month']
    const { page, told } = await visit(portal, views, { width: 420 })
    await expect.poll(() => findings(page).count(), { timeout: 20_000 }).toBe(views.length)
    const looks = await page.evaluate<{ height: number; display: string }[]>(
      `[...document.querySelectorAll('ikusei-view')].map((each) => ({
        height: each.getBoundingClientRect().height,
        display: getComputedStyle(each.shadowRoot.querySelector('.top')).display,
      }))`,
    )
    for (const { height, display } of looks) {
      expect(height).toBeGreaterThan(200)
      expect(display).toBe('flex')
    }
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(420)
    expect(told).toEqual([])
  })

  test('S21: of somebody who is not listed shows nothing', async () => {
    const { page, told } = await visit(stranger, ['training'])
    await expect.poll(() => told.join()).toContain('CORS')
    expect(await page.evaluate('document.querySelector("ikusei-view").shadowRoot.childElementCount')).toBe(0)
    const framed = await visit(stranger, ['training'], { with: ['framed'] })
    await framed.page.waitForLoadState('networkidle')
    for (const frame of framesOf(framed.page))
      expect((await frame.textContent('body')) ?? '').not.toContain('研修')
  })

  test('shows hostile texts as texts', async () => {
    const { page } = await visit(portal, ['small'])
    await expect.poll(() => findings(page).textContent()).toBe(HOSTILE)
    expect(await page.locator('ikusei-view td').first().textContent()).toBe(HOSTILE)
    expect(await page.locator('ikusei-view img, ikusei-view script').count()).toBe(0)
    expect(await page.title()).toBe('portal')
  })

  test('is brought a new token in time, and goes blank when there is none', async () => {
    const { page } = await visit(portal, ['small'], { clock: true })
    await expect.poll(() => findings(page).count()).toBe(1)
    const asked: string[] = []
    page.on('request', (request) => void asked.push(new URL(request.url()).pathname))
    const answered = page.waitForResponse((response) => response.url().endsWith('/embed/small.json'))
    await page.clock.fastForward(275_000)
    expect((await answered).status()).toBe(200)
    expect(asked).toEqual(['/token', '/embed/small.json'])
    await page.clock.fastForward(200_000)
    expect(await findings(page).count()).toBe(1)
    await page.route('**/token?*', (route) => route.fulfill({ status: 403 }))
    await page.clock.fastForward(150_000)
    expect(await findings(page).count()).toBe(0)
  })
})

describe('a native view', () => {
  let page: Page
  beforeAll(async () => {
    page = await browser.newPage({ viewport: { width: 1100, height: 900 }, locale: 'ja' })
    await page.goto(`${portal.origin}/?view=competency`)
    await findings(page).waitFor()
  })
  afterAll(() => page.close())
  const inside = <T>(expression: string): Promise<T> =>
    page.evaluate<T>(`((root) => ${expression})(document.querySelector('ikusei-view').shadowRoot)`)
  const focused = () => inside<string | undefined>('root.activeElement?.closest("td,th")?.textContent')

  test('has one Tab stop in its matrix, and is walked through by arrows', async () => {
    const stops = 'root.querySelectorAll("[data-matrix] [tabindex=\'0\']").length'
    expect(await inside(stops)).toBe(1)
    await inside('root.querySelector("[data-matrix] [tabindex=\'0\']").focus()')
    const first = await focused()
    await page.keyboard.press('ArrowDown')
    const name = await focused()
    await page.keyboard.press('ArrowRight')
    const second = await focused()
    await page.keyboard.press('Home')
    expect(new Set([first, name, second]).size).toBe(3)
    expect(await focused()).toBe(name)
    expect(await inside(stops)).toBe(1)
    await page.keyboard.press('t')
    expect(await inside('root.querySelector("details.twin").open')).toBe(true)
    await page.keyboard.press('t')
    expect(await inside('root.querySelector("details.twin").open')).toBe(false)
  })

  test('opens its table without moving the page around, and has no button to print', async () => {
    await page.locator('ikusei-view .tools a').click()
    expect(await inside('root.querySelector("details.twin").open')).toBe(true)
    expect(await page.evaluate('location.hash')).toBe('')
    expect(await page.locator('ikusei-view [data-print]').isVisible()).toBe(false)
    await page.keyboard.press('t')
  })

  test('tells the page around which view its reader would open', async () => {
    const opened = page.evaluate(
      'new Promise((told) => document.addEventListener("ikusei-open", ({ detail, composed }) => told({ ...detail, composed })))',
    )
    await page.locator('ikusei-view tbody button.link').first().click()
    expect(await opened).toEqual({
      view: expect.stringMatching(/^(?:person|competency)$/u),
      filters: expect.objectContaining({}),
      composed: true,
    })
  })

  test('breaks no rule of axe, in light and in dark, as the page around wishes it', async () => {
    await page.evaluate(axe.source)
    const wish = (css: string) =>
      page.evaluate(`document.querySelector('ikusei-view').style.cssText = '${css}'`)
    const ground = () => inside<string>('getComputedStyle(root.querySelector(".card")).backgroundColor')
    for (const [css, card] of [
      ['--ikusei-mode:light', 'rgb(255, 255, 255)'],
      ['--ikusei-mode:dark', 'rgb(26, 33, 43)'],
      ['--ikusei-mode:light;--ikusei-card:#fffbf0;--ikusei-hue:150', 'rgb(255, 251, 240)'],
    ] as const) {
      await wish(css)
      await expect.poll(ground).toBe(card)
      const broken = await page.evaluate<string[]>(
        'axe.run("ikusei-view").then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html))',
      )
      expect(broken, css).toEqual([])
    }
    await wish('')
  })

  test('is dressed by its parts and by custom properties, and by nothing else of the page around', async () => {
    const look = (selector: string, property: string) =>
      inside<string>(
        `getComputedStyle(root.querySelector(${JSON.stringify(selector)}))[${JSON.stringify(property)}]`,
      )
    expect(await look('[part=title]', 'letterSpacing')).toBe('3px')
    expect(await look('[part=panel]', 'borderTopLeftRadius')).toBe('2px')
    expect(await look('[part=cell]', 'fontStyle')).toBe('italic')
    expect(await look('.how', 'fontFamily')).toBe('monospace')
    expect(await look('.how', 'letterSpacing')).toBe('normal')
    expect(await look('.how', 'textTransform')).toBe('none')
  })
})

describe('what is opened in a view', () => {
  test('stands in its place with a filter that nobody can change, and 戻る leads back to the same focus', async () => {
    const { page } = await visit(portal, ['competency'], { with: ['drill'] })
    await findings(page).waitFor()
    const before = await findings(page).textContent()
    const link = heads(page).nth(2)
    const pressed = await link.textContent()
    const asked = page.waitForRequest((request) => request.url().includes('filter.department='))
    await link.press('Enter')
    expect(new URL((await asked).url()).searchParams.get('view')).toBe('competency')
    const back = page.locator('ikusei-view [data-back]')
    await back.waitFor()
    expect(await findings(page).textContent()).not.toBe(before)
    expect(await focused(page)).toBe('戻る')
    const chips = page.locator('ikusei-view .chip')
    expect(await chips.allTextContents()).toEqual([pressed])
    expect(await chips.locator('xpath=self::a|self::button').count()).toBe(0)
    await back.press('Enter')
    await expect.poll(() => findings(page).textContent(), SLOW).toBe(before)
    await expect.poll(() => focused(page), SLOW).toBe(pressed)
    expect([await back.count(), await chips.count()]).toEqual([0, 0])
  })

  test('is decided by the page around: what it refuses, or does itself, changes nothing here', async () => {
    const { page } = await visit(portal, ['competency'], { with: ['drill'] })
    await findings(page).waitFor()
    const before = await findings(page).textContent()
    const link = heads(page).first()
    await page.route('**/token?*', (route) => route.fulfill({ status: 403 }))
    await link.press('Enter')
    const said = page.locator('ikusei-view [role=status]')
    await expect.poll(() => said.textContent(), SLOW).toBe('表示できる内容がありません。')
    expect(await findings(page).textContent()).toBe(before)
    const asked: string[] = []
    page.on('request', (request) => void asked.push(request.url()))
    await page.evaluate('document.addEventListener("ikusei-open", (event) => event.preventDefault())')
    await link.press('Enter')
    await page.evaluate('fetch("/page.css")')
    expect(asked).toEqual([`${portal.origin}/page.css`])
  })
})

describe('CSV of exactly what is shown', () => {
  const read = async (download: Download): Promise<Buffer> => readFile(await download.path())

  test.each<[where: string, framed: readonly 'framed'[]]>([
    ['an element', []],
    ['a frame', ['framed']],
  ])('is saved from %s', async (_where, framed) => {
    const { page, told } = await visit(portal, ['women'], { with: framed })
    const [place] = framed.length === 0 ? [page] : await framesShown(page)
    const saved = page.waitForEvent('download')
    await place?.locator('[data-csv]').click()
    const download = await saved
    expect(download.suggestedFilename()).toMatch(/^女性登用_R\d+-\d+-\d+\.csv$/u)
    const bytes = await read(download)
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
    const cells = [...bytes.toString().matchAll(/"((?:[^"]|"")*)"/gu)].map(([, cell]) => cell)
    const shown = await place?.locator('details.twin :is(th,td)').allTextContents()
    expect(cells).toEqual(shown)
    expect(bytes.toString()).toContain('\r\n')
    expect(told.filter((each) => /Content Security Policy/u.test(each))).toEqual([])
  })
})

test('a live view shows what changed without being asked, and its reader stays where they are', async () => {
  onTestFinished(() => void Object.assign(office, { finding: HOSTILE, reader: 'hr' }))
  const { page } = await visit(portal, ['small'], { with: ['live'] })
  await expect.poll(() => streams.open, SLOW).toBe(1)
  await page.locator('ikusei-view [data-csv]').focus()
  Object.assign(office, { finding: '変わりました', reader: 'core' })
  streams.publish(new Map())
  await expect.poll(() => findings(page).textContent(), SLOW).toBe('変わりました')
  expect(await focused(page)).toBe('CSV')
  // It follows with its new token, and no more with the old one.
  await expect.poll(() => streams.open, SLOW).toBe(1)
  await page.close()
  await expect.poll(() => streams.open, SLOW).toBe(0)
})

/** For what takes a way over the network and back, on a busy machine. */
const SLOW = { timeout: 10_000 }

const heads = (page: Page) => page.locator('ikusei-view [data-matrix] tbody th button.link')

const focused = (page: Page): Promise<string | null> =>
  page.evaluate('document.querySelector("ikusei-view").shadowRoot.activeElement?.textContent ?? null')

const framesShown = async (page: Page) => {
  await expect.poll(() => framesOf(page).length, SLOW).toBe(1)
  return framesOf(page)
}

const framesOf = (page: Page) => page.frames().filter((frame) => frame.url().startsWith(ikusei.origin))

test('S22: the frame grows and shrinks with what it shows', async () => {
  const { page, told } = await visit(portal, ['training'], { with: ['framed'] })
  await expect.poll(() => framesOf(page).length).toBe(1)
  const height = () =>
    page.evaluate<number>(
      'document.querySelector("ikusei-view").shadowRoot.querySelector("iframe").getBoundingClientRect().height',
    )
  await expect.poll(height, { timeout: 10_000 }).toBeGreaterThan(330)
  const before = await height()
  const [frame] = framesOf(page)
  await frame?.evaluate('document.querySelector("main").firstElementChild.replaceChildren("短い")')
  await expect.poll(height, { timeout: 10_000 }).toBeLessThan(before)
  expect(told.filter((each) => /Content Security Policy/u.test(each))).toEqual([])
})

/** How the page around dresses what it shows. */
const DRESS = `body{letter-spacing:5px;text-transform:uppercase;margin:0}
ikusei-view{--ikusei-font:monospace;--ikusei-radius:2px}
ikusei-view::part(title){letter-spacing:3px}ikusei-view::part(cell){font-style:italic}`

/** What the page's back end lets its reader open: HR, or whoever reads what is live. */
async function tokenOf({ origin, searchParams }: URL): Promise<string | null> {
  const { view = '', live: isLive, ...asked } = Object.fromEntries(searchParams)
  const params = Object.entries(asked).flatMap(([name, value]) =>
    name === 'filter.department' ? [['department', value] as const] : [],
  )
  if (params.length < Object.keys(asked).length) return null
  const subject = isLive === undefined ? 'hr' : 'live'
  const request = { view, origin, params: Object.fromEntries(params), subject, seconds: 300 }
  return await embedToken(isLive === undefined ? embed : live, request, randomUUID())
}

/** The page as README shows it, and no more than it may do; its tokens are made for whatever origin it has. */
async function host(): Promise<Host> {
  const server = createServer((request, response) => {
    const { origin } = new URL(`http://${request.headers.host}`)
    const url = new URL(request.url ?? '/', origin)
    if (url.pathname === '/token') {
      void tokenOf(url).then((token) => response.writeHead(token === null ? 403 : 200).end(token))
      return
    }
    if (url.pathname === '/page.css') {
      response.setHeader('content-type', 'text/css')
      response.end(DRESS)
      return
    }
    const framed = url.searchParams.has('framed')
    const from = `/token${url.searchParams.has('live') ? '?live' : ''}`
    const said = ['framed', 'drill'].filter((name) => url.searchParams.has(name)).join(' ')
    const panels = url.searchParams
      .getAll('view')
      .map(
        (view) =>
          `<ikusei-view src="${ikusei.origin}" view="${view}" token-from="${from}" ${said}></ikusei-view>`,
      )
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader(
      'content-security-policy',
      [
        "default-src 'self'",
        `script-src 'self' ${ikusei.origin}`,
        `connect-src 'self' ${ikusei.origin}`,
        ...(framed ? [`frame-src ${ikusei.origin}`] : []),
      ].join('; '),
    )
    response.end(
      `<!doctype html><html lang="ja"><meta charset="utf-8"><title>portal</title><link rel="stylesheet" href="/page.css"><script src="${ikusei.origin}/embed.js" defer></script><main>${panels.join('')}</main>`,
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  return { server, origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` }
}
