import { beforeAll, describe, expect, test } from 'vitest'
import { writeWorkbook } from '../../../src/templates/xlsx/write.ts'
import { everyFeature } from './every-feature.ts'
import { askLibreOffice, hasLibreOffice, type Opinion } from './libreoffice.ts'
import { part, unzip } from './unzip.ts'

const title = hasLibreOffice ? 'LibreOffice' : 'LibreOffice (SKIPPED: soffice is not installed here)'

describe.skipIf(!hasLibreOffice)(title, () => {
  let opinion: Opinion
  let saved: Map<string, string>
  let sheet: string
  let book: string
  let styles: string

  beforeAll(() => {
    opinion = askLibreOffice(writeWorkbook(everyFeature))
    saved = unzip(opinion.saved)
    sheet = part(saved, 'xl/worksheets/sheet1.xml')
    book = part(saved, 'xl/workbook.xml')
    styles = part(saved, 'xl/styles.xml')
  }, 240_000)

  test.each([
    ['text with leading zeros', '"000124"'],
    ['text that begins like a formula', '"=SUM(A1:A2)"'],
    ['text that looks like an escape', '"_x0041_ はそのまま'],
    ['white space at the ends', '" 前後に空白 "'],
    ['markup and line breaks', '"改行\nのある <書名> & ""引用"""'],
    ['a date in ISO form', '2025-04-02'],
    ['a date of the Japanese era', '令和7年4月16日'],
    ['an amount with its unit', '1,200円'],
    ['rich text', '"第1巻第2巻 第3巻"'],
    ['a text with a reading, without the reading', '"漱石全集"'],
    ['a calculated number', ',14,'],
    ['an error', '#REF!'],
    ['a boolean', 'TRUE'],
  ])('shows %s', (_, shown) => {
    expect(opinion.shown).toContain(shown)
  })

  test.each([
    ['a formula', '<f aca="false">D5-C5</f><v>14</v>'],
    ['an error formula', '<f aca="false">D6-#REF!</f><v>#REF!</v>'],
    ['a merge', '<mergeCell ref="A2:D2"/>'],
    ['a filter', '<autoFilter ref="A3:J9">'],
    [
      'protection that forbids little',
      /<sheetProtection sheet="true"[^>]* insertRows="false"[^>]* sort="false"/,
    ],
    ['a hidden row', /<row r="1"[^>]* hidden="true"/],
    ['a hidden column', /<col [^>]*hidden="true"[^>]* min="11"/],
    ['a list from another sheet', '<formula1>棚!$A$2:$A$500</formula1>'],
    ['a literal list on two blocks', /errorStyle="warning"[^>]* sqref="H4:H500 K4:K500" type="list"/],
    ['a list by name', '<formula1>棚一覧</formula1>'],
    ['a whole number between', /sqref="F4:F500" type="whole"><formula1>0<\/formula1><formula2>100000</],
    ['a decimal between', /sqref="I4:I500" type="decimal"><formula1>0<\/formula1><formula2>365.5</],
    ['a date between', /sqref="C4:C500" type="date"><formula1>36526<\/formula1><formula2>73050</],
    ['a formula that decides', /sqref="D4:D500" type="custom"><formula1>D4&gt;=C4</],
    ['an error message', 'error="一覧から選んでください。&#10;一覧はシート「棚」にあります。"'],
    ['a prompt', 'prompt="▼から選びます。" promptTitle="棚"'],
    ['a conditional format', '<conditionalFormatting sqref="A4:J500">'],
    [
      'landscape A4, fit to width',
      /paperSize="9"[^>]* fitToWidth="1" fitToHeight="0"[^>]* orientation="landscape"/,
    ],
  ])('keeps %s', (_, kept) => {
    expect(sheet).toMatch(kept)
  })

  test('keeps frozen panes, the hidden row above them stepped over', () => {
    expect(opinion.panes).toBe('True 1 3')
  })

  test('keeps the names, the printed header rows and the hiding of sheets', () => {
    expect(book).toMatch(/localSheetId="0" name="_xlnm.Print_Titles"[^>]*>貸出!\$2:\$3</)
    expect(book).toMatch(/name="schema_version"[^>]*>&quot;3&quot;</)
    expect(book).toContain('棚!$A$2:$A$4</definedName>')
    expect(book).toMatch(/<sheet name="O&apos;Hara &amp; 子"[^>]* state="hidden"/)
  })

  test('keeps the notes, those of hidden sheets too', () => {
    const texts = (name: string) => part(saved, name).replace(/<[^>]*>/g, '')
    expect(texts('xl/comments1.xml')).toContain('桁の資料番号。&#10;例：000123')
    expect(texts('xl/comments1.xml')).toContain('返す約束の日。貸出日より前は&lt;入力できません&gt;。')
    expect(texts('xl/comments4.xml')).toContain('隠れた注')
  })

  test('leaves unstyled cells unlocked and locks the columns that ask for it', () => {
    const cells = styles.slice(styles.indexOf('<cellXfs'))
    const locks = cells.matchAll(/<protection locked="(true|false)"/g)
    const locked = [...locks].map((match) => match[1])
    const styleOf = (address: string) => Number(new RegExp(`<c r="${address}" s="(\\d+)"`).exec(sheet)?.[1])
    expect(locked[0]).toBe('false')
    expect(locked[styleOf('A5')]).toBe('true')
    expect(locked[styleOf('B5')]).toBe('false')
    expect(locked[styleOf('I5')]).toBe('true')
  })

  test('keeps fills, strikes and the tab colour of a sheet that is not protected', () => {
    expect(styles).toContain('<bgColor rgb="FFFDE7E4"/>')
    expect(styles).toContain('<fgColor rgb="FFE3EEF3"/>')
    expect(styles).toContain('<strike val="true"/>')
    expect(part(saved, 'xl/worksheets/sheet2.xml')).toContain('<tabColor rgb="FF8A6D3B"/>')
  })

  test('prints it', () => {
    expect(opinion.printed.subarray(0, 5).toString()).toBe('%PDF-')
  })
})
