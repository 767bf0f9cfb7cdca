import type { Area } from '../source.ts'
import { MAX_COLUMNS, MAX_ROWS } from './cell-reference.ts'
import { blockOf } from './ranges.ts'
import { attribute, type Tag } from './xml.ts'

/**
 * The block that a formula fills beyond its own cell, of which only that one cell says so: an array, which spills or is
 * entered over several cells, or a what-if table. `null` for others, and where no block can be made out.
 */
export function formulaBlock(xml: string, tag: Tag, part: string): Area | null {
  const hasAttributes = tag.nameEnd < (tag.isEmpty ? tag.end - 2 : tag.end - 1)
  if (!hasAttributes || !FILLING.includes(attribute(xml, tag, 't', part))) return null
  const block = blockOf((attribute(xml, tag, 'ref', part) ?? '').trim().toUpperCase())
  if (block === null) return null
  const { top, left, bottom, right } = block
  if (top === bottom && left === right) return null
  return {
    top: Math.min(top, MAX_ROWS - 1),
    left: Math.min(left, MAX_COLUMNS - 1),
    bottom: Math.min(bottom, MAX_ROWS - 1),
    right: Math.min(right, MAX_COLUMNS - 1),
  }
}

const FILLING: readonly (string | null)[] = ['array', 'dataTable']
