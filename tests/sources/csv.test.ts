import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openCsv, readCsv } from '../../src/sources/csv.ts'
import type { SheetGrid } from '../../src/sources/source.ts'
import { testSource } from './contract.ts'
import { openedFile } from './office-folder.ts'

testSource({
  name: 'csv',
  open: openedFile('名簿.csv', openCsv, ([sheet]) => Buffer.from(csvOf(sheet))),
  holdsOnlyText: true,
  holdsOneSheet: true,
})

describe('a .csv file', () => {
  const text = '番号,氏名\r\n000123,"髙橋, ""健"""\r\n'
  const rows = [
    ['番号', '氏名'],
    ['000123', '髙橋, "健"'],
  ]
  const cp932 = Buffer.from('94d48d862c8e8196bc0d0a3030303132332c22fbfc8bb42c2022228c922222220d0a', 'hex')

  it.each([
    ['UTF-8', Buffer.from(text), rows],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), rows],
    ['CP932', cp932, rows],
    ['a stray quote', Buffer.from('a"b,c'), [['a"b', 'c']]],
    ['rows of many lengths', Buffer.from('a,,\n\n,b\n,\n'), [['a'], [], [null, 'b']]],
    ['old line ends', Buffer.from('a\rb'), [['a'], ['b']]],
    ['nothing', Buffer.from(''), []],
  ])('is read: %s', (_, bytes, expected) => {
    expect(readCsv(bytes, '名簿')).toEqual({
      title: '名簿',
      rows: expected,
      merges: [],
      struck: [],
      formulas: [],
      locks: [],
      serialOffset: 0,
    })
  })

  it.each([
    ['bytes of no such text', Buffer.from([0x41, 0x2c, 0xfd, 0xff, 0x0a]), 'DAMAGED'],
    ['UTF-16', Buffer.from('\ufeffa,b', 'utf16le'), 'NOT_A_WORKBOOK'],
    ['a column too many', Buffer.from(','.repeat(16_384)), 'TOO_LARGE'],
    ['one record without end', Buffer.from('あ'.repeat(5_000_000)), 'TOO_LARGE'],
    ['a quote that is never closed', Buffer.from('a,"b\nc'), 'DAMAGED'],
  ])('is refused: %s', (_, bytes, fault) => {
    expect(() => readCsv(bytes, '名簿')).toThrow(expect.objectContaining({ fault }))
  })

  it('is read as LibreOffice writes it in CP932', () => {
    const bytes = readFileSync(new URL('../fixtures/xlsx/office-cp932.csv', import.meta.url))
    const { rows: written } = readCsv(bytes, '名簿')
    expect(written[3]).toEqual(['000123', '佐藤　花子', '税務課', '一行目\n二行目 <&>'])
  })
})

function csvOf(sheet: SheetGrid | undefined): string {
  const lines = sheet?.rows.map((row) =>
    row.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(','),
  )
  return lines?.join('\r\n') ?? ''
}
