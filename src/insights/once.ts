import type { Builder } from '../graph/builder.ts'

/** Makes a type that several insights share, once for each API. */
export function once<T>(make: (builder: Builder) => T): (builder: Builder) => T {
  const known = new WeakMap<Builder, T>()
  return (builder) => {
    const type = known.get(builder) ?? make(builder)
    known.set(builder, type)
    return type
  }
}
