import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textElement, xmlAttribute, xmlText } from '../../../src/templates/xlsx/xml.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/** Reads as spreadsheet programs do: entities first, then escapes from left to right. */
const read = (xml: string): string =>
  xml
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

test.each([
  ['a<b>&c', 'a&lt;b&gt;&amp;c'],
  ['\u0000\u001f', '_x0000__x001F_'],
  ['a\rb', 'a_x000D_b'],
  ['a\tb\nc', 'a\tb\nc'],
  ['_x0041_', '_x005F_x0041_'],
  ['_x0041_x0042_', '_x005F_x0041_x005F_x0042_'],
  ['_x0041\u0001', '_x005F_x0041_x0001_'],
  ['_xlfn', '_xlfn'],
  ['\ud83d', '_xD83D_'],
  ['𠮷野家', '𠮷野家'],
])('writes %j as %j', (text, xml) => {
  expect(xmlText(text)).toBe(xml)
})

test('writes nothing that does not read back', () => {
  const pieces = fc.constantFrom(
    '_',
    'x',
    '0041',
    '_x0041',
    '\u0001',
    '\r',
    '\ud83d',
    '\ude00',
    '&lt;',
    '<',
    '本',
    '_x005F_',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((them) => them.join('')),
  )
  fc.assert(
    fc.property(text, (it) => read(xmlText(it)) === it),
    { numRuns: 2000 },
  )
})

test.each([' a', 'a ', '\ta', 'a\nb', '\u3000a'])('keeps the white space of %j', (text) => {
  expect(textElement(text)).toBe(`<t xml:space="preserve">${text}</t>`)
})

test('keeps line breaks and quotes in attributes', () => {
  expect(xmlAttribute('a\n"b"\t')).toBe('a&#10;&quot;b&quot;&#9;')
})
