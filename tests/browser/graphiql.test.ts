import { afterAll, expect, test } from 'vitest'
import { serveHere } from '../server/served.ts'
import { openBrowser } from './open-browser.ts'

const browser = await openBrowser()
afterAll(() => browser.close())

test('a developer tries the first query, and the page asks for nothing elsewhere', async () => {
  const { origin } = await serveHere()
  const page = await browser.newPage()
  const told: string[] = []
  const asked: string[] = []
  page.on('console', (message) => void told.push(message.text()))
  page.on('request', (request) => void asked.push(request.url()))
  await page.goto(`${origin}/graphiql`)
  await page.getByRole('button', { name: /execute query/iu }).click()
  await page.waitForFunction('document.body.innerText.includes("totalCount")')
  await expect
    .poll(() => page.evaluate<string>('document.body.innerText'))
    .toMatch(/staffNumber":\s"000001"/u)
  expect(told.filter((text) => /Content Security Policy/u.test(text))).toEqual([])
  expect(asked.filter((url) => !url.startsWith(origin) && !/^(?:blob|data):/u.test(url))).toEqual([])
  await page.close()
})
