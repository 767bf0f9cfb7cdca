import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Sheet, SheetCell, Workbook } from '../../../src/templates/xlsx/workbook.ts'
import { writeWorkbook } from '../../../src/templates/xlsx/write.ts'
import { everyFeature } from './every-feature.ts'
import { part, unzip } from './unzip.ts'

const SHEET = 'xl/worksheets/sheet1.xml'
const written = (workbook: Workbook) => unzip(writeWorkbook(workbook))
const sheetOf = (sheet: Partial<Sheet>, workbook: Partial<Workbook> = {}) =>
  part(written({ ...workbook, sheets: [{ title: 'a', rows: [], ...sheet }] }), SHEET)
const cellsOf = (...cells: readonly SheetCell[]) =>
  /<row r="1">(.*)<\/row>/.exec(sheetOf({ rows: [cells] }))?.[1]
const partsOf = (...cells: readonly SheetCell[]) => written({ sheets: [{ title: 'a', rows: [cells] }] })
const every = written(everyFeature)

describe('bytes', () => {
  const digest = (workbook: Workbook) => createHash('sha256').update(writeWorkbook(workbook)).digest('hex')

  test('are the same for the same model, whichever objects say it', () => {
    expect(digest(structuredClone(everyFeature))).toBe(digest(everyFeature))
  })

  test('differ when the model does', () => {
    expect(digest({ ...everyFeature, date1904: true })).not.toBe(digest(everyFeature))
  })

  test('carry no clock: every file is dated 1980-01-01', () => {
    const bytes = writeWorkbook(everyFeature)
    for (let at = bytes.indexOf('PK\x03\x04'); at >= 0; at = bytes.indexOf('PK\x03\x04', at + 1)) {
      expect(bytes.readUInt32LE(at + 10)).toBe(0x21_00_00)
    }
  })

  test('hold the same content at every level of packing', () => {
    expect(unzip(writeWorkbook(everyFeature, { level: 1 }))).toEqual(
      unzip(writeWorkbook(everyFeature, { level: 9 })),
    )
    expect(writeWorkbook(everyFeature, { level: 0 }).length).toBeGreaterThan(
      writeWorkbook(everyFeature).length,
    )
  })

  test('name every part once among the types', () => {
    const types = part(every, '[Content_Types].xml')
    const listed = [...types.matchAll(/PartName="\/([^"]+)"/g)].map((match) => match[1])
    const plain = [...every.keys()].filter((name) => !/\.(rels|vml)$|^\[/.test(name))
    expect(listed.toSorted()).toEqual(plain.toSorted())
  })
})

describe('cells', () => {
  test.each<[string, SheetCell, string]>([
    ['a text', '本', '<c r="A1" t="s"><v>0</v></c>'],
    ['a number', -1.5, '<c r="A1"><v>-1.5</v></c>'],
    ['a boolean', true, '<c r="A1" t="b"><v>1</v></c>'],
    ['a date', { serial: 45748 }, '<c r="A1" s="1"><v>45748</v></c>'],
    ['an error', { error: '#N/A' }, '<c r="A1" t="e"><v>#N/A</v></c>'],
    ['a blank with a style', { value: null, style: { bold: true } }, '<c r="A1" s="1"/>'],
    ['a formula and its number', { value: 3, formula: 'B1+"<"' }, '<c r="A1"><f>B1+"&lt;"</f><v>3</v></c>'],
    ['a formula and its text', { value: 'x', formula: 'B1' }, '<c r="A1" t="str"><f>B1</f><v>x</v></c>'],
    ['a formula and its boolean', { value: false, formula: 'B1' }, '<c r="A1" t="b"><f>B1</f><v>0</v></c>'],
    [
      'a formula and its error',
      { value: { error: '#REF!' }, formula: '#REF!' },
      '<c r="A1" t="e"><f>#REF!</f><v>#REF!</v></c>',
    ],
    ['a formula never calculated', { value: null, formula: 'B1' }, '<c r="A1"><f>B1</f></c>'],
    [
      'a formula whose error was not stored',
      { value: { error: '' }, formula: 'B1' },
      '<c r="A1"><f>B1</f></c>',
    ],
  ])('hold %s', (_, cell, xml) => {
    expect(cellsOf(cell)).toBe(xml)
  })

  test('leave nothing behind where they are blank', () => {
    expect(cellsOf(null, 1, null)).toBe('<c r="B1"><v>1</v></c>')
  })

  test('reach the last column', () => {
    const row = Array.from({ length: 16_384 }, (_, index) => (index === 16_383 ? 1 : null))
    expect(sheetOf({ rows: [row] })).toContain('<c r="XFD1"><v>1</v></c>')
  })

  test('share equal texts and count their uses', () => {
    expect(part(partsOf('本', '棚', '本'), 'xl/sharedStrings.xml')).toContain(
      'count="3" uniqueCount="2"><si><t>本</t></si><si><t>棚</t></si>',
    )
  })

  test('keep a text that begins like a formula a text, even when it is edited', () => {
    const parts = partsOf('=A2', '＝A2', '本')
    expect(part(parts, SHEET)).toContain(
      '<c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c><c r="C1" t="s">',
    )
    expect(part(parts, 'xl/styles.xml')).toContain('xfId="0" quotePrefix="1"/>')
  })

  test('strike single runs', () => {
    const parts = partsOf({ runs: [{ text: '旧', struck: true }, { text: '新 ' }] })
    expect(part(parts, 'xl/sharedStrings.xml')).toMatch(
      /<si><r><rPr><strike\/>.*<\/rPr><t>旧<\/t><\/r><r><t xml:space="preserve">新 <\/t><\/r><\/si>/,
    )
  })

  test('carry readings as Excel writes them', () => {
    const parts = partsOf({ runs: [{ text: '山田' }], readings: [{ text: 'ヤマダ', from: 0, to: 2 }] })
    expect(part(parts, 'xl/sharedStrings.xml')).toContain(
      '<si><t>山田</t><rPh sb="0" eb="2"><t>ヤマダ</t></rPh><phoneticPr fontId="1"/></si>',
    )
  })

  test('count days from 1904 where the workbook does', () => {
    const rows = [[{ serial: 45748 }, 45748]]
    expect(sheetOf({ rows }, { date1904: true })).toContain('<v>44286</v></c><c r="B1"><v>45748</v></c>')
  })
})

describe('styles', () => {
  const stylesOf = (sheet: Partial<Sheet>) =>
    part(written({ sheets: [{ title: 'a', rows: [], ...sheet }] }), 'xl/styles.xml')

  test('are stored once, whichever objects say them', () => {
    const xml = stylesOf({
      rows: [
        [
          { value: 1, style: { bold: true } },
          { value: 2, style: { bold: true } },
          { value: 3, style: { fill: '#ffeeaa' } },
        ],
      ],
    })
    expect(xml).toContain('<cellXfs count="3">')
    expect(xml).toContain('<fgColor rgb="FFFFEEAA"/>')
  })

  test.each([
    ['@', 'numFmtId="49"'],
    [57, 'numFmtId="57"'],
    [27, 'numFmtId="27"'],
    ['000000', 'numFmtId="164"'],
    ['[$-411]ggge"年"m"月"d"日"', 'formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"'],
    ['[$-ja-JP]ggge"年"', 'formatCode="[$-ja-JP]ggge&quot;年&quot;"'],
    ['#,##0"円"', 'formatCode="#,##0&quot;円&quot;"'],
  ])('know the number format %s', (format, xml) => {
    expect(stylesOf({ rows: [[{ value: 1, style: { format } }]] })).toContain(xml)
  })

  test('of a cell are laid over those of its column', () => {
    const sheet: Partial<Sheet> = {
      columns: [{ style: { format: '@' } }],
      rows: [['1'], [{ value: '2', style: { struck: true } }]],
    }
    expect(sheetOf(sheet)).toContain('<cols><col min="1" max="1" width="9" style="1"/></cols>')
    expect(sheetOf(sheet)).toMatch(/<c r="A1" s="1".*<c r="A2" s="2"/)
    expect(stylesOf(sheet)).toMatch(/numFmtId="49" fontId="0".*numFmtId="49" fontId="2"/)
  })

  test('unlock all but what asks to be locked, and formulas, on protected sheets', () => {
    const xml = stylesOf({
      protected: true,
      columns: [{ style: { locked: true } }],
      rows: [
        ['id', 'free', { value: 1, formula: 'B1' }, { value: 1, formula: 'B1', style: { locked: false } }],
      ],
    })
    expect(xml).toContain('<cellXfs count="2">')
    expect(xml.match(/<protection locked="0"\/>/g)).toHaveLength(2)
  })

  test('say nothing of locks where no sheet is protected', () => {
    expect(stylesOf({ rows: [[1]] })).not.toContain('rotection')
  })
})

describe('a sheet', () => {
  const sheet = part(every, SHEET)

  test('is protected without a password, and forbids only changes of locked cells', () => {
    const element = /<sheetProtection[^>]*>/.exec(sheet)?.[0] ?? ''
    expect(element).not.toMatch(/password|hashValue|selectUnlockedCells/)
    for (const freedom of [
      'insertRows',
      'deleteRows',
      'sort',
      'autoFilter',
      'formatCells',
      'formatColumns',
    ]) {
      expect(element).toContain(`${freedom}="0"`)
    }
  })

  test('names its elements in the order the format demands', () => {
    const order = [
      'sheetPr',
      'dimension',
      'sheetViews',
      'sheetFormatPr',
      'cols',
      'sheetData',
      'sheetProtection',
      'autoFilter',
      'mergeCells',
      'conditionalFormatting',
      'dataValidations',
      'pageMargins',
      'pageSetup',
      'headerFooter',
      'legacyDrawing',
    ]
    const places = order.map((name) => sheet.indexOf(`<${name}`))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test.each([
    [
      'rows and columns',
      { rows: 1, columns: 1 },
      'xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight"',
    ],
    ['rows alone', { rows: 2, columns: 0 }, '<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft"'],
    ['columns alone', { rows: 0, columns: 2 }, '<pane xSplit="2" topLeftCell="C1" activePane="topRight"'],
  ])('freezes %s', (_, frozen, xml) => {
    expect(sheetOf({ frozen })).toContain(xml)
  })

  test('counts only visible frozen rows, from the first visible one', () => {
    expect(sheet).toContain(
      'topLeftCell="A2" workbookViewId="0"><pane xSplit="1" ySplit="2" topLeftCell="B4"',
    )
  })

  test('hides and sizes rows and columns', () => {
    expect(sheet).toContain('<row r="1" hidden="1">')
    expect(sheet).toContain('<row r="2" ht="27" customHeight="1">')
    expect(sheet).toContain('<col min="11" max="11" width="10" hidden="1" customWidth="1"/>')
  })

  test('spells each kind of validation', () => {
    const kinds = sheet.slice(sheet.indexOf('<dataValidations'))
    expect(kinds).toContain('<dataValidations count="8">')
    expect(kinds).toContain("<formula1>'棚'!$A$2:$A$500</formula1>")
    expect(kinds).toContain('sqref="H4:H500 K4:K500"><formula1>"TRUE,FALSE,不明"</formula1>')
    expect(kinds).toContain('error="一覧から選んでください。&#10;一覧はシート「棚」にあります。"')
    expect(kinds).toContain('imeMode="off"')
    expect(kinds).toContain('<formula1>D4&gt;=C4</formula1>')
  })

  test('shifts validated dates with the epoch', () => {
    const validations = [
      {
        areas: [{ top: 0, left: 0, bottom: 0, right: 0 }],
        rule: { kind: 'date', from: 2000, to: 3000 },
      } as const,
    ]
    expect(sheetOf({ validations }, { date1904: true })).toContain(
      '<formula1>538</formula1><formula2>1538</formula2>',
    )
  })

  test('has its conditional formats in order of priority', () => {
    expect(sheet).toMatch(/dxfId="0" priority="1"><formula>\$H4=TRUE<.*dxfId="1" priority="2"/)
    expect(part(every, 'xl/styles.xml')).toContain('<dxfs count="2">')
  })

  test('has notes in the order of their cells, with shapes of the size asked for', () => {
    const rows = Array.from({ length: 40 }, () => [1])
    const notes = [
      { row: 9, column: 1, author: '乙', text: '後' },
      { row: 9, column: 0, author: '甲', text: '先', width: 144, height: 75 },
    ]
    const parts = written({ sheets: [{ title: 'a', rows, notes }] })
    expect(part(parts, 'xl/comments1.xml')).toMatch(
      /<authors><author>乙<.*<author>甲<.*ref="A10" authorId="1".*ref="B10"/,
    )
    const shapes = part(parts, 'xl/drawings/vmlDrawing1.vml')
    expect(shapes).toContain('width:108pt;height:56.25pt')
    // Two columns of 72 pixels and three rows of 25 further on, from the pixels it began at.
    expect(shapes).toContain('<x:Anchor>1, 12, 8, 14, 3, 12, 11, 14</x:Anchor>')
    expect(part(parts, 'xl/worksheets/_rels/sheet1.xml.rels')).toContain('../comments1.xml')
  })

  test('takes as many blocks of shape ids as it has notes for', () => {
    const notes = Array.from({ length: 1500 }, (_, row) => ({ row, column: 0, author: 'x', text: 'x' }))
    const parts = written({ sheets: [1, 2].map((number) => ({ title: `a${number}`, rows: [], notes })) })
    expect(part(parts, 'xl/drawings/vmlDrawing1.vml')).toContain('data="1,2"')
    expect(part(parts, 'xl/drawings/vmlDrawing2.vml')).toContain('data="3,4"')
  })
})

describe('a workbook', () => {
  const book = part(every, 'xl/workbook.xml')

  test('has its own names and those the format keeps for filters and print', () => {
    expect(book).toContain(
      `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'貸出'!$A$3:$J$9<`,
    )
    expect(book).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="0">'貸出'!$2:$3<`)
    expect(book).toContain('<definedName name="schema_version" hidden="1">"3"<')
  })

  test('opens on the first visible sheet', () => {
    const sheets: Sheet[] = [
      { title: 'a', rows: [], visibility: 'hidden' },
      { title: 'b', rows: [] },
    ]
    const parts = written({ sheets })
    expect(part(parts, 'xl/workbook.xml')).toContain('activeTab="1"')
    expect(part(parts, 'xl/worksheets/sheet2.xml')).toContain('tabSelected="1"')
    expect(part(parts, SHEET)).not.toContain('tabSelected')
  })

  test('says who made it and when only as it is told', () => {
    const parts = written({
      sheets: [{ title: 'a', rows: [] }],
      creator: '<見本>',
      created: '2025-04-01T00:00:00Z',
    })
    expect(part(parts, 'docProps/core.xml')).toMatch(/&lt;見本&gt;<.*>2025-04-01T00:00:00Z</)
    expect(part(every, 'docProps/core.xml')).toContain('1980-01-01T00:00:00Z')
  })

  test('says whether it counts from 1904', () => {
    expect(
      part(written({ sheets: [{ title: 'a', rows: [] }], date1904: true }), 'xl/workbook.xml'),
    ).toContain('date1904="1"')
    expect(book).not.toContain('date1904')
  })
})
