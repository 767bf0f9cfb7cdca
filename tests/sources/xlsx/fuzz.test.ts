import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SheetGrid, SourceError } from '../../../src/sources/source.ts'
import { readXlsx } from '../../../src/sources/xlsx/read-xlsx.ts'
import { inflateEntry, openZip } from '../../../src/sources/xlsx/zip.ts'
import { workbookOf } from '../workbook-parts.ts'
import { zipOf } from '../zip-builder.ts'

const REAL = readFileSync(new URL('../../fixtures/xlsx/office.xlsx', import.meta.url))
const ZIP = openZip(REAL)
const PARTS = [...ZIP.entries.values()].map((entry) => ({
  name: entry.name,
  content: inflateEntry(ZIP, entry),
}))

/** A grid or a SourceError; anything else is a bug. */
function readOrRefuse(bytes: Uint8Array): readonly SheetGrid[] | SourceError {
  try {
    return readXlsx(bytes)
  } catch (error) {
    if (error instanceof SourceError) return error
    throw error
  }
}

const flips = (length: number) =>
  fc.array(fc.tuple(fc.nat(length - 1), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 8 })

function damaged(bytes: Buffer, changes: readonly (readonly [number, number])[]): Buffer {
  const copy = Buffer.from(bytes)
  for (const [at, mask] of changes) copy[at] = (copy[at] ?? 0) ^ mask
  return copy
}

describe('garbage', () => {
  it('of any kind gives a grid or a SourceError', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readOrRefuse(bytes)))
  })

  it('in a real file is found: what is read is what was written, or nothing', () => {
    const truth = readXlsx(REAL)
    fc.assert(
      fc.property(flips(REAL.length), (changes) => {
        const found = readOrRefuse(damaged(REAL, changes))
        if (!(found instanceof SourceError)) expect(found).toEqual(truth)
      }),
      { numRuns: 500 },
    )
  })

  it('at the end of a real file, cut anywhere, is refused', () => {
    fc.assert(
      fc.property(fc.nat(REAL.length - 1), (length) => {
        expect(readOrRefuse(REAL.subarray(0, length))).toBeInstanceOf(SourceError)
      }),
    )
  })

  it('inside the parts, with sums that are right, gives a grid or a SourceError', () => {
    const part = fc.nat(PARTS.length - 1).chain((index) => {
      const { content } = PARTS[index] ?? { content: REAL }
      return fc.record({
        index: fc.constant(index),
        changes: flips(content.length),
        cut: fc.option(fc.nat(content.length)),
      })
    })
    fc.assert(
      fc.property(part, ({ index, changes, cut }) => {
        const entries = PARTS.map((entry, at) => {
          if (at !== index) return entry
          const content = damaged(entry.content, changes)
          return { ...entry, content: cut === null ? content : content.subarray(0, cut) }
        })
        readOrRefuse(zipOf(entries))
      }),
      { numRuns: 800 },
    )
  })

  it('of markup between the rows gives a grid or a SourceError', () => {
    const piece = fc.constantFrom(
      ...[
        '<row r="2">',
        '</row>',
        '<c r="B2" t="s">',
        '<c>',
        '</c>',
        '<v>',
        '</v>',
        '1',
        '<is>',
        '</is>',
        '<t>',
        '</t>',
      ],
      ...[
        '<f>',
        '</f>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<?',
        '?>',
        '&amp;',
        '&',
        '<',
        '>',
        '"',
        '<x:c>',
        '</sheetData>',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const entries = PARTS.map((entry) =>
          entry.name === 'xl/worksheets/sheet2.xml'
            ? {
                ...entry,
                content: String(entry.content).replace('<sheetData>', `<sheetData>${pieces.join('')}`),
              }
            : entry,
        )
        readOrRefuse(zipOf(entries))
      }),
      { numRuns: 500 },
    )
  })
})

describe('any sheet', () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 })
  const cell = fc.oneof(
    fc.constant(null),
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.integer(),
    fc.boolean(),
    fc.nat(80_000).map((serial) => ({ serial })),
    fc.constantFrom('#REF!', '#N/A', '').map((error) => ({ error })),
  )

  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }), (written) => {
        const [sheet] = readXlsx(
          workbookOf([
            {
              title: '名簿',
              rows: written,
              merges: [],
              struck: [],
              formulas: [],
              locks: [],
              serialOffset: 0,
            },
          ]),
        )
        const width = (row: readonly unknown[]): number => row.findLastIndex((value) => value !== null) + 1
        const rows = written.map((row) => row.slice(0, width(row)))
        expect(sheet?.rows).toEqual(rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1))
      }),
    )
  })
})
