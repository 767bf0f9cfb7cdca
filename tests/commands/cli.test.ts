import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ikusei, inFolder } from './run.ts'

let demo = ''
beforeAll(async () => {
  demo = join(mkdtempSync(join(tmpdir(), 'ikusei-')), 'demo')
  const { code, stderr } = await ikusei('demo', demo, '--staff', '60')
  expect(stderr).toBe('')
  expect(code).toBe(0)
})
afterAll(() => rmSync(join(demo, '..'), { recursive: true, force: true }))

describe('check', () => {
  test('says nothing but the summary of a clean office, and exits 0', async () => {
    const { code, stdout } = await ikusei('check', demo)
    expect(stdout).toMatch(/^\d+シート [\d,]+行: 誤り 0、注意 0（[\d.]+秒）\n$/u)
    expect(code).toBe(0)
  })

  test('reports every cell of the messy office like a compiler, and exits 1', async () => {
    const { code, stdout } = await ikusei('check', join(demo, 'messy'))
    expect(code).toBe(1)
    const lines = stdout.split('\n')
    expect(
      lines.filter((line) => /^\S+\.xlsx \S.* {2}(?:注意|誤り（.+を除外）) [QN]\d+ {2}/u.test(line)).length,
    ).toBeGreaterThan(50)
    expect(lines.filter((line) => line.startsWith('    → ')).length).toBeGreaterThan(50)
    expect(lines.at(-2)).toMatch(/^\d+シート [\d,]+行: 誤り \d+、注意 \d+/u)
  })

  test('tells programs the same as JSON', async () => {
    const { code, stdout } = await ikusei('check', join(demo, 'messy'), '--json')
    expect(code).toBe(1)
    const { problems, sheets } = JSON.parse(stdout)
    expect(problems[0]).toEqual({
      workbook: expect.any(String),
      file: expect.stringMatching(/\.xlsx$/u),
      sheet: expect.any(String),
      cell: expect.toBeOneOf([expect.any(String), null]),
      header: expect.toBeOneOf([expect.any(String), null]),
      value: expect.toBeOneOf([expect.any(String), null]),
      severity: expect.any(String),
      code: expect.stringMatching(/^[QN]\d+$/u),
      message: { ja: expect.any(String), en: expect.any(String) },
      suggestion: { ja: expect.any(String), en: expect.any(String) },
    })
    for (const { filled, read, reported } of sheets) expect(read + reported).toBe(filled)
  })

  test('takes one file, alone or out of its office', async () => {
    const inOffice = await ikusei('check', join(demo, '02_人材育成.xlsx'))
    expect(inOffice).toMatchObject({ code: 0, stderr: '' })
    await inFolder(async (folder) => {
      cpSync(join(demo, '02_人材育成.xlsx'), join(folder, '研修の表.xlsx'))
      expect(await ikusei('check', join(folder, '研修の表.xlsx'))).toMatchObject({ code: 0, stderr: '' })
    })
  })

  test.each([
    [['check', 'no-such-folder'], 'does not exist'],
    [['check', 'src'], 'office.json'],
    [['chekc'], 'Did you mean check?'],
    [['check', '--jsno'], 'Did you mean --json?'],
    [['check', '--max', 'many'], 'whole number'],
    [['start', '--port', '-1'], 'whole number'],
  ])('%j could not run: exit 2, and a way out', async (args, words) => {
    const { code, stdout, stderr } = await ikusei(...args)
    expect(code).toBe(2)
    expect(stderr).toContain(words)
    expect(stderr).not.toMatch(/\n\s+at /u)
    expect(stdout).toBe('')
  })
})

describe('demo and template', () => {
  test('write the same bytes every time, and never over files that are there', async () => {
    await inFolder(async (folder) => {
      const again = join(folder, 'demo')
      await ikusei('demo', again, '--staff', '60')
      for (const file of readdirSync(demo, { recursive: true, encoding: 'utf8' }).filter((each) =>
        /\.(?:xlsx|json)$/u.test(each),
      ))
        expect(readFileSync(join(again, file)).equals(readFileSync(join(demo, file))), file).toBe(true)
      expect(await ikusei('demo', again)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('--force'),
      })
      const templates = join(folder, 'templates')
      expect(await ikusei('template', templates)).toMatchObject({ code: 0, stderr: '' })
      expect(await ikusei('template', templates)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('--force'),
      })
      expect(await ikusei('check', templates)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('誤り 0、注意 0'),
      })
    })
  })
})

test('schema prints the committed schema and nothing else', async () => {
  const { code, stdout, stderr } = await ikusei('schema')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toBe(readFileSync('schema/schema.graphql', 'utf8'))
})

describe('S11: start does not begin to listen', () => {
  const oidc = { mode: 'oidc', issuer: 'http://127.0.0.1:9/realms/x', audience: 'ikusei' }
  test.each<[what: string, office: object, args: readonly string[], told: string]>([
    ['the demo’s sign-in for another office', { signIn: { mode: 'demo' } }, [], 'signIn.mode'],
    ['without a sign-in', { signIn: undefined }, [], 'signIn is missing'],
    ['without an issuer', { signIn: { ...oidc, issuer: undefined } }, [], 'signIn.issuer'],
    ['without an audience', { signIn: { ...oidc, audience: undefined } }, [], 'signIn.audience'],
    ['an issuer without https', { signIn: { ...oidc, issuer: 'http://idp.example' } }, [], 'signIn.issuer'],
    [
      'a signature that everybody can make',
      { signIn: { ...oidc, algorithms: ['HS256'] } },
      [],
      'signIn.algorithms',
    ],
    ['an issuer that does not answer', { signIn: oidc }, [], 'signIn.issuer'],
    [
      'documents that are not there',
      { signIn: { ...oidc, jwks: oidc.issuer }, api: { documents: 'x.json' } },
      [],
      'api.documents',
    ],
  ])('%s', async (_what, changes, args, told) => {
    await inFolder(async (folder) => {
      cpSync(demo, folder, { recursive: true })
      rmSync(join(folder, '.ikusei'), { recursive: true })
      const path = join(folder, 'office.json')
      writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...changes }))
      const { code, stderr, stdout } = await ikusei('start', folder, '--port', '0', ...args)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toContain(told)
    })
  })

  test('the demo for other machines', async () => {
    expect(await ikusei('start', demo, '--port', '0', '--host', '0.0.0.0')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('this machine only'),
    })
  })
})
