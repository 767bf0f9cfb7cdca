import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoDate, isPendingDate, readDateText } from '../../src/japanese/dates.ts'
import { ERAS, eraOf, eraOn, japaneseDate, outsideEra } from '../../src/japanese/eras.ts'
import { fiscalYearOf, readFiscalYearText, splitFiscalYear } from '../../src/japanese/fiscal-years.ts'

const days = fc
  .date({ min: new Date('1868-01-25'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))

describe('eras', () => {
  test.each([
    ['2019-04-30', 'H'],
    ['2019-05-01', 'R'],
    ['1989-01-07', 'S'],
    ['1989-01-08', 'H'],
    ['1926-12-24', 'T'],
    ['1926-12-25', 'S'],
    ['1868-01-24', null],
  ])('%s is in %o', (iso, letter) => {
    expect(eraOn(iso)?.letter ?? null).toBe(letter)
  })

  test('are known by name and by letter in either case', () => {
    for (const era of ERAS)
      for (const word of [era.name, era.letter, era.letter.toLowerCase()]) expect(eraOf(word)).toBe(era)
    expect(eraOf('慶応')).toBeNull()
  })

  test('have one day for each day: what is written in them reads back', () => {
    fc.assert(
      fc.property(days, (iso) => {
        expect(readDateText(japaneseDate(iso))).toEqual({ kind: 'date', iso, outsideEra: false })
        const era = eraOn(iso)
        if (era) expect(outsideEra(iso, era)).toBe(false)
      }),
    )
  })
})

describe('days', () => {
  test.each([
    [2024, 2, 29, '2024-02-29'],
    [2025, 2, 29, null],
    [1900, 2, 29, null],
    [2025, 13, 1, null],
    [2025, 4, 31, null],
    [2025, 0, 1, null],
  ])('%i-%i-%i is %o', (year, month, day, iso) => {
    expect(isoDate(year, month, day)).toBe(iso)
  })

  test.each([
    ['R7.4', { kind: 'month', year: 2025, month: 4 }],
    ['2025年4月', { kind: 'month', year: 2025, month: 4 }],
    ['H31.5.1', { kind: 'date', iso: '2019-05-01', outsideEra: true }],
    ['R7', null],
    ['', null],
    ['4月1日', null],
  ])('%s reads %o', (text, read) => {
    expect(readDateText(text)).toEqual(read)
  })

  test('never throws, whatever is written', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readDateText(text)))
  })

  test.each([
    ['未定', true],
    ['未 定', true],
    ['随時', true],
    ['定', false],
  ])('%s is not fixed yet: %o', (text, pending) => {
    expect(isPendingDate(text)).toBe(pending)
  })
})

describe('fiscal years', () => {
  test.each([
    ['2025-03-31', 2024],
    ['2025-04-01', 2025],
    ['2019-04-30', 2019],
  ])('%s is in %i', (iso, year) => {
    expect(fiscalYearOf(iso)).toBe(year)
  })

  test.each([
    ['令和7年度', { year: 2025, bare: false }],
    ['7', { year: 2025, bare: true }],
    ['H31', { year: 2019, bare: false }],
    ['0', null],
    ['R7.4', null],
  ])('%s reads %o', (text, read) => {
    expect(readFiscalYearText(text)).toEqual(read)
  })

  test('read back from every spelling, in cells and in titles', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2020, max: 2099 }),
        fc.constantFrom(
          (year: number) => `R${year - 2018}`,
          (year: number) => `令和${year - 2018}年度`,
          (year: number) => `${year}年度`,
          (year: number) => `${year}`,
        ),
        (year, spell) => {
          expect(readFiscalYearText(spell(year))).toEqual({ year, bare: false })
          for (const title of [
            `研修受講_${spell(year)}`,
            `${spell(year)}研修受講`,
            `研修受講（${spell(year)}）`,
          ])
            expect(splitFiscalYear(title)).toEqual({ name: '研修受講', year })
        },
      ),
    )
  })

  test.each(['研修受講', '2025', '研修受講_佐藤', ''])('%o names no year', (title) => {
    expect(splitFiscalYear(title)).toBeNull()
  })
})
