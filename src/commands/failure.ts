/** A command that could not do what it was asked: what is wrong, and what to do. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure'
  readonly remedy: string

  constructor(message: string, remedy: string) {
    super(message)
    this.remedy = remedy
  }
}
