/**
 * What the keyboard does in a page and in an element: it walks through matrices by arrows with one Tab stop each, and
 * opens the table with `t`. Everything else works without it. It gives what makes the Tab stops anew after drawing.
 *
 * Pages carry it as text: it uses nothing from around it.
 */
export function keyboard(root: Document | ShadowRoot): () => void {
  const stopOf = (cell: Element): HTMLElement | null =>
    cell.querySelector<HTMLElement>('a,button') ?? (cell instanceof HTMLElement ? cell : null)
  const linesOf = (table: Element): Element[][] =>
    [...table.querySelectorAll('tbody tr,tfoot tr')].map((line) => [...line.children])
  const settle = (table: Element, chosen?: HTMLElement | null): void => {
    const stops = linesOf(table).flatMap((cells) => cells.map(stopOf))
    const current = chosen ?? stops.find((stop) => stop?.tabIndex === 0 && stop.hasAttribute('tabindex'))
    for (const stop of stops) if (stop) stop.tabIndex = -1
    const one = current ?? stops[0]
    if (one) one.tabIndex = 0
  }
  let column = 0
  const walk = (event: KeyboardEvent): void => {
    const from = event.target
    if (!(from instanceof Element)) return
    const table = from.closest('[data-matrix] table')
    if (!table) return
    const lines = linesOf(table)
    const line = lines.findIndex((cells) => cells.some((cell) => cell.contains(from)))
    const cells = lines[line]
    if (!cells) return
    const at = cells.findIndex((cell) => cell.contains(from))
    // A line of one cell, the name of a group, is passed without losing the column.
    if (cells.length > 1) column = at
    const to = new Map([
      ['ArrowRight', [line, at + 1] as const],
      ['ArrowLeft', [line, at - 1] as const],
      ['ArrowDown', [line + 1, column] as const],
      ['ArrowUp', [line - 1, column] as const],
      ['Home', [line, 0] as const],
      ['End', [line, cells.length - 1] as const],
    ]).get(event.key)
    const others = to && lines[to[0]]
    const next = to && (others?.length === 1 ? others[0] : others?.[to[1]])
    const stop = next && stopOf(next)
    if (!stop) return
    event.preventDefault()
    settle(table, stop)
    stop.focus()
  }
  root.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent)) return
    const twin = root.querySelector<HTMLDetailsElement>('details.twin')
    if (event.key === 't' && !event.ctrlKey && !event.metaKey && !event.altKey && twin) {
      twin.open = !twin.open
      if (twin.open) twin.querySelector('summary')?.focus()
    } else walk(event)
  })
  // Whatever somebody presses or is led back to is where the Tab key comes back to.
  root.addEventListener('focusin', ({ target }) => {
    const table = target instanceof Element ? target.closest('[data-matrix] table') : null
    if (table && target instanceof HTMLElement) settle(table, target)
  })
  return () => {
    for (const table of root.querySelectorAll('[data-matrix] table')) settle(table)
  }
}
