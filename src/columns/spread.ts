import { type Column, type ColumnOptions, column } from './column.ts'

const template = { format: 'general', strict: false, example: '' } as const

/** One sheet column for each row of another table, found by any of that table's `headers`; served as rows of an unfolded table. */
export const across = (
  table: string,
  options: ColumnOptions<false> & { readonly headers: readonly string[]; readonly scale: string },
): Column<never, false> =>
  column<never, false>('', options, {
    kind: 'across',
    surface: 'String',
    spread: { by: 'across', table, headers: options.headers, scale: options.scale },
    template,
    prepare: () => () => null,
  })

/** Groups of columns side by side, one a rank (第1希望…, 第2希望…): `{n}` in a header stands for the rank. */
export const ranked = (
  ranks: number,
  columns: Readonly<Record<string, Column>>,
  options: ColumnOptions<false>,
): Column<never, false> =>
  column<never, false>('', options, {
    kind: 'ranked',
    surface: 'String',
    spread: { by: 'rank', ranks, columns },
    mistakes: Object.entries(columns)
      .filter(([, each]) => !each.header.includes('{n}'))
      .map(([name]) => `${name}: the header of a ranked column must hold {n}`),
    template,
    prepare: () => () => null,
  })
