import { SourceError } from '../source.ts'
import { isXmlSpace } from './character-codes.ts'
import { afterElement, attribute, isOn, nextTag, type Tag, textUntilTag } from './xml.ts'

/** Whether a text is struck through by its own runs: as its cell's style says, surely, or surely not. */
export const AS_STYLE = 0
export const STRUCK_RUNS = 1
export const UNSTRUCK_RUNS = 2

/** A text as the workbook keeps it, its runs joined and its reading aids left out. */
export interface StringItem {
  readonly text: string
  readonly strike: number
  /** The first position after the item's end tag. */
  readonly end: number
}

/** Reads what stands between `<si>` and `</si>`, or `<is>` and `</is>`. */
export function readStringItem(
  xml: string,
  from: number,
  closing: string,
  keepsSpace: boolean,
  part: string,
): StringItem {
  let text = ''
  let run: Run | null = null
  const runs: Run[] = []
  let at = from
  for (;;) {
    const tag = nextTag(xml, at, part)
    if (tag === null) throw new SourceError('DAMAGED', `${part} ends inside <${closing}>`)
    at = tag.end
    if (tag.name === closing && tag.isClosing) return { text, strike: strikeOf(runs), end: at }
    // Furigana: the reading of a stretch of text, in the same <t> elements as the text itself.
    if (tag.name === 'rPh' && !tag.isClosing) at = afterElement(xml, tag, part)
    else if (tag.name === 'r') {
      run = tag.isClosing || tag.isEmpty ? null : { text: '', isStruck: null }
      if (run !== null) runs.push(run)
    } else if (tag.name === 'rPr' && run !== null && !tag.isClosing) run.isStruck ??= false
    else if (tag.name === 'strike' && run !== null)
      run.isStruck = isOn(attribute(xml, tag, 'val', part) ?? '1')
    else if (tag.name === 't' && !tag.isClosing && !tag.isEmpty) {
      const piece = textUntilTag(xml, tag.end, part)
      at = piece.end
      const plain = writtenText(piece.text, keepsSpaceOf(xml, tag, part) ?? keepsSpace)
      text += plain
      if (run !== null) run.text += plain
    }
  }
}

/** A text with its outer spaces as Excel takes them, and `_xHHHH_` escapes resolved. */
export function writtenText(raw: string, keepsSpace: boolean): string {
  const text = keepsSpace ? raw : trimXmlSpace(raw)
  return unescaped(text)
}

/** Text with `_xHHHH_`, the format's way to write characters XML cannot hold, resolved. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** Whether a start tag itself says that its outer spaces count; `null` when it says nothing. */
export function keepsSpaceOf(xml: string, tag: Tag, part: string): boolean | null {
  const space = attribute(xml, tag, 'space', part)
  return space === null ? null : space === 'preserve'
}

interface Run {
  text: string
  /** `null` where the run has no properties of its own and looks as its cell does. */
  isStruck: boolean | null
}

function strikeOf(runs: readonly Run[]): number {
  const visible = runs.filter((run) => run.text.trim() !== '')
  if (visible.some((run) => run.isStruck === false)) return UNSTRUCK_RUNS
  return visible.length > 0 && visible.every((run) => run.isStruck) ? STRUCK_RUNS : AS_STYLE
}

// Not trim(): a full-width space at the end of a text is part of it.
function trimXmlSpace(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && isXmlSpace(text.charCodeAt(from))) from++
  while (to > from && isXmlSpace(text.charCodeAt(to - 1))) to--
  return from === 0 && to === text.length ? text : text.slice(from, to)
}
