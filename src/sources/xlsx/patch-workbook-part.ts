import type { Area } from '../source.ts'
import { referenceOf } from './cell-reference.ts'
import { attributeEdit, type Edit } from './edit.ts'
import { blockOf, referenceOfBlock } from './ranges.ts'
import { afterElement, attribute, nextTag, rootTag, textUntilTag } from './xml.ts'

/** A sheet's filter that has come to cover more rows. */
export interface GrownFilter {
  readonly sheet: string
  readonly before: Area
  readonly after: Area
}

/** What changed cells mean for the workbook part: formulas are to be computed anew, and filters have hidden names. */
export function workbookEdits(
  xml: string,
  part: string,
  hasFormulas: boolean,
  filters: readonly GrownFilter[],
): readonly Edit[] {
  const edits: Edit[] = []
  const root = rootTag(xml, 'workbook', part)
  let calculation: Edit | null = null
  let behind = root.end
  let at = root.end
  for (let tag = nextTag(xml, at, part); tag !== null; tag = nextTag(xml, at, part)) {
    at = tag.end
    if (tag.isClosing || tag.prefix !== root.prefix) continue
    if (tag.name === 'calcPr') calculation = attributeEdit(xml, tag, 'fullCalcOnLoad', '1', part)
    if (BEFORE_CALCULATION.includes(tag.name)) behind = afterElement(xml, tag, part)
    if (tag.name !== 'definedName' || tag.isEmpty) continue
    if (attribute(xml, tag, 'name', part) !== '_xlnm._FilterDatabase') continue
    const { text, end } = textUntilTag(xml, tag.end, part)
    const filter = filters.find((each) => names(text, each))
    // What stands behind the last `!` has nothing in it that is written differently in XML.
    const from = xml.lastIndexOf('!', end) + 1
    if (filter && from > tag.end) edits.push({ from, to: end, text: absolute(filter.after) })
  }
  const added = { from: behind, to: behind, text: `<${root.prefix}calcPr fullCalcOnLoad="1"/>` }
  return hasFormulas ? [...edits, calculation ?? added] : edits
}

/** The children of the workbook element that stand before the settings of its calculation. */
const BEFORE_CALCULATION = ['sheets', 'functionGroups', 'externalReferences', 'definedNames']

function names(text: string, { sheet, before }: GrownFilter): boolean {
  const bang = text.lastIndexOf('!')
  const title = text.slice(0, bang).replace(/^'(.*)'$/s, '$1')
  const block = blockOf(text.slice(bang + 1))
  return (
    title.replaceAll("''", "'") === sheet &&
    block !== null &&
    referenceOfBlock(block) === referenceOfBlock(before)
  )
}

const absolute = ({ top, left, bottom, right }: Area): string =>
  [
    { row: top, column: left },
    { row: bottom, column: right },
  ]
    .map((place) => referenceOf(place).replace(/^([A-Z]+)/, '$$$1$$'))
    .join(':')
