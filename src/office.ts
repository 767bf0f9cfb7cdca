import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import type { Embed } from './server/embed.ts'
import type { OidcSettings } from './server/oidc.ts'
import { isSafeAddress } from './server/safe-address.ts'

/** A mistake in `office.json`: where, and what to do. */
export class OfficeMistakes extends Error {
  override readonly name = 'OfficeMistakes'
  readonly mistakes: readonly string[]

  constructor(file: string, mistakes: readonly string[]) {
    super(`${file}:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`)
    this.mistakes = mistakes
  }
}

const subjects = z.array(z.string().min(1)).default([])

const SPREADSHEET_ADDRESS = /^https:\/\/docs\.google\.com\/spreadsheets\/d\/([\w-]+)/u

/** The id of a spreadsheet, which people copy as its address from the browser. */
export const spreadsheetId = z
  .string()
  .transform((text) => SPREADSHEET_ADDRESS.exec(text.trim())?.[1] ?? text.trim())
  .pipe(z.string().regex(/^[\w-]{20,}$/u, 'no address or id of a Google spreadsheet'))

/** Secrets and keys go there or come from there: in the clear only within this machine. */
const safeAddress = z.url().refine(isSafeAddress, 'use https; http only for this machine')
/** Where a page is, as browsers write it. */
const origin = safeAddress.refine(
  (text) => new URL(text).origin === text,
  'only scheme, host and port: https://portal.example.lg.jp',
)
const endpoint = safeAddress.transform((text) => text.replace(/\/+$/u, ''))

/** Signatures whose keys only the issuer has. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const

const officeFile = z.strictObject({
  name: z.string().min(1),
  staffNumberWidth: z.int().min(1).max(10).optional(),
  workbooks: z.record(
    z.string(),
    z.union([z.strictObject({ file: z.string().min(1) }), z.strictObject({ google: spreadsheetId })], {
      error: 'needs either "file": a file name, or "google": the address or id of a spreadsheet',
    }),
  ),
  google: z
    .strictObject({ endpoint: endpoint.optional(), credentials: z.string().min(1).optional() })
    .prefault({}),
  signIn: z
    .discriminatedUnion('mode', [
      z.strictObject({ mode: z.literal('demo') }),
      z.strictObject({
        mode: z.literal('oidc'),
        issuer: safeAddress,
        audience: z.string().min(1),
        jwks: safeAddress.optional(),
        algorithms: z.array(z.enum(ALGORITHMS)).min(1).default(['RS256']),
        claim: z.string().min(1).default('sub'),
      }),
    ])
    .optional(),
  api: z
    .strictObject({
      developers: z.array(z.string().min(1)).optional(),
      documents: z.string().min(1).optional(),
      freeQueries: z.enum(['ALL', 'DEVELOPERS']).default('ALL'),
      get: z.boolean().default(false),
    })
    .prefault({}),
  embeds: z
    .record(
      z.string().regex(/^[a-z][a-z0-9]*$/u, 'small letters and digits'),
      z.strictObject({
        origins: z.array(origin).min(1),
        views: z.array(z.string().min(1)).min(1),
        roles: z.array(z.string().min(1)).min(1).default(['DASHBOARD']),
        live: z.boolean().default(false),
      }),
    )
    .default({}),
  access: z
    .strictObject({
      hrCore: subjects,
      occHealth: subjects,
      sysadmin: subjects,
      declarationVisibility: z.enum(['HR_ONLY', 'MANAGER_STATUS_ONLY', 'MANAGER_WITH_OPINION']).optional(),
      opinionReadableBySelf: z.boolean().optional(),
      internalPostingEnabled: z.boolean().optional(),
      stressCheckManagerView: z.boolean().optional(),
    })
    .prefault({}),
})

type WrittenOidc = Extract<NonNullable<z.output<typeof officeFile>['signIn']>, { readonly mode: 'oidc' }>

/** Where a workbook is kept: a file in the folder, or a Google spreadsheet by its id. */
export type WorkbookPlace = { readonly file: string } | { readonly google: string }

/** How Google is reached, as far as the office says. */
export interface GoogleSettings {
  /** Another origin that stands for Google. */
  readonly endpoint: string | null
  /** The path of the service account's key file. */
  readonly credentials: string | null
}

/** What callers may do with the API itself. */
export interface ApiSettings {
  /** Roles of those who build with the API; `null` for those the schema names. */
  readonly developers: readonly string[] | null
  /** The path of a file of trusted documents. */
  readonly documents: string | null
  /** Who may send documents of their own. */
  readonly freeQueries: 'ALL' | 'DEVELOPERS'
  /** Whether queries may come by GET as well. */
  readonly allowsGet: boolean
}

/** An office: a folder with `office.json`, checked. */
export interface Office {
  readonly folder: string
  readonly name: string
  readonly workbooks: Readonly<Record<string, WorkbookPlace>>
  readonly google: GoogleSettings
  readonly signIn: 'demo' | OidcSettings | null
  readonly api: ApiSettings
  /** Pages of others that show views, by their ids. */
  readonly embeds: ReadonlyMap<string, Embed>
  /** Environment variables that embeds need and that are not there. */
  readonly secretsMissing: readonly string[]
  /** Settings that `office.json` decides. */
  readonly settings: Readonly<Record<string, string>>
  /** Who has the roles that no sheet can give. */
  readonly granted: Readonly<Record<'hrCore' | 'occHealth' | 'sysadmin', readonly string[]>>
}

/** Reads and checks `office.json`; throws `OfficeMistakes` with all of them at once. */
export async function readOfficeFile(
  folder: string,
  workbookKeys: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Office> {
  return parseOffice(folder, await readJson(pathIn(folder)), workbookKeys, environment)
}

/** An office nobody has described yet, as far as the environment says. */
export const newOffice = (
  folder: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Office => parseOffice(folder, firstOffice({}), [], environment)

/** What `office.json` begins with; its name and the width of its numbers are to be mended. */
export const firstOffice = (workbooks: Readonly<Record<string, WorkbookPlace>>) => ({
  name: '○○市',
  staffNumberWidth: 6,
  workbooks,
})

const pathIn = (folder: string): string => join(resolve(folder), 'office.json')

function parseOffice(
  folder: string,
  written: unknown,
  workbookKeys: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Office {
  const json = withEnvironment(written, environment)
  const parsed = officeFile.safeParse(json)
  const strangers = workbooksIn(json).filter((key) => !workbookKeys.includes(key))
  const mistakes = [
    ...(parsed.error?.issues.map(sayIssue) ?? []),
    ...strangers.map((key) => `workbooks.${key}: unknown workbook; use ${workbookKeys.join(', ')}`),
  ]
  if (!parsed.success || mistakes.length > 0) throw new OfficeMistakes(pathIn(folder), mistakes)
  const { name, staffNumberWidth, workbooks, google, signIn, api, embeds, access } = parsed.data
  const { hrCore, occHealth, sysadmin, ...widest } = access
  return {
    folder: resolve(folder),
    name,
    workbooks,
    google: {
      endpoint: google.endpoint ?? null,
      credentials: google.credentials === undefined ? null : resolve(folder, google.credentials),
    },
    embeds: new Map(
      Object.entries(embeds).flatMap(([id, embed]) => {
        const key = embedKey(id, environment)
        return key ? [[id, { id, key, ...embed }] as const] : []
      }),
    ),
    secretsMissing: Object.keys(embeds).flatMap((id) => (embedKey(id, environment) ? [] : [keyName(id)])),
    signIn: signIn === undefined || signIn.mode === 'demo' ? (signIn?.mode ?? null) : oidcIn(signIn),
    api: {
      developers: api.developers ?? null,
      documents: api.documents === undefined ? null : resolve(folder, api.documents),
      freeQueries: api.freeQueries,
      allowsGet: api.get,
    },
    settings: Object.fromEntries(
      Object.entries({ staffNumberWidth, ...widest }).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, String(value)]],
      ),
    ),
    granted: { hrCore, occHealth, sysadmin },
  }
}

const oidcIn = ({ issuer, audience, jwks, algorithms, claim }: WrittenOidc): OidcSettings => ({
  issuer,
  audience,
  jwks: jwks ?? null,
  algorithms,
  claim,
})

const keyName = (id: string): string => `IKUSEI_EMBED_KEY_${id.toUpperCase()}`

/** The secret of an embed; `null` where the environment has none that is long enough. */
function embedKey(id: string, environment: Readonly<Record<string, string | undefined>>): Uint8Array | null {
  const key = Buffer.from(environment[keyName(id)] ?? '', 'base64')
  return key.length >= 32 ? key : null
}

const workbooksIn = (json: unknown): readonly string[] =>
  Object.keys(z.looseObject({ workbooks: z.looseObject({}) }).safeParse(json).data?.workbooks ?? {})

/** Where Google is and who signs in there may also be said by the environment, which wins. */
function withEnvironment(json: unknown, environment: Readonly<Record<string, string | undefined>>): unknown {
  const office = z.looseObject({ google: z.looseObject({}).optional() }).safeParse(json)
  const endpoint = environment['IKUSEI_GOOGLE_ENDPOINT']
  const credentials =
    environment['IKUSEI_GOOGLE_CREDENTIALS'] || environment['GOOGLE_APPLICATION_CREDENTIALS']
  if (!office.success || (!endpoint && !credentials)) return json
  return {
    ...office.data,
    google: {
      ...office.data.google,
      ...(endpoint ? { endpoint } : {}),
      ...(credentials ? { credentials: resolve(credentials) } : {}),
    },
  }
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new OfficeMistakes(path, [
      'the file is missing; `ikusei template` writes one beside empty workbooks, `ikusei demo` an office to look at',
    ])
  })
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''))
  } catch (error) {
    throw new OfficeMistakes(path, [`no JSON: ${error instanceof Error ? error.message : 'unreadable'}`])
  }
}

const sayIssue = (issue: z.core.$ZodIssue): string => {
  const place = issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return `${place === '' ? '' : `${place}: `}unknown setting ${issue.keys.join(', ')}`
  return place === '' ? issue.message : `${place}: ${issue.message}`
}
