import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell } from '../../src/columns/cell.ts'
import { plainSheet } from '../../src/sources/memory.ts'
import { withChanges, withRow } from '../../src/tables/edited-grid.ts'
import { rowsWith } from '../../src/tables/key-index.ts'

const cell: fc.Arbitrary<Cell> = fc.constantFrom('a', 'b', 1, { serial: 1 }, null, true, '1')
// A key has something in it, and records are put in below the header.
const filled = cell.filter((each) => each !== null)
const change = fc.record({
  row: fc.integer({ min: 1, max: 12 }),
  column: fc.nat(2),
  after: cell,
  inserts: fc.boolean(),
})

test('an index that is kept through changes and insertions finds what a new one finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 10 }),
      fc.array(change, { maxLength: 12 }),
      fc.tuple(filled, cell),
      (rows, changes, [first, second]) => {
        const key = [
          { column: 0, cell: first },
          { column: 1, cell: second },
        ]
        let grid = plainSheet('名簿', rows)
        for (const { row, column, after, inserts } of changes) {
          rowsWith(key, grid.rows, 1)
          grid = inserts ? withRow(grid, row) : grid
          grid = withChanges(grid, row, [{ column, before: null, after }])
          expect(rowsWith(key, grid.rows, 1)).toEqual(rowsWith(key, [...grid.rows], 1))
        }
      },
    ),
  )
})
