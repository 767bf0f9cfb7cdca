import { createHash } from 'node:crypto'
import type { Row } from '../tables/row.ts'
import type { Table } from '../tables/table.ts'
import type { View } from './view.ts'

/** A digest of masked values alone: one of raw cells would let whoever sees most of a row find out the rest by trying. */
export const revisionOf = (row: Row, unfolded: readonly Table[], view: Pick<View, 'rowsOf'>): string =>
  createHash('sha1')
    .update(
      JSON.stringify([
        row.values,
        row.extra,
        unfolded.map((table) =>
          view
            .rowsOf(table)
            .under(row.key)
            .map(({ values }) => values),
        ),
      ]),
    )
    .digest('base64url')
    .slice(0, 12)
