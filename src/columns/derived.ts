import type { AccessLevel } from './access.ts'
import { type Column, column, type Derive, type Surface } from './column.ts'

/** A value computed from what the viewer may see of the row; it has no column in the sheet. */
export const derived = (
  label: string,
  options: {
    readonly doc: string
    readonly surface: Exclude<Surface, 'YearMonth'>
    readonly level?: AccessLevel
    readonly from: Derive
  },
): Column<never> =>
  column<never, boolean>(label, options, {
    kind: 'derived',
    surface: options.surface,
    derive: options.from,
    template: { format: 'general', strict: false, example: '' },
    prepare: () => () => null,
  })
