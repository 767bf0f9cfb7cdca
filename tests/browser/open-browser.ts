import bundled from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** A real browser, from the packages of the project; its sandbox needs rights that tests seldom have. */
export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await bundled.executablePath(),
    args: ['--no-sandbox', '--disable-gpu'],
    headless: true,
  })
