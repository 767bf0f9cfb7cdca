import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** Where a case is shown: the file and the name of the test, or of what holds the tests. */
type Shown = readonly [file: string, name: string]

const TWIN_PAGES: Shown = [
  'dashboards/twin-offices',
  'S13, S16: what somebody may not see changes no byte of page, CSV, SVG or JSON',
]

/** The cases that must hold, each with the tests that show it. */
const CASES: Readonly<Record<string, readonly Shown[]>> = {
  S1: [['server/hostile', 'S1: what scanners look for is refused or absent']],
  S2: [['server/graphql-over-http', 'S2: GraphQL over HTTP, as somebody who signed in']],
  S3: [['server/oidc', 'S3: without a token']],
  S4: [['server/hostile', 'S4: documents that are too much']],
  S5: [['server/hostile', 'S5: a page of %i is refused, and no row is read for it']],
  S6: [['server/hostile', 'S6: 300 kB are refused, whether or not their length is told']],
  S7: [
    ['server/hostile', 'S5 to S7: at the door'],
    ['server/hostile', 'S7: %s opens nothing to other pages'],
  ],
  S8: [
    ['server/hostile', 'S8 and S9: nothing is quoted'],
    ['server/hostile', 'S8: %o'],
  ],
  S9: [['server/hostile', 'S9: an unexpected error is one sentence, whatever the environment']],
  S10: [['server/streams', 'S10: streams']],
  S11: [
    ['server/oidc', 'S11: tokens'],
    ['commands/cli', 'S11: start does not begin to listen'],
  ],
  S12: [
    ['tables/types', 'a declaration that names no column of its own does not compile'],
    ['graph/deny-by-default', 'S12: what does not say who may have it is not built'],
    ['graph/deny-by-default', 'S12: a column without a level'],
    ['graph/deny-by-default', 'S12: a field keeps to the access that it says'],
  ],
  S13: [
    ['view/oracle', 'S13: who may read what'],
    ['view/access-paths', 'S13: every cell by every way'],
    ['view/access-paths', 'S13: the cells of the API'],
    ['view/access-paths', 'S13: problems are read by those who open the file'],
    ['view/access-paths', 'S13: by subscription, a change is told to whoever sees another cell than before'],
    TWIN_PAGES,
  ],
  S14: [
    ['view/oracle', 'S14: a row that is not there and one that is not for you are answered alike'],
    ['writes/hidden-rows', 'S14: a change of a hidden row is answered as one of a row that is not there'],
    ['writes/privacy', 'a row that is there and hidden is answered like one that is not there'],
  ],
  S15: [['view/oracle', 'S15: a hidden row that is added changes no count, page or cursor']],
  S16: [
    ['view/oracle', 'S16: what somebody may not see changes no byte of any answer'],
    ['view/oracle', 'S16: what is asked'],
    TWIN_PAGES,
  ],
  S17: [
    ['insights/suppression-attack', 'nothing hidden is found out on one day'],
    ['insights/suppression-attack', 'two days of a month tell the same, whatever happened in between'],
  ],
  S18: [['view/transfer-day', 'S18: a manager after the day of a move']],
  S19: [
    ['view/health-office', 'S19: what occupational health finds is told to others as it is processed only'],
  ],
  S20: [
    ['server/embed', 'S20 and S21: anything else is one blank page'],
    ['server/embedded', 'S20: is not told for %s'],
    ['server/embedded', 'S20: is not told twice, neither as data nor as a page'],
    ['server/embed-events', 'S20: is told nothing for %s'],
  ],
  S21: [
    ['server/embed', 'S20 and S21: anything else is one blank page'],
    ['browser/embed', 'S21: of somebody who is not listed shows nothing'],
  ],
  S22: [
    ['dashboards/page', 'shows hostile texts as texts, wherever they stand'],
    ['browser/embed', 'S22: the frame grows and shrinks with what it shows'],
    [
      'browser/embed',
      'shows eight views, each as high as it is, and breaks no rule of its content security policy',
    ],
  ],
  S23: [
    ['writes/google-writes', 'S23, S28, S30: when calls fail and people edit'],
    ['ordeal/ordeal', 'a short ordeal'],
  ],
  S24: [['writes/desk', 'S24: the same key']],
  S25: [['writes/desk', 'S25: what was accepted before the process ended']],
  S26: [['writes/desk', 'S26: a ledger that was cut off']],
  S27: [
    [
      'ledger/full-disk',
      'S27: a full disk refuses a write, keeps what was acknowledged, and goes on being read',
    ],
    [
      'commands/writing',
      'S27: on a full disk nothing is accepted any more, what was accepted is kept, and reading goes on',
    ],
  ],
  S28: [['writes/google-writes', 'S23, S28, S30: when calls fail and people edit']],
  S29: [
    ['snapshot/keeper', 'moved columns, sorted rows and inserted rows change no answer'],
    ['rules/headers', 'a header that refuses its sheet'],
    ['snapshot/google-office', 'what people do while it is served'],
  ],
  S30: [
    ['writes/google-writes', 'S23, S28, S30: when calls fail and people edit'],
    ['snapshot/google-office', 'while Google fails'],
  ],
  S31: [
    ['sources/xlsx/zip', 'costs less than 100 ms and 50 MB to refuse (S31)'],
    [
      'sources/xlsx/save-killed',
      'a process killed while it saves leaves the workbook before or after, and no litter in the long run',
    ],
  ],
  S32: [
    ['sources/xlsx/open-xlsx', 'where a workbook may lie'],
    ['writes/mutations', 'a new row'],
    ['sources/google/written-cells', 'what stands in the cells then'],
    ['sources/google/written-cells', 'what is refused before it is sent'],
  ],
  S33: [
    [
      'commands/writing',
      'S33: a signal to stop fails nothing under way, loses nothing accepted, and ends within ten seconds',
    ],
    [
      'commands/writing',
      'an office is served by one process at a time, and by another as soon as that is gone',
    ],
  ],
}

/** Cases of what is still to be built, in whole or in part. */
const LATER: Readonly<Record<string, string>> = {
  S32: 'exports, for what is neutralised in them',
  S33: 'a second process that stands by on another machine',
}

const NUMBERS = Array.from({ length: 33 }, (_, index) => `S${index + 1}`)

/** The names of the tests in a source file, and of what holds them. */
const namesIn = (source: string): ReadonlySet<string> =>
  new Set(
    [...source.matchAll(/\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"([^"\n]*)"|`([^`]*)`),\s*(?:async\s*)?\(/gu)].flatMap(
      ([, single, double, template]) => single ?? double ?? template ?? [],
    ),
  )

const sourceOf = (file: string): string => {
  const [found] = globSync([`tests/${file}.test.ts`, `tests/${file}.test-d.ts`])
  return found === undefined ? '' : readFileSync(found, 'utf8')
}

describe('the cases of safety', () => {
  test('each is shown by a test, or is of later work', () => {
    expect(NUMBERS.filter((number) => !(number in CASES) && !(number in LATER))).toEqual([])
    expect([...Object.keys(CASES), ...Object.keys(LATER)].filter((key) => !NUMBERS.includes(key))).toEqual([])
  })

  test.each(Object.entries(CASES))('%s is shown by tests that are there', (_number, shown) => {
    expect(shown.filter(([file, name]) => !namesIn(sourceOf(file)).has(name))).toEqual([])
    expect(shown.length).toBeGreaterThan(0)
  })

  test('every test that names a case is in the list', () => {
    const listed = new Set(
      Object.values(CASES).flatMap((shown) => shown.map(([file, name]) => `${file} ${name}`)),
    )
    const named = globSync('tests/**/*.test.ts').flatMap((path) =>
      [...namesIn(readFileSync(path, 'utf8'))]
        .filter((name) => /^S\d+(?:,| and| to|:)/u.test(name))
        .filter((name) => [...name.matchAll(/\bS\d+\b/gu)].some(([number]) => !(number in LATER)))
        .map((name) => `${path.replaceAll('\\', '/').slice('tests/'.length, -'.test.ts'.length)} ${name}`),
    )
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((each) => !listed.has(each) && !each.includes('still to come'))).toEqual([])
  })
})
