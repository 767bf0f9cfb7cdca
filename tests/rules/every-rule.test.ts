import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { RULES } from '../../src/columns/rules.ts'

const texts = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8'))
  .join('\n')

test.each(Object.keys(RULES))('%s has a test whose name begins with it', (code) => {
  expect(texts).toMatch(new RegExp(`(?:\\btest|\\))\\(\\s*'${code} `, 'u'))
})
