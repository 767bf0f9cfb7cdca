import { Unkeepable } from './unkeepable.ts'
import { attributePlace, type Tag } from './xml.ts'

/** A stretch of a part that is to be written anew. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** The part with the edits carried out; they may come in any order, and those of one place stay in theirs. */
export function edited(xml: string, edits: readonly Edit[]): string {
  let text = ''
  let at = 0
  for (const edit of edits.toSorted((a, b) => a.from - b.from)) {
    if (edit.from < at) throw new Unkeepable(null, 'Two changes of a part overlap')
    text += xml.slice(at, edit.from) + edit.text
    at = edit.to
  }
  return text + xml.slice(at)
}

/** Gives an attribute another value, or adds it; the value holds no markup. */
export function attributeEdit(xml: string, tag: Tag, name: string, value: string, part: string): Edit {
  const place = attributePlace(xml, tag, name, part)
  if (place !== null) return { ...place, text: value }
  return { from: tag.nameEnd, to: tag.nameEnd, text: ` ${name}="${value}"` }
}
