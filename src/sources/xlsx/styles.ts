import { isBuiltInDateFormat, isDateFormat } from './date-format.ts'
import { attribute, isOn, nextTag, rootTag } from './xml.ts'

/** What the reader needs to know of each cell style, by its index: any of `DATE`, `STRUCK` and `UNLOCKED`. */
export type CellStyles = Uint8Array

/** The style shows a number as a date. */
export const DATE = 1

/** The style strikes the text through. */
export const STRUCK = 2

/** The style leaves a cell open on a protected sheet. */
export const UNLOCKED = 4

/** The styles of a workbook that has no styles part. */
export const NO_STYLES: CellStyles = new Uint8Array(0)

/** Reads the styles part. */
export function readStyles(xml: string, part: string): CellStyles {
  const formats = new Map<number, boolean>()
  const struckFonts: boolean[] = []
  const styles: number[] = []
  let section = ''
  let at = rootTag(xml, 'styleSheet', part).end
  for (let tag = nextTag(xml, at, part); tag !== null; tag = nextTag(xml, at, part)) {
    at = tag.end
    // The same elements occur in `dxfs` and `cellStyleXfs`, which cells do not point to.
    if (SECTIONS.has(tag.name)) section = tag.isClosing || tag.isEmpty ? '' : tag.name
    if (tag.isClosing) continue
    const value = (name: string): string | null => attribute(xml, tag, name, part)
    if (section === 'numFmts' && tag.name === 'numFmt') {
      formats.set(Number(value('numFmtId')), isDateFormat(value('formatCode') ?? ''))
    } else if (section === 'fonts' && tag.name === 'font') {
      struckFonts.push(false)
    } else if (section === 'fonts' && tag.name === 'strike') {
      struckFonts[struckFonts.length - 1] = isOn(value('val') ?? '1')
    } else if (section === 'cellXfs' && tag.name === 'xf') {
      const format = Number(value('numFmtId') ?? 0)
      const isDate = formats.get(format) ?? isBuiltInDateFormat(format)
      const isStruck = struckFonts[Number(value('fontId') ?? 0)] === true
      styles.push((isDate ? DATE : 0) | (isStruck ? STRUCK : 0))
    } else if (section === 'cellXfs' && tag.name === 'protection' && value('locked') !== null) {
      const last = styles.length - 1
      if (!isOn(value('locked'))) styles[last] = (styles[last] ?? 0) | UNLOCKED
    }
  }
  return Uint8Array.from(styles)
}

const SECTIONS: ReadonlySet<string> = new Set(['numFmts', 'fonts', 'cellStyleXfs', 'cellXfs', 'dxfs'])
