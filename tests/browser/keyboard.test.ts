import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { officeGraph } from '../../src/running-office.ts'
import { picturesOf } from '../../src/served-pages.ts'
import { askDemo } from '../demo/ask-demo.ts'
import { type Served, serve } from '../server/served.ts'
import { openBrowser } from './open-browser.ts'

/** The pages of the demo over HTTP, by Tab, arrows and Enter alone. */

const demo = askDemo()
const browser = await openBrowser()
let office: Served

beforeAll(async () => {
  office = await serve({
    pages: {
      pictures: picturesOf(officeGraph()),
      embeds: new Map(),
      viewWithin: () => 'FORBIDDEN',
      useOnce: () => false,
      demo: {
        viewIn: (account) => demo.viewOf(account ?? 'hr'),
        offered: { accounts: [['hr', '人事担当']], views: [] },
      },
    },
  })
})
afterAll(async () => {
  await browser.close()
  office.close()
})

/** What has the focus: its text, where it leads, and the ring around it. */
interface Focused {
  readonly text: string
  readonly href: string
  readonly ring: number
  readonly isSeen: boolean
}

const FOCUSED = `(() => {
  const at = document.activeElement
  const { outlineStyle, outlineWidth } = getComputedStyle(at)
  const { top, bottom, width } = at.getBoundingClientRect()
  return {
    text: at.textContent,
    href: at.getAttribute('href') ?? '',
    ring: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
    isSeen: width > 0 && bottom > 0 && top < innerHeight,
  }
})()`

/** Presses a key until something has the focus, and looks at every stop on the way. */
async function press(page: Page, key: string, until: (focused: Focused) => boolean): Promise<Focused> {
  for (let times = 0; times < 80; times += 1) {
    await page.keyboard.press(key)
    const focused = await page.evaluate<Focused>(FOCUSED)
    expect(focused, key).toMatchObject({ isSeen: true })
    expect(focused.ring, `${key} to ${focused.text}`).toBeGreaterThanOrEqual(2)
    if (until(focused)) return focused
  }
  throw new Error(`${key} leads nowhere`)
}

async function opened(path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, locale: 'ja' })
  await page.goto(`${office.origin}${path}`)
  return page
}

const isPerson = ({ href }: Focused): boolean => href.startsWith('/views/person?')

/** Follows what has the focus to a person, and comes back to it. */
async function toPersonAndBack(page: Page, { text, href }: Focused): Promise<void> {
  const from = page.url()
  await Promise.all([page.waitForURL(`${office.origin}${href}`), page.keyboard.press('Enter')])
  expect(await page.locator('h2').textContent()).toContain(text)
  await page.goBack()
  expect(page.url()).toBe(from)
  expect(await page.evaluate<Focused>(FOCUSED)).toMatchObject({ text, href, isSeen: true })
}

describe('by the keyboard alone', () => {
  test('from the chip of a filter to a person who is overdue, and back to them', async () => {
    const page = await opened('/views/training?year=2026')
    const chip = await press(page, 'Tab', ({ href }) => href === '/views/training')
    expect(chip.text).toContain('R8年度')
    await toPersonAndBack(page, await press(page, 'Tab', isPerson))
    await page.close()
  })

  test('from the chip of a department into the matrix, to somebody in it, and back to them', async () => {
    const department = demo.rows('Staff').find(({ serviceStatus }) => serviceStatus === 'ACTIVE')?.[
      'department'
    ]
    const page = await opened(`/views/competency?department=${department}`)
    await press(page, 'Tab', ({ href }) => href === '/views/competency')
    await press(page, 'Tab', ({ href }) => href.startsWith('/views/competency?'))
    await press(page, 'ArrowDown', isPerson)
    // Through levels and back to the name, which keeps the place.
    await press(page, 'ArrowRight', ({ href }) => href === '')
    await toPersonAndBack(page, await press(page, 'Home', isPerson))
    await page.close()
  })

  test('a chip is taken off by Enter', async () => {
    const page = await opened('/views/training?year=2026')
    await press(page, 'Tab', ({ href }) => href === '/views/training')
    await Promise.all([page.waitForURL(`${office.origin}/views/training`), page.keyboard.press('Enter')])
    expect(await page.locator('.chip').count()).toBe(0)
    await page.close()
  })
})
