import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../src/columns/cell.ts'
import type { SheetGrid } from '../../../src/sources/source.ts'
import { patchedWorkbook } from '../../../src/sources/xlsx/patched-workbook.ts'
import { readXlsx } from '../../../src/sources/xlsx/read-xlsx.ts'
import { type Entry, zipOf } from '../zip-builder.ts'
import { additionOf, changeOf, type Wanted } from './write-change.ts'
import { changedEntries, partOf } from './write-entries.ts'
import { RICH_PARTS, RICH_SHEET, RICH_WORKBOOK, TABLE, TABLE_SHEET } from './write-rich.ts'

const RICH = zipOf(RICH_PARTS)
const SHEET = 'xl/worksheets/sheet1.xml'

const gridOf = (bytes: Uint8Array, title = '名簿'): SheetGrid => {
  const grid = readXlsx(bytes).find((each) => each.title === title)
  if (grid === undefined) throw new Error(`There is no sheet ${title}`)
  return grid
}

const withPart = (name: string, content: string | Uint8Array): Buffer =>
  zipOf(RICH_PARTS.map((entry) => (entry.name === name ? { ...entry, content } : entry)))

const withSheet = (change: (xml: string) => string): Buffer => withPart(SHEET, change(RICH_SHEET))

/** The workbook with a row changed; row 3 is the first record. */
function changed(bytes: Buffer, row: number, wanted: Wanted, title = '名簿'): Buffer {
  const patched = patchedWorkbook(bytes, [changeOf(gridOf(bytes, title), row, wanted, 3)])
  expect(patched.outcomes).toEqual([{ state: 'APPLIED' }])
  return patched.bytes ?? bytes
}

function added(bytes: Buffer, wanted: Wanted, title = '名簿', dataFrom = 3): Buffer {
  const patched = patchedWorkbook(bytes, [additionOf(gridOf(bytes, title), wanted, dataFrom)])
  expect(patched.outcomes).toEqual([{ state: 'APPLIED' }])
  return patched.bytes ?? bytes
}

/** The text with stretches replaced, each of which has to be there just once. */
const replaced = (xml: string, ...pairs: readonly (readonly [string, string])[]): string =>
  pairs.reduce((text, [before, after]) => {
    expect(text.split(before)).toHaveLength(2)
    return text.replace(before, () => after)
  }, xml)

const text = (value: string): string => `t="inlineStr"><is><t>${value}</t></is></c>`

describe('a changed cell', () => {
  it.each<[string, number, number, Cell, string, string]>([
    [
      'a shared text with its reading',
      3,
      1,
      '青樹',
      '<c r="B4" s="3" t="s" ph="1"><v>8</v></c>',
      `<c r="B4" s="3" ph="1" ${text('青樹')}`,
    ],
    [
      'a text of several runs',
      4,
      1,
      '伊上',
      '<c r="B5" s="3" t="s"><v>11</v></c>',
      `<c r="B5" s="3" ${text('伊上')}`,
    ],
    ['an inline text', 5, 1, '植田', `<c r="B6" s="3" ${text('上田')}`, `<c r="B6" s="3" ${text('植田')}`],
    [
      'a day',
      3,
      3,
      { serial: 45_749 },
      '<c r="D4" s="2"><v>45748</v></c>',
      '<c r="D4" s="2"><v>45749</v></c>',
    ],
    [
      'a blank cell with a style',
      4,
      3,
      { serial: 45_749 },
      '<c r="D5" s="2"/>',
      '<c r="D5" s="2"><v>45749</v></c>',
    ],
    ['a number', 3, 4, 2.5, '<c r="E4"><v>3</v></c>', '<c r="E4"><v>2.5</v></c>'],
    ['a flag', 4, 4, false, '<c r="E5" t="b"><v>1</v></c>', '<c r="E5" t="b"><v>0</v></c>'],
    [
      'a flag that becomes a number',
      4,
      4,
      1e21,
      '<c r="E5" t="b"><v>1</v></c>',
      '<c r="E5"><v>1e+21</v></c>',
    ],
    [
      'a cell that is cleared',
      3,
      1,
      null,
      '<c r="B4" s="3" t="s" ph="1"><v>8</v></c>',
      '<c r="B4" s="3" ph="1"/>',
    ],
    ['a cell that is cleared by a blank text', 3, 4, '', '<c r="E4"><v>3</v></c>', '<c r="E4"/>'],
    [
      'a cell that was not there, in the style of its row',
      5,
      2,
      '福祉課',
      '<c r="D6" s="2">',
      `<c r="C6" s="6" ${text('福祉課')}<c r="D6" s="2">`,
    ],
    [
      'a cell that was not there, in the style of its column',
      3,
      6,
      7,
      '</c></row><row r="5"',
      '</c><c r="G4" s="5"><v>7</v></c></row><row r="5"',
    ],
    [
      'a text with markup and outer spaces',
      3,
      2,
      ' <a>&amp;\r\n',
      '<c r="C4" t="s"><v>9</v></c>',
      '<c r="C4" t="inlineStr"><is><t xml:space="preserve"> &lt;a&gt;&amp;amp;_x000D_\n</t></is></c>',
    ],
    [
      'a text that looks escaped',
      3,
      2,
      '_x0041_',
      '<c r="C4" t="s"><v>9</v></c>',
      `<c r="C4" ${text('_x005F_x0041_')}`,
    ],
    [
      'a day where no day above shows how, as text',
      5,
      4,
      { serial: 45_749 },
      '<c r="F6" s="4">',
      `<c r="E6" s="6" ${text('2025-04-02')}<c r="F6" s="4">`,
    ],
  ])('is all that differs: %s', (_what, row, column, after, before, now) => {
    const bytes = changed(RICH, row, [[column, after]])
    expect(changedEntries(RICH, bytes)).toEqual(['xl/workbook.xml', SHEET])
    expect(partOf(bytes, SHEET)).toBe(replaced(RICH_SHEET, [before, now]))
  })

  it('lets a workbook with formulas be computed anew', () => {
    const bytes = changed(RICH, 3, [[4, 4]])
    expect(partOf(bytes, 'xl/workbook.xml')).toBe(
      replaced(RICH_WORKBOOK, ['<calcPr calcId', '<calcPr fullCalcOnLoad="1" calcId']),
    )
  })

  it.each([
    [
      '<calcPr calcId="191029"/>',
      '<calcPr calcId="1" fullCalcOnLoad="0"/>',
      '<calcPr calcId="1" fullCalcOnLoad="1"/>',
    ],
    ['<calcPr calcId="191029"/>', '<pivotCaches/>', '<calcPr fullCalcOnLoad="1"/><pivotCaches/>'],
  ])('sets the mark for that where it belongs', (old, instead, expected) => {
    const before = withPart('xl/workbook.xml', RICH_WORKBOOK.replace(old, instead))
    expect(partOf(changed(before, 3, [[4, 4]]), 'xl/workbook.xml')).toBe(RICH_WORKBOOK.replace(old, expected))
  })

  it('leaves the workbook part alone where there is no formula', () => {
    const plain = withSheet((xml) => xml.replaceAll(/<f>[^<]*<\/f>/g, ''))
    expect(changedEntries(plain, changed(plain, 3, [[4, 4]]))).toEqual([SHEET])
  })

  it('takes the style of a day above it where its own shows none', () => {
    const before = withSheet((xml) => xml.replace('<c r="D6" s="2"><v>45750</v></c>', '<c r="D6" s="1"/>'))
    const bytes = changed(before, 5, [[3, { serial: 45_749 }]])
    expect(partOf(bytes, SHEET)).toContain('<c r="D6" s="2"><v>45749</v></c>')
  })

  it('counts from 1904 where the workbook does', () => {
    const before = withPart(
      'xl/workbook.xml',
      RICH_WORKBOOK.replace('<workbookPr/>', '<workbookPr date1904="1"/>'),
    )
    const bytes = changed(before, 3, [
      [3, { serial: 45_749 }],
      [4, 45_749],
    ])
    expect(partOf(bytes, SHEET)).toContain('<c r="D4" s="2"><v>44287</v></c><c r="E4"><v>45749</v></c>')
    expect(gridOf(bytes).rows[3]?.slice(3, 5)).toEqual([{ serial: 45_749 }, 45_749])
  })

  it('widens what the row and the sheet say of their size', () => {
    const before = withSheet((xml) =>
      xml.replaceAll('spans="1:7"', 'spans="1:6"').replace('ref="A1:G6"', 'ref="A1:F6"'),
    )
    const xml = partOf(changed(before, 3, [[8, 'x']]), SHEET)
    expect(xml).toContain('<dimension ref="A1:I6"/>')
    expect(xml).toContain('<row r="4" spans="1:9"')
    expect(xml).toContain('<row r="5" spans="1:6"')
  })

  it('is found in rows and cells that do not say where they stand, and behind a prefix', () => {
    const bare = withSheet((xml) =>
      xml
        .replaceAll(/(<c) r="[A-F][45]"/g, '$1')
        .replaceAll(/(<row) r="[45]"/g, '$1')
        .replaceAll(/<(\/?)(?!\?|x14|xm)(?=[a-zA-Z])/g, '<$1x:')
        .replace(' xmlns=', ' xmlns:x='),
    )
    const xml = partOf(
      changed(bare, 4, [
        [1, '伊上'],
        [7, 1],
      ]),
      SHEET,
    )
    expect(xml).toContain('<x:c s="3" t="inlineStr"><x:is><x:t>伊上</x:t></x:is></x:c>')
    expect(xml).toContain('<x:c r="H5"><x:v>1</x:v></x:c></x:row>')
  })
})

describe('cells that one formula fills', () => {
  const filledBy = (first: string): Buffer =>
    withSheet((xml) =>
      replaced(
        xml,
        ['<c r="F4"><f>E4*10</f>', first],
        ['<c r="F5"><f>E5*10</f>', '<c r="F5">'],
        ['<c r="F6" s="4"><f>E6*10</f>', '<c r="F6" s="4">'],
      ),
    )

  describe.each([
    ['an array', '<c r="F4"><f t="array" ref="F4:F7">E4:E7*10</f>'],
    ['an array that spills', '<c r="F4" cm="1"><f t="array" ref="F4:F7">_xlfn._xlws.SORT(E4:E7)</f>'],
    ['a what-if table', '<c r="F4"><f t="dataTable" ref="F4:F7" dt2D="0" dtr="0" r1="B1"/>'],
  ])('%s', (_what, first) => {
    const before = filledBy(first)
    const grid = gridOf(before)

    it.each([3, 4, 5])('are not written over, here in row index %i', (row) => {
      const place = { sheet: '名簿', row, column: 5 }
      for (const after of [77, null])
        expect(patchedWorkbook(before, [changeOf(grid, row, [[5, after]], 3)])).toMatchObject({
          outcomes: [{ state: 'REFUSED', refusal: 'FORMULA', place }],
          bytes: null,
        })
    })

    it('are not written over by a new record, which has its place beside them', () => {
      const blank = { sheet: '名簿', row: 6, column: 5 }
      const wanted: Wanted = [[0, '000104']]
      const { outcomes, bytes } = patchedWorkbook(before, [
        additionOf(grid, [...wanted, [5, 77]], 3),
        additionOf(grid, wanted, 3),
      ])
      expect(outcomes).toMatchObject([
        { state: 'REFUSED', refusal: 'FORMULA', place: blank },
        { state: 'APPLIED' },
      ])
      expect(gridOf(bytes ?? before).rows[6]).toEqual(['000104'])
    })

    it('stay as they are where a neighbour changes, and are computed anew', () => {
      const bytes = changed(before, 4, [[1, '伊上']])
      expect(changedEntries(before, bytes)).toEqual(['xl/workbook.xml', SHEET])
      expect(partOf(bytes, SHEET)).toBe(
        replaced(partOf(before, SHEET), [
          '<c r="B5" s="3" t="s"><v>11</v></c>',
          `<c r="B5" s="3" ${text('伊上')}`,
        ]),
      )
    })
  })
})

describe('an added record', () => {
  const RECORD: Wanted = [
    [0, '000104'],
    [1, '江口'],
    [3, { serial: 45_760 }],
    [4, 2],
  ]
  const ROW =
    `<row r="7" s="6" customFormat="1" ht="21" customHeight="1"><c r="A7" s="1" ${text('000104')}<c r="B7" s="3" ${text('江口')}` +
    '<c r="D7" s="2"><v>45760</v></c><c r="E7"><v>2</v></c><c r="F7" s="4"/></row>'

  it('goes into a row that formulas were filled down into, beside them', () => {
    const formulas = ['7', '8'].map(
      (row) => `<row r="${row}"><c r="F${row}"><f>E${row}*10</f><v>0</v></c></row>`,
    )
    const before = withSheet((xml) => xml.replace('</sheetData>', `${formulas.join('')}</sheetData>`))
    const bytes = added(before, RECORD)
    expect(gridOf(bytes).rows.slice(6)).toEqual([
      ['000104', '江口', null, { serial: 45_760 }, 2, 0],
      [null, null, null, null, null, 0],
    ])
    const [, row = ''] = /<row r="7"[^>]*>(.*?)<\/row>/u.exec(partOf(bytes, SHEET)) ?? []
    expect(row).toContain('<f>E7*10</f>')
  })

  it('looks like the row above, and is taken in by what holds for that', () => {
    const bytes = added(RICH, RECORD)
    expect(changedEntries(RICH, bytes)).toEqual(['xl/workbook.xml', SHEET])
    expect(partOf(bytes, SHEET)).toBe(
      replaced(
        RICH_SHEET,
        ['<dimension ref="A1:G6"/>', '<dimension ref="A1:G7"/>'],
        ['</row></sheetData>', `</row>${ROW}</sheetData>`],
        ['<autoFilter ref="A3:F6"/>', '<autoFilter ref="A3:F7"/>'],
        ['sqref="A4:F6"', 'sqref="A4:F7"'],
        ['sqref="C4:C6"', 'sqref="C4:C7"'],
        ['sqref="E4:E6 G6"', 'sqref="E4:E7 G6:G7"'],
        ['<xm:sqref>A4:A6<', '<xm:sqref>A4:A7<'],
        ['<xm:sqref>B4:B6<', '<xm:sqref>B4:B7<'],
      ),
    )
    expect(partOf(bytes, 'xl/workbook.xml')).toBe(
      replaced(
        RICH_WORKBOOK,
        ['hidden="1">名簿!$A$3:$F$6<', 'hidden="1">名簿!$A$3:$F$7<'],
        ['<calcPr calcId', '<calcPr fullCalcOnLoad="1" calcId'],
      ),
    )
  })

  it('is followed by another one like it', () => {
    const grid = gridOf(RICH)
    const second = additionOf(
      grid,
      [
        [0, '000105'],
        [3, { serial: 1 }],
      ],
      3,
    )
    const { bytes, outcomes } = patchedWorkbook(RICH, [additionOf(grid, RECORD, 3), second])
    expect(outcomes).toEqual([{ state: 'APPLIED' }, { state: 'APPLIED' }])
    const xml = partOf(bytes ?? RICH, SHEET)
    expect(xml).toContain(
      `${ROW}<row r="8" s="6" customFormat="1" ht="21" customHeight="1"><c r="A8" s="1" ${text('000105')}<c r="B8" s="3"/><c r="D8" s="2"><v>1</v></c><c r="F8" s="4"/></row></sheetData>`,
    )
    for (const range of ['"A1:G8"', '"A3:F8"', '"A4:F8"', '"C4:C8"', '"E4:E8 G6:G8"', '>A4:A8<', '>B4:B8<'])
      expect(xml).toContain(range)
  })

  it('uses a blank row that is there, with its looks', () => {
    const before = withSheet((xml) =>
      xml.replace(
        '</sheetData>',
        '<row r="7" ht="30" customHeight="1"><c r="A7" s="4"/><c r="C7" s="4"/></row></sheetData>',
      ),
    )
    expect(partOf(added(before, RECORD), SHEET)).toContain(
      `<row r="7" ht="30" customHeight="1"><c r="A7" s="4" ${text('000104')}<c r="B7" s="3" ${text('江口')}<c r="C7" s="4"/><c r="D7" s="2"><v>45760</v></c><c r="E7"><v>2</v></c></row></sheetData>`,
    )
  })

  it('fills a row that is closed by itself, and one between others', () => {
    const before = withSheet((xml) =>
      xml.replace(
        '</sheetData>',
        '<row r="7"/><row r="9"><c r="A9" t="inlineStr"><is><t>注</t></is></c></row></sheetData>',
      ),
    )
    const grid = gridOf(before)
    const below = (wanted: Wanted) => {
      const [op] = additionOf(grid, wanted, 3).ops
      return { id: 'x', ops: op ? [{ ...op, below: [{ column: 0, cell: '000103' }] }] : [] }
    }
    const { bytes } = patchedWorkbook(before, [
      below([[0, '000104']]),
      below([[0, '000105']]),
      below([[0, '000106']]),
    ])
    const xml = partOf(bytes ?? before, SHEET)
    expect([...xml.matchAll(/<row r="(\d+)"/g)].map(([, row]) => row)).toEqual([
      '1',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
    ])
    expect(
      gridOf(bytes ?? before)
        .rows.slice(6)
        .map(([key]) => key),
    ).toEqual(['000104', '000105', '注', '000106'])
  })

  it('does not look struck through because the row above is', () => {
    const before = withSheet((xml) => xml.replace('<c r="B6" s="3"', '<c r="B6" s="7"'))
    const xml = partOf(added(before, RECORD), SHEET)
    expect(xml).toContain(
      `<row r="7" ht="20.25" customHeight="1"><c r="A7" s="1" ${text('000104')}<c r="B7" s="3"`,
    )
  })

  it('as the first one takes the looks of its columns, and none of the headers', () => {
    const before = withSheet((xml) =>
      xml.replace(/<row r="4".*<\/sheetData>/, '</sheetData>').replace('A3:F6', 'A3:F3'),
    )
    const xml = partOf(added(before, RECORD), SHEET)
    expect(xml).toContain(
      `</row><row r="4"><c r="A4" s="1" ${text('000104')}<c r="B4" ${text('江口')}<c r="D4" s="2"><v>45760</v></c><c r="E4"><v>2</v></c></row></sheetData>`,
    )
    expect(xml).toContain('<autoFilter ref="A3:F4"/>')
  })

  it('goes into a sheet without any row', () => {
    const before = withSheet((xml) => xml.replace(/<sheetData>.*<\/sheetData>/, '<sheetData/>'))
    const xml = partOf(added(before, [[0, 'x']], '名簿', 0), SHEET)
    expect(xml).toContain(`<sheetData><row r="1"><c r="A1" s="1" ${text('x')}</row></sheetData>`)
  })

  it('becomes part of a table right above it', () => {
    const bytes = added(
      RICH,
      [
        [0, 'k03'],
        [1, '福祉課'],
      ],
      '一覧',
      1,
    )
    expect(changedEntries(RICH, bytes)).toEqual([
      'xl/workbook.xml',
      'xl/worksheets/sheet2.xml',
      'xl/tables/table1.xml',
    ])
    expect(partOf(bytes, 'xl/tables/table1.xml')).toBe(TABLE.replaceAll('A1:B3', 'A1:B4'))
    expect(partOf(bytes, 'xl/worksheets/sheet2.xml')).toBe(
      replaced(
        TABLE_SHEET,
        ['<dimension ref="A1:B3"/>', '<dimension ref="A1:B4"/>'],
        ['</sheetData>', `<row r="4"><c r="A4" ${text('k03')}<c r="B4" ${text('福祉課')}</row></sheetData>`],
      ),
    )
  })

  it('stays out of a table that ends with its totals, and of one beside it', () => {
    const totals = withPart('xl/tables/table1.xml', TABLE.replace('totalsRowShown="0"', 'totalsRowCount="1"'))
    expect(changedEntries(totals, added(totals, [[0, 'k03']], '一覧', 1))).not.toContain(
      'xl/tables/table1.xml',
    )
    const beside = withPart('xl/tables/table1.xml', TABLE.replaceAll('A1:B3', 'C1:D3'))
    expect(changedEntries(beside, added(beside, [[0, 'k03']], '一覧', 1))).not.toContain(
      'xl/tables/table1.xml',
    )
  })

  it('gets no second validation where one waits already', () => {
    const before = withSheet((xml) =>
      xml.replace(
        '<dataValidations count="3">',
        '<dataValidations count="4"><dataValidation type="whole" sqref="C7:C9"/>',
      ),
    )
    expect(partOf(added(before, RECORD), SHEET)).toContain('sqref="C4:C6"')
  })
})

describe('the archive', () => {
  it('keeps order, comments, extra fields and descriptors of entries that do not change', () => {
    const before = withDescriptors(RICH_PARTS, '名簿の控え')
    const after = changed(before, 3, [[1, '青樹']])
    expect(changedEntries(before, after)).toEqual(['xl/workbook.xml', SHEET])
    expect(after.subarray(-15).toString()).toBe('名簿の控え')
    expect(changed(after, 3, [[1, '青城']]).length).toBeGreaterThan(0)
  })

  it('is not made at all where nothing is to be changed', () => {
    expect(patchedWorkbook(RICH, [])).toEqual({ outcomes: [], bytes: null })
    const same = changeOf(gridOf(RICH), 3, [[1, '青木']])
    expect(patchedWorkbook(RICH, [same])).toEqual({ outcomes: [{ state: 'APPLIED' }], bytes: null })
  })
})

describe('what is refused', () => {
  const between = (xml: string): string => xml.replace('<row r="5"', '<!-- 注 --><row r="5"')
  it.each<[string, Buffer, Cell, string, RegExp]>([
    ['a text that is too long', RICH, 'あ'.repeat(32_768), 'TOO_LONG', /32768 characters/],
    ['a control character', RICH, 'a\u0001', 'NOT_ALLOWED', /U\+0001/],
    ['half a pair', RICH, 'a\ud83d', 'NOT_ALLOWED', /U\+D83D/],
    ['an error', RICH, { error: '#N/A' }, 'NOT_ALLOWED', /Errors/],
    ['no number', RICH, Number.NaN, 'NOT_ALLOWED', /NaN/],
    ['comments between the cells', withSheet(between), 'x', 'UNKEEPABLE', /comments/],
    [
      'a part in UTF-16',
      withPart(SHEET, Buffer.from(`\ufeff${RICH_SHEET.replace('UTF-8', 'UTF-16')}`, 'utf16le')),
      'x',
      'UNKEEPABLE',
      /UTF-8/,
    ],
    [
      'rows out of order',
      withSheet((xml) => xml.replace('<row r="5"', '<row r="2"')),
      'x',
      'UNKEEPABLE',
      /row 2/,
    ],
    [
      'cells out of order',
      withSheet((xml) => xml.replace(/(<c r="C4".*?<\/c>)(<c r="D4".*?<\/c>)/, '$2$1')),
      'x',
      'UNKEEPABLE',
      /row 4/,
    ],
    [
      'a cell with an extension',
      withSheet((xml) => xml.replace('<v>8</v>', '<v>8</v><extLst/>')),
      'x',
      'UNKEEPABLE',
      /more than a value/,
    ],
    [
      'a signed workbook',
      zipOf([...RICH_PARTS, { name: '_xmlsignatures/sig1.xml', content: '<a/>' }]),
      'x',
      'UNKEEPABLE',
      /signed/,
    ],
  ])('is told why: %s', (_what, bytes, after, refusal, detail) => {
    const grid = gridOf(bytes)
    const row = grid.rows.findIndex(([key]) => key === '000101')
    const patched = patchedWorkbook(bytes, [changeOf(grid, row, [[1, after]])])
    expect(patched.bytes).toBeNull()
    expect(patched.outcomes).toEqual([
      expect.objectContaining({ state: 'REFUSED', refusal, detail: expect.stringMatching(detail) }),
    ])
  })

  it('does not hold up what is written to another sheet', () => {
    const bytes = withSheet(between)
    const patched = patchedWorkbook(bytes, [
      changeOf(gridOf(bytes), 3, [[1, 'x']]),
      changeOf(gridOf(bytes, '一覧'), 1, [[1, '秘書課']]),
    ])
    expect(patched.outcomes).toMatchObject([{ state: 'REFUSED' }, { state: 'APPLIED' }])
    expect(changedEntries(bytes, patched.bytes ?? bytes)).toEqual([
      'xl/workbook.xml',
      'xl/worksheets/sheet2.xml',
    ])
  })

  it('throws a SourceError for a file that cannot be read', () => {
    expect(() => patchedWorkbook(Buffer.from('x'), [])).toThrow(
      expect.objectContaining({ fault: 'NOT_A_WORKBOOK' }),
    )
  })
})

/** The archive as programs write it that do not know sizes beforehand, with extra fields and a comment. */
function withDescriptors(entries: readonly Entry[], comment: string): Buffer {
  const honest = zipOf(entries)
  const start = honest.readUInt32LE(honest.length - 6)
  const locals: Buffer[] = []
  const records: Buffer[] = []
  let at = start
  let offset = 0
  while (at < honest.length - 22) {
    const record = Buffer.from(honest.subarray(at, at + 46 + honest.readUInt16LE(at + 28)))
    at += record.length
    const from = record.readUInt32LE(42)
    const name = record.subarray(46)
    const header = Buffer.from(honest.subarray(from, from + 30))
    const packed = honest.subarray(from + 30 + name.length, from + 30 + name.length + record.readUInt32LE(20))
    const descriptor = Buffer.concat([Buffer.from('504b0708', 'hex'), record.subarray(16, 28)])
    const extra = Buffer.from('0a00040001020304', 'hex')
    header.writeUInt16LE(8, 6)
    header.fill(0, 14, 26)
    header.writeUInt16LE(extra.length, 28)
    record.writeUInt16LE(8, 8)
    record.writeUInt16LE(extra.length, 30)
    record.writeUInt16LE(2, 32)
    record.writeUInt32LE(offset, 42)
    const local = Buffer.concat([header, name, extra, packed, descriptor])
    offset += local.length
    locals.push(local)
    records.push(record, extra, Buffer.from('ok'))
  }
  const note = Buffer.from(comment)
  const end = Buffer.from(honest.subarray(-22))
  end.writeUInt32LE(Buffer.concat(records).length, 12)
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(note.length, 20)
  return Buffer.concat([...locals, ...records, end, note])
}
