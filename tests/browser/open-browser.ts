import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import bundled, { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** A real browser with its libraries, from the packages of the project; its sandbox needs rights that tests seldom have. */
export async function openBrowser(): Promise<Browser> {
  const packaged = dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium')))
  const libraries = await inflate(join(packaged, '..', 'bin', 'al2023.tar.br'))
  return chromium.launch({
    executablePath: await bundled.executablePath(),
    args: ['--no-sandbox', '--disable-gpu'],
    env: { ...process.env, LD_LIBRARY_PATH: join(libraries, 'lib') },
    headless: true,
  })
}
