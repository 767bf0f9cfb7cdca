import type { sheets_v4 } from '@googleapis/sheets'
import { type Block, cellsIn, gridBlock } from './a1.ts'
import { evaluate, type FormulaPlace } from './formula.ts'
import { ERROR_WORDS, isError, type Result } from './formula-result.ts'
import { isDateType, plainNumber, shownNumber } from './number-format.ts'
import { type Cell, cellIn, type Sheet, type Spreadsheet } from './spreadsheet.ts'

/** How values are to be told. */
export interface Rendering {
  readonly value: string
  readonly dates: string
}

/** Works out what cells come to, each formula once. */
export class Shown {
  readonly #spreadsheet: Spreadsheet
  /** By sheet too: a copied sheet shares its cells with the original, but not what their formulas mean. */
  readonly #results = new Map<Sheet, Map<Cell, Result>>()
  readonly #underWay = new Set<Cell>()

  constructor(spreadsheet: Spreadsheet) {
    this.#spreadsheet = spreadsheet
  }

  /** What a cell comes to. */
  result(sheet: Sheet, cell: Cell | undefined): Result {
    const { numberValue, stringValue, boolValue, formulaValue, errorValue } = cell?.userEnteredValue ?? {}
    if (cell === undefined) return null
    if (formulaValue != null) return this.#formula(sheet, cell, formulaValue)
    if (errorValue?.type) return { error: errorValue.type }
    return numberValue ?? stringValue ?? boolValue ?? null
  }

  /** A cell as values tell it; an empty text for a blank one. */
  value(sheet: Sheet, cell: Cell | undefined, { value, dates }: Rendering): string | number | boolean {
    if (cell?.userEnteredValue == null) return ''
    if (value === 'FORMULA' && cell.userEnteredValue.formulaValue != null)
      return cell.userEnteredValue.formulaValue
    const result = this.result(sheet, cell)
    if (result === null) return ''
    if (isError(result)) return ERROR_WORDS[result.error] ?? '#ERROR!'
    if (value === 'FORMATTED_VALUE') return this.text(sheet, cell)
    if (
      typeof result === 'number' &&
      dates === 'FORMATTED_STRING' &&
      isDateType(cell.userEnteredFormat?.numberFormat?.type)
    )
      return this.text(sheet, cell)
    return result
  }

  /** A cell as its sheet shows it. */
  text(sheet: Sheet, cell: Cell): string {
    const result = this.result(sheet, cell)
    if (result === null) return ''
    if (isError(result)) return ERROR_WORDS[result.error] ?? '#ERROR!'
    if (typeof result === 'boolean') return String(result).toUpperCase()
    if (typeof result === 'string') return result
    const format = cell.userEnteredFormat?.numberFormat
    return format ? shownNumber(result, format) : plainNumber(result)
  }

  /** What a cell comes to, in the API's words. */
  effective(sheet: Sheet, cell: Cell): sheets_v4.Schema$ExtendedValue | undefined {
    const result = this.result(sheet, cell)
    if (result === null) return undefined
    if (isError(result))
      return { errorValue: { type: result.error, message: ERROR_WORDS[result.error] ?? '' } }
    if (typeof result === 'number') return { numberValue: result }
    return typeof result === 'boolean' ? { boolValue: result } : { stringValue: result }
  }

  #formula(sheet: Sheet, cell: Cell, text: string): Result {
    const results = this.#results.get(sheet) ?? new Map<Cell, Result>()
    this.#results.set(sheet, results)
    const known = results.get(cell)
    if (known !== undefined) return known
    // A formula that needs itself has no end.
    if (this.#underWay.has(cell)) return { error: 'REF' }
    this.#underWay.add(cell)
    const result = evaluate(text, this.#placeOf(sheet))
    this.#underWay.delete(cell)
    results.set(cell, result)
    return result
  }

  #placeOf(home: Sheet): FormulaPlace {
    return {
      cells: (address, title) => {
        const sheet =
          title === null
            ? home
            : this.#spreadsheet.sheets.find(
                ({ properties }) => properties.title.toLowerCase() === title.toLowerCase(),
              )
        const block = sheet && cellsIn(sheet, address)
        return sheet && block && !isBeyond(block) ? this.#block(block) : null
      },
      named: (name) => {
        const found = this.#spreadsheet.namedRanges.find(
          (each) => each.name?.toLowerCase() === name.toLowerCase(),
        )
        return found?.range ? this.#block(gridBlock(this.#spreadsheet, found.range)) : null
      },
    }
  }

  /** Rows below everything that was ever written hold nothing, and are left out. */
  #block({ sheet, top, left, bottom, right }: Block): Result[][] {
    const last = Math.max(top + 1, Math.min(bottom, sheet.rows.length))
    return Array.from({ length: last - top }, (_r, down) =>
      Array.from({ length: right - left }, (_c, across) =>
        this.result(sheet, cellIn(sheet, top + down, left + across)),
      ),
    )
  }
}

const isBeyond = ({ sheet, top, left }: Block): boolean =>
  top >= sheet.properties.gridProperties.rowCount || left >= sheet.properties.gridProperties.columnCount
