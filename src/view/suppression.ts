/** A count among a base, as it is: nobody outside may see it before it went through here. */
export interface Count {
  readonly base: number
  readonly count: number
}

/** A rate as it may be told: few, none and hidden look alike. */
export interface ToldRate {
  /** Rounded; `null` where it is hidden. */
  readonly rate: number | null
  readonly base: number | null
  readonly suppressed: boolean
}

/** From which size on groups are told of, and how many a cell and its rest must count. */
export interface Thresholds {
  /** `minGroupSize`: at least 10. */
  readonly group: number
  /** `minCellCount`: at least 3. */
  readonly cell: number
}

/** The rule of DOMAIN.md 7.2, S1: a mean or rate over fewer is hidden. */
export const isTooFew = (n: number, { group }: Thresholds): boolean => n < group

/** S2: a base that is too small, a count that names somebody, or a rest that does. */
export const isTelling = ({ base, count }: Count, { group, cell }: Thresholds): boolean =>
  base < group || (count > 0 && count < cell) || (base - count > 0 && base - count < cell)

/** A cross-tab that may be told: which cells and which totals of rows are hidden. Totals of columns are always shown (S6). */
export interface Hidden {
  has(row: number, column: number): boolean
  hasTotal(row: number): boolean
}

/**
 * Hides cells of a cross-tab by S2, then others so that none can be computed (S3): while a row or column has exactly one
 * hidden cell, its visible cell with the smallest base is hidden too, or its row's total where none is left; on until
 * every hidden cell could still hold two values, given all that is shown.
 */
export function hideCells(table: readonly (readonly Count[])[], thresholds: Thresholds): Hidden {
  const rows = table.length
  const columns = table[0]?.length ?? 0
  const cells = new Set<string>()
  const totals = new Set<number>()
  const givenUp = new Set<string>()
  const id = (row: number, column: number): string => `${row}/${column}`
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1)
      if (isTelling(cellAt(table, row, column), thresholds)) cells.add(id(row, column))
    if (isTelling(totalOf(table[row] ?? []), thresholds)) totals.add(row)
  }
  const has = (row: number, column: number): boolean => cells.has(id(row, column))
  const lines = [
    ...Array.from({ length: rows }, (_, row) => ({
      row,
      places: Array.from({ length: columns }, (_each, column) => [row, column] as const),
    })),
    ...Array.from({ length: columns }, (_, column) => ({
      row: null,
      places: Array.from({ length: rows }, (_each, row) => [row, column] as const),
    })),
  ]
  const hideSmallest = (places: readonly (readonly [number, number])[]): boolean => {
    const visible = places
      .filter(([row, column]) => !has(row, column))
      .sort((a, b) => cellAt(table, a[0], a[1]).base - cellAt(table, b[0], b[1]).base)
    const [smallest] = visible
    if (smallest === undefined) return false
    cells.add(id(...smallest))
    return true
  }
  const settled = new Set<unknown>()
  for (;;) {
    const lone = lines.find(({ row, places }) => {
      const hidden = places.filter(
        ([each, column]) => has(each, column) && cellAt(table, each, column).base > 0,
      ).length
      return hidden === 1 && !settled.has(places) && (row === null || !totals.has(row))
    })
    if (lone) {
      if (hideSmallest(lone.places)) continue
      // The totals of columns are told by law: where nothing else is left to hide, they say what there is.
      if (lone.row === null) settled.add(lone.places)
      else totals.add(lone.row)
      continue
    }
    const bounds = boundsOf(table, has, (each) => totals.has(each))
    const known = [...cells]
      .filter((each) => !givenUp.has(each))
      .map((each) => each.split('/').map(Number))
      .find(([row = 0, column = 0]) => {
        const { least, most } = bounds(row, column)
        return cellAt(table, row, column).base > 0 && least === most
      })
    if (known === undefined) break
    const [row = 0, column = 0] = known
    if (hideSmallest(lines[row]?.places ?? []) || hideSmallest(lines[rows + column]?.places ?? [])) continue
    if (totals.has(row)) givenUp.add(id(row, column))
    totals.add(row)
  }
  return { has, hasTotal: (row) => totals.has(row) }
}

/** Rates are told to so many hundredths: no closer than a few people. */
const STEP = 0.05

/** A cell as it is told (S4): its rate to the nearest 5 %, and its base. */
export const toldCell = ({ base, count }: Count, isHidden: boolean): ToldRate =>
  isHidden || base === 0
    ? { rate: null, base: null, suppressed: true }
    : { rate: Math.round(count / base / STEP) * STEP, base, suppressed: false }

/** A whole, as it is told: exactly, where no law and no rule hides it. */
export const toldTotal = ({ base, count }: Count, isHidden = false): ToldRate =>
  isHidden || base === 0
    ? { rate: null, base: null, suppressed: true }
    : { rate: count / base, base, suppressed: false }

const cellAt = (table: readonly (readonly Count[])[], row: number, column: number): Count =>
  table[row]?.[column] ?? { base: 0, count: 0 }

/** All of a line together. */
export const totalOf = (cells: readonly Count[]): Count =>
  cells.reduce((sum, { base, count }) => ({ base: sum.base + base, count: sum.count + count }), {
    base: 0,
    count: 0,
  })

/** Between which counts a cell lies. */
export interface CountBounds {
  readonly least: number
  readonly most: number
}

/**
 * The least and the most each cell could count, for somebody who knows the bases, every visible rate to 5 %, the totals of
 * columns exactly, and those of rows that are shown.
 */
export function boundsOf(
  table: readonly (readonly Count[])[],
  isHidden: (row: number, column: number) => boolean,
  isTotalHidden: (row: number) => boolean,
): (row: number, column: number) => CountBounds {
  const bounds = table.map((line, r) =>
    line.map((cell, c) => (isHidden(r, c) ? { least: 0, most: cell.base } : { ...rangeOf(cell) })),
  )
  const lines = [
    ...(table[0] ?? []).map((_, c) => ({
      cells: bounds.flatMap((line) => line[c] ?? []),
      sum: totalOf(table.map((line) => line[c] ?? { base: 0, count: 0 })).count,
    })),
    ...table.flatMap((line, r) =>
      isTotalHidden(r) ? [] : [{ cells: bounds[r] ?? [], sum: totalOf(line).count }],
    ),
  ]
  // Each line's sum narrows each of its cells, again and again until nothing changes.
  while (lines.map(({ cells, sum }) => narrow(cells, sum)).includes(true));
  return (row, column) => bounds[row]?.[column] ?? { least: 0, most: 0 }
}

/** Narrows cells by what they count together; tells whether any of them changed. */
function narrow(cells: readonly { least: number; most: number }[], sum: number): boolean {
  let low = cells.reduce((all, { least }) => all + least, 0)
  let high = cells.reduce((all, { most }) => all + most, 0)
  let changed = false
  for (const cell of cells) {
    const least = Math.max(cell.least, sum - (high - cell.most))
    const most = Math.min(cell.most, sum - (low - cell.least))
    changed ||= least > cell.least || most < cell.most
    low += least - cell.least
    high += most - cell.most
    cell.least = least
    cell.most = most
  }
  return changed
}

/** The counts that a rate told to 5 % may stand for. */
function rangeOf({ base, count }: Count): CountBounds {
  const rate = Math.round(count / Math.max(1, base) / STEP) * STEP
  return {
    least: Math.max(0, Math.ceil((rate - STEP / 2) * base - 1e-9)),
    most: Math.min(base, Math.floor((rate + STEP / 2) * base + 1e-9)),
  }
}
