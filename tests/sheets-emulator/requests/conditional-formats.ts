// No recording at hand covers this: Google's documentation and API types are the only source for this file.
import type { sheets_v4 } from '@googleapis/sheets'
import { sheetById } from '../a1.ts'
import { ruleMoved, ruleReplaced, withoutRule, withRule } from '../format-rules.ts'
import { Mistake } from '../mistake.ts'
import type { Handler } from './handler.ts'

/** Adds a look that cells take while a condition holds. */
export const addConditionalFormatRule: Handler<sheets_v4.Schema$AddConditionalFormatRuleRequest> = (
  { spreadsheet },
  { rule, index },
) => {
  const [range] = rule?.ranges ?? []
  if (!rule || !range) throw new Mistake('A rule needs a range')
  const sheet = sheetById(spreadsheet, range.sheetId)
  sheet.conditionalFormats = [...withRule(sheet.conditionalFormats, rule, index ?? 0)]
  return {}
}

/** Changes or moves a conditional format. */
export const updateConditionalFormatRule: Handler<sheets_v4.Schema$UpdateConditionalFormatRuleRequest> = (
  { spreadsheet },
  { sheetId, index, newIndex, rule },
) => {
  const sheet = sheetById(spreadsheet, rule?.ranges?.[0]?.sheetId ?? sheetId)
  const { rules, answer } = rule
    ? ruleReplaced(sheet.conditionalFormats, index ?? 0, rule)
    : ruleMoved(sheet.conditionalFormats, index ?? 0, newIndex ?? 0)
  sheet.conditionalFormats = [...rules]
  return { updateConditionalFormatRule: answer }
}

/** Takes a conditional format away. */
export const deleteConditionalFormatRule: Handler<sheets_v4.Schema$DeleteConditionalFormatRuleRequest> = (
  { spreadsheet },
  { sheetId, index },
) => {
  const sheet = sheetById(spreadsheet, sheetId)
  const { rules, answer } = withoutRule(sheet.conditionalFormats, index ?? 0)
  sheet.conditionalFormats = [...rules]
  return { deleteConditionalFormatRule: answer }
}
