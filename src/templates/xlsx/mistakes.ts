/** A workbook that a spreadsheet program would refuse, repair or silently cut; every reason is listed. */
export class UnwritableWorkbook extends Error {
  override readonly name = 'UnwritableWorkbook'
  readonly mistakes: readonly string[]

  constructor(mistakes: readonly string[]) {
    super(`The workbook cannot be written:\n${mistakes.map((mistake) => `  ${mistake}`).join('\n')}`)
    this.mistakes = mistakes
  }
}

/** Notes one mistake: where it is, and what is wrong and to be done. */
export type Report = (where: string, what: string) => void

/** How a mistake says its place: `sheet "棚", B3`. */
export const inSheet = (title: string, place?: string): string =>
  place === undefined ? `sheet "${title}"` : `sheet "${title}", ${place}`
