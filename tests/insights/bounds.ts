/** More than is counted anywhere, and few enough to be added up. */
export const ANY = 1e9

/** What somebody could know of whole numbers: each lies between two bounds, as do sums of some, and some are near others. */
export class Bounds {
  readonly #bounds = new Map<string, { least: number; most: number }>()
  readonly #sums: { readonly parts: readonly string[]; readonly least: number; readonly most: number }[] = []
  readonly #pairs: { readonly a: string; readonly b: string; readonly distance: number }[] = []

  /** Narrows a number; tells whether that changed anything. */
  add(name: string, least: number, most: number): boolean {
    const own = this.#bounds.get(name) ?? { least: 0, most: ANY }
    this.#bounds.set(name, own)
    if (least <= own.least && most >= own.most) return false
    own.least = Math.max(own.least, least)
    own.most = Math.min(own.most, most)
    if (own.least > own.most) throw new Error(`${name} contradicts itself: ${own.least} to ${own.most}`)
    return true
  }

  addSum(parts: readonly string[], least: number, most = least): void {
    this.#sums.push({ parts, least, most })
  }

  /** One number is at most so far from another. */
  near(a: string, b: string, distance: number): void {
    this.#pairs.push({ a, b, distance })
  }

  of(name: string): { readonly least: number; readonly most: number } {
    return this.#bounds.get(name) ?? { least: 0, most: ANY }
  }

  /** Narrows every number by all that is known until nothing changes. */
  settle(): void {
    for (let changed = true; changed; ) {
      changed = false
      for (const { parts, least, most } of this.#sums) {
        let [low, high] = [0, 0]
        for (const name of parts) {
          low += this.of(name).least
          high += this.of(name).most
        }
        for (const name of parts) {
          const own = { ...this.of(name) }
          changed = this.add(name, least - (high - own.most), most - (low - own.least)) || changed
          low += this.of(name).least - own.least
          high += this.of(name).most - own.most
        }
      }
      for (const { a, b, distance } of this.#pairs)
        for (const [x, y] of [
          [a, b],
          [b, a],
        ] as const)
          changed = this.add(x, this.of(y).least - distance, this.of(y).most + distance) || changed
    }
  }
}
