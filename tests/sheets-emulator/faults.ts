import { type Random, random } from '../../src/demo/random.ts'
import type { Fault } from './fault.ts'
import { type Call, isMeant, type Match } from './request-kind.ts'

/** When a rule strikes among the calls it is about; every condition given must hold. */
export interface When {
  /** Only this call of them, counted from 1. */
  readonly nth?: number
  /** Every so-many-th of them. */
  readonly every?: number
  /** At most so many times. */
  readonly times?: number
  /** From this moment of the clock on. */
  readonly from?: number
  /** Until just before this moment of the clock. */
  readonly until?: number
  /** With this chance, which repeats itself for the same seed. */
  readonly probability?: number
  readonly seed?: number
}

/** One line of the plan: which calls, when, and what befalls them. */
export interface FaultRule {
  readonly match?: Match
  readonly when?: When
  readonly fault: Fault
}

/** A rule under way. */
export interface PlacedRule {
  /** How many calls it was about. */
  readonly seen: number
  /** How many of them it struck. */
  readonly struck: number
  remove(): void
}

/** The plan of what goes wrong; the first rule that strikes decides, and all of them count. */
export class Faults {
  readonly #now: () => number
  #rules: ActiveRule[] = []
  #down = false
  /** Told when Google goes away or comes back. */
  onDown: (down: boolean) => void = () => {}

  constructor(now: () => number) {
    this.#now = now
  }

  /** Google is away: every connection breaks at once, open ones too. */
  get down(): boolean {
    return this.#down
  }

  set down(down: boolean) {
    this.#down = down
    this.onDown(down)
  }

  add(rule: FaultRule): PlacedRule {
    const placed = new ActiveRule(rule, (gone) => {
      this.#rules = this.#rules.filter((each) => each !== gone)
    })
    this.#rules.push(placed)
    return placed
  }

  /** The next so many calls. */
  burst(times: number, fault: Fault, match: Match = {}): PlacedRule {
    return this.add({ match, when: { times }, fault })
  }

  /** Every call from now on for so many milliseconds of the clock. */
  burstFor(ms: number, fault: Fault, match: Match = {}): PlacedRule {
    const from = this.#now()
    return this.add({ match, when: { from, until: from + ms }, fault })
  }

  /** Only one call, by default the next. */
  once(fault: Fault, match: Match = {}, nth = 1): PlacedRule {
    return this.add({ match, when: { nth }, fault })
  }

  /** Takes every rule away and brings Google back. */
  clear(): void {
    this.#rules = []
    this.down = false
  }

  /** What befalls this call, null for nothing; asked once for each call. */
  strike(call: Call): Fault | null {
    const now = this.#now()
    let fault: Fault | null = null
    for (const rule of this.#rules) if (rule.isDue(call, now) && fault === null) fault = rule.strike()
    return fault
  }
}

class ActiveRule implements PlacedRule {
  readonly #rule: FaultRule
  readonly #remove: (rule: ActiveRule) => void
  readonly #random: Random
  seen = 0
  struck = 0

  constructor(rule: FaultRule, remove: (rule: ActiveRule) => void) {
    this.#rule = rule
    this.#remove = remove
    this.#random = random(rule.when?.seed ?? 0)
  }

  isDue(call: Call, now: number): boolean {
    const { match = {}, when = {} } = this.#rule
    if (!isMeant(call, match)) return false
    this.seen++
    const byChance = this.#random.chance(when.probability ?? 1)
    return (
      byChance &&
      (when.nth === undefined || this.seen === when.nth) &&
      (when.every === undefined || this.seen % when.every === 0) &&
      (when.times === undefined || this.struck < when.times) &&
      (when.from === undefined || now >= when.from) &&
      (when.until === undefined || now < when.until)
    )
  }

  strike(): Fault {
    this.struck++
    return this.#rule.fault
  }

  remove(): void {
    this.#remove(this)
  }
}
