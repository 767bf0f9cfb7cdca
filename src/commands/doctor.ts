import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { systemClock } from '../clock.ts'
import type { Text } from '../columns/rules.ts'
import { googleOf } from '../google-of.ts'
import { shutFilesOf } from '../ledger/shut-files.ts'
import { type Office, OfficeMistakes, readOfficeFile } from '../office.ts'
import { schema, workbooksOf } from '../running-office.ts'
import { oidcSignIn, SignInFailure } from '../server/oidc.ts'
import { sourceProblem } from '../snapshot/source-problem.ts'
import { clockSkew } from '../sources/google/clock-skew.ts'
import type { GoogleConnection } from '../sources/google/connection.ts'
import { mayEdit, outlineOf } from '../sources/google/spreadsheets.ts'
import { SourceError } from '../sources/source.ts'
import { lockHolder } from '../sources/xlsx/lock-holder.ts'
import { remedyFor } from './google-remedies.ts'
import { type Language, printable } from './problem-lines.ts'
import { SHUT_REMEDY } from './shut-remedy.ts'

/** What one look of the doctor found. */
export interface Finding {
  readonly state: 'ok' | 'warning' | 'fault'
  readonly what: Text
  readonly remedy: Text | null
}

/** What `doctor` says: text for stdout, and whether anything is wrong. */
export interface Diagnosis {
  readonly output: string
  readonly faults: number
}

const MARKS: Readonly<Record<Finding['state'], string>> = { ok: '○', warning: '△', fault: '×' }

/** Looks at an office's set-up, one thing after the other, and says what is wrong and what to do about it. */
export async function doctor(
  folder: string,
  { json, lang }: { readonly json?: boolean; readonly lang: Language },
): Promise<Diagnosis> {
  const findings: Finding[] = []
  for await (const finding of examine(folder)) findings.push(finding)
  const faults = findings.filter(({ state }) => state === 'fault').length
  if (json) return { output: JSON.stringify({ findings, faults }, null, 2), faults }
  const lines = findings.flatMap(({ state, what, remedy }) => [
    `${MARKS[state]} ${what[lang]}`,
    ...(remedy ? remedy[lang].split('\n').map((line) => `    → ${line}`) : []),
  ])
  const summary =
    lang === 'ja'
      ? faults === 0
        ? '問題は見つかりませんでした。'
        : `直すところが ${faults} 件あります。`
      : faults === 0
        ? 'Nothing is wrong.'
        : `${faults} to mend.`
  return { output: [...printable(lines), summary].join('\n'), faults }
}

const ok = (ja: string, en: string): Finding => ({ state: 'ok', what: { ja, en }, remedy: null })
const wrong = (ja: string, en: string, remedy: Text, state: 'fault' | 'warning' = 'fault'): Finding => ({
  state,
  what: { ja, en },
  remedy,
})

async function* examine(folder: string): AsyncGenerator<Finding> {
  const office = await readOfficeFile(
    folder,
    schema.workbooks.map(({ key }) => key),
  ).catch((error: unknown) => {
    if (error instanceof OfficeMistakes) return error
    throw error
  })
  if (office instanceof OfficeMistakes) {
    yield mistakesFound(office)
    return
  }
  yield ok(`office.json: ${office.name}`, `office.json: ${office.name}`)
  yield stateFolder(office)
  yield await signInFinding(office)
  yield* filesOf(office)
  yield* googleFindings(office)
}

const mistakesFound = ({ mistakes }: OfficeMistakes): Finding =>
  wrong('設定に誤りがあります', 'The set-up has mistakes', {
    ja: mistakes.join('\n'),
    en: mistakes.join('\n'),
  })

/** Ikusei keeps its own state beside the workbooks. */
function stateFolder({ folder }: Office): Finding {
  const own = join(folder, '.ikusei')
  try {
    accessSync(existsSync(own) ? own : folder, constants.W_OK)
  } catch {
    return wrong(`${own} に書き込めません`, `${own} cannot be written`, {
      ja: 'Ikusei を動かす利用者に、office.json のあるフォルダーへの書き込みを許してください。',
      en: 'Let the user who runs Ikusei write into the folder of office.json.',
    })
  }
  const shut = ['service.sqlite', 'ledger.sqlite'].flatMap((name) => shutFilesOf(join(own, name)))
  if (shut.length === 0)
    return ok('状態を保存するフォルダー（.ikusei）に書き込めます', 'The folder .ikusei can be written')
  return wrong(`${shut.join('、')} に書き込めません`, `${shut.join(', ')} cannot be written`, SHUT_REMEDY)
}

async function* filesOf(office: Office): AsyncGenerator<Finding> {
  const files = Object.fromEntries(Object.entries(office.workbooks).filter(([, place]) => 'file' in place))
  for (const { key, file, source } of workbooksOf({ ...office, workbooks: files })) {
    const problem = await source.version().then(
      () => null,
      (error: unknown) => sourceProblem(key, error),
    )
    if (problem !== null) {
      yield wrong(`${file}: ${problem.message.ja}`, `${file}: ${problem.message.en}`, problem.suggestion)
      continue
    }
    yield ok(`${file}: 読めます`, `${file}: readable`)
    yield* writingFindings(join(office.folder, file), file)
  }
}

/** A file is replaced when it is saved, so that its folder must be writable too. */
function* writingFindings(path: string, file: string): Generator<Finding> {
  try {
    accessSync(path, constants.W_OK)
    accessSync(dirname(path), constants.W_OK)
  } catch {
    yield wrong(
      `${file}: 書き込めません`,
      `${file}: cannot be written`,
      {
        ja: '画面から書き込むには、Ikusei を動かす利用者に、このファイルとフォルダーへの書き込みを許してください。',
        en: 'To write through the API, let the user who runs Ikusei write the file and its folder.',
      },
      'warning',
    )
  }
  const holder = lockHolder(path)
  if (holder !== null)
    yield wrong(
      `${file}: ${holder.name ?? 'だれか'} さんが ${holder.since} から開いています`,
      `${file}: open since ${holder.since}${holder.name === null ? '' : ` by ${holder.name}`}`,
      {
        ja: '閉じるまで、書き込みは待ちます。だれも開いていないときは、隣の「.~lock.…#」や「~$…」のファイルを消してください。',
        en: 'Writes wait until it is closed. If nobody has it open, delete the file .~lock.…# or ~$… beside it.',
      },
      'warning',
    )
}

/** More than this, and Google refuses to sign anybody in. */
const MOST_SKEW_MS = 240_000

async function* googleFindings(office: Office): AsyncGenerator<Finding> {
  const ids = Object.entries(office.workbooks).flatMap(([key, place]) =>
    'google' in place ? [[key, place.google] as const] : [],
  )
  if (ids.length === 0) return
  let connection: GoogleConnection
  try {
    connection = googleOf(office, systemClock)
  } catch (error) {
    if (!(error instanceof OfficeMistakes)) throw error
    yield mistakesFound(error)
    return
  }
  if (connection.email)
    yield ok(`サービスアカウント: ${connection.email}`, `Service account: ${connection.email}`)
  const skew = await clockSkew(connection.origin)
  if (skew !== null && Math.abs(skew) > MOST_SKEW_MS) {
    const minutes = Math.round(Math.abs(skew) / 60_000)
    yield wrong(
      `サーバーの時計が約 ${minutes} 分${skew > 0 ? '進んで' : '遅れて'}います`,
      `The clock of this machine is about ${minutes} minutes ${skew > 0 ? 'fast' : 'slow'}`,
      { ja: '時刻合わせ（NTP）を設定してください。', en: 'Set up time synchronisation (NTP).' },
    )
  }
  for (const [key, id] of ids) yield* spreadsheetFindings(key, id, connection)
}

async function* spreadsheetFindings(
  key: string,
  id: string,
  connection: GoogleConnection,
): AsyncGenerator<Finding> {
  try {
    const { title, timeZone } = await outlineOf(id, connection)
    yield ok(`${key}: 「${title}」を読めます`, `${key}: “${title}” is readable`)
    if (timeZone !== 'Asia/Tokyo')
      yield wrong(
        `${key}: タイムゾーンが ${timeZone} です`,
        `${key}: its time zone is ${timeZone}`,
        {
          ja: 'スプレッドシートの「ファイル」→「設定」で、タイムゾーンを「(GMT+09:00) Tokyo」にしてください。',
          en: 'Set the time zone to (GMT+09:00) Tokyo in File → Settings of the spreadsheet.',
        },
        'warning',
      )
    if (!(await mayEdit(id, connection)))
      yield wrong(
        `${key}: 閲覧しかできません`,
        `${key}: it can only be read`,
        remedyFor('NOT_SHARED', connection.email),
        'warning',
      )
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    const { message } = sourceProblem(key, error)
    const remedy = remedyFor(error.fault, connection.email)
    yield wrong(`${key}: ${message.ja}（${error.detail}）`, `${key}: ${message.en}`, remedy)
  }
}

/** Whether people could sign in, as `start` would find out. */
async function signInFinding({ signIn }: Office): Promise<Finding> {
  if (signIn === null)
    return wrong(
      'サインインの設定（signIn）がありません',
      'signIn is missing',
      {
        ja: 'office.json に "signIn": {"mode": "oidc", "issuer": "https://…", "audience": "ikusei"} を書いてください',
        en: 'write "signIn": {"mode": "oidc", "issuer": "https://…", "audience": "ikusei"} into office.json',
      },
      'warning',
    )
  if (signIn === 'demo')
    return ok('サインイン: デモ（このパソコンの中だけ）', 'sign-in: demo, on this machine only')
  try {
    await oidcSignIn(signIn, { onKeysUnreachable: () => undefined })
    return ok(`サインイン: ${signIn.issuer}`, `sign-in: ${signIn.issuer}`)
  } catch (error) {
    if (!(error instanceof SignInFailure)) throw error
    return wrong(`サインインできません: ${error.message}`, `nobody can sign in: ${error.message}`, {
      ja: 'office.json の signIn と、このサーバーから認証基盤につながるかを確かめてください',
      en: 'check signIn in office.json, and that this machine reaches the issuer',
    })
  }
}
