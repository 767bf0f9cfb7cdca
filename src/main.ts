import { Command, InvalidArgumentError, Option } from 'commander'
import { check } from './commands/check.ts'
import { demo } from './commands/demo.ts'
import { doctor } from './commands/doctor.ts'
import { type EmbedTokenOptions, embedTokenFor } from './commands/embed-token.ts'
import { CommandFailure } from './commands/failure.ts'
import { init } from './commands/init.ts'
import { printedSchema } from './commands/schema.ts'
import { start } from './commands/start.ts'
import { template } from './commands/template.ts'
import { OfficeMistakes } from './office.ts'
import { DeclarationMistakes } from './tables/check.ts'

/** Exit codes: nothing wrong, problems found, could not run. */
const CLEAN = 0
const PROBLEMS = 1
const COULD_NOT_RUN = 2

const OLDEST_NODE = 24
const LAST_PORT = 65_535

const wholeNumber = (text: string): number => {
  const value = Number(text)
  if (!/^\d+$/u.test(text)) throw new InvalidArgumentError('a whole number, 0 or more')
  return value
}

const port = (text: string): number => {
  const value = wholeNumber(text)
  if (text === '' || value > LAST_PORT) throw new InvalidArgumentError(`a port, 0 to ${LAST_PORT}`)
  return value
}

const collected = (text: string, before: readonly string[]): readonly string[] => [...before, text]

const program = new Command('ikusei')
  .description("Serves a town hall's HR-development spreadsheets as one typed GraphQL API.")
  .showSuggestionAfterError()
  .option('--debug', 'show where an error came from')
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? CLEAN : COULD_NOT_RUN)
  })

program
  .command('start')
  .summary('serve an office')
  .description('Serve an office until stopped; without one, the demo office.')
  .argument('[office]', 'folder with office.json')
  .option('--port <port>', 'port to listen on', port, 4000)
  .option('--host <host>', 'address to listen on', '127.0.0.1')
  .option('--admin-port <port>', 'port for /metrics, on this machine alone', port)
  .action((office: string | undefined, options: { port: number; host: string; adminPort?: number }) =>
    start(office, { ...options, adminPort: options.adminPort ?? null }),
  )

program
  .command('embed-token')
  .summary('make a token for a page that shows a view')
  .description('Make a token for one page of an embed, good for five minutes: to try it out.')
  .argument('[office]', 'folder with office.json', '.')
  .requiredOption('--embed <id>', 'the embed in office.json')
  .requiredOption('--view <name>', 'the view')
  .requiredOption('--origin <origin>', 'where the page is')
  .option('--param <name=value>', 'a filter that nobody can change', collected, [])
  .option('--sub <subject>', 'whose rights are meant; nobody’s in particular without it')
  .action(async (office: string, options: EmbedTokenOptions) =>
    console.log(await embedTokenFor(office, options)),
  )

program
  .command('check')
  .summary('report problems like a compiler')
  .description(
    'Read an office or one workbook and report every problem with its cell. Exit code 0: clean, 1: problems, 2: could not run.',
  )
  .argument('[target]', 'folder with office.json, or one .xlsx or .csv file', '.')
  .option('--json', 'one JSON document instead of lines')
  .addOption(new Option('--lang <language>', 'language of the lines').choices(['ja', 'en']).default('ja'))
  .option('--max <count>', 'how many problems to print', wholeNumber, 200)
  .action(async (target: string, options: { json?: boolean; lang: 'ja' | 'en'; max: number }) => {
    const { output, problems } = await check(target, options)
    console.log(output)
    process.exitCode = problems > 0 ? PROBLEMS : CLEAN
  })

program
  .command('demo')
  .summary('write a synthetic office')
  .description('Write a synthetic office, and beside it the folder messy/ with every quirk a sheet can have.')
  .argument('[dir]', 'where to', 'demo')
  .option('--staff <count>', 'how many staff', wholeNumber, 500)
  .option('--seed <number>', 'another office of the same kind', wholeNumber, 1)
  .option('--force', 'write over an office that is there')
  .option('--json', 'one JSON document instead of lines')
  .action(
    async (folder: string, options: { staff: number; seed: number; force?: boolean; json?: boolean }) => {
      console.log(demo(folder, options))
    },
  )

program
  .command('template')
  .summary('write the workbooks HR starts from')
  .description(
    'Write the empty workbooks with dropdowns, notes and formats. Nothing is overwritten without --force.',
  )
  .argument('[dir]', 'where to', 'sheets-templates')
  .option('--force', 'write over files that are there')
  .option('--json', 'one JSON document instead of lines')
  .action((folder: string, options: { force?: boolean; json?: boolean }) => {
    console.log(template(folder, options))
  })

program
  .command('init')
  .summary('set up an office')
  .description(
    'Set up an office: workbooks from the templates and an office.json. With --google the workbooks are spreadsheets, which are created or adopted; sheets that are there are left as they are.',
  )
  .argument('[dir]', 'where office.json goes', '.')
  .option('--google', 'keep the workbooks in Google Sheets')
  .option(
    '--workbook <key=address>',
    'adopt a spreadsheet that is shared with the service account; may be given more than once',
    (each: string, before: readonly string[]) => [...before, each],
    [] as readonly string[],
  )
  .action((folder: string, options: { google?: boolean; workbook: readonly string[] }) =>
    init(folder, { ...options, say: (line) => console.log(line) }),
  )

program
  .command('doctor')
  .summary('tell what is wrong with the set-up')
  .description(
    'Look at office.json, the files, and the way to Google, and say what to do about what is wrong. Exit code 0: nothing wrong, 1: something to mend.',
  )
  .argument('[office]', 'folder with office.json', '.')
  .option('--json', 'one JSON document instead of lines')
  .addOption(new Option('--lang <language>', 'language of the lines').choices(['ja', 'en']).default('ja'))
  .action(async (folder: string, options: { json?: boolean; lang: 'ja' | 'en' }) => {
    const { output, faults } = await doctor(folder, options)
    console.log(output)
    process.exitCode = faults > 0 ? PROBLEMS : CLEAN
  })

program
  .command('schema')
  .summary('print the GraphQL schema')
  .description('Print the GraphQL schema, and nothing else, to standard output.')
  .action(() => {
    process.stdout.write(printedSchema())
  })

/** Says what went wrong and what to do; where it came from only with --debug. */
function fail(error: unknown): void {
  const expected =
    error instanceof CommandFailure || error instanceof OfficeMistakes || error instanceof DeclarationMistakes
  console.error(error instanceof Error ? error.message : String(error))
  if (error instanceof CommandFailure) console.error(error.remedy)
  if (program.opts<{ debug?: boolean }>().debug) console.error(error)
  else if (!expected)
    console.error('This is a fault of Ikusei. Run again with --debug to see where it comes from.')
  process.exitCode = COULD_NOT_RUN
}

const [major = 0] = process.versions.node.split('.').map(Number)
if (major < OLDEST_NODE) {
  console.error(`Ikusei runs on Node.js ${OLDEST_NODE}, this is ${process.versions.node}.`)
  console.error(
    'Start it through npm, which finds the one that `npm ci` installed: npm start, npm run ikusei -- check',
  )
  process.exit(COULD_NOT_RUN)
}
await program.parseAsync().catch(fail)
