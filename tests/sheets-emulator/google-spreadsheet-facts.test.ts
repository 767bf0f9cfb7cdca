import type { sheets_v4 } from '@googleapis/sheets'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failAfter, overQuota } from './fault.ts'
import { type Desk, openDesk, STAFF } from './library-desk.ts'

let emulator: Desk['emulator']
let id: Desk['id']
let doc: Desk['doc']
let sheet: Desk['sheet']
let person: Desk['person']
let heldCell: Desk['heldCell']

beforeEach(async () => {
  ;({ emulator, id, doc, sheet, person, heldCell } = await openDesk())
})
afterEach(() => emulator.stop())

describe('facts that keep us from the library’s rows', () => {
  test('an append lands beside a row with a gap in it', async () => {
    const trap = emulator.people.addSheet(id, 'trap')
    trap.paste('A1', [['x1', '', 'x3']])
    const append = (range: string): Promise<sheets_v4.Schema$AppendValuesResponse> =>
      doc.sheetsApi
        .post(`values/${encodeURIComponent(range)}:append`, {
          searchParams: { valueInputOption: 'RAW' },
          json: { values: [['x1', '', 'x3']] },
        })
        .json()
    expect(await append('trap')).toMatchObject({
      tableRange: 'trap!C1',
      updates: { updatedRange: 'trap!C2:E2' },
    })
    expect(trap.values()).toEqual([
      ['x1', '', 'x3'],
      ['', '', 'x1', '', 'x3'],
    ])
    trap.clear('A2:E2')
    expect(await append('trap!A1')).toMatchObject({ updates: { updatedRange: 'trap!A2:C2' } })
  })

  test('a save after a human sort writes on the wrong person', async () => {
    const rows = await sheet.getRows()
    const sato = rows.find((row) => row.get('氏名') === '佐藤')
    person.sort('A')
    sato?.set('級', '9')
    await sato?.save()
    expect(sato?.get('氏名')).toBe('佐藤')
    // 鈴木 is lost, 佐藤 is there twice, and nobody was told.
    expect(person.values()).toEqual([STAFF[0], ['3', '佐藤', '9'], ['2', '高橋', '1'], ['3', '佐藤', '2']])
  })

  test('a save turns a formula into its value and undoes another person’s edit', async () => {
    person.setCell('C2', '=C3+C4')
    const [row] = await sheet.getRows()
    person.setCell('B2', '佐藤 花子')
    row?.set('番号', '30')
    await row?.save()
    expect(person.values('A2:C2')).toEqual([['30', '佐藤', '4']])
    expect(heldCell('C2').userEnteredValue).toEqual({ numberValue: 4 })
  })

  test('a post that failed after its work is not sent again', async () => {
    emulator.faults.once(failAfter(), { method: 'POST' })
    await expect(sheet.addRow({ 番号: 4 })).rejects.toThrow('Google API error - [503]')
    expect(person.values('A5:A6')).toEqual([['4']])
    expect(emulator.log.count({ path: /:append$/ })).toBe(1)
  })

  test('a quota refusal is told with its status', async () => {
    emulator.faults.once(overQuota)
    await expect(doc.loadInfo()).rejects.toMatchObject({
      message: expect.stringMatching(/^Google API error - \[429\] Quota exceeded/u),
      response: { status: 429 },
    })
  })
})
