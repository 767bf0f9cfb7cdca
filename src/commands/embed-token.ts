import { randomUUID } from 'node:crypto'
import { readOfficeFile } from '../office.ts'
import { schema } from '../running-office.ts'
import { embedToken, LONGEST_TOKEN_S } from '../server/embed.ts'
import { CommandFailure } from './failure.ts'
import { requireSecrets } from './serve-settings.ts'

/** What a token is to be good for. */
export interface EmbedTokenOptions {
  readonly embed: string
  readonly view: string
  readonly origin: string
  readonly param: readonly string[]
  readonly sub?: string
}

/** A token for one page of an embed, for trying it out: a host page's back end makes its own. */
export async function embedTokenFor(folder: string, options: EmbedTokenOptions): Promise<string> {
  const office = await readOfficeFile(
    folder,
    schema.workbooks.map(({ key }) => key),
  )
  requireSecrets(office)
  const embed = office.embeds.get(options.embed)
  if (embed === undefined)
    throw new CommandFailure(
      `There is no embed ${options.embed} in office.json.`,
      office.embeds.size === 0
        ? 'Describe one under "embeds".'
        : `There are: ${[...office.embeds.keys()].join(', ')}.`,
    )
  for (const [what, asked, known] of [
    ['view', options.view, embed.views],
    ['origin', options.origin, embed.origins],
  ] as const)
    if (!known.includes(asked))
      throw new CommandFailure(
        `The embed ${embed.id} has no ${what} ${asked}.`,
        `office.json names: ${known.join(', ')}.`,
      )
  const params = Object.fromEntries(
    options.param.map((text) => {
      const [, name, value] = /^(\w+)=(.*)$/su.exec(text) ?? []
      if (name === undefined || value === undefined)
        throw new CommandFailure(`--param ${text} is no name=value.`, 'Such as --param department=0203.')
      return [name, value]
    }),
  )
  const { view, origin, sub = null } = options
  return embedToken(embed, { view, origin, params, subject: sub, seconds: LONGEST_TOKEN_S }, randomUUID())
}
