import type { sheets_v4 } from '@googleapis/sheets'
import { expect, test } from 'vitest'
import { drawn } from './drawn-borders.ts'

const BOX = { startRow: 0, endRow: 3, startColumn: 0, endColumn: 3 }
const SOLID = { style: 'SOLID' }
const DOTTED = { style: 'DOTTED' }

test.each<
  [
    does: string,
    request: sheets_v4.Schema$UpdateBordersRequest,
    cell: [row: number, column: number],
    after: sheets_v4.Schema$Borders | undefined,
  ]
>([
  ['draws the top of the first row', { top: SOLID }, [0, 1], { top: SOLID }],
  ['draws no other top', { top: SOLID }, [1, 1], undefined],
  ['draws the bottom of the last row', { bottom: SOLID }, [2, 0], { bottom: SOLID }],
  ['draws the left of the first column', { left: SOLID }, [1, 0], { left: SOLID }],
  ['draws the right of the last column', { right: SOLID }, [1, 2], { right: SOLID }],
  ['draws between rows', { innerHorizontal: DOTTED }, [1, 1], { top: DOTTED, bottom: DOTTED }],
  ['draws between rows and not around', { innerHorizontal: DOTTED }, [0, 1], { bottom: DOTTED }],
  ['draws between columns', { innerVertical: DOTTED }, [1, 2], { left: DOTTED }],
  ['takes a border away', { top: { style: 'NONE' } }, [0, 0], undefined],
])('%s', (_, request, [row, column], after) => {
  const old = request.top?.style === 'NONE' ? { top: SOLID } : undefined
  expect(drawn(old, request, BOX, row, column)).toEqual(after)
})

test('other borders of the cell stay', () => {
  expect(drawn({ left: DOTTED }, { top: SOLID }, BOX, 0, 1)).toEqual({ left: DOTTED, top: SOLID })
})
