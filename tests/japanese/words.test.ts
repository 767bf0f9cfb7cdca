import { describe, expect, test } from 'vitest'
import { canonicalHeader } from '../../src/japanese/headers.ts'
import { isDash, isDitto, plainMark, readFlagMark } from '../../src/japanese/marks.ts'
import { looseNameForm, nameMatchForm } from '../../src/japanese/names.ts'
import { matchForm, normalise, plainDashes, withoutSpaces } from '../../src/japanese/widths.ts'

describe('widths', () => {
  test.each([
    [normalise, 'ｱﾊﾞ１２㈱①㋿', 'アバ12(株)1令和'],
    [withoutSpaces, ' a　b\n\u200bc\ufeff', 'abc'],
    [matchForm, '職員　Ｎｏ．', '職員No.'],
    [plainDashes, '2025‐4–1—2―3−4ー5', '2025-4-1-2-3-4-5'],
  ] as const)('%o of %s is %s', (form, text, expected) => {
    expect(form(text)).toBe(expected)
  })
})

describe('headers', () => {
  test.each([
    ['職員　Ｎｏ．', '職員no'],
    ['標準時間（時間）', '標準時間'],
    ['【必須】氏名', '氏名'],
    ['※氏名＊', '氏名'],
    ['（備考）', '(備考)'],
    ['満足度\n（５段階）', '満足度'],
    ['家庭・通勤', '家庭・通勤'],
    ['', ''],
  ])('%j is %s', (header, canonical) => {
    expect(canonicalHeader(header)).toBe(canonical)
  })

  test('are canonical once and for all', () => {
    for (const header of ['職員　Ｎｏ．', '（備考）', '※氏名＊', 'メール（＠）'])
      expect(canonicalHeader(canonicalHeader(header))).toBe(canonicalHeader(header))
  })
})

describe('marks', () => {
  test.each([
    ['〇', '○'],
    ['⭕\ufe0f', '○'],
    ['Ｘ', '×'],
    ['―', '-'],
    ['ーー', '-'],
    ['／', '/'],
    ['●', '●'],
    ['XX', 'XX'],
  ])('%s is %s', (text, mark) => {
    expect(plainMark(text)).toBe(mark)
  })

  test.each([
    ['済', true],
    ['不要', false],
    ['－', null],
    ['△', undefined],
    ['', undefined],
  ])('%s as yes or no is %o', (text, read) => {
    expect(readFlagMark(text)).toBe(read)
  })

  test.each(['〃', '同上', '″', '同　上', '"', "''", '々'])('%s repeats the cell above', (text) => {
    expect(isDitto(text)).toBe(true)
  })
  test.each(['同', '上', '', '〃1', 'R7.4.1'])('%o does not', (text) => {
    expect(isDitto(text)).toBe(false)
  })

  test.each([
    ['－', true],
    ['---', true],
    ['ー', true],
    ['', false],
    ['-1', false],
    ['〜', false],
  ])('%o is a lone dash: %o', (text, expected) => {
    expect(isDash(text)).toBe(expected)
  })
})

describe('names', () => {
  test.each([
    ['髙橋　花子', '高橋 花子', false, true],
    ['佐藤　花子', '佐藤花子', true, true],
    ['﨑山', '崎山', false, true],
    ['佐藤', '斎藤', false, false],
  ])('%s and %s match: %o, loosely: %o', (a, b, exact, loose) => {
    expect(nameMatchForm(a) === nameMatchForm(b)).toBe(exact)
    expect(looseNameForm(a) === looseNameForm(b)).toBe(loose)
  })
})
