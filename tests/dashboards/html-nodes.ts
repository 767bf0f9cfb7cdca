/** A text of a page, with the elements around it, the outermost first. */
export interface TextNode {
  readonly text: string
  readonly around: readonly { readonly tag: string; readonly classes: readonly string[] }[]
}

const PIECES = /<!doctype html>|<(\/?)([a-z0-9]+)((?:"[^"]*"|[^">])*?)(\/?)>|([^<]+)/giu
const VOID = new Set(['meta'])
const SIGNS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' }

/** Every text of a page of ours: well-formed, written by one renderer. Styles and scripts are no texts. */
export function textNodes(html: string): readonly TextNode[] {
  const plain = html.replace(/<(style|script)[^>]*>[\s\S]*?<\/\1>/gu, '')
  const open: { tag: string; classes: string[] }[] = []
  const found: TextNode[] = []
  for (const [, closing, tag, attributes = '', alone, text] of plain.matchAll(PIECES)) {
    if (text !== undefined) {
      const shown = text.replace(/&(?:lt|gt|amp|quot);/gu, (sign) => SIGNS[sign] ?? sign).trim()
      if (shown !== '') found.push({ text: shown, around: [...open] })
    } else if (tag === undefined || alone || VOID.has(tag)) continue
    else if (closing) open.pop()
    else open.push({ tag, classes: (/\bclass="([^"]*)"/u.exec(attributes)?.[1] ?? '').split(/\s+/u) })
  }
  return found
}

/** Whether a text stands within an element of a class. */
export const isWithin = (node: TextNode, name: string): boolean =>
  node.around.some(({ classes }) => classes.includes(name))
