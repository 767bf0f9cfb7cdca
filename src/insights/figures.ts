import type { ObjectFields } from '../graph/builder.ts'

/** A number rounded as people read it; `null` stays null. */
export const rounded = (value: number | null, digits: number): number | null =>
  value === null ? null : Math.round(value * 10 ** digits + Number.EPSILON) / 10 ** digits

/** A field that may be unknown. */
export const number = <T>(t: ObjectFields<T>, description: string, of: (value: T) => number | null) =>
  t.float({ access: 'parent', nullable: true, description, resolve: (value) => rounded(of(value), 4) })

/** A count. */
export const count = <T>(t: ObjectFields<T>, description: string, of: (value: T) => number) =>
  t.int({ access: 'parent', nullable: false, description, resolve: of })

/** A day. */
export const day = <T>(t: ObjectFields<T>, description: string, of: (value: T) => string | null) =>
  t.field({ access: 'parent', type: 'Date', nullable: true, description, resolve: of })

/** Yes or no. */
export const yes = <T>(t: ObjectFields<T>, description: string, of: (value: T) => boolean) =>
  t.boolean({ access: 'parent', nullable: false, description, resolve: of })

/** A text that may be unknown. */
export const words = <T>(t: ObjectFields<T>, description: string, of: (value: T) => string | null) =>
  t.string({ access: 'parent', nullable: true, description, resolve: of })
