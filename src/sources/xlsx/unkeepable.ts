/** A workbook or a sheet of it that holds what could not be kept when it is written. */
export class Unkeepable extends Error {
  override readonly name = 'Unkeepable'
  /** The sheet's title; `null` where the whole workbook cannot be written. */
  readonly sheet: string | null

  constructor(sheet: string | null, detail: string, options?: ErrorOptions) {
    super(detail, options)
    this.sheet = sheet
  }
}
