import { expect, test } from 'vitest'
import { evaluate } from './formula.ts'
import type { Result } from './formula-result.ts'

const CELLS: Readonly<Record<string, Result[][]>> = {
  A1: [[2]],
  'A1:A3': [[2], [3], [null]],
  'A:A': [[6]],
  '1:3': [[7]],
  'A2:A': [[8]],
  B1: [['x']],
}
const place = {
  cells: (address: string, title: string | null) => (title === 'gone' ? null : (CELLS[address] ?? [[null]])),
  named: (name: string) => (name === 'levels' ? [[4], [5]] : null),
}

test.each<[formula: string, result: Result]>([
  ['=1+2*3', 7],
  ['=(1+2)*3', 9],
  ['=-2^2', 4],
  ['=50%', 0.5],
  ['=A1/4', 0.5],
  ['="a"&B1&1', 'ax1'],
  ['=SUM(A1:A3, 5)', 10],
  ['=COUNT(A1:A3)', 2],
  ['=SUM(A:A)+SUM(1:3)+SUM(A2:A)', 21],
  ['=SUM(levels)', 9],
  ['=nosuch', { error: 'NAME' }],
  ['=AVERAGE(A1:A3)', 2.5],
  ['=IF(A1>1,"yes","no")', 'yes'],
  ['=A1=2', true],
  ['=1/0', { error: 'DIVIDE_BY_ZERO' }],
  ['="a"+1', { error: 'VALUE' }],
  ['=NOSUCH(1)', { error: 'NAME' }],
  ['=gone!A1', { error: 'REF' }],
  ['=#REF!', { error: 'REF' }],
  ['=IFERROR(1/0,"-")', '-'],
  ['=NA()', { error: 'N_A' }],
  ['=1+', { error: 'ERROR' }],
  ['=)(', { error: 'ERROR' }],
  ['=C9', 0],
])('%s is %j', (formula, result) => {
  expect(evaluate(formula, place)).toEqual(result)
})
