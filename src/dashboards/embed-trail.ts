import type { Asked } from './embed-asking.ts'

/** What was pressed: the words on it, and the how-manieth it was. */
export interface Pressed {
  readonly words: string
  readonly index: number
}

/** A view that another stands in the place of, and what was pressed in it. */
export interface Left {
  readonly asked: Asked
  readonly pressed: Pressed
}

const linksIn = (root: ShadowRoot): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('button.link')]

/** What is to be found again when somebody comes back. */
export function pressedIn(root: ShadowRoot, { currentTarget }: Event): Pressed {
  const links = linksIn(root)
  const index = currentTarget instanceof HTMLElement ? links.indexOf(currentTarget) : -1
  return { words: links[index]?.textContent ?? '', index }
}

/** The same again, though rows may have come or gone meanwhile; `null` where it is there no more. */
export function foundAgain(root: ShadowRoot, { words, index }: Pressed): HTMLElement | null {
  const links = linksIn(root)
  const same = links.filter(({ textContent }) => textContent === words)
  return same.find((link) => link === links[index]) ?? same[0] ?? null
}
