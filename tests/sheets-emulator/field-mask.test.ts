import { describe, expect, test } from 'vitest'
import { applyMask, parseMask, pathsOf, updated } from './field-mask.ts'

describe('a field mask', () => {
  test.each<[text: string, paths: string[]]>([
    ['a', ['a']],
    ['a.b,a/c', ['a.b', 'a.c']],
    ['a(b,c(d,e)),f', ['a.b', 'a.c.d', 'a.c.e', 'f']],
    ['a.b(c),a.d', ['a.b.c', 'a.d']],
    [
      'sheets(properties(title),data.rowData.values(note))',
      ['sheets.properties.title', 'sheets.data.rowData.values.note'],
    ],
  ])('%s', (text, paths) => {
    expect(pathsOf(parseMask(text)).map((path) => path.join('.'))).toEqual(paths)
  })

  test('lets through what it names, and messages that are there stay', () => {
    const value = { a: [{ b: 1, c: 2 }, { c: 3 }], d: { e: 4 }, f: 5 }
    expect(applyMask(value, parseMask('a.b,d.x'))).toEqual({ a: [{ b: 1 }, {}], d: {} })
    expect(applyMask(value, parseMask('*'))).toEqual(value)
  })

  test('updates what it names, and clears what is not given', () => {
    const target = { a: 1, b: { c: 2, d: 3 } }
    expect(updated<object>(target, { b: { c: 9 } }, 'b.c')).toEqual({ a: 1, b: { c: 9, d: 3 } })
    expect(updated<object>(target, {}, 'b(c)')).toEqual({ a: 1, b: { c: undefined, d: 3 } })
    expect(updated<object>(target, { a: 5 }, '*')).toEqual({ a: 5, b: { c: 2, d: 3 } })
  })
})
