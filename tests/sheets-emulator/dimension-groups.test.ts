import { expect, test } from 'vitest'
import { openAccount } from './account.ts'
import { columnIndex, columnLetters } from './columns.ts'
import { carryOut } from './requests/index.ts'
import { newSpreadsheet } from './spreadsheet.ts'

/** Columns in letters, as `C:E`. */
const rangeOf = (letters: string) => {
  const [first = '', last = first] = letters.split(':')
  return {
    sheetId: 0,
    dimension: 'COLUMNS',
    startIndex: columnIndex(first),
    endIndex: columnIndex(last) + 1,
  }
}

test.each<[steps: string[], groups: string[]]>([
  [
    ['+C:D', '+B:E'],
    ['B:E 1', 'C:D 2'],
  ],
  [
    ['+B:E', '+C:D'],
    ['B:E 1', 'C:D 2'],
  ],
  [
    ['+B:D', '+C:E'],
    ['B:E 1', 'C:D 2'],
  ],
  [
    ['+B:E', '+C:D', '-D:E'],
    ['B:D 1', 'C:C 2'],
  ],
  [
    ['+B:E', '+B:E'],
    ['B:E 1', 'B:E 2'],
  ],
  [['+B:C', '-B:C'], []],
])('%j leave the groups %j', (steps, groups) => {
  const spreadsheet = newSpreadsheet('book')
  const work = { spreadsheet, account: openAccount(() => 0) }
  for (const step of steps) {
    const range = rangeOf(step.slice(1))
    const kind = step.startsWith('+') ? 'addDimensionGroup' : 'deleteDimensionGroup'
    carryOut(work, kind, { [kind]: { range } })
  }
  const told = spreadsheet.sheets[0]?.columnGroups.map(
    ({ range, depth }) =>
      `${columnLetters(range?.startIndex ?? 0)}:${columnLetters((range?.endIndex ?? 0) - 1)} ${depth}`,
  )
  expect(told).toEqual(groups)
})
