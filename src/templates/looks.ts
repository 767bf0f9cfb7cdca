import type { CellTemplate } from '../columns/column.ts'
import { ISO_DATE, TEXT } from './xlsx/number-formats.ts'
import type { CellStyle, Colour, ConditionalFormat, NumberFormat } from './xlsx/workbook.ts'

const LINE: CellStyle['border'] = { line: 'thin', colour: '#a9bcc6' }
const HEADER: CellStyle = {
  format: 'General',
  bold: true,
  border: LINE,
  wrap: true,
  horizontal: 'center',
  vertical: 'center',
}

/** The header of a column that must be filled in. */
export const REQUIRED_HEADER: CellStyle = { ...HEADER, colour: '#ffffff', fill: '#2c5a70' }

/** The header of any other column. */
export const OPTIONAL_HEADER: CellStyle = { ...HEADER, colour: '#23414f', fill: '#e1ecf1' }

/** A cell of the row of examples. */
export const EXAMPLE_CELL: CellStyle = { colour: '#7d7d7d', fill: '#f4f4f1' }

/** Red stands for an error and for nothing else. */
export const ERROR_LOOK: ConditionalFormat['look'] = { fill: '#f8d0cb', colour: '#8c1d18' }

export const GUIDE_TAB: Colour = '#2c5a70'

/** In points: room for two lines. */
export const HEADER_HEIGHT = 39

/** How a column's cells are shown. */
export const NUMBER_FORMATS: Readonly<Record<CellTemplate['format'], NumberFormat | undefined>> = {
  text: TEXT,
  date: ISO_DATE,
  integer: '0',
  decimal: '0.##',
  general: undefined,
}

const WIDE = /[^\u0020-\u00ff\uff61-\uff9f]/u

/** The width of a text in half-width characters. */
export const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, each) => sum + (WIDE.test(each) ? 2 : 1), 0)
