import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { GONE, type Held } from '../../ordeal/message.ts'
import type { Fate } from '../../ordeal/operation.ts'
import type { FoundRecord } from '../../ordeal/records.ts'
import { type Happened, violationsIn } from '../../ordeal/verdict.ts'

const ROOT = join(import.meta.dirname, '../..')

const record = (id: string, note: Held): FoundRecord => ({
  id,
  sheet: '名簿',
  row: 1,
  cells: new Map([['備考', note]]),
})

/** An operation on one cell, and what the service said of it. */
const fate = (number: number, id: string, value: Held, seen: Held, state = 'APPLIED'): Fate => ({
  operation: {
    number,
    kind: 'update',
    document: '',
    variables: {},
    effects: [{ record: id, header: '備考', value, look: { table: '', key: '', column: '' } }],
    makes: seen === GONE ? [id] : [],
    removes: value === GONE ? [id] : [],
  },
  seen: [seen],
  write: `write ${number}`,
  isAnswered: true,
  state,
  reason: null,
})

const calm: Happened = {
  before: [record('a', 'old')],
  after: [record('a', 'old')],
  fates: [],
  edits: [],
  inserted: [],
  remembered: new Set(),
}
const edit = { record: 'a', header: '備考', before: 'old', value: 'theirs' }
/** Somebody types in the moment of a write, and another over that before it is taken back. */
const typedOver: Partial<Happened> = {
  fates: [fate(1, 'a', 'x', 'old', 'CONFLICT')],
  edits: [edit, { ...edit, before: 'x', value: 'last' }],
  after: [record('a', 'last')],
}

describe('the verdict', () => {
  test.for<readonly [what: string, happened: Partial<Happened>, kinds: readonly string[]]>([
    ['finds nothing where nothing happened', {}, []],
    ['takes a change that was done', { fates: [fate(1, 'a', 'x', 'old')], after: [record('a', 'x')] }, []],
    [
      'takes changes that follow each other',
      { fates: [fate(1, 'a', 'x', 'old'), fate(2, 'a', 'y', 'x')], after: [record('a', 'y')] },
      [],
    ],
    [
      'takes a conflict with a person',
      { fates: [fate(1, 'a', 'x', 'old', 'CONFLICT')], edits: [edit], after: [record('a', 'theirs')] },
      [],
    ],
    [
      'takes a change of what a person had put there before',
      { fates: [fate(1, 'a', 'x', 'theirs')], edits: [edit], after: [record('a', 'x')] },
      [],
    ],
    ['misses a change', { fates: [fate(1, 'a', 'x', 'old')] }, ['lost']],
    ['misses a record that was made', { fates: [fate(1, 'b', 'x', GONE)] }, ['lost']],
    ['misses a removal', { fates: [fate(1, 'a', GONE, 'old')] }, ['lost']],
    ['misses a write that never settled', { fates: [fate(1, 'a', 'x', 'old', 'UNKNOWN')] }, ['lost']],
    [
      'sees a record twice',
      { fates: [fate(1, 'b', 'x', GONE)], after: [record('a', 'old'), record('b', 'x'), record('b', 'x')] },
      ['doubled'],
    ],
    [
      "sees that a person's cell was overwritten",
      { fates: [fate(1, 'a', 'x', 'old')], edits: [edit], after: [record('a', 'x')] },
      ['overwritten'],
    ],
    [
      'sees what a conflict left',
      { fates: [fate(1, 'a', 'x', 'old', 'CONFLICT')], after: [record('a', 'x')] },
      ['overwritten'],
    ],
    [
      'takes what another typed over a write that was taken back, where the audit has it',
      { ...typedOver, remembered: new Set(['theirs']) },
      ['mistold', 'typed over'],
    ],
    ['misses that where the audit has it not', typedOver, ['mistold', 'overwritten']],
    [
      'forgives nothing else that the audit has',
      {
        fates: [fate(1, 'a', 'x', 'old')],
        edits: [edit],
        after: [record('a', 'x')],
        remembered: new Set(['theirs']),
      },
      ['overwritten'],
    ],
    [
      'takes what a person typed into a record that stood under other headers then',
      {
        fates: [fate(1, 'b', 'x', GONE)],
        edits: [{ ...edit, record: 'strewn', before: 'x' }],
        after: [record('a', 'old'), record('b', 'theirs')],
      },
      [],
    ],
    [
      'misses that where it is gone',
      {
        fates: [fate(1, 'b', 'x', GONE)],
        edits: [{ ...edit, record: 'strewn', before: 'x' }],
        after: [record('a', 'old'), record('b', 'x')],
      },
      ['overwritten'],
    ],
    [
      'takes that somebody saw what was meant for another record, until that was taken back',
      {
        fates: [fate(1, 'b', 'x', 'y'), fate(2, 'a', 'y', 'old')],
        before: [record('a', 'old'), record('b', 'b')],
        after: [record('a', 'y'), record('b', 'x')],
        remembered: new Set(['b']),
      },
      ['mistold'],
    ],
    [
      'takes that a person typed over that, where the audit has what had stood there',
      {
        fates: [fate(2, 'a', 'y', 'old')],
        edits: [{ ...edit, record: 'b', before: 'y' }],
        before: [record('a', 'old'), record('b', 'b')],
        after: [record('a', 'y'), record('b', 'theirs')],
        remembered: new Set(['b']),
      },
      ['typed over'],
    ],
    [
      'misses what that had gone over, where the audit has it not',
      {
        fates: [fate(1, 'b', 'x', 'y'), fate(2, 'a', 'y', 'old')],
        before: [record('a', 'old'), record('b', 'b')],
        after: [record('a', 'y'), record('b', 'x')],
      },
      ['overwritten'],
    ],
    [
      'takes that a new record stays which a person typed into before it was taken away',
      {
        fates: [fate(1, 'b', 'x', GONE, 'CONFLICT')],
        edits: [{ ...edit, record: 'b', before: 'x' }],
        after: [record('a', 'old'), record('b', 'theirs')],
      },
      ['mistold'],
    ],
    [
      'misses that person’s text where only ours stays',
      {
        fates: [fate(1, 'b', 'x', GONE, 'CONFLICT')],
        edits: [{ ...edit, record: 'b', before: 'x' }],
        after: [record('a', 'old'), record('b', 'x')],
      },
      ['mistold', 'overwritten'],
    ],
    [
      'takes that somebody saw no record while one was gone by a removal meant for another',
      {
        fates: [fate(1, 'a', 'x', GONE), fate(2, 'c', GONE, 'c')],
        before: [record('a', 'old'), record('c', 'c')],
        after: [record('a', 'x')],
        remembered: new Set(['old']),
      },
      ['mistold'],
    ],
    ['sees what nobody asked for', { after: [record('a', 'z')] }, ['overwritten']],
    ['misses a record that nobody removed', { after: [] }, ['overwritten']],
    ['sees a record that nobody made', { after: [record('a', 'old'), record('c', 'z')] }, ['overwritten']],
  ])('%s', ([, happened, kinds]) => {
    const found = violationsIn({ ...calm, ...happened })
    expect(found.map(({ kind }) => kind)).toEqual(kinds)
  })
})

/** The last line of a short run, and how it ended. */
const ordeal = (source: string, ops: number): Promise<{ readonly code: unknown; readonly last: string }> =>
  new Promise((done) => {
    const args = [join(ROOT, 'ordeal/ordeal.ts'), '--ops', String(ops), '--source', source]
    execFile(process.execPath, args, { cwd: ROOT }, (error, output) =>
      done({ code: error ? error.code : 0, last: output.trim().split('\n').at(-1) ?? '' }),
    )
  })

describe('a short ordeal', () => {
  test.for(['xlsx', 'google'])('loses, doubles and overwrites nothing: %s', async (source) => {
    const { code, last } = await ordeal(source, 40)
    expect(last).toMatch(/^40 ops: 0 lost, 0 doubled, 0 overwritten, \d+ conflicts, \d+ typed over$/u)
    expect(code).toBe(0)
  })
})
