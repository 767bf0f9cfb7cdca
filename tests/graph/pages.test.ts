import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { ask } from './ask.ts'

const HEADER = ['研修コード', '研修名', '研修体系', '研修種別', '標準時間']
const catalogue = (courses: readonly (readonly [number, number | null])[]) =>
  viewAs(
    snapshotOfSmallOffice({
      development: {
        研修コース: [
          HEADER,
          ...courses.map(([code, hours]) => [`T${code}`, `研修 ${code}`, '職場外', '専門', hours]),
        ],
      },
    }),
    { roles: ['HR'] },
  )

interface Page {
  readonly codes: readonly string[]
  readonly total: number
  readonly info: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}

function page(view: ReturnType<typeof catalogue>, args: string): Page {
  const { data, errors } = ask(
    view,
    `{ trainingCourses(${args}) { totalCount nodes { courseCode } edges { cursor node { courseCode } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
  )
  expect(errors).toEqual([])
  const text = JSON.stringify(data)
  const info = JSON.parse(/"pageInfo":(\{[^}]*\})/u.exec(text)?.[1] ?? '{}')
  return {
    codes: [...(/"nodes":\[(.*?)\]/u.exec(text)?.[1] ?? '').matchAll(/"courseCode":"(T\d+)"/gu)].map(
      ([, code = '']) => code,
    ),
    total: Number(/"totalCount":(\d+)/u.exec(text)?.[1]),
    info,
  }
}

const walk = (view: ReturnType<typeof catalogue>, size: number, order: string): string[] => {
  const codes: string[] = []
  for (let after = ''; ; ) {
    const next = page(view, `first: ${size}, ${order}${after}`)
    codes.push(...next.codes)
    if (!next.info.hasNextPage) return codes
    after = `, after: "${next.info.endCursor}"`
  }
}

const walkBack = (view: ReturnType<typeof catalogue>, size: number, order: string): string[] => {
  const codes: string[] = []
  for (let before = ''; ; ) {
    const next = page(view, `last: ${size}, ${order}${before}`)
    codes.unshift(...next.codes)
    if (!next.info.hasPreviousPage) return codes
    before = `, before: "${next.info.startCursor}"`
  }
}

const courses = fc.uniqueArray(
  fc.tuple(fc.integer({ min: 1, max: 60 }), fc.option(fc.integer({ min: 1, max: 3 }))),
  { selector: ([code]) => code, maxLength: 25 },
)
const ORDERS = [
  'orderBy: []',
  'orderBy: [{ field: STANDARD_HOURS }]',
  'orderBy: [{ field: STANDARD_HOURS, direction: DESC }, { field: NAME, direction: DESC }]',
]

describe('pages', () => {
  test.each(ORDERS)('walked in either direction miss and repeat nothing (%s)', (order) => {
    fc.assert(
      fc.property(courses, fc.integer({ min: 1, max: 7 }), (rows, size) => {
        const view = catalogue(rows)
        const whole = page(view, `first: 1000, ${order}`)
        expect(whole.total).toBe(rows.length)
        expect(new Set(whole.codes).size).toBe(rows.length)
        expect(walk(view, size, order)).toEqual(whole.codes)
        expect(walkBack(view, size, order)).toEqual(whole.codes)
      }),
      { numRuns: 25 },
    )
  })

  test.each(ORDERS)('go on where they stood when rows come and go in between (%s)', (order) => {
    fc.assert(
      fc.property(courses, courses, fc.integer({ min: 1, max: 5 }), (rows, others, size) => {
        const first = page(catalogue(rows), `first: ${size}, ${order}`)
        if (first.info.endCursor === null) return
        const stay = rows.filter(([code]) => !others.some(([other]) => other === code))
        const later = catalogue([...stay, ...others])
        const next = page(later, `first: 1000, ${order}, after: "${first.info.endCursor}"`)
        const kept = page(catalogue(rows), `first: 1000, ${order}`)
          .codes.slice(first.codes.length)
          .filter((code) => stay.some(([each]) => `T${each}` === code))
        expect(next.codes.filter((code) => kept.includes(code))).toEqual(kept)
        expect(
          next.codes.filter(
            (code) => first.codes.includes(code) && stay.some(([each]) => `T${each}` === code),
          ),
        ).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  const view = catalogue([
    [1, 1],
    [2, 2],
    [3, 3],
  ])

  test('a cursor of another order is refused', () => {
    const { info } = page(view, 'first: 1')
    expect(
      ask(
        view,
        `{ trainingCourses(first: 1, after: "${info.endCursor}", orderBy: [{ field: NAME }]) { totalCount } }`,
      ).errors,
    ).toEqual(['The cursor is none of this list and order.'])
  })

  test.each([
    ['first: 0', '`first` and `last` go from 1 to 1000.'],
    ['first: -1000000', '`first` and `last` go from 1 to 1000.'],
    ['first: 100000', '`first` and `last` go from 1 to 1000.'],
    ['first: 1, last: 1', 'Give `first` or `last`, not both.'],
    ['after: "nonsense"', 'The cursor is none of this list and order.'],
    [`after: "${Buffer.from('[]').toString('base64url')}"`, 'The cursor is none of this list and order.'],
  ])('%s is refused', (args, message) => {
    expect(ask(view, `{ trainingCourses(${args}) { totalCount } }`)).toEqual({
      data: null,
      errors: [message],
    })
  })
})
