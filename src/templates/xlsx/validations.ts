import { addressOfArea, formulaReference } from './address.ts'
import { formulaFault } from './cells.ts'
import type { Message, Sheet, Validation, ValidationRule } from './workbook.ts'
import { xmlAttribute, xmlText } from './xml.ts'

/** The longest list a cell can offer without a range to take it from, in characters, commas included. */
export const LONGEST_LITERAL_LIST = 255

const LONGEST_TITLE = 32
const LONGEST_MESSAGE = 255
const LONGEST_CONDITION = 255

/** The element `<dataValidations>`; nothing when there are none. */
export function validationsXml({ validations = [] }: Sheet, epoch: number): string {
  if (validations.length === 0) return ''
  const each = validations.map((validation) => validationXml(validation, epoch))
  return `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`
}

function validationXml(
  { areas, rule, onError = 'stop', error, prompt, ime }: Validation,
  epoch: number,
): string {
  const { type, formulas } = conditionOf(rule, epoch)
  const attributes = [
    type === null ? '' : ` type="${type}"`,
    onError === 'stop' ? '' : ` errorStyle="${onError}"`,
    ime === undefined ? '' : ` imeMode="${ime}"`,
    ' allowBlank="1"',
    prompt === undefined ? '' : ' showInputMessage="1"',
    type === null ? '' : ' showErrorMessage="1"',
    error === undefined
      ? ''
      : ` errorTitle="${xmlAttribute(error.title)}" error="${xmlAttribute(error.text)}"`,
    prompt === undefined
      ? ''
      : ` promptTitle="${xmlAttribute(prompt.title)}" prompt="${xmlAttribute(prompt.text)}"`,
    ` sqref="${areas.map(addressOfArea).join(' ')}"`,
  ].join('')
  const content = formulas.map(
    (formula, index) => `<formula${index + 1}>${xmlText(formula)}</formula${index + 1}>`,
  )
  return `<dataValidation${attributes}>${content.join('')}</dataValidation>`
}

function conditionOf(
  rule: ValidationRule,
  epoch: number,
): { type: string | null; formulas: readonly string[] } {
  switch (rule.kind) {
    case 'any':
      return { type: null, formulas: [] }
    case 'list':
      return { type: 'list', formulas: [`"${literalList(rule.values)}"`] }
    case 'listRange':
      return { type: 'list', formulas: [formulaReference(rule.sheet, rule.area)] }
    case 'listFormula':
      return { type: 'list', formulas: [rule.formula] }
    case 'whole':
    case 'decimal':
      return { type: rule.kind, formulas: [String(rule.from), String(rule.to)] }
    case 'date':
      return { type: 'date', formulas: [String(rule.from - epoch), String(rule.to - epoch)] }
    case 'custom':
      return { type: 'custom', formulas: [rule.formula] }
  }
}

/** Everything that would make a spreadsheet program refuse, repair or cut the validation. */
export function validationFaults({ rule, error, prompt }: Validation): string[] {
  return [...ruleFaults(rule), ...messageFaults('error', error), ...messageFaults('prompt', prompt)]
}

function ruleFaults(rule: ValidationRule): string[] {
  if (rule.kind === 'list') return listFaults(rule.values)
  if (rule.kind === 'listFormula' || rule.kind === 'custom') {
    const fault = formulaFault(rule.formula, LONGEST_CONDITION)
    return fault === null ? [] : [fault]
  }
  if (!('from' in rule)) return []
  if (Number.isFinite(rule.from) && Number.isFinite(rule.to) && rule.from <= rule.to) return []
  return [`allows from ${rule.from} to ${rule.to}, which no value can meet`]
}

function listFaults(values: readonly string[]): string[] {
  const { length } = literalList(values)
  const odd = values.filter((value) => value === '' || value.includes(',') || value.trim() !== value)
  return [
    ...(values.length === 0 ? ['offers an empty list'] : []),
    ...odd.map(
      (value) =>
        `offers "${value}": a literal list holds no blanks, commas or spaces at either end; use a range`,
    ),
    ...(length > LONGEST_LITERAL_LIST
      ? [
          `offers a literal list of ${length} characters; Excel takes at most ${LONGEST_LITERAL_LIST}: put it on a sheet and use a range`,
        ]
      : []),
  ]
}

function messageFaults(what: string, message: Message | undefined): string[] {
  if (message === undefined) return []
  return [
    ...(message.title.length > LONGEST_TITLE
      ? [`has an ${what} title of more than ${LONGEST_TITLE} characters`]
      : []),
    ...(message.text.length > LONGEST_MESSAGE
      ? [`has an ${what} text of more than ${LONGEST_MESSAGE} characters`]
      : []),
  ]
}

const literalList = (values: readonly string[]): string => values.join(',').replaceAll('"', '""')
