import type { sheets_v4 } from '@googleapis/sheets'
import { expect, test } from 'vitest'
import { replacerOf } from './found-text.ts'

test.each<[request: sheets_v4.Schema$FindReplaceRequest, text: string, after: string, occurrences: number]>([
  [{ find: 'e', replacement: 'o' }, 'Google Sheets', 'Googlo Shoots', 3],
  [{ find: 'E', replacement: 'o' }, 'Google', 'Googlo', 1],
  [{ find: 'E', replacement: 'o', matchCase: true }, 'Google', 'Google', 0],
  [{ find: '佐藤', replacement: '齋藤', matchEntireCell: true }, '佐藤 一', '佐藤 一', 0],
  [{ find: '佐藤', replacement: '齋藤', matchEntireCell: true }, '佐藤', '齋藤', 1],
  [{ find: 'a.c', replacement: 'x' }, 'abc a.c', 'abc x', 1],
  [{ find: 'a', replacement: '$&' }, 'a', '$&', 1],
  [{ find: 'a' }, 'bab', 'bb', 1],
  [{ find: 'o.* (.*)', replacement: '$1 Rocks', searchByRegex: true }, 'Google Sheets', 'GSheets Rocks', 1],
  [{ find: 'b+', replacement: 'x', searchByRegex: true }, 'abba b', 'axa x', 2],
])('%j makes of %s: %s', (request, text, after, occurrences) => {
  expect(replacerOf(request)(text)).toEqual({ text: after, occurrences })
})

test.each([
  [{ find: '' }, 'nothing to find'],
  [{ find: '(', searchByRegex: true }, 'no regular expression'],
])('%j is refused', (request, words) => {
  expect(() => replacerOf(request)).toThrow(words)
})
