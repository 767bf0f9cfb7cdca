import { addressOfArea } from './address.ts'
import type { StyleTable } from './styles.ts'
import type { Sheet } from './workbook.ts'
import { xmlText } from './xml.ts'

/** The elements `<conditionalFormatting>` in order of priority. */
export const conditionalFormatsXml = ({ conditionalFormats = [] }: Sheet, styles: StyleTable): string =>
  conditionalFormats
    .map(
      ({ areas, formula, look }, index) =>
        `<conditionalFormatting sqref="${areas.map(addressOfArea).join(' ')}">` +
        `<cfRule type="expression" dxfId="${styles.highlightId(look)}" priority="${index + 1}">` +
        `<formula>${xmlText(formula)}</formula></cfRule></conditionalFormatting>`,
    )
    .join('')
