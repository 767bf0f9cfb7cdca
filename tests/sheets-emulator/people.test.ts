import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask } from './ask.ts'
import { type Emulator, startEmulator } from './emulator.ts'
import { overQuota } from './fault.ts'
import { PersonRefused } from './people.ts'
import type { PersonAtSheet } from './person-at-sheet.ts'
import type { VirtualClock } from './virtual-clock.ts'

const STAFF = [
  ['番号', '氏名', '級'],
  ['3', '佐藤', '2'],
  ['1', '鈴木', '3'],
  ['2', '高橋', '1'],
]

let emulator: Emulator<VirtualClock>
let id: string
let person: PersonAtSheet

beforeEach(async () => {
  emulator = await startEmulator({ quotas: true })
  id = emulator.people.createDocument('人事', { 職員: STAFF, 別: [] })
  person = emulator.people.at(id, '職員')
})
afterEach(() => emulator.stop())

describe('a person', () => {
  test.each<[does: string, act: () => void, after: string[][]]>([
    ['types into a cell', () => person.setCell('B3', '鈴木 一'), edited(2, ['1', '鈴木 一', '3'])],
    ['empties a cell', () => person.setCell('B3', ''), edited(2, ['1', '', '3'])],
    ['types a formula', () => person.setCell('C2', '=C3+C4'), edited(1, ['3', '佐藤', '4'])],
    [
      'pastes a block',
      () => person.paste('B2', [['x', 9], ['y']]),
      [STAFF[0], ['3', 'x', '9'], ['1', 'y', '3'], STAFF[3]].map(line),
    ],
    ['adds a row', () => person.addRow(4, '田中'), [...STAFF, ['4', '田中']]],
    ['clears a range', () => person.clear('B2:C3'), [STAFF[0], ['3'], ['1'], STAFF[3]].map(line)],
    ['sorts', () => person.sort('A'), [STAFF[0], STAFF[2], STAFF[3], STAFF[1]].map(line)],
    [
      'sorts the other way',
      () => person.sort('C', { descending: true }),
      [STAFF[0], STAFF[2], STAFF[1], STAFF[3]].map(line),
    ],
    [
      'inserts rows',
      () => person.insertRows(3, 2),
      [STAFF[0], STAFF[1], [], [], STAFF[2], STAFF[3]].map(line),
    ],
    ['inserts above the header', () => person.insertRows(1), [[], ...STAFF]],
    ['deletes a row', () => person.deleteRows(3), [STAFF[0], STAFF[1], STAFF[3]].map(line)],
    ['inserts a column', () => person.insertColumns('B'), STAFF.map(([a = '', ...rest]) => [a, '', ...rest])],
    ['deletes a column', () => person.deleteColumns('A'), STAFF.map((row) => row.slice(1))],
    [
      'moves a column left',
      () => person.moveColumn('C', 'A'),
      STAFF.map(([a = '', b = '', c = '']) => [c, a, b]),
    ],
    [
      'moves a column right',
      () => person.moveColumn('A', 'D'),
      STAFF.map(([a = '', b = '', c = '']) => [b, c, a]),
    ],
    ['moves a row', () => person.moveRow(4, 2), [STAFF[0], STAFF[3], STAFF[1], STAFF[2]].map(line)],
    ['renames a header', () => person.renameHeader('氏名', '名前'), edited(0, ['番号', '名前', '級'])],
    ['merges', () => person.merge('A2:A3'), edited(2, ['', '鈴木', '3'])],
  ])('%s, and Drive says so', async (_, act, after) => {
    const before = emulator.people.changes(id)
    await emulator.clock.advance(10_000)
    act()
    expect(person.values()).toEqual(after)
    const { version, modifiedTime } = emulator.people.changes(id)
    expect(version).toBeGreaterThan(before.version)
    expect(Date.parse(modifiedTime)).toBe(emulator.clock.now())
  })

  test('types as typing does', () => {
    person.paste('E1', [['2020-01-01', '1,234', "'007", 'TRUE', '=1/0']])
    expect(person.rawValues('E1:I1')).toEqual([[43_831, 1_234, '007', true, '#DIV/0!']])
  })

  test('pastes beyond the edge of the sheet', () => {
    person.paste('Z1000', [
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(person.values('Z1000:AA1001')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(person.sheet.properties?.gridProperties).toMatchObject({ rowCount: 1_001, columnCount: 27 })
  })

  test('merges, unmerges and protects', () => {
    person.merge('A2:A3')
    person.protect('B2:C4', { warningOnly: true })
    person.protect()
    const { sheetId, sheet } = person
    expect(sheet.merges).toEqual([
      { sheetId, startRowIndex: 1, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 1 },
    ])
    expect(sheet.protectedRanges).toMatchObject([
      {
        range: { sheetId, startRowIndex: 1, endRowIndex: 4, startColumnIndex: 1, endColumnIndex: 3 },
        warningOnly: true,
      },
      { range: { sheetId } },
    ])
    person.unmerge('A2:A3')
    expect(person.sheet.merges).toBeUndefined()
  })

  test('adds, renames and deletes sheets', () => {
    const added = emulator.people.addSheet(id, "it's new")
    added.setCell('A1', 'x')
    added.rename('研修')
    expect(added.values()).toEqual([['x']])
    expect(() => emulator.people.at(id, "it's new").values()).toThrow(PersonRefused)
    added.delete()
    expect(() => added.sheet).toThrow("no sheet '研修'")
  })

  test('finds a column by its header', () => {
    expect(person.column('級')).toBe('C')
    expect(() => person.column('ない')).toThrow("no header 'ない'")
  })

  test('throws a document away', async () => {
    emulator.people.deleteDocument(id)
    expect((await ask(emulator, 'GET', `/v4/spreadsheets/${id}`)).status).toBe(404)
  })

  test('is outside quotas and faults', () => {
    emulator.faults.add({ fault: overQuota })
    for (let edits = 0; edits < 400; edits++) person.setCell('A2', edits)
    expect(person.values('A2')).toEqual([['399']])
  })
})

describe('before', () => {
  const write = (): Promise<unknown> =>
    ask(emulator, 'POST', `/v4/spreadsheets/${id}:batchUpdate`, {
      body: {
        requests: [
          {
            updateCells: {
              start: { sheetId: person.sheetId, rowIndex: 1, columnIndex: 1 },
              rows: [{ values: [{ userEnteredValue: { stringValue: 'ours' } }] }],
              fields: 'userEnteredValue',
            },
          },
        ],
      },
    })

  test('comes between our read and our write', async () => {
    emulator.people.before({ path: /:batchUpdate$/ }, () => person.sort('A'))
    await ask(emulator, 'GET', `/v4/spreadsheets/${id}/values/${encodeURIComponent('職員')}`)
    expect(person.values('A2:B2')).toEqual([['3', '佐藤']])
    await write()
    expect(person.values('A2:B4')).toEqual([
      ['1', 'ours'],
      ['2', '高橋'],
      ['3', '佐藤'],
    ])
  })

  test('waits for the nth call of those meant, and comes once', async () => {
    const came: string[] = []
    emulator.people.before({ nth: 2, method: 'POST' }, () => came.push('second'))
    emulator.people.before({ kind: 'read' }, () => came.push('read'))
    await write()
    expect(came).toEqual([])
    await write()
    await write()
    await ask(emulator, 'GET', `/v4/spreadsheets/${id}`)
    expect(came).toEqual(['second', 'read'])
  })
})

/** The staff with one line in place of another. */
function edited(at: number, row: string[]): string[][] {
  return STAFF.map((old, index) => (index === at ? row : old))
}

function line(row: string[] | undefined): string[] {
  return row ?? []
}
