import { access, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { matchForm } from '../japanese/widths.ts'
import { type Office, readOfficeFile } from '../office.ts'
import { schema, workbooksOf } from '../running-office.ts'
import { runAtOnce } from '../snapshot/slices.ts'
import { buildSnapshot, type Snapshot } from '../snapshot/snapshot.ts'
import { sourceProblem } from '../snapshot/source-problem.ts'
import { SourceError } from '../sources/source.ts'
import { assignSheets } from '../tables/assign-sheets.ts'
import type { SheetGrid } from '../tables/grid.ts'
import { addressOf, type Problem } from '../tables/problem.ts'
import { readOffice } from '../tables/read-office.ts'
import type { WorkbookStatus } from '../tables/workbook-status.ts'
import { CommandFailure } from './failure.ts'
import { describeProblem, type Language, problemAsJson } from './problem-lines.ts'

/** What `check` was told. */
export interface CheckOptions {
  readonly json?: boolean
  readonly lang: Language
  readonly max: number
}

/** What `check` found: text for stdout, and whether anything is wrong. */
export interface CheckResult {
  readonly output: string
  readonly problems: number
}

/** Reads an office or one workbook and says what is wrong, cell by cell, like a compiler. */
export async function check(
  target: string | undefined,
  { json, lang, max }: CheckOptions,
): Promise<CheckResult> {
  const started = performance.now()
  const path = resolve(target ?? '.')
  const isFile = (await stat(path).catch(() => missing(path))).isFile()
  const { snapshot, only } = isFile
    ? await readFileAlone(path)
    : { snapshot: await readAll(await readOfficeFile(path, keys())), only: null }
  const problems = sorted(snapshot.problems.filter((problem) => only === null || problem.workbook === only))
  const sheets = snapshot.workbooks
    .filter(({ key }) => only === null || key === only)
    .flatMap(({ accounts }) => accounts)
  const rows = [...snapshot.reading.tables.values()].reduce((sum, table) => sum + table.rows.length, 0)
  const seconds = (performance.now() - started) / 1000
  if (json) {
    const found = problems.map((problem) => problemAsJson(problem, fileOf(snapshot, problem)))
    return {
      output: JSON.stringify({ problems: found, sheets, rows, seconds: Number(seconds.toFixed(2)) }, null, 2),
      problems: problems.length,
    }
  }
  const lines = problems
    .slice(0, max)
    .flatMap((problem) => describeProblem(problem, fileOf(snapshot, problem), lang))
  if (problems.length > max)
    lines.push(
      lang === 'ja'
        ? `ほかに ${problems.length - max} 件あります（--max で増やせます）`
        : `${problems.length - max} more (see --max)`,
    )
  return {
    output: [...lines, summary(problems, sheets.length, rows, seconds, lang)].join('\n'),
    problems: problems.length,
  }
}

const keys = (): readonly string[] => schema.workbooks.map(({ key }) => key)

const missing = (path: string): never => {
  throw new CommandFailure(
    `${path} does not exist.`,
    'Name a folder with office.json, or one .xlsx or .csv file.',
  )
}

const fileOf = (snapshot: Snapshot, problem: Problem): string =>
  snapshot.workbooks.find(({ key }) => key === problem.workbook)?.file ?? problem.workbook

async function readAll(office: Office): Promise<Snapshot> {
  const workbooks = workbooksOf(office)
  const sheets = new Map<string, readonly SheetGrid[]>()
  const faults: Problem[] = []
  for (const { key, source } of workbooks) {
    try {
      sheets.set(key, (await source.read()).sheets)
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      faults.push(sourceProblem(key, error))
    }
  }
  const reading = runAtOnce(readOffice({ schema, settings: office.settings, sheets, before: null }))
  const statuses = workbooks.map(
    ({ key, file, kind }): WorkbookStatus => ({
      key,
      file,
      source: kind,
      version: '',
      asOf: new Date(0).toISOString(),
      state: sheets.has(key) ? 'OK' : 'STALE',
      accounts: reading.accounts.get(key) ?? [],
    }),
  )
  return buildSnapshot(schema, reading, statuses, faults, null)
}

/** A file of an office is checked together with the other files of the office; a file alone, without what refers elsewhere. */
async function readFileAlone(path: string): Promise<{ readonly snapshot: Snapshot; readonly only: string }> {
  const folder = dirname(path)
  const file = basename(path)
  const hasOffice = await access(join(folder, 'office.json')).then(
    () => true,
    () => false,
  )
  if (hasOffice) {
    const office = await readOfficeFile(folder, keys())
    const own = Object.entries(office.workbooks).find(
      ([, place]) => 'file' in place && resolve(folder, place.file) === path,
    )
    if (own) return { snapshot: await readAll(office), only: own[0] }
  }
  const key = await workbookOf(folder, file)
  const snapshot = await readAll(alone(folder, file, key))
  return {
    snapshot: {
      ...snapshot,
      problems: snapshot.problems.filter((problem) => !['Q48', 'N5'].includes(problem.code)),
    },
    only: key,
  }
}

/** An office of one file. */
const alone = (folder: string, file: string, key: string): Office => ({
  folder,
  name: file,
  workbooks: { [key]: { file } },
  google: { endpoint: null, credentials: null },
  signIn: null,
  api: { developers: null, documents: null, freeQueries: 'ALL', allowsGet: false },
  embeds: new Map(),
  secretsMissing: [],
  settings: {},
  granted: { hrCore: [], occHealth: [], sysadmin: [] },
})

/** Which of the workbooks a file is: by its name, else by the sheets it holds. */
async function workbookOf(folder: string, file: string): Promise<string> {
  const named = schema.workbooks.find((workbook) => matchForm(workbook.file) === matchForm(file))
  if (named) return named.key
  const [first = ''] = keys()
  const [workbook] = workbooksOf(alone(folder, file, first))
  const sheets = (await workbook?.source.read().catch(() => null))?.sheets ?? []
  const hits = schema.workbooks.map(({ key }) => ({
    key,
    count: assignSheets(
      schema.tables.filter((table) => table.workbook === key),
      sheets,
    ).byTable.size,
  }))
  const best = hits.reduce((most, each) => (each.count > most.count ? each : most))
  if (sheets.length > 0 && best.count === 0)
    throw new CommandFailure(
      `${file} (${extname(file)}) holds no sheet of any table.`,
      `Sheets are known by their titles: ${schema.tables
        .slice(0, 6)
        .map(({ sheet }) => sheet)
        .join(', ')} …`,
    )
  return best.key
}

const order = (problem: Problem): string =>
  [
    problem.workbook,
    problem.sheet ?? '',
    String(problem.row ?? -1).padStart(8),
    String(problem.column ?? -1).padStart(6),
    addressOf(problem) ?? '',
  ].join('\u0000')

const sorted = (problems: readonly Problem[]): readonly Problem[] => {
  const place = new Map(schema.workbooks.map(({ key }, index) => [key, String(index)]))
  const keyed = problems.map((problem) => ({
    problem,
    by: `${place.get(problem.workbook) ?? ''}${order(problem)}`,
  }))
  return keyed.sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0)).map(({ problem }) => problem)
}

function summary(
  problems: readonly Problem[],
  sheets: number,
  rows: number,
  seconds: number,
  lang: Language,
): string {
  const warnings = problems.filter(({ severity }) => severity === 'WARN').length
  const errors = problems.length - warnings
  const count = rows.toLocaleString('en')
  return lang === 'ja'
    ? `${sheets}シート ${count}行: 誤り ${errors}、注意 ${warnings}（${seconds.toFixed(1)}秒）`
    : `${sheets} sheets, ${count} rows: ${errors} errors, ${warnings} warnings (${seconds.toFixed(1)} s)`
}
