import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../src/columns/cell.ts'
import type { SheetGrid } from '../../../src/sources/source.ts'
import { BLANK_ROW } from '../../../src/sources/xlsx/grid-builder.ts'
import { readXlsx } from '../../../src/sources/xlsx/read-xlsx.ts'
import {
  CONTENT_TYPES,
  MAIN,
  OFFICE,
  rels,
  STYLES,
  workbookOf,
  workbookParts,
  XML,
} from '../workbook-parts.ts'
import { type Entry, zipOf } from '../zip-builder.ts'

type Parts = Parameters<typeof workbookParts>[0]

function sheetOf(parts: Parts): SheetGrid {
  const [sheet] = readXlsx(zipOf(workbookParts(parts)))
  if (sheet === undefined) throw new Error('The workbook has no sheet')
  return sheet
}

/** The one cell of a sheet that has it in A1. */
const cellOf = (xml: string, parts: Parts = {}): Cell | undefined =>
  sheetOf({ styles: STYLES, ...parts, sheetData: `<row r="1">${xml}</row>` }).rows[0]?.[0]

const without = (name: string): Entry[] => workbookParts({}).filter((part) => part.name !== name)

describe('a cell', () => {
  it.each<readonly [what: string, xml: string, cell: Cell | undefined]>([
    ['number', '<c r="A1"><v>12.5</v></c>', 12.5],
    ['number in scientific notation', '<c r="A1"><v>1.23E+5</v></c>', 123_000],
    ['number of 17 digits', '<c r="A1"><v>0.10000000000000001</v></c>', 0.1],
    ['number that is none', '<c r="A1"><v>abc</v></c>', { error: 'abc' }],
    ['flag', '<c r="A1" t="b"><v>0</v></c>', false],
    ['error', '<c r="A1" t="e"><f>B1</f><v>#REF!</v></c>', { error: '#REF!' }],
    ['date', '<c r="A1" s="1"><v>45748</v></c>', { serial: 45_748 }],
    ['date of a formula', '<c r="A1" s="1"><f>TODAY()</f><v>45748</v></c>', { serial: 45_748 }],
    ['date as text', '<c r="A1" t="d"><v>2025-04-01</v></c>', { serial: 45_748 }],
    ['date and time as text', '<c r="A1" t="d"><v>2025-04-01T06:00:00Z</v></c>', { serial: 45_748.25 }],
    ['time as text', '<c r="A1" t="d"><v>12:00:00</v></c>', { serial: 0.5 }],
    ['date that is none', '<c r="A1" t="d"><v>2025-99-99</v></c>', { error: '2025-99-99' }],
    ['style that is not there', '<c r="A1" s="99"><v>1</v></c>', 1],
    ['text of a formula', '<c r="A1" t="str"><f>B1</f><v>税務課 &amp; _x0041_</v></c>', '税務課 & A'],
    ['empty text of a formula', '<c r="A1" t="str"><f>""</f><v></v></c>', undefined],
    ['formula never calculated', '<c r="A1"><f>B1</f></c>', { error: '' }],
    ['formula with an empty result', '<c r="A1"><f>B1</f><v></v></c>', { error: '' }],
    ['formula with an empty tag', '<c r="A1"><f>B1</f><v/></c>', { error: '' }],
    ['text formula never calculated', '<c r="A1" t="str"><f>B1</f></c>', { error: '' }],
    ['shared formula', '<c r="A1"><f t="shared" si="0"/><v>3</v></c>', 3],
    ['formula with markup', '<c r="A1"><f>A2&gt;"&lt;v&gt;"</f><v>3</v></c>', 3],
    ['inline text', '<c r="A1" t="inlineStr"><is><t>佐藤</t></is></c>', '佐藤'],
    [
      'inline runs',
      '<c r="A1" t="inlineStr"><is><r><t>佐</t></r><r><rPr><b/></rPr><t>藤</t></r></is></c>',
      '佐藤',
    ],
    ['empty inline text', '<c r="A1" t="inlineStr"><is><t></t></is></c>', undefined],
    ['styled blank', '<c r="A1" s="1"/>', undefined],
    ['styled blank with an end tag', '<c r="A1" s="1"></c>', undefined],
    ['comment before its value', '<c r="A1"><!-- <v>1</v> --><v>2</v></c>', 2],
    ['comment inside its value', '<c r="A1"><v>1<!-- <v>9</v> -->2</v></c>', 12],
    ['CDATA value', '<c r="A1" t="str"><v><![CDATA[<b> & ]]>x</v></c>', '<b> & x'],
    ['instruction between', '<?x <c?><c r="A1"><?y?><v>2</v></c>', 2],
    ['spaces and line ends', '<c\n r = "A1"\t s=\'1\' >\n<v>45748</v>\n</c >', { serial: 45_748 }],
    ['a greater-than sign in an attribute', '<c r="A1" zz="&gt;>"><v>2</v></c>', 2],
    ['phonetic mark and metadata', '<c r="A1" cm="1" ph="1" t="str"><v>x</v></c>', 'x'],
    ['extensions behind its value', '<c r="A1"><v>2</v><extLst><ext><v>9</v></ext></extLst></c>', 2],
    ['foreign elements', '<y:c r="A1" xmlns:y="y"><v>9</v></y:c><c r="A1"><y:v>8</y:v><v>2</v></c>', 2],
    [
      'spaces around the value of a spaced tag',
      '<c r="A1" t="str"><v xml:space="preserve"> x </v></c>',
      ' x ',
    ],
  ])('%s', (_, xml, cell) => {
    expect(cellOf(xml)).toEqual(cell)
  })

  it.each([
    ['of an unknown type', '<c r="A1" t="zz"><v>1</v></c>', 'DAMAGED'],
    ['with a broken reference', '<c r="1A"><v>1</v></c>', 'DAMAGED'],
    ['in row 0', '<c r="A0"><v>1</v></c>', 'DAMAGED'],
    ['beyond the last column', '<c r="XFE1"><v>1</v></c>', 'TOO_LARGE'],
    ['beyond the last row', '<c r="A1048577"><v>1</v></c>', 'TOO_LARGE'],
    ['that stands there twice', '<c r="A1"><v>1</v></c><c r="A1"><v>1</v></c>', 'DAMAGED'],
    ['with a shared text that is not there', '<c r="A1" t="s"><v>0</v></c>', 'DAMAGED'],
    ['without end', '<c r="A1"><v>1', 'DAMAGED'],
    ['with an unknown entity', '<c r="A1" t="str"><v>&nbsp;</v></c>', 'DAMAGED'],
    ['with an entity that is no character', '<c r="A1" t="str"><v>&#xD800;</v></c>', 'DAMAGED'],
    ['with a declaration', '<!ENTITY a "b"><c r="A1"><v>1</v></c>', 'UNSAFE'],
  ])('%s is refused', (_, xml, fault) => {
    expect(() => cellOf(xml)).toThrow(expect.objectContaining({ fault }))
  })
})

describe('a shared text', () => {
  it.each([
    ['plain', '<si><t>佐藤</t></si>', '佐藤'],
    [
      'with furigana',
      '<si><t>佐藤</t><rPh sb="0" eb="2"><t>サトウ</t></rPh><phoneticPr fontId="1"/></si>',
      '佐藤',
    ],
    [
      'with runs and furigana',
      '<si><r><rPr><sz val="11"/></rPr><t>東京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><r><t>都</t></r></si>',
      '東京都',
    ],
    ['with escapes', '<si><t>a_x000D_b_x005F_x0041_c</t></si>', 'a\rb_x0041_c'],
    ['with entities', '<si><t>&lt;&#x9AD9;&#39640;&gt;&amp;lt;</t></si>', '<髙高>&lt;'],
    ['with CDATA', '<si><t><![CDATA[<a>&amp;]]></t></si>', '<a>&amp;'],
    ['with spaces that count', '<si><t xml:space="preserve"> a </t></si>', ' a '],
    ['with spaces that do not', '<si><t>\n a　\n</t></si>', 'a　'],
    ['with line ends of Windows', '<si><t>a\r\nb</t></si>', 'a\nb'],
    ['empty', '<si><t></t></si>', undefined],
    ['without text', '<si/>', undefined],
  ])('%s', (_, items, text) => {
    expect(cellOf('<c r="A1" t="s"><v>0</v></c>', { items })).toBe(text)
  })

  it('is counted right behind others of every form', () => {
    const items = '<si/><si><t/></si><si><r><t>a</t></r></si><!-- <si/> --><si><t>b</t></si>'
    expect(cellOf('<c r="A1" t="s"><v>3</v></c>', { items })).toBe('b')
  })
})

describe('a struck cell', () => {
  const run = (text: string, properties: string): string =>
    `<r>${properties}<t xml:space="preserve">${text}</t></r>`
  const strike = '<rPr><strike/></rPr>'

  it.each([
    ['by its style', '<c r="A1" s="2"><v>1</v></c>', '', true],
    ['by style, a date', '<c r="A1" s="3"><v>1</v></c>', '', true],
    ['not when blank', '<c r="A1" s="2"/>', '', false],
    ['by all runs', '<c r="A1" t="s"><v>0</v></c>', run('佐', strike) + run('藤', strike), true],
    [
      'by all runs but blank ones',
      '<c r="A1" t="s"><v>0</v></c>',
      run('佐', strike) + run(' ', '<rPr><b/></rPr>'),
      true,
    ],
    ['not by some runs', '<c r="A1" t="s"><v>0</v></c>', run('佐', strike) + run('藤', ''), false],
    [
      'not by a strike that is off',
      '<c r="A1" t="s"><v>0</v></c>',
      run('佐', '<rPr><strike val="0"/></rPr>'),
      false,
    ],
    ['not where runs lift it', '<c r="A1" s="2" t="s"><v>0</v></c>', run('佐', '<rPr><b/></rPr>'), false],
    [
      'where one run has no look of its own',
      '<c r="A1" s="2" t="s"><v>0</v></c>',
      run('佐', '') + run('藤', strike),
      true,
    ],
    ['by inline runs', `<c r="A1" t="inlineStr"><is>${run('佐', strike)}</is></c>`, '', true],
  ])('%s', (_, xml, runs, isStruck) => {
    const { struck } = sheetOf({ styles: STYLES, items: `<si>${runs}</si>`, sheetData: `<row>${xml}</row>` })
    expect(struck).toEqual(isStruck ? [{ row: 0, column: 0 }] : [])
  })
})

describe('formulas', () => {
  const block = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right })
  const cells = (f: string, more = ''): string =>
    `<row r="6"><c r="V6"${more}>${f}<v>30</v></c></row><row r="7"><c r="V7"><v>40</v></c></row><row r="8"><c r="V8"><v>50</v></c></row>`

  it.each<readonly [what: string, sheetData: string, formulas: SheetGrid['formulas']]>([
    ['an array over several cells', cells('<f t="array" ref="V6:V8">U6:U8*10</f>'), [block(5, 21, 7, 21)]],
    [
      'an array that spills',
      cells('<f t="array" ref="V6:V8">_xlfn.UNIQUE(U6:U8)</f>', ' cm="1"'),
      [block(5, 21, 7, 21)],
    ],
    [
      'a what-if table',
      cells('<f t="dataTable" ref="V6:V8" dt2D="0" dtr="0" r1="B1"/>'),
      [block(5, 21, 7, 21)],
    ],
    [
      'an array that is called absolutely',
      cells("<f ca='1' ref='$W$8:$V$6' t='array'/>"),
      [block(5, 21, 7, 22)],
    ],
    ['an array in one cell', cells('<f t="array" ref="V6">SUM(U6:U8*2)</f>'), [block(5, 21, 5, 21)]],
    ['a shared formula', cells('<f t="shared" ref="V6:V8" si="0">U6</f>'), [block(5, 21, 5, 21)]],
    [
      'an array whose formula stands behind cells that it fills',
      '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>1</v></c></row><row r="3"><c r="A3"><v>1</v></c><c r="B3"><f t="array" ref="A2:B3">1</f><v>1</v></c></row>',
      [block(1, 0, 2, 1)],
    ],
    ['an array elsewhere', cells('<f t="array" ref="A1:A2">1</f>'), [block(5, 21, 5, 21), block(0, 0, 1, 0)]],
    [
      'an array beside plain ones',
      '<row r="1"><c r="A1"><f>1</f></c><c r="B1"><f t="array" ref="B1:B3">1</f></c></row><row r="2"><c r="A2"><f>1</f></c></row>',
      [block(0, 0, 1, 0), block(0, 1, 2, 1)],
    ],
    [
      'an array over everything',
      cells('<f t="array" ref="A1:XFD1048576">1</f>'),
      [block(0, 0, 1_048_575, 16_383)],
    ],
    [
      'an array that goes on behind the end of every sheet',
      cells('<f t="array" ref="V6:ZZZ9999999">1</f>'),
      [block(5, 21, 1_048_575, 16_383)],
    ],
    ...['', 'V', '6', 'V6:', 'V0:V8', '名簿!V6:V8', 'V6:V8:V9', 'ABCD1:ABCD2'].map(
      (ref) =>
        [
          `an array that fills ${JSON.stringify(ref)}`,
          cells(`<f t="array" ref="${ref}">1</f>`),
          [block(5, 21, 5, 21)],
        ] as const,
    ),
    ['an array that does not say what it fills', cells('<f t="array">1</f>'), [block(5, 21, 5, 21)]],
  ])('%s', (_, sheetData, formulas) => {
    expect(sheetOf({ sheetData }).formulas).toEqual(formulas)
  })

  it('that say the same thousands of times are one block', () => {
    const lines = Array.from(
      { length: 10_000 },
      () => '<row><c><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c></row>',
    )
    expect(sheetOf({ sheetData: lines.join('') }).formulas).toEqual([block(0, 0, 1_048_575, 16_383)])
  })
})

describe('rows', () => {
  it.each<readonly [what: string, sheetData: string, rows: SheetGrid['rows']]>([
    [
      'without references',
      '<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c/><c><v>3</v></c></row>',
      [[1, 2], [], [null, 3]],
    ],
    [
      'without row numbers',
      '<row><c r="B1"><v>1</v></c></row><row><c r="A2"><v>2</v></c></row>',
      [[null, 1], [2]],
    ],
    ['with gaps', '<row r="2"><c r="C2"><v>1</v></c><c><v>2</v></c></row>', [[], [null, null, 1, 2]]],
    [
      'out of order',
      '<row r="2"><c r="B2"><v>2</v></c><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>0</v></c></row>',
      [[0], [1, 2]],
    ],
    [
      'that come back',
      '<row r="1"><c r="A1"><v>0</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="C1"><v>1</v></c></row>',
      [[0, null, 1], [2]],
    ],
    [
      'with cells of another row',
      '<row r="1"><c r="A3"><v>3</v></c><c r="A1"><v>1</v></c></row>',
      [[1], [], [3]],
    ],
    [
      'with blanks at the end',
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"/></row><row r="9"><c r="A9" s="1"/></row>',
      [[1]],
    ],
    ['without any', '', []],
  ])('%s', (_, sheetData, rows) => {
    expect(sheetOf({ sheetData }).rows).toEqual(rows)
  })

  it('cost little where they are blank', () => {
    const { rows } = sheetOf({ sheetData: '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' })
    expect(rows).toHaveLength(1_048_576)
    expect(rows.slice(0, -1).every((row) => row === BLANK_ROW)).toBe(true)
    expect(rows.at(-1)).toHaveLength(16_384)
  })

  it('are refused when they span more than memory allows', () => {
    const lines = Array.from(
      { length: 1300 },
      (_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"><v>${row}</v></c></row>`,
    )
    expect(() => sheetOf({ sheetData: lines.join('') })).toThrow(
      expect.objectContaining({ fault: 'TOO_LARGE' }),
    )
  })

  it('are not taken for complete when their part ends early', () => {
    const cut = `${XML}<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>`
    for (const content of [
      cut,
      `${cut}</sheetData>`,
      `${XML}<worksheet xmlns="${MAIN}"></worksheet>`,
      '',
      '<html/>',
    ]) {
      const parts = [...without('xl/worksheets/sheet1.xml'), { name: 'xl/worksheets/sheet1.xml', content }]
      expect(() => readXlsx(zipOf(parts))).toThrow(expect.objectContaining({ fault: 'DAMAGED' }))
    }
  })
})

describe('a workbook', () => {
  it('may write a prefix before every element', () => {
    const content = `${XML}<x:worksheet xmlns:x="${MAIN}"><!-- <x:sheetData> --><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1"><x:f>A1</x:f><x:v>2</x:v></x:c><x:c r="C1" t="inlineStr"><x:is><x:t>字</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>`
    const strings = `${XML}<x:sst xmlns:x="${MAIN}"><x:si><x:t>番号</x:t></x:si></x:sst>`
    const parts = workbookParts({}).map((part) => {
      if (part.name === 'xl/worksheets/sheet1.xml') return { ...part, content }
      return part.name === 'xl/sharedStrings.xml' ? { ...part, content: strings } : part
    })
    expect(readXlsx(zipOf(parts))[0]).toMatchObject({
      rows: [['番号', 2, '字']],
      merges: [{ top: 0, left: 0, bottom: 1, right: 1 }],
    })
  })

  it('may be of the strict form', () => {
    const strict = (text: string): string =>
      text
        .replaceAll(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
        .replaceAll(OFFICE, 'http://purl.oclc.org/ooxml/officeDocument/relationships')
    const parts = workbookParts({ sheetData: '<row><c t="d"><v>2025-04-01</v></c></row>' })
    const entries = parts.map((part) => ({ ...part, content: strict(String(part.content)) }))
    expect(readXlsx(zipOf(entries))[0]?.rows).toEqual([[{ serial: 45_748 }]])
  })

  it('may lack shared texts and styles', () => {
    const bytes = workbookOf([
      { title: '名簿', rows: [['番号']], merges: [], struck: [], formulas: [], locks: [], serialOffset: 0 },
    ])
    expect(readXlsx(bytes)[0]?.rows).toEqual([['番号']])
  })

  it('that counts from 1904 shifts dates and says so for numbers', () => {
    const rows = [[{ serial: 45_748 }, 44_286]]
    const bytes = workbookOf([
      { title: '名簿', rows, merges: [], struck: [], formulas: [], locks: [], serialOffset: 1462 },
    ])
    expect(readXlsx(bytes)[0]).toMatchObject({ rows, serialOffset: 1462 })
  })

  it('may be in UTF-16, part by part', () => {
    const parts = workbookParts({ sheetData: '<row><c t="str"><v>髙</v></c></row>' })
    const entries = parts.map((part) => ({
      ...part,
      content: Buffer.from(`\ufeff${part.content}`, 'utf16le'),
    }))
    expect(readXlsx(zipOf(entries))[0]?.rows).toEqual([['髙']])
  })

  it('leaves charts out and finds parts by absolute and dotted paths, without case', () => {
    const entries = [
      { name: '[content_types].xml', content: CONTENT_TYPES },
      {
        name: '_rels/.rels',
        content: rels(`<Relationship Id="a" Type="${OFFICE}/officeDocument" Target="/xl/Workbook.xml"/>`),
      },
      {
        name: 'xl/workbook.xml',
        content: `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="図" r:id="c"/><sheet name="A&amp;B" state="veryHidden" r:id="d"/></sheets></workbook>`,
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: rels(
          `<Relationship Id="c" Type="${OFFICE}/chartsheet" Target="chartsheets/1.xml"/><Relationship Id="d" Type="${OFFICE}/worksheet" Target="../data/./1.xml"/>`,
        ),
      },
      { name: 'data/1.xml', content: '<worksheet><sheetData/></worksheet>' },
    ]
    expect(readXlsx(zipOf(entries)).map(({ title }) => title)).toEqual(['A&B'])
  })

  it.each([
    ['no workbook', without('_rels/.rels'), 'NOT_A_WORKBOOK'],
    ['no workbook part', without('xl/workbook.xml'), 'DAMAGED'],
    ['no relationships', without('xl/_rels/workbook.xml.rels'), 'DAMAGED'],
    ['no sheet part', without('xl/worksheets/sheet1.xml'), 'DAMAGED'],
    ['no shared texts where some are promised', without('xl/sharedStrings.xml'), 'DAMAGED'],
  ])('with %s is refused', (_, entries, fault) => {
    expect(() => readXlsx(zipOf(entries))).toThrow(expect.objectContaining({ fault }))
  })
})
