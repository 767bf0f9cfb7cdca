import type { sheets_v4 } from '@googleapis/sheets'
import { expect, test } from 'vitest'
import { ruleMoved, ruleReplaced, withoutRule, withRule } from './format-rules.ts'

const rule = (sheetId: number): sheets_v4.Schema$ConditionalFormatRule => ({ ranges: [{ sheetId }] })
const [a, b, c, d] = [rule(1), rule(2), rule(3), rule(4)]
const RULES = [a, b, c]

test('a rule is put in at its index', () => {
  expect(withRule(RULES, d, 0)).toEqual([d, a, b, c])
  expect(withRule(RULES, d, 3)).toEqual([a, b, c, d])
})

test('a rule is replaced, and both are told', () => {
  expect(ruleReplaced(RULES, 1, d)).toEqual({
    rules: [a, d, c],
    answer: { newRule: d, newIndex: 1, oldRule: b },
  })
})

test.each([
  [0, 2, [b, c, a]],
  [2, 0, [c, a, b]],
  [1, 1, [a, b, c]],
])('a rule moves from %i to %i', (index, newIndex, rules) => {
  const moved = RULES[index]
  expect(ruleMoved(RULES, index, newIndex)).toEqual({
    rules,
    answer: { newRule: moved, newIndex, oldIndex: index },
  })
})

test('a rule is taken out and told', () => {
  expect(withoutRule(RULES, 1)).toEqual({ rules: [a, c], answer: { rule: b } })
})

test.each([
  () => withRule(RULES, d, 4),
  () => ruleReplaced(RULES, 3, d),
  () => ruleMoved(RULES, 0, 3),
  () => withoutRule(RULES, -1),
])('no rule stands beyond the last', (change) => {
  expect(change).toThrow('no conditional format at')
})
