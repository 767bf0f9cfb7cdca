import type { sheets_v4 } from '@googleapis/sheets'
import { cellsIn } from './a1.ts'
import { ERROR_WORDS, evaluate, type FormulaPlace, isError, type Result } from './formula.ts'
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
  readonly #results = new Map<Cell, Result>()
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
    const known = this.#results.get(cell)
    if (known !== undefined) return known
    // A formula that needs itself has no end.
    if (this.#underWay.has(cell)) return { error: 'REF' }
    this.#underWay.add(cell)
    const result = evaluate(text, this.#placeOf(sheet))
    this.#underWay.delete(cell)
    this.#results.set(cell, result)
    return result
  }

  #placeOf(home: Sheet): FormulaPlace {
    return {
      cells: (address, title) => {
        const sheet =
          title === null
            ? home
            : this.#spreadsheet.sheets.find(({ properties }) => properties.title === title)
        const block = sheet && cellsIn(sheet, address)
        if (!sheet || !block) return null
        return Array.from({ length: block.bottom - block.top }, (_r, down) =>
          Array.from({ length: block.right - block.left }, (_c, right) =>
            this.result(sheet, cellIn(sheet, block.top + down, block.left + right)),
          ),
        )
      },
    }
  }
}
