/** An element of a page or a picture file, or the whole of one. */
export interface Element {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Element | string)[]
}

/** A text of a page, with the elements around it, the outermost first. */
export interface TextNode {
  readonly text: string
  readonly around: readonly { readonly tag: string; readonly classes: readonly string[] }[]
}

const PIECES = /<!doctype html>|<(\/?)([a-z0-9]+)((?:"[^"]*"|[^">])*?)(\/?)>|([^<]+)/giu
const VOID = new Set(['meta'])
const SIGNS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' }

const plainly = (text: string): string =>
  text.replace(/&(?:lt|gt|amp|quot);/gu, (sign) => SIGNS[sign] ?? sign)

/** A page or picture file of ours as elements: well-formed, written by one renderer. Styles and scripts are left out. */
export function elementsOf(markup: string): Element {
  const plain = markup.replace(/<(style|script)[^>]*>[\s\S]*?<\/\1>/gu, '')
  const all: (Element | string)[] = []
  const open = [all]
  for (const [, closing, tag, written = '', alone, text] of plain.matchAll(PIECES)) {
    if (text !== undefined) open.at(-1)?.push(plainly(text))
    else if (tag === undefined) continue
    else if (closing) open.pop()
    else {
      const attributes = Object.fromEntries(
        [...written.matchAll(/([\w:-]+)(?:="([^"]*)")?/gu)].map(([, name = '', value = '']) => [
          name,
          plainly(value),
        ]),
      )
      const children: (Element | string)[] = []
      open.at(-1)?.push({ tag, attributes, children })
      if (!alone && !VOID.has(tag)) open.push(children)
    }
  }
  return { tag: '', attributes: {}, children: all }
}

const classesOf = ({ attributes }: Element): readonly string[] => (attributes['class'] ?? '').split(/\s+/u)

/** Every text of a page of ours. */
export function textNodes(html: string): readonly TextNode[] {
  const under = (element: Element, around: TextNode['around']): readonly TextNode[] =>
    element.children.flatMap((child): readonly TextNode[] => {
      if (typeof child !== 'string')
        return under(child, [...around, { tag: child.tag, classes: classesOf(child) }])
      return child.trim() === '' ? [] : [{ text: child.trim(), around }]
    })
  return under(elementsOf(html), [])
}

/** Whether a text stands within an element of a class. */
export const isWithin = (node: TextNode, name: string): boolean =>
  node.around.some(({ classes }) => classes.includes(name))

/** The elements within one that are so; those within these are not looked at. */
export const within = (element: Element, isSo: (each: Element) => boolean): readonly Element[] =>
  element.children.flatMap((child) =>
    typeof child === 'string' ? [] : isSo(child) ? [child] : within(child, isSo),
  )

/** Whether an element has a class. */
export const hasClass = (element: Element, name: string): boolean => classesOf(element).includes(name)

/** What is read in an element, without what only a voice says. */
export const shownIn = (element: Element): string =>
  element.children
    .map((child) => (typeof child === 'string' ? child : hasClass(child, 'sr') ? '' : shownIn(child)))
    .join('')
