import { expect, test } from 'vitest'
import { assignments } from '../../schema/personnel/assignments.ts'
import { departments } from '../../schema/personnel/departments.ts'
import { rememberedOf } from '../../src/insights/remembered-of.ts'
import type { SeenTables } from '../../src/insights/seen-rows.ts'
import { type IndexedRows, indexRows } from '../../src/snapshot/indexed-rows.ts'

const seeing = (ofDepartments: IndexedRows, ofAssignments: IndexedRows): SeenTables => ({
  rowsOf: ({ name }) => (name === departments.name ? ofDepartments : ofAssignments),
})
const rows = (): IndexedRows => indexRows(departments, [])
const [first, second, other] = [rows(), rows(), rows()]

test('is made once for those who see the same rows, and anew for anybody else', () => {
  let made = 0
  const count = rememberedOf([departments, assignments], (_seen, question) => {
    made += 1
    return `${question} ${made}`
  })
  expect(count(seeing(first, second), 'a')).toBe('a 1')
  expect(count(seeing(first, second), 'a')).toBe('a 1')
  expect(count(seeing(first, other), 'a')).toBe('a 2')
  expect(count(seeing(other, second), 'a')).toBe('a 3')
  expect(count(seeing(first, second), 'b')).toBe('b 4')
})

test('what was asked first is forgotten first', () => {
  let made = 0
  const count = rememberedOf([departments], () => {
    made += 1
    return made
  })
  for (const question of ['a', 'b', 'c', 'd', 'e', 'e']) count(seeing(first, second), question)
  expect(made).toBe(5)
  count(seeing(first, second), 'a')
  expect(made).toBe(6)
})

test('sees no other table than it hangs on', () => {
  const peek = rememberedOf([departments], (seen) => seen.rowsOf(assignments))
  expect(() => peek(seeing(first, second), '')).toThrow('does not hang on Assignment')
})
