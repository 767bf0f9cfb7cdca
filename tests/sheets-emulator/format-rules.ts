// No recording covers conditional formats: Google's documentation and API types are the only source for this file.
import type { sheets_v4 } from '@googleapis/sheets'
import { Mistake } from './mistake.ts'

type Rule = sheets_v4.Schema$ConditionalFormatRule

/** What a change of the rules gives: the rules after it, and what Google answers. */
export interface Ruled<Answer> {
  readonly rules: readonly Rule[]
  readonly answer: Answer
}

/** Puts a rule before the one at the index; without an index, before all. */
export function withRule(rules: readonly Rule[], rule: Rule, index: number): readonly Rule[] {
  if (index < 0 || index > rules.length) throw new Mistake(`There is no conditional format at ${index}`)
  return rules.toSpliced(index, 0, rule)
}

/** Puts another rule in the place of one. */
export function ruleReplaced(
  rules: readonly Rule[],
  index: number,
  rule: Rule,
): Ruled<sheets_v4.Schema$UpdateConditionalFormatRuleResponse> {
  const oldRule = ruleAt(rules, index)
  return {
    rules: rules.with(index, rule),
    answer: { newRule: rule, newIndex: index, oldRule },
  }
}

/** Moves a rule; the new index is where it stands afterwards. */
export function ruleMoved(
  rules: readonly Rule[],
  index: number,
  newIndex: number,
): Ruled<sheets_v4.Schema$UpdateConditionalFormatRuleResponse> {
  const rule = ruleAt(rules, index)
  ruleAt(rules, newIndex)
  return {
    rules: rules.toSpliced(index, 1).toSpliced(newIndex, 0, rule),
    answer: { newRule: rule, newIndex, oldIndex: index },
  }
}

/** Takes a rule out. */
export function withoutRule(
  rules: readonly Rule[],
  index: number,
): Ruled<sheets_v4.Schema$DeleteConditionalFormatRuleResponse> {
  const rule = ruleAt(rules, index)
  return { rules: rules.toSpliced(index, 1), answer: { rule } }
}

function ruleAt(rules: readonly Rule[], index: number): Rule {
  const rule = rules[index]
  if (!rule) throw new Mistake(`There is no conditional format at ${index}`)
  return rule
}
