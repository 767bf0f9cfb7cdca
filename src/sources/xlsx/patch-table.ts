import type { ChangedRow } from './changed-rows.ts'
import { attributeEdit, type Edit } from './edit.ts'
import { touches } from './patch-ranges.ts'
import { grown } from './ranges.ts'
import { attribute, nextTag, rootTag, type Tag } from './xml.ts'

/** Lets a table and its filter take in new rows right below its end, unless a row of totals ends it. */
export function tableEdits(xml: string, changed: readonly ChangedRow[], part: string): readonly Edit[] {
  const root = rootTag(xml, 'table', part)
  if (Number(attribute(xml, root, 'totalsRowCount', part) ?? 0) > 0) return []
  const newRows = changed.filter(({ isNew }) => isNew)
  const edits: Edit[] = []
  const grow = (tag: Tag): void => {
    const before = attribute(xml, tag, 'ref', part) ?? ''
    const after = grown(
      before,
      newRows.map(({ row }) => row),
      (block, row) => touches(block, row, newRows),
    )
    if (after !== before) edits.push(attributeEdit(xml, tag, 'ref', after, part))
  }
  grow(root)
  let at = root.end
  for (let tag = nextTag(xml, at, part); tag !== null; tag = nextTag(xml, at, part)) {
    at = tag.end
    if (tag.name === 'autoFilter' && !tag.isClosing) grow(tag)
  }
  return edits
}
