/** A request that makes no sense; answered with 400 and these words. */
export class Mistake extends Error {
  override readonly name = 'Mistake'
}
