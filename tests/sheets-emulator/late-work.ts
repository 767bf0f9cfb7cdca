interface Waiting {
  readonly due: number
  readonly work: () => void
}

/**
 * Work that is done at its moment of the clock. It is caught up with before anybody looks, so that nothing has to
 * wait for it: whoever asks finds the cells as they would be.
 */
export class LateWork {
  readonly #now: () => number
  #moment: number | null = null
  #waiting: Waiting[] = []

  constructor(now: () => number) {
    this.#now = now
  }

  /** The clock's time; while late work is done, the moment it was due. */
  readonly now = (): number => this.#moment ?? this.#now()

  /** How much work is still to come. */
  get waiting(): number {
    return this.#waiting.length
  }

  add(ms: number, work: () => void): void {
    this.#waiting.push({ due: this.#now() + ms, work })
  }

  /** Does what has become due, in the order of its moments. */
  catchUp(): void {
    const now = this.#now()
    const due = this.#waiting.filter((each) => each.due <= now).sort((a, b) => a.due - b.due)
    this.#waiting = this.#waiting.filter((each) => each.due > now)
    try {
      for (const each of due) {
        this.#moment = each.due
        each.work()
      }
    } finally {
      this.#moment = null
    }
  }
}
