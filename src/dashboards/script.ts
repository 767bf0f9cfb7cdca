/**
 * What a page does beyond reading, as text for its nonce: it prints, walks through matrices by arrows with one Tab stop
 * each, and opens the table with `t`. Everything else works without it.
 */
export const PAGE_SCRIPT = `(() => {
  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => print())
  }
  const twin = document.querySelector('details.twin')
  addEventListener('keydown', (event) => {
    if (event.key !== 't' || event.ctrlKey || event.metaKey || event.altKey || !twin) return
    twin.open = !twin.open
    if (twin.open) twin.querySelector('summary').focus()
  })
  for (const matrix of document.querySelectorAll('[data-matrix] table')) {
    const rows = [...matrix.tBodies, ...(matrix.tFoot ? [matrix.tFoot] : [])].flatMap((body) => [...body.rows].map((row) => [...row.cells]))
    const stop = (cell) => cell.querySelector('a') ?? cell
    for (const row of rows) for (const cell of row) stop(cell).tabIndex = -1
    let current = rows[0]?.[0]
    if (!current) continue
    stop(current).tabIndex = 0
    let column = 0
    matrix.addEventListener('keydown', (event) => {
      const row = rows.findIndex((cells) => cells.some((cell) => cell.contains(event.target)))
      if (row < 0) return
      const at = rows[row].findIndex((cell) => cell.contains(event.target))
      // A line of one cell, the name of a group, is passed without losing the column.
      if (rows[row].length > 1) column = at
      const to = {
        ArrowRight: [row, at + 1], ArrowLeft: [row, at - 1],
        ArrowDown: [row + 1, column], ArrowUp: [row - 1, column],
        Home: [row, 0], End: [row, rows[row].length - 1],
      }[event.key]
      const cells = to && rows[to[0]]
      const next = cells && (cells.length === 1 ? cells[0] : cells[to[1]])
      if (!next) return
      event.preventDefault()
      stop(current).tabIndex = -1
      current = next
      stop(next).tabIndex = 0
      stop(next).focus()
    })
  }
})()`
