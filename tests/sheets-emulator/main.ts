import { parseArgs } from 'node:util'
import { systemClock } from '../../src/clock.ts'
import { startEmulator } from './emulator.ts'

const LAST_PORT = 65_535
const COULD_NOT_RUN = 2
const USAGE = 'usage: npm run sheets-emulator -- --port N [--quotas]'

/** What the command line asks for; throws with words for a person where it makes no sense. */
function readArguments(args: readonly string[]): { port: number; quotas: boolean } {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: 'string' }, quotas: { type: 'boolean', default: false } },
  })
  const port = Number(values.port)
  if (values.port === undefined) throw new Error('--port is missing')
  if (!/^\d+$/u.test(values.port) || port > LAST_PORT)
    throw new Error(`--port '${values.port}' is no port, 0 to ${LAST_PORT}`)
  return { port, quotas: values.quotas }
}

function giveUp(message: string): never {
  console.error(message)
  process.exit(COULD_NOT_RUN)
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

function wanted(): { port: number; quotas: boolean } {
  try {
    return readArguments(process.argv.slice(2))
  } catch (error) {
    return giveUp(`${messageOf(error)}\n${USAGE}`)
  }
}

const options = wanted()
const emulator = await startEmulator({ ...options, clock: systemClock }).catch((error: unknown) =>
  giveUp(isTaken(error) ? `port ${options.port} is taken; choose another, or 0` : messageOf(error)),
)
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void emulator.stop().then(() => process.exit(0))
  })
console.log(`ready ${emulator.origin}`)
