import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { officeGraph } from '../../src/running-office.ts'
import { picturesOf } from '../../src/served-pages.ts'
import { type Embed, embedToken } from '../../src/server/embed.ts'
import { askDemo } from '../demo/ask-demo.ts'
import { type Served, serve } from '../server/served.ts'
import { openBrowser } from './open-browser.ts'

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

beforeAll(async () => {
  portal = await host()
  stranger = await host()
  embed = {
    id: 'groupware',
    key: new Uint8Array(32).fill(7),
    origins: [portal.origin],
    views: ['training', 'women', 'overview', 'month'],
    roles: ['DASHBOARD', 'HR'],
  }
  const used = new Set<string>()
  ikusei = await serve({
    pages: {
      pictures: picturesOf(officeGraph()),
      embeds: new Map([[embed.id, embed]]),
      viewWithin: (subject) => demo.viewOf(subject ?? 'dashboard'),
      useOnce: (id) => used.size < used.add(id).size,
      viewIn: () => demo.viewOf('hr'),
    },
  })
})
afterAll(async () => {
  await browser.close()
  ikusei.close()
  portal.server.close()
  stranger.server.close()
})

/** Opens the host's page and gives what went wrong in it besides. */
async function visit({ origin }: Host, views: readonly string[]): Promise<{ page: Page; told: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 900 }, locale: 'ja' })
  onTestFinished(() => page.close())
  const told: string[] = []
  page.on('console', (message) => void told.push(message.text()))
  await page.goto(`${origin}/?${views.map((view) => `view=${view}`).join('&')}`)
  return { page, told }
}

const framesOf = (page: Page) => page.frames().filter((frame) => frame.url().startsWith(ikusei.origin))

describe('a page of another origin', () => {
  test('shows eight views, each as high as it is, and breaks no rule of its content security policy', async () => {
    const views = ['training', 'women', 'overview', 'month', 'training', 'women', 'overview', 'month']
    const { page, told } = await visit(portal, views)
    await expect.poll(() => framesOf(page).length, { timeout: 20_000 }).toBe(views.length)
    for (const frame of framesOf(page))
      await frame.waitForSelector('main h2, main h1, main .finding, article')
    const heights = () =>
      page.evaluate<number[]>(
        '[...document.querySelectorAll("ikusei-view")].map((each) => each.shadowRoot.querySelector("iframe").getBoundingClientRect().height)',
      )
    await expect.poll(async () => Math.min(...(await heights())), { timeout: 20_000 }).not.toBe(320)
    expect(told.filter((text) => /Content Security Policy/u.test(text))).toEqual([])
  })

  test('S21: of somebody who is not listed shows nothing', async () => {
    const { page } = await visit(stranger, ['training'])
    await page.waitForLoadState('networkidle')
    for (const frame of framesOf(page)) expect((await frame.textContent('body')) ?? '').not.toContain('研修')
  })

  test('S22: the frame grows and shrinks with what it shows', async () => {
    const { page } = await visit(portal, ['training'])
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
  })
})

/** The page as README shows it; its tokens are made for whatever origin it has. */
async function host(): Promise<Host> {
  const server = createServer((request, response) => {
    const { origin } = new URL(`http://${request.headers.host}`)
    const url = new URL(request.url ?? '/', origin)
    if (url.pathname === '/token') {
      const view = url.searchParams.get('view') ?? ''
      void embedToken(embed, { view, origin, params: {}, subject: 'hr', seconds: 300 }, randomUUID()).then(
        (token) => response.end(token),
      )
      return
    }
    const panels = url.searchParams
      .getAll('view')
      .map((view) => `<ikusei-view src="${ikusei.origin}" view="${view}" token-from="/token"></ikusei-view>`)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      `<!doctype html><meta charset="utf-8"><script src="${ikusei.origin}/embed.js" defer></script>${panels.join('')}`,
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  return { server, origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` }
}
