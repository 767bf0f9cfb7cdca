import type { TemplateOptions } from '../templates/template.ts'
import { policyRows } from './policy.ts'
import { SHEET_WORDS } from './sheet-words.ts'

/** What stands in the empty workbooks that an office starts from. */
export const printedTemplates: TemplateOptions = { rows: policyRows, about: SHEET_WORDS }
