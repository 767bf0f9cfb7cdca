import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SheetGrid, type Source, SourceError } from '../../src/sources/source.ts'

/** A source made for a test, and the hands to change what it reads. */
export interface OpenedSource {
  readonly source: Source
  /** Another program writes the workbook. */
  replace(sheets: readonly SheetGrid[]): Promise<void>
  /** The workbook goes away; absent where that cannot happen. */
  remove?(): Promise<void>
  close?(): Promise<void>
}

/** One kind of source under the contract; what it cannot hold is declared, so that the skipped cases show. */
export interface SourceCase {
  readonly name: string
  open(sheets: readonly SheetGrid[]): Promise<OpenedSource>
  readonly holdsOnlyText?: boolean
  readonly holdsOneSheet?: boolean
  /** Its formulas always have a result. */
  readonly holdsEveryResult?: boolean
}

/** What every source of workbooks must do. */
export function testSource({
  name,
  open,
  holdsOnlyText = false,
  holdsOneSheet = false,
  holdsEveryResult = false,
}: SourceCase): void {
  describe(`${name} as a source`, () => {
    const first = holdsOneSheet ? [TEXTS] : [TEXTS, EMPTY, TAIL]
    let opened: OpenedSource
    beforeAll(async () => {
      opened = await open(first)
    })
    afterAll(() => opened.close?.())

    it('gives the sheets in order, with their cells where they stand', async () => {
      const { sheets } = await opened.source.read()
      expect(sheets.map(({ title }) => title)).toEqual(first.map(({ title }) => title))
      expect(sheets.map(({ rows }) => rows)).toEqual(first.map(({ rows }) => rows))
    })

    it.skipIf(holdsOnlyText)('tells numbers, dates, flags and errors from text', async () => {
      const typed = await open([TYPED])
      // Where an error can only come of a formula, there is one.
      const { sheets } = await typed.source.read()
      expect(sheets.map((each) => ({ ...each, formulas: [] }))).toEqual([TYPED])
      await typed.close?.()
    })

    it.skipIf(holdsOnlyText || holdsEveryResult)('tells a formula whose result is not known', async () => {
      const unknown = await open([UNKNOWN])
      const { sheets } = await unknown.source.read()
      expect(sheets.map((each) => ({ ...each, formulas: [] }))).toEqual([UNKNOWN])
      await unknown.close?.()
    })

    it.skipIf(holdsOnlyText)('tells merged blocks and struck cells', async () => {
      const marked = await open([MARKED])
      expect((await marked.source.read()).sheets).toEqual([MARKED])
      await marked.close?.()
    })

    it('keeps texts that look like formulas, member names or markup as they are', async () => {
      const hostile = await open([HOSTILE])
      expect((await hostile.source.read()).sheets[0]?.rows).toEqual(HOSTILE.rows)
      await hostile.close?.()
    })

    it('has no blank texts, and nothing blank at the ends', async () => {
      for (const { rows } of (await opened.source.read()).sheets) {
        expect(rows.flat()).not.toContain('')
        for (const row of rows) expect(row.at(-1)).not.toBeNull()
        expect(rows.at(-1)?.length).not.toBe(0)
      }
    })

    it('keeps its version while nothing changes, and reads what the version promised', async () => {
      const before = await opened.source.version()
      const grid = await opened.source.read()
      expect(grid.version).toBe(before)
      expect(await opened.source.version()).toBe(before)
      expect(await opened.source.read()).toEqual(grid)
    })

    it('may be read twice at the same time', async () => {
      const [one, other] = await Promise.all([opened.source.read(), opened.source.read()])
      expect(one).toEqual(other)
    })

    it('has another version and the new cells after a change', async () => {
      const edited = await open([TEXTS])
      const before = await edited.source.read()
      await edited.replace([OTHER])
      expect(await edited.source.version()).not.toBe(before.version)
      const after = await edited.source.read()
      expect(after.version).not.toBe(before.version)
      expect(after.sheets[0]?.rows).toEqual(OTHER.rows)
      // What was read before is of its moment.
      expect(before.sheets[0]?.rows).toEqual(TEXTS.rows)
      await edited.close?.()
    })

    it('rejects with a SourceError once the workbook is gone, and recovers', async () => {
      const fleeting = await open([TEXTS])
      if (fleeting.remove === undefined) return
      await fleeting.remove()
      await expect(fleeting.source.read()).rejects.toThrow(SourceError)
      await expect(fleeting.source.version()).rejects.toMatchObject({ fault: 'MISSING' })
      await fleeting.replace([TEXTS])
      expect((await fleeting.source.read()).sheets[0]?.rows).toEqual(TEXTS.rows)
      await fleeting.close?.()
    })
  })
}

const sheet = (title: string, rows: SheetGrid['rows'], marks: Partial<SheetGrid> = {}): SheetGrid => ({
  title,
  rows,
  merges: [],
  struck: [],
  formulas: [],
  locks: [],
  serialOffset: 0,
  ...marks,
})

// A source that holds one sheet may call it as it likes only if the case says so: all first sheets have one title.
const TITLE = '名簿'

const TEXTS = sheet(TITLE, [
  ['題'],
  [],
  ['番号', '氏名', null, '備考'],
  ['000123', '髙橋　𠮷', null, '一行目\n二行目'],
  [null, 'ﾊﾝｶｸ', 'ＡＢＣ'],
])
const OTHER = sheet(TITLE, [['番号'], ['000124']])
const EMPTY = sheet('空', [])
const TAIL = sheet('令和7年度 & "次"', [['終']])

const TYPED = sheet(TITLE, [
  [1, 0, -1.5, 0.1, 1e21, 123_456_789_012],
  [true, false, { serial: 45_748 }, { serial: 45_748.5 }, { serial: 0.25 }],
  [{ error: '#REF!' }, { error: '#DIV/0!' }, '1', 'TRUE', '45748', '#REF!'],
])
const UNKNOWN = sheet(TITLE, [['計', { error: '' }]])

const MARKED = sheet(
  TITLE,
  [
    ['課', '名'],
    ['税務課', '消'],
    [null, '佐藤'],
  ],
  {
    merges: [{ top: 1, left: 0, bottom: 2, right: 0 }],
    struck: [{ row: 1, column: 1 }],
  },
)

const HOSTILE = sheet(TITLE, [
  ['=IMPORTDATA("x")', '+1', '-1', '@a', '\t=1', '＝1', '＋1', '－1', '＠1'],
  ['__proto__', 'constructor', 'toString', '<b>&amp;</b>', '_x0041_', ' 前後 ', '　'],
])
