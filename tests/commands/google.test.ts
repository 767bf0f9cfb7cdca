import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { sheets_v4 } from '@googleapis/sheets'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { doctor } from '../../src/commands/doctor.ts'
import { init as initHere } from '../../src/commands/init.ts'
import { schema } from '../../src/running-office.ts'
import { type Emulator, startEmulator } from '../sheets-emulator/emulator.ts'
import { accessGone, documentGone, overQuota, refuse, tokenOver } from '../sheets-emulator/fault.ts'
import { refusal } from '../sheets-emulator/refusals.ts'
import { type Ended, ikusei } from './run.ts'

let emulator: Emulator
let folder: string
beforeEach(async () => {
  emulator = await startEmulator()
  folder = mkdtempSync(join(tmpdir(), 'google-command-'))
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const key = {
    type: 'service_account',
    client_email: 'ikusei@test.iam.gserviceaccount.com',
    private_key: privateKey,
  }
  writeFileSync(join(folder, 'key.json'), JSON.stringify(key))
  vi.stubEnv('IKUSEI_GOOGLE_ENDPOINT', emulator.origin)
  vi.stubEnv('IKUSEI_GOOGLE_CREDENTIALS', join(folder, 'key.json'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await emulator.stop()
  rmSync(folder, { recursive: true })
})

const office = (): string => join(folder, 'office')
const init = (...args: readonly string[]): Promise<Ended> => ikusei('init', office(), '--google', ...args)
const setUp = (): Promise<void> => initHere(office(), { google: true, say: () => {} })
interface OfficeFile {
  readonly name: string
  readonly workbooks: Readonly<Record<string, { readonly google: string }>>
}
const written = (): OfficeFile => JSON.parse(readFileSync(join(office(), 'office.json'), 'utf8'))
const held = (id: string, query = ''): sheets_v4.Schema$Spreadsheet =>
  emulator.people.ask('GET', `/v4/spreadsheets/${id}?${query}`)
const titles = (id: string): string[] =>
  (held(id).sheets ?? []).map(({ properties }) => properties?.title ?? '')

describe('ikusei init --google', () => {
  test('makes a spreadsheet a workbook, with dropdowns, notes, frozen and protected headers, and an office.json', async () => {
    const { code, stdout, stderr } = await init()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { workbooks } = written()
    expect(Object.keys(workbooks)).toEqual(schema.workbooks.map(({ key }) => key))
    expect(stdout).toContain('https://docs.google.com/spreadsheets/d/')
    const id = workbooks['personnel']?.google ?? ''
    expect(titles(id)).toEqual(expect.arrayContaining(['使い方', '職員', '所属', '設定']))
    expect(titles(id)).not.toContain('Sheet1')
    const { properties, sheets = [] } = held(
      id,
      `ranges=${encodeURIComponent("'職員'!A1:V4")}&includeGridData=true`,
    )
    expect(properties?.timeZone).toBe('Asia/Tokyo')
    const [staff] = sheets
    expect(staff?.properties?.gridProperties?.frozenRowCount).toBe(1)
    expect(staff?.protectedRanges?.[0]).toMatchObject({ warningOnly: true })
    expect(staff?.conditionalFormats?.length).toBeGreaterThan(0)
    const cells = staff?.data?.[0]?.rowData?.flatMap(({ values }) => values ?? []) ?? []
    expect(cells.some(({ note }) => note)).toBe(true)
    expect(cells.some(({ dataValidation }) => dataValidation?.condition?.type === 'ONE_OF_LIST')).toBe(true)
    expect(cells.some(({ userEnteredFormat }) => userEnteredFormat?.numberFormat?.type === 'DATE')).toBe(true)
    // It signs in with the service account's key.
    expect(emulator.log.count({ kind: 'token' })).toBeGreaterThan(0)
  })

  test('what it writes has no problems, and the doctor finds nothing', async () => {
    await init()
    const checked = await ikusei('check', office(), '--json')
    const { problems }: { problems: { code: string; sheet: string }[] } = JSON.parse(checked.stdout)
    expect(problems).toEqual([])
    const { code, stdout } = await ikusei('doctor', office())
    expect(stdout).toContain('問題は見つかりませんでした')
    expect(stdout).toContain('ikusei@test.iam.gserviceaccount.com')
    expect(code).toBe(0)
  })

  test('adopts a spreadsheet with people’s own sheets, and changes nothing in them', async () => {
    const id = emulator.people.createDocument('既存', {
      職員: [
        ['職員番号', '氏名'],
        ['1', '既存'],
      ],
    })
    const { code, stdout } = await init(
      '--workbook',
      `personnel=https://docs.google.com/spreadsheets/d/${id}/edit#gid=0`,
    )
    expect(code).toBe(0)
    expect(stdout).toContain('職員 は既にあるので変えていません')
    expect(written().workbooks['personnel']).toEqual({ google: id })
    expect(emulator.people.at(id, '職員').values()).toEqual([
      ['職員番号', '氏名'],
      ['1', '既存'],
    ])
    expect(titles(id)).toContain('所属')
  })

  test('goes on where it failed, and changes nothing the second time', async () => {
    emulator.faults.once(overQuota, { kind: 'write' }, 3)
    const failed = await init()
    expect(failed.code).toBe(2)
    expect(failed.stderr).toContain('1分')
    const first = written().workbooks['personnel']?.google
    expect(first).toBeDefined()
    expect((await init()).code).toBe(0)
    expect(written().workbooks['personnel']?.google).toBe(first)
    expect(emulator.account.documents.size).toBe(schema.workbooks.length)
    const { version } = emulator.people.changes(first ?? '')
    const again = await init()
    expect(again.stdout).toContain('何も変えていません')
    expect(emulator.people.changes(first ?? '').version).toBe(version)
  })

  test('keeps what office.json says besides', async () => {
    await init()
    const file = join(office(), 'office.json')
    writeFileSync(file, JSON.stringify({ ...written(), name: 'みずほ市' }))
    await init()
    expect(written().name).toBe('みずほ市')
  })

  test.each([
    ['personnel', 'not understood'],
    ['nobody=https://docs.google.com/spreadsheets/d/12345678901234567890', 'not understood'],
  ])('refuses --workbook %s', async (workbook, said) => {
    const { code, stderr } = await init('--workbook', workbook)
    expect(code).toBe(2)
    expect(stderr).toContain(said)
    expect(existsSync(join(office(), 'office.json'))).toBe(false)
  })

  test('tells an account that may not make files how to go on', async () => {
    emulator.faults.add({ match: { method: 'POST', path: /\/v4\/spreadsheets$/u }, fault: accessGone })
    const { code, stderr } = await init()
    expect(code).toBe(2)
    expect(stderr).toContain('--workbook')
    expect(stderr).toContain('ikusei@test.iam.gserviceaccount.com')
  })

  test('without a key it says which one is needed', async () => {
    vi.stubEnv('IKUSEI_GOOGLE_ENDPOINT', '')
    vi.stubEnv('IKUSEI_GOOGLE_CREDENTIALS', '')
    const { code, stderr } = await init()
    expect(code).toBe(2)
    expect(stderr).toContain('IKUSEI_GOOGLE_CREDENTIALS')
  })
})

const serviceDisabled = refuse(
  refusal(
    403,
    'PERMISSION_DENIED',
    'Google Sheets API has not been used in project 1 before or it is disabled.',
    [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'SERVICE_DISABLED' }],
  ),
)
const scopeMissing = refuse(
  refusal(403, 'PERMISSION_DENIED', 'Request had insufficient authentication scopes.', [
    { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' },
  ]),
)

describe('ikusei doctor', () => {
  test.each([
    ['the spreadsheet is not shared', accessGone, /ikusei@test\.iam\.gserviceaccount\.com を編集者/u],
    ['the spreadsheet is gone', documentGone, /見つかりません/u],
    ['an API is not enabled', serviceDisabled, /Google Sheets API と Google Drive API/u],
    ['a scope is missing', scopeMissing, /service_account/u],
    ['the quota is used up', overQuota, /1分待って/u],
    ['the token is refused', tokenOver, /時計/u],
  ])('says what to do when %s', async (_what, fault, said) => {
    await setUp()
    emulator.faults.add({ match: { path: /\/v4\// }, fault })
    const { faults, output } = await doctor(office(), { lang: 'ja' })
    expect(output).toMatch(said)
    expect(faults).toBeGreaterThan(0)
    const json: { faults: number } = JSON.parse((await doctor(office(), { json: true, lang: 'ja' })).output)
    expect(json.faults).toBe(schema.workbooks.length)
  })

  test.each([
    ['a file that is no key', '{"type":"authorized_user"}', /JSON key of a service account/u],
    [
      'a key that is damaged',
      '{"type":"service_account","client_email":"a@b.jp","private_key":"-----BEGIN PRIVATE KEY-----\\nAAAA\\n-----END PRIVATE KEY-----\\n"}',
      /鍵のファイル/u,
    ],
  ])('names %s', async (_what, key, said) => {
    await setUp()
    writeFileSync(join(folder, 'key.json'), key)
    const { faults, output } = await doctor(office(), { lang: 'ja' })
    expect(output).toMatch(said)
    expect(faults).toBeGreaterThan(0)
  })

  test('says in either language that Google cannot be reached', async () => {
    await setUp()
    emulator.faults.down = true
    expect((await doctor(office(), { lang: 'ja' })).output).toContain('sheets.googleapis.com')
    expect((await doctor(office(), { lang: 'en' })).output).toContain('can be reached by HTTPS')
  })

  test('warns of a time zone that would shift times', async () => {
    await setUp()
    const id = written().workbooks['personnel']?.google ?? ''
    emulator.people.edit(id, {
      updateSpreadsheetProperties: { properties: { timeZone: 'Etc/GMT' }, fields: 'timeZone' },
    })
    const { faults, output } = await doctor(office(), { lang: 'ja' })
    expect(output).toContain('△ personnel: タイムゾーンが Etc/GMT です')
    expect(faults).toBe(0)
  })

  test('lists the mistakes of office.json', async () => {
    await setUp()
    writeFileSync(
      join(office(), 'office.json'),
      JSON.stringify({
        name: 'x',
        workbooks: { personnel: { google: 'short' } },
        google: { endpoint: 'http://example.com' },
      }),
    )
    vi.stubEnv('IKUSEI_GOOGLE_ENDPOINT', '')
    const { faults, output } = await doctor(office(), { lang: 'ja' })
    expect(output).toContain('google.endpoint')
    expect(output).toContain('workbooks.personnel')
    expect(faults).toBeGreaterThan(0)
  })
})
