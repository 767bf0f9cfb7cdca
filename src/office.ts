import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import * as z from 'zod'

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

const officeFile = z.strictObject({
  name: z.string().min(1),
  staffNumberWidth: z.int().min(1).max(10).optional(),
  workbooks: z.record(z.string(), z.strictObject({ file: z.string().min(1) })),
  signIn: z.strictObject({ mode: z.literal('demo') }).optional(),
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

/** An office: a folder with `office.json`, checked. */
export interface Office {
  readonly folder: string
  readonly name: string
  readonly workbooks: Readonly<Record<string, { readonly file: string }>>
  readonly signIn: 'demo' | null
  /** Settings that `office.json` decides. */
  readonly settings: Readonly<Record<string, string>>
  /** Who has the roles that no sheet can give. */
  readonly granted: Readonly<Record<'hrCore' | 'occHealth' | 'sysadmin', readonly string[]>>
}

/** Reads and checks `office.json`; throws `OfficeMistakes` with all of them at once. */
export async function readOfficeFile(folder: string, workbookKeys: readonly string[]): Promise<Office> {
  const path = join(resolve(folder), 'office.json')
  const json = await readJson(path)
  const parsed = officeFile.safeParse(json)
  const strangers = workbooksIn(json).filter((key) => !workbookKeys.includes(key))
  const mistakes = [
    ...(parsed.error?.issues.map(sayIssue) ?? []),
    ...strangers.map((key) => `workbooks.${key}: unknown workbook; use ${workbookKeys.join(', ')}`),
  ]
  if (!parsed.success || mistakes.length > 0) throw new OfficeMistakes(path, mistakes)
  const { name, staffNumberWidth, workbooks, signIn, access } = parsed.data
  const { hrCore, occHealth, sysadmin, ...widest } = access
  return {
    folder: resolve(folder),
    name,
    workbooks,
    signIn: signIn?.mode ?? null,
    settings: Object.fromEntries(
      Object.entries({ staffNumberWidth, ...widest }).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, String(value)]],
      ),
    ),
    granted: { hrCore, occHealth, sysadmin },
  }
}

const workbooksIn = (json: unknown): readonly string[] =>
  Object.keys(z.looseObject({ workbooks: z.looseObject({}) }).safeParse(json).data?.workbooks ?? {})

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
