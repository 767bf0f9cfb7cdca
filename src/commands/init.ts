import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { systemClock } from '../clock.ts'
import { printedTemplates } from '../demo/printed-templates.ts'
import { googleOf, spreadsheetAddress } from '../google-of.ts'
import { firstOffice, newOffice, readOfficeFile, spreadsheetId, type WorkbookPlace } from '../office.ts'
import { schema } from '../running-office.ts'
import type { GoogleConnection } from '../sources/google/connection.ts'
import { changeSpreadsheet, createSpreadsheet, outlineOf } from '../sources/google/spreadsheets.ts'
import { SourceError, type SourceFault } from '../sources/source.ts'
import { templateRequests } from '../templates/google/requests.ts'
import { templateOf } from '../templates/template.ts'
import { CommandFailure } from './failure.ts'
import { remedyFor } from './google-remedies.ts'
import { template } from './template.ts'

/** What `init` was told. */
export interface InitOptions {
  readonly google?: boolean
  /** Spreadsheets that are there: workbook key and address or id. */
  readonly workbook?: readonly string[]
  /** Told of each step while it goes on. */
  readonly say: (line: string) => void
}

const KEYS = schema.workbooks.map(({ key }) => key)

/**
 * Sets up an office. With Google, each workbook is a spreadsheet that is created or adopted; sheets that are there are
 * left as they are, so that it may be run again after a failure, or to add what a newer version needs.
 */
export async function init(folder: string, { google, workbook = [], say }: InitOptions): Promise<void> {
  if (!google) {
    say(template(folder, {}))
    return
  }
  const path = join(resolve(folder), 'office.json')
  const known = existsSync(path) ? await readOfficeFile(folder, KEYS) : null
  const connection = googleOf(known ?? newOffice(folder), systemClock)
  const places: Record<string, WorkbookPlace> = { ...known?.workbooks, ...adopted(workbook) }
  for (const { key, file } of schema.workbooks) {
    const place = places[key]
    if (place && 'file' in place) {
      say(`  ${file}: 「${place.file}」のまま使います`)
      continue
    }
    try {
      const id = place?.google ?? (await createSpreadsheet(file.replace(/\.xlsx$/u, ''), connection))
      places[key] = { google: id }
      // Written at once: a spreadsheet that was made is found again, whatever happens next.
      save(path, places)
      say(
        `  ${file}: ${place ? '既存のスプレッドシートを使います' : '新しく作りました'} ${spreadsheetAddress(id)}`,
      )
      say(`      ${await fill(key, id, connection)}`)
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      throw new CommandFailure(
        `${file}: ${error.message}`,
        `${places[key] ? remedyFor(error.fault, connection.email).ja : remedyForCreating(error.fault, connection.email)}\nやり直すときは、同じコマンドをもう一度実行してください（できたところから続けます）。`,
      )
    }
  }
  say(`office.json を書きました: ${path}`)
  say('名前（name）と職員番号の桁数（staffNumberWidth）を直してから、`ikusei doctor` で確かめてください。')
}

/** Most service accounts have no storage of their own: Google then says no more than that it is not allowed. */
const remedyForCreating = (fault: SourceFault, email: string | null): string =>
  fault === 'NOT_SHARED'
    ? `サービスアカウントは自分ではファイルを持てないことがあります。空のスプレッドシートを作り、${email ?? 'サービスアカウント'} を編集者として共有し、--workbook <key>=<アドレス> で渡してください。`
    : remedyFor(fault, email).ja

function adopted(given: readonly string[]): Record<string, WorkbookPlace> {
  return Object.fromEntries(
    given.map((each) => {
      const at = each.indexOf('=')
      const key = each.slice(0, Math.max(at, 0))
      const id = spreadsheetId.safeParse(each.slice(at + 1))
      if (!KEYS.includes(key) || !id.success)
        throw new CommandFailure(
          `--workbook ${each} is not understood.`,
          `Write --workbook <key>=<address of the spreadsheet>; keys are ${KEYS.join(', ')}.`,
        )
      return [key, { google: id.data }]
    }),
  )
}

/** Adds the template's sheets; answers what was done, in words. */
async function fill(key: string, id: string, connection: GoogleConnection): Promise<string> {
  const { sheets } = await outlineOf(id, connection)
  const workbook = templateOf(schema, key, printedTemplates)
  const titles = sheets.map(({ title }) => title)
  const requests = templateRequests(workbook, {
    titles,
    nextId: Math.max(0, ...sheets.map((sheet) => sheet.id)) + 1,
  })
  const added = requests.filter(({ addSheet }) => addSheet).length
  if (added === 0) return 'シートは揃っています。何も変えていません'
  const wanted = new Set(workbook.sheets.map(({ title }) => title))
  // The one blank sheet that every new spreadsheet begins with.
  const blank =
    sheets.length === 1 ? sheets.filter(({ isBlank, title }) => isBlank && !wanted.has(title)) : []
  await changeSpreadsheet(
    id,
    [...requests, ...blank.map((sheet) => ({ deleteSheet: { sheetId: sheet.id } }))],
    connection,
  )
  const kept = titles.filter((title) => wanted.has(title))
  const untouched = kept.length > 0 ? `（${kept.join('、')} は既にあるので変えていません）` : ''
  return `${added} 枚のシートを加えました${untouched}`
}

/** Whole or not at all; what else the office says is kept. */
function save(path: string, workbooks: Readonly<Record<string, WorkbookPlace>>): void {
  const known: object = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/u, '')) : {}
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(
    `${path}.new`,
    `${JSON.stringify({ ...firstOffice(workbooks), ...known, workbooks }, null, 2)}\n`,
  )
  renameSync(`${path}.new`, path)
}
