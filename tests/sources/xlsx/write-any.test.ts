import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Cell, isDateCell } from '../../../src/columns/cell.ts'
import { isoOfSerial } from '../../../src/columns/serial.ts'
import { plainSheet } from '../../../src/sources/memory.ts'
import type { SheetGrid, WorkbookWrite } from '../../../src/sources/source.ts'
import { patchedWorkbook } from '../../../src/sources/xlsx/patched-workbook.ts'
import { readXlsx } from '../../../src/sources/xlsx/read-xlsx.ts'
import { type AddedRows, applyWrite } from '../../../src/tables/apply-write.ts'
import type { RowOp } from '../../../src/tables/row-op.ts'
import { holdsSame } from '../../../src/tables/stored-cell.ts'
import { workbookOf } from '../workbook-parts.ts'
import { writtenWorkbook } from './write-workbook.ts'

const text = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((each) => !/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/u.test(each))
const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  text.map((each) => each || null),
  fc.stringMatching(/^[ \t\r\n]?_x[0-9A-Fa-f]{3,4}_?[\r<&]?$/),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.integer(),
  fc.boolean(),
  fc.nat(80_000).map((serial) => ({ serial })),
)
const COLUMNS = 5
const sheet = fc.array(fc.array(cell, { maxLength: COLUMNS }), { maxLength: 6 })
const step = fc.record({
  isNew: fc.boolean(),
  key: fc.nat(7),
  cells: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 7 }), cell), {
    minLength: 1,
    maxLength: 3,
    selector: ([column]) => column,
  }),
})

it.each([
  ['every reference written', writtenWorkbook],
  ['no reference written', workbookOf],
])('any changes of any sheet are read as they were meant: %s', (_what, written) => {
  fc.assert(
    fc.property(
      sheet,
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      (rows, steps) => {
        // The first column is the key.
        const keyed = rows.map((row, index) => [`k${index}`, ...row])
        const before = written([plainSheet('名簿', keyed), plainSheet('別', [['x']])])
        const sheets = readXlsx(before)
        const { writes, meant } = planned(sheets, steps)
        const { outcomes, bytes } = patchedWorkbook(before, writes)
        expect(outcomes.map(({ state }) => state)).toEqual(meant.states)
        const found = readXlsx(bytes ?? before)
        expect(found[1]).toEqual(meant.sheets[1])
        const [now, wanted] = [found[0]?.rows ?? [], meant.sheets[0]?.rows ?? []]
        expect(now).toHaveLength(wanted.length)
        for (const [row, cells] of wanted.entries())
          for (let column = 0; column < 10; column++)
            expect(isAsMeant(now[row]?.[column] ?? null, cells[column] ?? null)).toBe(true)
      },
    ),
    { numRuns: 400 },
  )
})

type Steps = readonly (readonly {
  readonly isNew: boolean
  readonly key: number
  readonly cells: readonly (readonly [number, Cell])[]
}[])[]

/** Writes, each planned on what those before it left, and what they are to leave in the end. */
function planned(first: readonly SheetGrid[], steps: Steps) {
  let sheets = first
  const added: AddedRows = new Map()
  const states: string[] = []
  const writes = steps.map((some, index): WorkbookWrite => {
    const [grid] = sheets
    const ops = some.map(({ isNew, key, cells }): RowOp => {
      const name = isNew ? `n${index}-${key}` : `k${key}`
      const row = grid?.rows.find(([each]) => each === name) ?? []
      return {
        kind: isNew ? 'ADD' : 'CHANGE',
        sheet: '名簿',
        headers: [],
        dataFrom: 0,
        key: [{ column: 0, cell: name }],
        below: null,
        cells: [
          { column: 0, before: isNew ? null : name, after: name },
          ...cells.map(([column, after]) => ({ column, before: row[column] ?? null, after })),
        ],
      }
    })
    const write = { id: `w${index}`, ops }
    const written = applyWrite(write, sheets, 'FILL', added)
    states.push(written.state === 'PLACED' ? 'APPLIED' : written.state)
    if (written.state === 'PLACED') sheets = written.sheets
    return write
  })
  return { writes, meant: { sheets, states } }
}

/** As meant, or as a day is stored where none is shown. */
const isAsMeant = (found: Cell, meant: Cell): boolean =>
  holdsSame(found, meant) || (isDateCell(meant) && found === isoOfSerial(meant.serial))
