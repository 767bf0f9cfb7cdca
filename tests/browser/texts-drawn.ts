/** Texts of a page that are drawn over each other or cut off, each told by its beginning: runs in the page. */
export function spoiltTexts(): readonly string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const boxes: { text: string; box: DOMRect }[] = []
  const spoilt: string[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node.textContent ?? '').trim()
    const element = node.parentElement
    if (text === '' || !element?.checkVisibility() || element.closest('script,style,.sr')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) {
      if (box.width === 0 || box.height === 0) continue
      boxes.push({ text: text.slice(0, 20), box })
      for (let around: Element | null = element; around; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around)
        const bounds = around.getBoundingClientRect()
        if (overflowX === 'hidden' && (box.left < bounds.left - 1 || box.right > bounds.right + 1))
          spoilt.push(`cut: ${text.slice(0, 20)}`)
        if (overflowY === 'hidden' && (box.top < bounds.top - 1 || box.bottom > bounds.bottom + 1))
          spoilt.push(`cut: ${text.slice(0, 20)}`)
      }
      if (box.left < -1 || (box.right > innerWidth + 1 && !element.closest('.scroll')))
        spoilt.push(`outside: ${text.slice(0, 20)}`)
    }
  }
  // Line boxes are higher than their letters: lines may touch, letters may not.
  boxes.sort((a, b) => a.box.top - b.box.top)
  for (const [index, { text, box }] of boxes.entries())
    for (const other of boxes.slice(index + 1)) {
      if (other.box.top >= box.bottom) break
      const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
      const high = Math.min(box.bottom, other.box.bottom) - other.box.top
      if (wide > 1 && high > Math.min(box.height, other.box.height) / 4)
        spoilt.push(`over each other: ${text} / ${other.text}`)
    }
  return spoilt
}
