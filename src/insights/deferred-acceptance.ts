/** A place that several may get, with those it would take, the most wanted first. */
export interface Place {
  readonly code: string
  readonly seats: number
  readonly order: readonly string[]
}

/**
 * Staff-proposing deferred acceptance (DOMAIN.md 7.5): everybody asks for their first choice, each place keeps the best it
 * has seats for, whoever is dropped asks for the next. Stable, and to rank truthfully is safe for those who ask. Answers
 * the place of each, `null` for none.
 */
export function deferredAcceptance(
  choices: ReadonlyMap<string, readonly string[]>,
  places: readonly Place[],
): ReadonlyMap<string, string | null> {
  const byCode = new Map(places.map((place) => [place.code, placeOf(place)] as const))
  const asked = new Map<string, number>()
  const placed = new Map<string, string | null>([...choices.keys()].map((person) => [person, null] as const))
  const open = [...choices.keys()].reverse()
  for (let person = open.pop(); person !== undefined; person = open.pop()) {
    const turn = asked.get(person) ?? 0
    const code = choices.get(person)?.[turn]
    if (code === undefined) continue
    asked.set(person, turn + 1)
    const place = byCode.get(code)
    const dropped = place ? place.take(person) : person
    if (dropped !== person) placed.set(person, code)
    if (dropped === null) continue
    placed.set(dropped, null)
    open.push(dropped)
  }
  return placed
}

/** A place that keeps the best; who is taken in answers whom it drops: somebody else, themselves, or nobody. */
function placeOf({ seats, order }: Place): { take(person: string): string | null } {
  const rank = new Map(order.map((person, index) => [person, index] as const))
  const worse = (a: string, b: string): number => (rank.get(b) ?? 0) - (rank.get(a) ?? 0)
  const kept: string[] = []
  return {
    take: (person) => {
      if (!rank.has(person) || seats < 1) return person
      kept.push(person)
      if (kept.length <= seats) return null
      kept.sort(worse)
      return kept.shift() ?? null
    },
  }
}

/** Pairs that would both rather have each other than what they got; none in a stable matching. */
export function blockingPairs(
  choices: ReadonlyMap<string, readonly string[]>,
  places: readonly Place[],
  placed: ReadonlyMap<string, string | null>,
): readonly (readonly [person: string, place: string])[] {
  return [...choices].flatMap(([person, wanted]) => {
    const got = placed.get(person) ?? null
    const better = got === null ? wanted : wanted.slice(0, wanted.indexOf(got))
    return better.flatMap((code): (readonly [string, string])[] => {
      const place = places.find((each) => each.code === code)
      if (!place?.order.includes(person)) return []
      const held = place.order.filter((each) => placed.get(each) === code)
      const wouldTake =
        held.length < place.seats ||
        held.some((each) => place.order.indexOf(each) > place.order.indexOf(person))
      return place.seats > 0 && wouldTake ? [[person, code]] : []
    })
  })
}
