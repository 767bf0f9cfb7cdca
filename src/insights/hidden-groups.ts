import { isTooFew, type Thresholds } from '../view/suppression.ts'

/**
 * Which groups of a list are not told of beside their whole (DOMAIN.md 7.2, S1 and S3): those too small, and the smallest
 * others until those hidden together are enough, so that the whole less what is told gives nobody away. Empty groups hide
 * nothing.
 */
export function hiddenGroups(sizes: readonly number[], thresholds: Thresholds): ReadonlySet<number> {
  const hidden = new Set(sizes.flatMap((size, index) => (isTooFew(size, thresholds) ? [index] : [])))
  const together = (): number => [...hidden].reduce((sum, index) => sum + (sizes[index] ?? 0), 0)
  const bySize = sizes
    .map((size, index) => ({ size, index }))
    .filter(({ index }) => !hidden.has(index))
    .toSorted((a, b) => a.size - b.size || a.index - b.index)
  for (const { index } of bySize) {
    if (together() === 0 || !isTooFew(together(), thresholds)) break
    hidden.add(index)
  }
  return hidden
}
