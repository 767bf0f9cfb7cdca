/**
 * Puts each row into a column of its own so that the sum is greatest (Hungarian method with potentials, O(n²·m)). `null`
 * is a pair that may not be; as many rows as possible are placed, and a row that cannot be gets `null`. Ties go to the
 * earlier column. It pauses often, so that others are answered in between.
 */
export function* bestAssignment(
  values: readonly (readonly (number | null)[])[],
): Generator<void, readonly (number | null)[]> {
  const rows = values.length
  const given = values[0]?.length ?? 0
  // With a column for each row, everybody can be placed at the price of pairs that may not be.
  const columns = Math.max(given, rows)
  const { cost, forbidden } = costsOf(values, columns)
  // Row and column 0 stand for "none yet".
  const rowPotential = new Float64Array(rows + 1)
  const columnPotential = new Float64Array(columns + 1)
  const holder = new Int32Array(columns + 1)
  const before = new Int32Array(columns + 1)
  const at = (array: Float64Array | Int32Array, index: number): number => array[index] ?? 0
  for (let row = 1; row <= rows; row += 1) {
    yield
    const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY)
    const used = new Uint8Array(columns + 1)
    let column = 0
    holder[0] = row
    do {
      used[column] = 1
      const holding = at(holder, column)
      let delta = Number.POSITIVE_INFINITY
      let next = 0
      for (let each = 1; each <= columns; each += 1) {
        if (used[each] === 1) continue
        const reduced =
          at(cost, (holding - 1) * columns + each - 1) - at(rowPotential, holding) - at(columnPotential, each)
        if (reduced < at(least, each)) {
          least[each] = reduced
          before[each] = column
        }
        if (at(least, each) < delta) {
          delta = at(least, each)
          next = each
        }
      }
      for (let each = 0; each <= columns; each += 1)
        if (used[each] === 1) {
          const held = at(holder, each)
          rowPotential[held] = at(rowPotential, held) + delta
          columnPotential[each] = at(columnPotential, each) - delta
        } else least[each] = at(least, each) - delta
      column = next
    } while (at(holder, column) !== 0)
    while (column !== 0) {
      const previous = at(before, column)
      holder[column] = at(holder, previous)
      column = previous
    }
  }
  const placed = new Array<number | null>(rows).fill(null)
  for (let column = 1; column <= given; column += 1) {
    const row = at(holder, column) - 1
    if (row >= 0 && at(cost, row * columns + column - 1) < forbidden) placed[row] = column - 1
  }
  return placed
}

/** Costs to be made least: the greatest value is 0, and one pair that may not be outweighs all others together. */
function costsOf(
  values: readonly (readonly (number | null)[])[],
  columns: number,
): { readonly cost: Float64Array; readonly forbidden: number } {
  let most = 0
  let least = 0
  for (const row of values)
    for (const value of row)
      if (value !== null) {
        most = Math.max(most, value)
        least = Math.min(least, value)
      }
  const forbidden = (most - least + 1) * (values.length + 1)
  const cost = new Float64Array(values.length * columns).fill(forbidden)
  values.forEach((row, r) => {
    row.forEach((value, c) => {
      if (value !== null) cost[r * columns + c] = most - value
    })
  })
  return { cost, forbidden }
}
