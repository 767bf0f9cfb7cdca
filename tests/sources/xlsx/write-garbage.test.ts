import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SourceError } from '../../../src/sources/source.ts'
import { patchedWorkbook } from '../../../src/sources/xlsx/patched-workbook.ts'
import { readXlsx } from '../../../src/sources/xlsx/read-xlsx.ts'
import { zipOf } from '../zip-builder.ts'
import { additionOf, changeOf } from './write-change.ts'
import { RICH_PARTS } from './write-rich.ts'

const [ROSTER] = readXlsx(zipOf(RICH_PARTS))
const PARTS = RICH_PARTS.flatMap(({ name }, index) =>
  /\/(?:sheet\d|table\d|workbook)\.xml$/.test(name) ? [index] : [],
)
const PIECES = [
  ...[
    '<row r="2">',
    '</row>',
    '<row/>',
    '<c r="B2" t="s">',
    '<c>',
    '</c>',
    '<v>',
    '</v>',
    '<is>',
    '</is>',
    '1',
    '"',
    '&',
  ],
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '<',
    '>',
    '/>',
    '</sheetData>',
    '<sheetData>',
    'ref="A1"',
    'sqref="B4"',
  ],
]

it('garbage in the parts of a workbook gives a SourceError, or a workbook that can be read as before', () => {
  if (ROSTER === undefined) throw new Error('There is no sheet')
  const writes = [
    changeOf(ROSTER, 3, [
      [1, '青樹'],
      [3, { serial: 45_800 }],
    ]),
    additionOf(
      ROSTER,
      [
        [0, '000104'],
        [1, '江口'],
      ],
      3,
    ),
  ]
  const outcomes = new Set<string>()
  const damage = fc.record({
    part: fc.constantFrom(...PARTS),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(20),
    piece: fc.constantFrom(...PIECES),
  })
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 2 }), (damages) => {
      const parts = [...RICH_PARTS]
      for (const { part, at, cut, piece } of damages) {
        const entry = parts[part]
        const text = String(entry?.content)
        const from = Math.floor(at * text.length)
        if (entry) parts[part] = { ...entry, content: text.slice(0, from) + piece + text.slice(from + cut) }
      }
      const bytes = zipOf(parts)
      try {
        const patched = patchedWorkbook(bytes, writes)
        for (const { state } of patched.outcomes) outcomes.add(state)
        // Whatever could be read before can be read after.
        if (patched.bytes) readXlsx(patched.bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(SourceError)
      }
    }),
    { numRuns: 800 },
  )
  expect(outcomes).toContain('APPLIED')
})
