import type { Area } from '../source.ts'
import type { ChangedRow } from './changed-rows.ts'
import { attributeEdit, type Edit } from './edit.ts'
import { blockOf, blocksOf, grown, referenceOfBlock } from './ranges.ts'
import { type SheetText, tagsBeforeRows } from './row-places.ts'
import { afterElement, attribute, nextTag, type Tag, textUntilTag } from './xml.ts'

/** The edits that let what a sheet says of its ranges hold for changed rows too, and its filter where that grew. */
export interface RangeEdits {
  readonly edits: readonly Edit[]
  readonly filter: { readonly before: Area; readonly after: Area } | null
}

/** Widens the dimension, the filter, and the validations and formats of the row above each new one. */
export function rangeEdits(sheet: SheetText, changed: readonly ChangedRow[]): RangeEdits {
  const newRows = changed.filter(({ isNew }) => isNew)
  const belowRecords = newRows.filter(({ row, dataFrom }) => row > dataFrom).map(({ row }) => row)
  const lists = listsOf(sheet)
  const validated = lists
    .filter(({ kind }) => kind === 'dataValidation')
    .flatMap(({ text }) => blocksOf(text))
  const edits: Edit[] = dimensionEdits(sheet, changed)
  let filter: RangeEdits['filter'] = null
  for (const { kind, text, edit } of lists) {
    const rows = kind === 'autoFilter' ? newRows.map(({ row }) => row) : belowRecords
    const after = grown(text, rows, (block, row) => {
      if (kind === 'autoFilter') return touches(block, row, newRows)
      // Two validations of one cell are more than Excel takes.
      return kind === 'conditionalFormatting' || !validated.some((other) => isOver(other, block, row))
    })
    if (after === text) continue
    edits.push(edit(after))
    const [before, now] = [blockOf(text), blockOf(after)]
    if (kind === 'autoFilter' && before && now) filter = { before, after: now }
  }
  return { edits, filter }
}

/** Tells whether one of the cells written in a new row stands below a block. */
export const touches = ({ left, right }: Area, row: number, rows: readonly ChangedRow[]): boolean =>
  rows.some(
    (each) => each.row === row && [...each.cells.keys()].some((column) => left <= column && column <= right),
  )

const isOver = (other: Area, { left, right }: Area, row: number): boolean =>
  other.top <= row && row <= other.bottom && other.left <= right && left <= other.right

/** References in a sheet that may have to grow. */
interface References {
  readonly kind: Kind
  readonly text: string
  readonly edit: (text: string) => Edit
}

const KINDS = ['autoFilter', 'dataValidation', 'conditionalFormatting'] as const
type Kind = (typeof KINDS)[number]

/** Finds them, those of newer Excel in the extension list included. */
function listsOf({ xml, prefix, part, rowsEnd }: SheetText): readonly References[] {
  const found: References[] = []
  let extended: Kind | null = null
  let at = rowsEnd
  for (let tag = nextTag(xml, at, part); tag !== null; tag = nextTag(xml, at, part)) {
    at = tag.end
    if (tag.isClosing) continue
    // Views that people keep have filters of their own.
    if (tag.name === 'customSheetViews' && tag.prefix === prefix) at = afterElement(xml, tag, part)
    const kind = KINDS.find((each) => each === tag.name) ?? null
    if (tag.name === 'sparkline') extended = null
    if (kind && tag.prefix !== prefix) extended = kind
    else if (kind) found.push(...inAttribute(xml, tag, kind, part))
    if (tag.name !== 'sqref' || extended === null || tag.isEmpty) continue
    const { text, end } = textUntilTag(xml, tag.end, part)
    found.push({ kind: extended, text, edit: (text) => ({ from: tag.end, to: end, text }) })
  }
  return found
}

function inAttribute(xml: string, tag: Tag, kind: Kind, part: string): readonly References[] {
  const name = kind === 'autoFilter' ? 'ref' : 'sqref'
  const text = attribute(xml, tag, name, part)
  if (text === null) return []
  return [{ kind, text, edit: (after) => attributeEdit(xml, tag, name, after, part) }]
}

function dimensionEdits(sheet: SheetText, changed: readonly ChangedRow[]): Edit[] {
  const { xml, part } = sheet
  for (const tag of tagsBeforeRows(sheet, 'dimension')) {
    const block = blockOf(attribute(xml, tag, 'ref', part) ?? '')
    if (block === null) return []
    const columns = changed.flatMap(({ cells }) => [...cells.keys()])
    const rows = changed.map(({ row }) => row)
    const wider = {
      top: Math.min(block.top, ...rows),
      left: Math.min(block.left, ...columns),
      bottom: Math.max(block.bottom, ...rows),
      right: Math.max(block.right, ...columns),
    }
    const isWider = referenceOfBlock(wider) !== referenceOfBlock(block)
    return isWider ? [attributeEdit(xml, tag, 'ref', referenceOfBlock(wider), part)] : []
  }
  return []
}
