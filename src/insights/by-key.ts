/** Computes something of each key once. */
export function byKey<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    const answer = known.get(key)
    if (answer !== undefined) return answer
    const made = compute(key)
    known.set(key, made)
    return made
  }
}
