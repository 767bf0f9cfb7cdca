import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Which room may import which: names of rooms, or single files. A room may always import itself. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'src/japanese': [],
  'src/columns': ['src/japanese'],
  'src/tables': ['src/columns', 'src/japanese'],
  schema: ['src/columns', 'src/tables/table.ts', 'src/tables/unfold.ts', 'src/tables/schema.ts'],
  'src/sources': [
    'src/columns/cell.ts',
    'src/columns/serial.ts',
    'src/tables/grid.ts',
    'src/tables/row-op.ts',
    'src/tables/apply-write.ts',
    'src/tables/place-op.ts',
    'src/tables/sent-in-place.ts',
    'src/tables/key-index.ts',
    'src/tables/stored-cell.ts',
    'src/clock.ts',
  ],
  'src/ledger': ['src/tables/grid.ts', 'src/tables/intent.ts', 'src/tables/row-op.ts'],
  'src/snapshot': [
    'src/tables',
    'src/columns',
    'src/sources/source.ts',
    'src/ledger/ledger.ts',
    'src/clock.ts',
  ],
  'src/view': [
    'src/tables',
    'src/columns',
    'src/snapshot/snapshot.ts',
    'src/snapshot/indexed-rows.ts',
    'src/snapshot/changed-keys.ts',
  ],
  // Where writes are accepted, made durable and carried out: it holds them on their whole way.
  'src/writes': [
    'src/tables',
    'src/columns',
    'src/view',
    'src/ledger/ledger.ts',
    'src/ledger/write-record.ts',
    'src/sources/source.ts',
    'src/snapshot',
    'src/clock.ts',
  ],
  'src/graph': [
    'src/tables',
    'src/columns',
    'src/view',
    'src/writes',
    'src/ledger/ledger.ts',
    'src/ledger/write-record.ts',
  ],
  // Who somebody is must be known before there is a view: this one file looks at the snapshot itself.
  'src/insights': [
    'schema',
    'src/view',
    'src/graph/builder.ts',
    'src/graph/extension.ts',
    'src/graph/refusals.ts',
    'src/columns',
    'src/japanese',
    'src/tables',
    'src/snapshot/snapshot.ts',
    'src/snapshot/slices.ts',
    'src/snapshot/indexed-rows.ts',
  ],
  'src/server': [
    'src/tables/page.ts',
    'src/tables/table.ts',
    'src/graph',
    'src/view',
    'src/snapshot',
    'src/tables/workbook-status.ts',
  ],
  'src/templates': ['src/tables', 'src/columns', 'src/japanese'],
  // Pictures are a client of the API: what they show came through it.
  'src/dashboards': ['src/japanese'],
  'src/demo': ['schema', 'src/tables', 'src/columns', 'src/templates', 'src/japanese'],
}

const ENGINE = [
  'columns',
  'tables',
  'sources',
  'ledger',
  'snapshot',
  'view',
  'writes',
  'graph',
  'server',
  'templates',
].map((room) => `src/${room}`)

const files = globSync(['src/**/*.{ts,tsx}', 'schema/**/*.ts']).map((file) => file.replaceAll('\\', '/'))
const roomOf = (file: string): string | undefined =>
  Object.keys(ARROWS).find((room) => file.startsWith(`${room}/`))
const code = (file: string): string => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, '')

const imports = (file: string): string[] =>
  [...code(file).matchAll(/(?:from|import)\s+'(\.[^']+)'/gu)].map(([, path = '']) =>
    normalize(join(dirname(file), path)).replaceAll('\\', '/'),
  )

describe('the rooms', () => {
  test('every file stands in a room, or at the top where everything may be put together', () => {
    const strays = files.filter(
      (file) => roomOf(file) === undefined && !/^src\/(?:commands\/)?[a-z-]+\.ts$/u.test(file),
    )
    expect(strays).toEqual([])
  })

  test.each(Object.entries(ARROWS))('%s imports only what its arrows allow', (room, allowed) => {
    const broken = files
      .filter((file) => roomOf(file) === room)
      .flatMap((file) =>
        imports(file)
          .filter(
            (path) =>
              !path.startsWith(`${room}/`) &&
              !allowed.some((each) => path === each || path.startsWith(`${each}/`)),
          )
          .map((path) => `${file} → ${path}`),
      )
    expect(broken).toEqual([])
  })

  test('the engine names no HR thing', () => {
    const nouns =
      /\b\w*(?:staff|employee|department|competenc|training|appraisal|transferwish|grade(?!d))\w*|職員|所属|研修|異動|能力/giu
    const named = files
      .filter((file) => ENGINE.some((room) => file.startsWith(`${room}/`)))
      .flatMap((file) => [...code(file).matchAll(nouns)].map(([noun]) => `${file}: ${noun}`))
    expect(named).toEqual([])
  })

  test('only figures about groups look at the whole office', () => {
    const whole = 'src/view/whole-office.ts'
    const askers = files.filter((file) => !file.startsWith('src/insights/') && imports(file).includes(whole))
    // The view itself tells how it is opened, and asks for nothing.
    expect(askers).toEqual(['src/view/view.ts'])
    expect(code('src/view/view.ts')).not.toContain('wholeOffice')
  })

  test('no type is given up, but at seams that say why', () => {
    const casts = files.flatMap((file) =>
      [
        ...code(file)
          .replace(/^import .*$/gmu, '')
          .replace(/'(?:[^'\\\n]|\\.)*'|"[^"\n]*"/gu, "''")
          .matchAll(/\bas (?!const\b)[A-Z][\w[\]]*|: any\b|<any>|\bas (?:any|never|unknown)\b/gu),
      ].map(([cast]) => `${file}: ${cast}`),
    )
    expect(casts.sort()).toMatchInlineSnapshot(`
      [
        "src/columns/choice.ts: as C[]",
        "src/columns/column.ts: as R",
        "src/insights/seen-rows.ts: as SeenRow",
        "src/sources/google/connection.ts: as Redirected",
        "src/tables/unfold.ts: as TableOf",
      ]
    `)
  })
})
