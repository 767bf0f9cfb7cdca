import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readXlsx } from '../../../src/sources/xlsx/read-xlsx.ts'

const fixture = (name: string) =>
  readXlsx(readFileSync(new URL(`../../fixtures/xlsx/${name}.xlsx`, import.meta.url)))

describe('a workbook written by LibreOffice', () => {
  const [roster, formats, formulas] = fixture('office')

  it('has its sheets in order, hidden ones too', () => {
    expect(fixture('office').map(({ title }) => title)).toEqual(['名簿', '書式', '式'])
  })

  it('has the cells of hidden rows and columns, joined runs, and no styled blanks', () => {
    expect(roster?.rows).toEqual([
      ['令和7年度 名簿'],
      [],
      ['番号', '氏名', '所属', '備考'],
      ['000123', '佐藤　花子', '税務課', '一行目\n二行目 <&>'],
      [124, '髙橋 𠮷'],
      ['000125', '鈴木太郎', '旧税務課', ' 前後に空白 '],
    ])
  })

  it('has its merged blocks', () => {
    expect(roster?.merges).toEqual([
      { top: 0, left: 0, bottom: 0, right: 2 },
      { top: 3, left: 2, bottom: 4, right: 2 },
    ])
  })

  it('marks cells struck by their style or by all of their runs, not by some', () => {
    expect(roster?.struck).toEqual([
      { row: 5, column: 0 },
      { row: 5, column: 2 },
    ])
  })

  it('has dates where a format shows them, and numbers where it counts people or days', () => {
    expect(formats?.rows).toEqual([
      [
        { serial: 45_748 },
        { serial: 45_748.5 },
        { serial: expect.closeTo(30.5 / 24, 10) },
        1234,
        7,
        { serial: 45_748 },
      ],
    ])
  })

  it('has the stored results of formulas, and their errors', () => {
    expect(formulas?.rows).toEqual([[1.5, 3, '課1.5', true, { error: '#DIV/0!' }, { error: '#N/A' }]])
  })

  it('that counts from 1904 has the same serials for the same days', () => {
    const [old] = fixture('from-1904')
    expect(old).toMatchObject({ serialOffset: 1462, rows: [[{ serial: 45_748 }, 44_286]] })
  })
})
