import { Command, InvalidArgumentError, Option } from 'commander'
import { type CampaignResult, campaign } from './campaign.ts'
import { googleStore } from './google-store.ts'
import { xlsxStore } from './xlsx-store.ts'

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d*$/u.test(text)) throw new InvalidArgumentError('a whole number, 1 or more')
  return Number(text)
}

const options = new Command('ordeal')
  .description(
    'Puts writing to the ordeal: kills, broken lines and people at the sheets, and counts what is wrong then.',
  )
  .option('--ops <count>', 'operations on each source', wholeNumber, 1_000)
  .option('--seed <number>', 'another plan', wholeNumber, 1)
  .addOption(
    new Option('--source <source>', 'which source').choices(['xlsx', 'google', 'both']).default('both'),
  )
  .option('--json', 'one JSON document instead of the last line')
  .parse()
  .opts<{ ops: number; seed: number; source: 'xlsx' | 'google' | 'both'; json?: boolean }>()

/** The fast clock shows the demo office's day. */
const SHOWS = Date.UTC(2026, 10, 25)
const FACTORS = { xlsx: 4, google: 150 } as const

const isFailure = (kind: string): boolean => ['lost', 'doubled', 'overwritten'].includes(kind)

async function run(source: 'xlsx' | 'google'): Promise<CampaignResult> {
  const rate = { startsAt: Date.now(), shows: SHOWS, factor: FACTORS[source] }
  const google = source === 'google' ? await googleStore(options.seed, rate) : null
  const store = google ?? xlsxStore(options.seed, rate)
  let isToBeKept = false
  try {
    const result = await campaign(store, google, {
      ops: options.ops,
      seed: options.seed,
      say: (line) => console.error(`${source}: ${line}`),
    })
    isToBeKept = result.violations.some(({ kind }) => isFailure(kind))
    if (isToBeKept) console.error(`${source}: what was served stays in ${store.folder}`)
    return result
  } finally {
    await store.close(isToBeKept)
  }
}

const results = new Map<string, CampaignResult>()
for (const source of ['xlsx', 'google'] as const)
  if (options.source === 'both' || options.source === source) results.set(source, await run(source))

const all = [...results.values()]
const count = (kind: string): number =>
  all.reduce((sum, { violations }) => sum + violations.filter((each) => each.kind === kind).length, 0)
const sum = (of: (result: CampaignResult) => number): number =>
  all.reduce((total, each) => total + of(each), 0)
const verdict = {
  ops: sum(({ ops }) => ops),
  lost: count('lost'),
  doubled: count('doubled'),
  overwritten: count('overwritten'),
  typedOver: count('typed over'),
  conflicts: sum(({ conflicts }) => conflicts),
}
for (const [source, { violations, reported, ...figures }] of results) {
  for (const { kind, text } of violations) console.error(`${source}: ${kind}: ${text}`)
  for (const text of reported.slice(0, 20)) console.error(`${source}: the service reported: ${text}`)
  console.error(`${source}: ${JSON.stringify(figures)}`)
}
const { ops, lost, doubled, overwritten, typedOver, conflicts } = verdict
console.log(
  options.json
    ? JSON.stringify({
        ...verdict,
        sources: Object.fromEntries(results),
        seed: options.seed,
        seconds: sum(({ seconds }) => seconds),
        kills: sum(({ kills }) => kills),
        faults: Object.fromEntries(results.entries().map(([source, { faults }]) => [source, faults])),
      })
    : `${ops} ops: ${lost} lost, ${doubled} doubled, ${overwritten} overwritten, ${conflicts} conflicts, ${typedOver} typed over`,
)
process.exitCode = lost + doubled + overwritten === 0 ? 0 : 1
