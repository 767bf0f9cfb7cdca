import { describe, expect, test } from 'vitest'
import { schema } from '../../schema/index.ts'
import type { Column } from '../../src/columns/column.ts'
import { policyRows } from '../../src/demo/policy.ts'
import { isReservedSheet, RESERVED_SHEETS } from '../../src/tables/reserved-sheets.ts'
import { NUMBER_FORMATS, OPTIONAL_HEADER, REQUIRED_HEADER } from '../../src/templates/looks.ts'
import { templateOf } from '../../src/templates/template.ts'
import type { CellStyle, Sheet, SheetRow, Validation, Workbook } from '../../src/templates/xlsx/workbook.ts'

const books = new Map(schema.workbooks.map(({ key }) => [key, templateOf(schema, key, { rows: policyRows })]))
const kept = schema.tables.filter((table) => table.unfolds === null)
const competencyNames = policyRows.Competency.map(({ name }) => String(name))

const bookOf = (workbook: string): Workbook => books.get(workbook) ?? { sheets: [] }
const sheetOf = (workbook: string, title: string): Sheet =>
  bookOf(workbook).sheets.find((sheet) => sheet.title === title) ?? { title: '', rows: [] }
const cellsOf = (row: SheetRow | undefined) => (row === undefined ? [] : 'cells' in row ? row.cells : row)
const valuesOf = (row: SheetRow | undefined) =>
  cellsOf(row).map((cell) =>
    typeof cell === 'object' && cell !== null && 'value' in cell ? cell.value : cell,
  )
const stylesOf = (row: SheetRow | undefined): (CellStyle | undefined)[] =>
  cellsOf(row).map((cell) =>
    typeof cell === 'object' && cell !== null && 'value' in cell ? cell.style : undefined,
  )
const validationAt = (sheet: Sheet, column: number): Validation | undefined =>
  sheet.validations?.find(({ areas }) => areas.some(({ left, right }) => left <= column && column <= right))

/** Every sheet column that the declarations ask for, in order. */
function headersOf(columns: Readonly<Record<string, Column>>): { header: string; column: Column }[] {
  return Object.values(columns).flatMap((column) => {
    if (column.derive !== null) return []
    if (column.spread?.by === 'across') return competencyNames.map((header) => ({ header, column }))
    if (column.spread?.by === 'rank') {
      const { ranks, columns: parts } = column.spread
      return Array.from({ length: ranks }, (_, index) =>
        Object.values(parts).map((part) => ({
          header: part.header.replace('{n}', String(index + 1)),
          column: part,
        })),
      ).flat()
    }
    return [{ header: column.header, column }]
  })
}

describe('a workbook', () => {
  test.each(schema.workbooks.map(({ key }) => key))('%s has one sheet a table, in order', (key) => {
    const titles = bookOf(key).sheets.map((sheet) => sheet.title)
    expect(titles[0]).toBe(RESERVED_SHEETS.guide)
    expect(titles.filter((title) => !isReservedSheet(title))).toEqual(
      kept.filter((table) => table.workbook === key).map((table) => table.sheet),
    )
  })

  test('is refused under an unknown key, naming the known ones', () => {
    expect(() => templateOf(schema, 'nothing')).toThrow(/personnel, development, intentions/)
  })
})

describe.each(kept.map((table) => ({ name: table.name, table })))('the sheet of $name', ({ table }) => {
  const sheet = sheetOf(table.workbook, table.sheet)
  const expected = headersOf(table.columns)

  test('is headed by the declared headers, exactly and in order', () => {
    expect(valuesOf(sheet.rows[0])).toEqual(expected.map(({ header }) => header))
  })

  test('marks what must be filled in by the header’s fill', () => {
    expect(stylesOf(sheet.rows[0]).map((style) => style?.fill)).toEqual(
      expected.map(({ column }) => (column.required ? REQUIRED_HEADER : OPTIONAL_HEADER).fill),
    )
  })

  test('shows every column in its format', () => {
    const formats = sheet.columns?.map(({ style }) => style?.format)
    expect(formats).toEqual(
      expected.map(({ column }) =>
        column.spread?.by === 'across' ? '0' : NUMBER_FORMATS[column.template.format],
      ),
    )
  })

  test('explains every header', () => {
    expect(sheet.notes?.map(({ row, column }) => [row, column])).toEqual(
      expected.map((_, index) => [0, index]),
    )
    for (const [index, { column }] of expected.entries()) {
      const text = sheet.notes?.[index]?.text ?? ''
      expect(text).toContain(column.required ? '【必須】' : '【任意】')
      expect(text).toContain('見られる人：')
      expect(text).toContain(column.doc)
    }
  })

  test('stays readable: panes, filter, print titles', () => {
    expect(sheet.frozen?.rows).toBe(1)
    expect(sheet.frozen?.columns).toBeGreaterThan(0)
    expect(sheet.filter).toMatchObject({ top: 0, left: 0, right: expected.length - 1 })
    expect(sheet.print).toMatchObject({ orientation: 'landscape', repeatRows: { first: 0, last: 0 } })
    const width = (sheet.columns ?? []).reduce((sum, column) => sum + (column.width ?? 0), 0)
    expect(width / (sheet.print?.pagesWide ?? 1)).toBeLessThanOrEqual(190)
    expect(sheet.protected ?? false).toBe(false)
  })

  test.each(expected.map(({ header, column }, index) => ({ header, column, index })))(
    'checks what is entered under $header',
    ({ column, index }) => {
      const validation = validationAt(sheet, index)
      const { template } = column
      if (column.spread?.by === 'across') {
        expect(validation?.rule).toMatchObject({ kind: 'listRange', sheet: '評価尺度' })
        expect(validation?.onError).toBe('warning')
      } else if (template.words !== undefined) {
        expect(validation?.rule).toEqual({ kind: 'list', values: template.words })
        expect(validation?.onError).toBe(template.strict ? 'stop' : 'warning')
      } else if (template.rowsOf?.list !== undefined) {
        expect(validation?.rule).toMatchObject({ kind: 'listRange', sheet: RESERVED_SHEETS.choices })
        expect(validation?.onError).toBe('warning')
      } else if (template.rowsOf !== undefined) {
        const target = schema.tables.find(({ name }) => name === template.rowsOf?.table)
        if (target?.workbook === table.workbook)
          expect(validation?.rule).toMatchObject({ kind: 'listRange', sheet: target.sheet })
        else {
          expect(validation?.rule).toEqual({ kind: 'any' })
          expect(validation?.prompt?.text).toContain(target?.sheet)
        }
      } else if (template.format === 'date') {
        expect(validation).toMatchObject({ rule: { kind: 'date' }, onError: 'warning' })
      } else if (template.between !== undefined) {
        const [from, to] = template.between
        expect(validation?.rule).toEqual({
          kind: template.format === 'decimal' ? 'decimal' : 'whole',
          from,
          to,
        })
      } else if (column.unique) {
        expect(validation).toMatchObject({ rule: { kind: 'custom' }, onError: 'warning' })
      } else expect(validation?.rule.kind ?? 'any').toBe('any')
    },
  )
})

describe('dropdowns of the office’s own words', () => {
  test('come from the hidden sheet, the words of the code table in it', () => {
    const choices = sheetOf('personnel', RESERVED_SHEETS.choices)
    expect(choices.visibility).toBe('hidden')
    expect(valuesOf(choices.rows[0])).toEqual(['職種', '職務分野'])
    const column = sheetOf('personnel', '職員').rows[0]
    const rule = validationAt(sheetOf('personnel', '職員'), valuesOf(column).indexOf('職種'))?.rule
    expect(rule).toMatchObject({ area: { top: 1, bottom: 15, left: 0, right: 0 } })
  })

  test('follow the rows of the code table where there are some', () => {
    const rows = { CodeEntry: [{ list: '主催', code: 'X', label: '近隣市町村' }] }
    const book = templateOf(schema, 'development', { rows })
    const choices = book.sheets.find((sheet) => sheet.title === RESERVED_SHEETS.choices)
    expect(choices?.rows.map(valuesOf)).toEqual([['主催'], ['近隣市町村']])
  })
})

describe('records', () => {
  const rows = {
    ...policyRows,
    CompetencyMatrixRow: [
      {
        fiscalYear: 2025,
        rater: 'MANAGER',
        staff: '000001',
        assessedOn: '2026-03-01',
        levels: { C1: 3, A5: '／' },
      },
    ],
    SelfDeclaration: [
      {
        fiscalYear: 2025,
        staff: '000001',
        transferWish: 'WANTS_MOVE',
        wishes: [{ department: '0203' }, {}, { jobField: 'WELFARE' }],
        wishReasons: ['CAREER', 'FAMILY'],
        interviewWanted: true,
      },
    ],
  }

  const record = (workbook: string, title: string): Readonly<Record<string, unknown>> => {
    const sheet = templateOf(schema, workbook, { rows }).sheets.find((each) => each.title === title)
    const cells = valuesOf(sheet?.rows[1])
    return Object.fromEntries(valuesOf(sheet?.rows[0]).map((header, index) => [String(header), cells[index]]))
  }

  test('are written as people write them', () => {
    expect(record('development', '能力評価')).toMatchObject({
      年度: 2025,
      評価区分: '所属長',
      職員番号: '000001',
      評価日: { serial: 46082 },
      対人能力: 3,
      政策形成能力: null,
      郷土愛: '／',
    })
  })

  test('spread ranks over columns, gaps staying gaps, and join lists', () => {
    expect(record('intentions', '自己申告')).toMatchObject({
      異動希望: '異動したい',
      第1希望所属: '0203',
      第1希望分野: null,
      第2希望所属: null,
      第3希望分野: '福祉・健康',
      希望理由: 'キャリア、家庭事情',
      面談希望: '○',
    })
  })
})

describe('errors', () => {
  test('are marked for a key that stands twice, unless the code may be given again', () => {
    const formats = sheetOf('personnel', '所属').conditionalFormats
    expect(formats?.[0]?.formula).toBe('AND($A3<>"",COUNTIF($A$3:$A$1002,$A3)>1)')
    expect(sheetOf('personnel', '職員').conditionalFormats?.[0]?.formula).toContain('$T3="",COUNTIFS(')
  })

  test('are marked where a row is begun and a required cell is blank', () => {
    const [mark] = sheetOf('development', '研修受講').conditionalFormats ?? []
    // 研修コード and 開始日 may be left to 実施コード.
    expect(mark?.areas.map((area) => area.left)).toEqual([1, 8])
    expect(mark?.formula).toBe('AND(COUNTA($A3:$V3)>0,ISBLANK(B3))')
  })
})
