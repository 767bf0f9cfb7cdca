import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { serialOfIso } from '../../src/columns/serial.ts'
import { schema } from '../../src/running-office.ts'
import { SnapshotKeeper } from '../../src/snapshot/keeper.ts'
import { readCsv } from '../../src/sources/csv.ts'
import { openXlsx } from '../../src/sources/xlsx/open-xlsx.ts'
import { readXlsx } from '../../src/sources/xlsx/read-xlsx.ts'
import { addressOf } from '../../src/tables/problem.ts'
import type { Sheet, SheetCell, Workbook } from '../../src/templates/xlsx/workbook.ts'
import { writeWorkbook } from '../../src/templates/xlsx/write.ts'
import { VirtualClock } from '../sheets-emulator/virtual-clock.ts'
import { officeFolder } from '../sources/office-folder.ts'
import { DEPARTMENTS, GRADES, readRules, STAFF_HEADERS, staffRow } from './small-office.ts'

const plain = (title: string, rows: Sheet['rows'], more: Partial<Sheet> = {}): Sheet => ({
  title,
  rows,
  ...more,
})

/** 職員 of a real file, read with the other sheets of the small office. */
function readFile(rows: Sheet['rows'], more: Partial<Sheet> = {}, workbook: Partial<Workbook> = {}) {
  const bytes = writeWorkbook({ sheets: [plain('職員', rows, more)], ...workbook })
  const [grid] = readXlsx(bytes)
  if (grid === undefined) throw new Error('the file has a sheet')
  return readRules({ personnel: { 職員: grid } })
}
const row = (number: string, changes: Readonly<Record<number, SheetCell>> = {}): SheetCell[] =>
  staffRow({ 職員番号: number }).map((cell, index) => changes[index] ?? cell)

describe('what a real workbook holds', () => {
  test('Q13 reads rows and columns that are hidden or filtered', () => {
    const { values, problems } = readFile(
      [[...STAFF_HEADERS], { cells: row('000101'), hidden: true }, row('000102')],
      { columns: [{}, { hidden: true }], filter: { top: 0, left: 0, bottom: 2, right: 8 } },
    )
    expect({ numbers: values('Staff', 'staffNumber'), names: values('Staff', 'name'), problems }).toEqual({
      numbers: ['000101', '000102'],
      names: ['職員 101', '職員 101'],
      problems: [],
    })
  })

  test('Q14 finds what is struck through, as a cell or in runs', () => {
    const { problems } = readFile([
      [...STAFF_HEADERS],
      row('000101', { 1: { value: '職員 101', style: { struck: true } } }),
      row('000102', { 1: { runs: [{ text: '職員', struck: true }, { text: ' 102' }] } }),
    ])
    expect(problems[0]).toBe('職員!B2 WARN Q14')
  })

  test('Q15 takes no meaning from colours and notes', () => {
    const { values, problems } = readFile(
      [
        [...STAFF_HEADERS],
        row('000101', { 8: { value: '在職', style: { fill: '#ff0000', colour: '#ffffff' } } }),
      ],
      { notes: [{ row: 1, column: 8, text: '休職中', author: '人事' }] },
    )
    expect({ status: values('Staff', 'serviceStatus'), problems }).toEqual({
      status: ['ACTIVE'],
      problems: [],
    })
  })

  test('Q26 keeps furigana out of a name, and joins its runs', () => {
    const name: SheetCell = {
      runs: [{ text: '佐藤', bold: true }, { text: '　花子' }],
      readings: [{ text: 'サトウ', from: 0, to: 2 }],
    }
    const { values, problems } = readFile([[...STAFF_HEADERS], row('000101', { 1: name })])
    expect({ names: values('Staff', 'name'), problems }).toEqual({ names: ['佐藤　花子'], problems: [] })
  })

  test('Q27 reads the stored result of a formula, tells an error and a result that was never stored', () => {
    const { values, problems } = readFile([
      [...STAFF_HEADERS],
      row('000101', { 3: { formula: '"正"&"規"', value: '正規' } }),
      row('000102', { 2: { formula: '#REF!', value: { error: '#REF!' } } }),
      row('000103', { 2: { formula: 'TODAY()', value: null } }),
    ])
    expect({ numbers: values('Staff', 'staffNumber'), problems }).toEqual({
      numbers: ['000101'],
      problems: ['職員!C3 REJECT_ROW Q27', '職員!C4 REJECT_ROW Q27'],
    })
  })

  test.each([
    'yyyy/m/d',
    '[$-411]ge.m.d',
    '[$-411]ggge"年"m"月"d"日"',
    'yyyy"年"m"月"',
    'm/d',
    14,
    27,
    30,
    31,
    36,
    50,
    57,
    58,
  ])('Q28 reads the day, not how format %o shows it, in both date systems', (format) => {
    for (const date1904 of [false, true]) {
      const day = { value: { serial: serialOfIso('2025-04-01') }, style: { format } }
      const { values, problems } = readFile([[...STAFF_HEADERS], row('000101', { 2: day })], {}, { date1904 })
      expect({ days: values('Staff', 'hiredOn'), problems }).toEqual({ days: ['2025-04-01'], problems: [] })
    }
  })

  test('Q28 counts a bare number from the first day of its date system', () => {
    const bare = serialOfIso('2025-04-01')
    expect(readFile([[...STAFF_HEADERS], row('000101', { 2: bare })]).values('Staff', 'hiredOn')).toEqual([
      '2025-04-01',
    ])
    expect(
      readFile([[...STAFF_HEADERS], row('000101', { 2: bare - 1462 })], {}, { date1904: true }).values(
        'Staff',
        'hiredOn',
      ),
    ).toEqual(['2025-04-01'])
  })
})

describe('a .csv file', () => {
  const text = `${[STAFF_HEADERS.join(','), staffRow({ 氏名: '髙橋 見本' }).join(',')].join('\r\n')}\r\n`
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
  ])('Q45 is read in %s', (_encoding, bytes) => {
    const { values, problems } = readRules({ personnel: { 職員: readCsv(bytes, '職員') } })
    expect({ names: values('Staff', 'name'), problems }).toEqual({ names: ['髙橋 見本'], problems: [] })
  })

  test('Q45 is read in CP932, characters beyond JIS X 0208 included', () => {
    // 所属コード,所属名,職務分野,有効開始 / 0203,髙島課,内部管理,H17.4.1
    const bytes = Buffer.from(
      '8f8a91ae8352815b83682c8f8a91ae96bc2c904596b195aa96ec2c974c8cf88a4a8e6e0d0a303230332ceee0938789db2c93e095948ac7979d2c4831372e342e310d0a',
      'hex',
    )
    const { values, problems } = readRules({
      personnel: { 所属: readCsv(bytes, '所属'), 職員: [[...STAFF_HEADERS]] },
    })
    expect({ names: values('Department', 'name'), problems }).toEqual({ names: ['髙島課'], problems: [] })
  })
})

describe('a file somebody works on', () => {
  const folders: string[] = []
  const keepers: SnapshotKeeper[] = []
  afterEach(async () => {
    for (const keeper of keepers.splice(0)) await keeper.stop()
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
  })

  const workbook = (...numbers: readonly string[]): Buffer =>
    writeWorkbook({
      sheets: [
        plain('職員', [[...STAFF_HEADERS], ...numbers.map((number) => row(number))]),
        plain(
          '所属',
          DEPARTMENTS.map((cells) => [...cells]),
        ),
        plain(
          '職階',
          GRADES.map((cells) => [...cells]),
        ),
      ],
    })

  async function keep() {
    const folder = await officeFolder()
    folders.push(folder)
    const path = join(folder, '01_人事基本.xlsx')
    await writeFile(path, workbook('000101'))
    const keeper = new SnapshotKeeper({
      schema,
      settings: { staffNumberWidth: '6' },
      clock: new VirtualClock(),
      workbooks: [
        {
          key: 'personnel',
          file: '01_人事基本.xlsx',
          kind: 'xlsx',
          source: openXlsx('01_人事基本.xlsx', { folder }),
        },
      ],
    })
    keepers.push(keeper)
    await keeper.start()
    const look = async () => {
      await keeper.refresh()
      await keeper.refresh()
      const snapshot = keeper.current
      return {
        numbers: snapshot?.rowsOf('Staff').rows.map(({ key }) => key),
        state: snapshot?.workbooks[0]?.state,
        told: snapshot?.problems
          .filter(({ code }) => code !== 'N5')
          .map((problem) => `${addressOf(problem) ?? ''} ${problem.severity} ${problem.code}`),
      }
    }
    return { folder, path, look }
  }

  test('Q18 keeps the last reading while a file is half written, passes over its lock, and reads it when it is whole', async () => {
    const { folder, path, look } = await keep()
    await writeFile(join(folder, '~$01_人事基本.xlsx'), 'owner')
    const whole = workbook('000101', '000102')
    await writeFile(path, whole.subarray(0, whole.length / 2))
    expect(await look()).toEqual({ numbers: ['000101'], state: 'STALE', told: [' REJECT_SHEET N7'] })
    await writeFile(path, whole)
    expect(await look()).toEqual({ numbers: ['000101', '000102'], state: 'OK', told: [] })
  })

  test('N7 tells a file that is gone, and serves its last reading', async () => {
    const { path, look } = await keep()
    await rm(path)
    expect(await look()).toEqual({ numbers: ['000101'], state: 'STALE', told: [' REJECT_SHEET N7'] })
  })
})
