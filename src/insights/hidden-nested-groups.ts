import { isTooFew, type Thresholds } from '../view/suppression.ts'
import { hiddenGroups } from './hidden-groups.ts'

/** A part of a whole: so many people of one part who are in one whole. */
export interface NestedGroup {
  readonly whole: string
  readonly part: string
  readonly people: number
}

/** Which parts and which wholes are not told of. */
export interface HiddenNested {
  readonly parts: ReadonlySet<string>
  readonly wholes: ReadonlySet<string>
}

/**
 * Which groups are not told of, where the same people are told of by part and by whole (DOMAIN.md 7.2, S1 and S3): a whole
 * less its parts that are told, and all less the wholes, must be enough people or nobody. `sizes` are of the wholes.
 */
export function hiddenNestedGroups(
  groups: readonly NestedGroup[],
  sizes: ReadonlyMap<string, number>,
  partSizes: ReadonlyMap<string, number>,
  thresholds: Thresholds,
): HiddenNested {
  const names = [...sizes.keys()]
  const few = hiddenGroups([...sizes.values()], thresholds)
  const wholes = new Set(names.filter((_, index) => few.has(index)))
  const parts = new Set([...partSizes].flatMap(([part, size]) => (isTooFew(size, thresholds) ? [part] : [])))
  const isShort = (hidden: readonly NestedGroup[]): boolean => {
    const together = hidden.reduce((sum, { people }) => sum + people, 0)
    return together > 0 && isTooFew(together, thresholds)
  }
  const isHidden = ({ part }: NestedGroup): boolean => parts.has(part)
  for (;;) {
    const ofWhole = Map.groupBy(groups, ({ whole }) => whole)
    const unknown = groups.filter(({ whole }) => wholes.has(whole))
    const short = [
      ...names.filter((whole) => !wholes.has(whole)).map((whole) => ofWhole.get(whole) ?? []),
      unknown,
    ].find((those) => isShort(those.filter(isHidden)))
    // Parts that are all told tell their whole.
    const told = names
      .filter((whole) => wholes.has(whole))
      .map((whole) => ofWhole.get(whole) ?? [])
      .find((those) => those.length > 0 && !those.some(isHidden))
    const [next] = (short ?? told ?? [])
      .filter((each) => !isHidden(each))
      .toSorted((a, b) => a.people - b.people || (a.part < b.part ? -1 : 1))
    if (next) parts.add(next.part)
    else {
      const [whole] = short ?? []
      const more = [
        whole?.whole ?? '',
        ...names.toSorted((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0)),
      ].find((name) => sizes.has(name) && !wholes.has(name))
      if (short === undefined || more === undefined) return { parts, wholes }
      wholes.add(more)
    }
  }
}
