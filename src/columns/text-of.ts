import type { Value } from './column.ts'

/** The text a value is; `null` for anything else. */
export const textOf = (value: Value | undefined): string | null => (typeof value === 'string' ? value : null)
