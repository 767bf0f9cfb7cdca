import { describe, expect, test } from 'vitest'
import type { Cell, FilledCell } from '../../src/columns/cell.ts'
import { choice, choices } from '../../src/columns/choice.ts'
import { code } from '../../src/columns/code.ts'
import { type Column, KINDS, type KindName, type Value } from '../../src/columns/column.ts'
import { date } from '../../src/columns/date.ts'
import { derived } from '../../src/columns/derived.ts'
import type { Fault } from '../../src/columns/fault.ts'
import { fiscalYear } from '../../src/columns/fiscal-year.ts'
import { flag } from '../../src/columns/flag.ts'
import { level } from '../../src/columns/level.ts'
import { list } from '../../src/columns/list.ts'
import { decimal, integer } from '../../src/columns/number.ts'
import { open } from '../../src/columns/open.ts'
import type { Lookup, ReadingContext } from '../../src/columns/reading-context.ts'
import { reference } from '../../src/columns/reference.ts'
import { RULES } from '../../src/columns/rules.ts'
import { across, ranked } from '../../src/columns/spread.ts'
import { text } from '../../src/columns/text.ts'
import { yearMonth } from '../../src/columns/year-month.ts'

const lookup: Lookup = {
  nameColumn: 'title',
  whereColumn: null,
  find: (written) =>
    written === 'B1' || written === '銀河' ? { key: 'B1', uncertain: false } : { missing: true },
  nameOf: () => '銀河',
  narrow: () => [],
  code: (written) => (/^[A-Z]\d$/u.test(written) ? written : null),
  has: (key) => key === 'B1',
  sheet: '本',
  size: 1,
}
const context: ReadingContext = {
  setting: (key) => (key === 'width' ? '4' : null),
  codes: () =>
    new Map([
      ['詩', 'POEM'],
      ['POEM', 'POEM'],
    ]),
  lookup: () => lookup,
  scale: () => ({ marks: new Map([['○', 2]]), values: [0, 1, 2, 3] }),
}
const genre = choices('Genre', 'What a book is.', { NOVEL: ['小説', '物語'], OTHER: 'その他' })
const doc = 'A column.'

interface Fixture {
  readonly column: Column
  readonly reads: readonly (readonly [cell: FilledCell, value: Value])[]
  /** Cells that are reported and have no value; none where every text is right. */
  readonly refuses: readonly FilledCell[]
}

/** One fixture a kind: a new kind without one does not compile. */
const FIXTURES: Readonly<Record<KindName, Fixture>> = {
  text: {
    column: text('題', { doc }),
    reads: [
      [' 銀河 ', '銀河'],
      [12, '12'],
      [true, 'TRUE'],
      [{ serial: 45_748 }, '2025-04-01'],
    ],
    refuses: ['x'.repeat(32_768)],
  },
  code: {
    column: code('番号', { doc, width: 'width' }),
    reads: [
      ['12', '0012'],
      [12, '0012'],
      ['１２', '0012'],
    ],
    refuses: ['一', 1.5, { serial: 45_748 }, true],
  },
  integer: {
    column: integer('頁', { doc, unit: '頁', min: 0, max: 999, words: { 不明: null } }),
    reads: [
      ['120頁', 120],
      [7, 7],
      ['不明', null],
    ],
    refuses: ['多い', 1.5, 1000, '▲1', true, { serial: 45_748 }],
  },
  decimal: {
    column: decimal('重さ', { doc, unit: '円' }),
    reads: [
      ['1.5', 1.5],
      ['▲1.5', -1.5],
    ],
    refuses: ['重い', true, { serial: 45_748 }],
  },
  date: {
    column: date('日', { doc }),
    reads: [
      ['R7.4.1', '2025-04-01'],
      [{ serial: 45_748 }, '2025-04-01'],
    ],
    refuses: ['来年', 2025, 'R7.4', true],
  },
  yearMonth: {
    column: yearMonth('月', { doc }),
    reads: [
      ['R7.4', '2025-04'],
      ['2025-04-30', '2025-04'],
      [{ serial: 45_748 }, '2025-04'],
    ],
    refuses: ['来月', 'R7'],
  },
  fiscalYear: {
    column: fiscalYear('年度', { doc }),
    reads: [
      ['R7', 2025],
      [2025, 2025],
    ],
    refuses: ['来年度', true],
  },
  choice: {
    column: choice('種', genre, { doc }),
    reads: [
      ['小説', 'NOVEL'],
      ['物 語', 'NOVEL'],
      ['other', 'OTHER'],
    ],
    refuses: ['詩', 1, true, { serial: 45_748 }],
  },
  open: { column: open('類', '類', { doc }), reads: [['詩', 'POEM']], refuses: ['小説', 1, true] },
  level: {
    column: level('段', { doc, scale: 'Scale' }),
    reads: [
      ['○', 2],
      [1, 1],
      ['－', null],
    ],
    refuses: ['◎', 4, 1.5, true],
  },
  flag: {
    column: flag('可', { doc }),
    reads: [
      ['○', true],
      ['×', false],
      [true, true],
      ['－', null],
    ],
    refuses: ['△', 2],
  },
  list: {
    column: list(choice('種', genre, { doc })),
    reads: [
      ['小説、その他', ['NOVEL', 'OTHER']],
      ['小説・小説', ['NOVEL']],
    ],
    refuses: ['詩'],
  },
  reference: {
    column: reference('本', 'Book', { doc }),
    reads: [
      ['B1', 'B1'],
      ['銀河', 'B1'],
    ],
    refuses: ['知らない本', true],
  },
  derived: { column: derived('長さ', { doc, surface: 'Int', from: () => 1 }), reads: [], refuses: [] },
  across: { column: across('Item', { doc, headers: ['name'], scale: 'Scale' }), reads: [], refuses: [] },
  ranked: {
    column: ranked(3, { book: reference('第{n}希望', 'Book', { doc }) }, { doc }),
    reads: [],
    refuses: [],
  },
}

function read(column: Column, cell: FilledCell): { value: Value; faults: Fault[] } {
  const faults: Fault[] = []
  return { value: column.prepare(context)(cell, (fault) => faults.push(fault), { on: null }), faults }
}

describe.each(KINDS)('a column of kind %s', (kind) => {
  const { column, reads, refuses } = FIXTURES[kind]

  test('says its kind, and has nothing wrong with it', () => {
    expect({ kind: column.kind, mistakes: column.mistakes, doc: column.doc }).toEqual({
      kind,
      mistakes: [],
      doc,
    })
  })

  test.each<[Cell]>([[''], [' '], ['　'], ['\n']])('takes white space for nothing: %j', (cell) => {
    if (cell !== null) expect(read(column, cell)).toEqual({ value: null, faults: [] })
  })

  test.each(['#REF!', '#N/A', ''])(
    'has no value for the error %j, and leaves telling it to the row',
    (error) => {
      const { value, faults } = read(column, { error })
      expect({ value, costly: faults.filter(({ code }) => code === 'Q27') }).toEqual({
        value: null,
        costly: [],
      })
    },
  )

  test('reads what is right', () => {
    for (const [cell, value] of reads) {
      const got = read(column, cell)
      expect(got.value, JSON.stringify(cell)).toEqual(value)
      expect(got.faults.filter(({ severity }) => severity !== 'WARN')).toEqual([])
    }
  })

  test('reports what is wrong, with a code and what to do in both languages, and guesses no value', () => {
    for (const cell of refuses) {
      const { value, faults } = read(column, cell)
      expect(value, JSON.stringify(cell)).toBeNull()
      expect(
        faults.map(({ severity }) => severity),
        JSON.stringify(cell),
      ).toEqual(['REJECT_CELL'])
      for (const { code: rule, message, suggestion } of faults) {
        expect(Object.keys(RULES)).toContain(rule)
        for (const said of [message.ja, message.en, suggestion.ja, suggestion.en])
          expect(said.length).toBeGreaterThan(3)
        expect(message.ja).toMatch(/[ぁ-ん]/u)
        expect(message.en).not.toMatch(/[ぁ-んァ-ン]{4}/u)
      }
    }
  })

  test('offers an example that it reads itself', () => {
    const { example, words = [] } = column.template
    for (const word of [example, ...words]) {
      if (word === '' || column.spread || column.derive) continue
      expect(read(column, word).faults, word).toEqual([])
    }
  })
})
