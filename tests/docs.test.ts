import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { graphqlSync } from 'graphql'
import { describe, expect, test } from 'vitest'
import { KINDS } from '../src/columns/column.ts'
import { RULES } from '../src/columns/rules.ts'
import { FIRST_QUERY } from '../src/commands/first-query.ts'
import { writeDemoOffice } from '../src/demo/office.ts'
import { buildGraph } from '../src/graph/build.ts'
import { REFUSALS } from '../src/graph/refusals.ts'
import { WRITE_STATES } from '../src/ledger/write-record.ts'
import { readOfficeFile } from '../src/office.ts'
import { officeGraph, runOffice, schema } from '../src/running-office.ts'
import { WRITE_FAULTS } from '../src/tables/intent.ts'
import { LIST_OPERATORS, OPERATORS } from '../src/tables/operators.ts'
import { dictionary } from '../src/templates/dictionary.ts'

const graph = officeGraph()

const readme = readFileSync('README.md', 'utf8')
const printed = readFileSync('sheets-templates/data-dictionary.md', 'utf8')
const help = (...args: string[]): string =>
  execFileSync(process.execPath, ['src/main.ts', ...args, '--help'], { encoding: 'utf8' })

describe('the README', () => {
  test('begins with the two commands', () => {
    expect(readme.split('```')[1]).toMatch(/^sh\nnpm ci && npm start .*\nnpm ci && npm test .*\n$/u)
  })

  test('documents every command and every option of it', () => {
    const commands = [...help().matchAll(/^ {2}([a-z]+)(?: \[|$| )/gmu)]
      .map(([, name = '']) => name)
      .filter((name) => name !== 'help')
    expect(commands).toEqual(['start', 'check', 'demo', 'template', 'init', 'doctor', 'schema'])
    for (const command of commands) {
      const line = readme.split('\n').find((each) => each.startsWith(`| \`${command}`)) ?? ''
      for (const [, option = ''] of help(command).matchAll(/^ {2}(?:-\w, )?(--[a-z]+)/gmu))
        if (option !== '--help') expect(line, `${command} ${option}`).toContain(option)
    }
  })

  test.each([...OPERATORS, ...LIST_OPERATORS, ...Object.keys(REFUSALS), ...WRITE_FAULTS, ...WRITE_STATES])(
    'documents %s',
    (word) => {
      expect(readme).toMatch(new RegExp(`\\b${word}\\b`, 'u'))
    },
  )

  const plain = buildGraph(schema, []).getQueryType()?.getFields() ?? {}
  const computed = Object.keys(graph.getQueryType()?.getFields() ?? {}).filter((name) => !(name in plain))
  test.each(computed)('documents the insight %s', (name) => {
    expect(readme).toContain(`\`${name}\``)
  })

  test.each([
    'name',
    'staffNumberWidth',
    'workbooks',
    'google',
    'credentials',
    'endpoint',
    'IKUSEI_GOOGLE_CREDENTIALS',
    'IKUSEI_GOOGLE_ENDPOINT',
    'GOOGLE_APPLICATION_CREDENTIALS',
    'signIn',
    'access',
    'hrCore',
    'occHealth',
    'sysadmin',
    ...Object.keys(schema.settings.ceilings),
  ])('documents the setting %s', (setting) => {
    expect(readme).toContain(`\`${setting}\``)
  })

  test('shows the first query as the page does, and its answer on the demo office', async () => {
    expect(readme).toContain(JSON.stringify({ query: FIRST_QUERY }))
    const folder = mkdtempSync(join(tmpdir(), 'ikusei-'))
    try {
      writeDemoOffice(folder)
      const office = await readOfficeFile(
        folder,
        schema.workbooks.map(({ key }) => key),
      )
      const running = runOffice(office)
      await running.start()
      await running.keeper.stop()
      const { data } = graphqlSync({
        schema: running.graph,
        source: FIRST_QUERY,
        contextValue: { view: running.viewFor('demo') },
      })
      expect(readme).toContain(`{"data":${JSON.stringify(data)},`)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('the data dictionary', () => {
  test('is printed from the declarations', () => {
    expect(printed).toBe(dictionary(schema))
  })

  test.each(KINDS)('documents the kind %s', (kind) => {
    expect(printed).toContain(`| \`${kind}\` | `)
  })

  test.each(Object.keys(RULES))('documents the code %s', (code) => {
    expect(printed).toContain(`| \`${code}\` | `)
  })

  test.each(schema.tables.map(({ name }) => name))('documents the table %s', (name) => {
    expect(printed).toContain(`\`${name}\`\n`)
  })
})
