import { formulaReference, quotedSheet } from './address.ts'
import type { Workbook } from './workbook.ts'
import { xmlAttribute, xmlText } from './xml.ts'

/** The element `<definedNames>`: what sheets repeat in print and filter, then the workbook's own names. */
export function definedNamesXml({ sheets, names = [] }: Workbook): string {
  const built = sheets.flatMap(({ title, filter, print }, index) => {
    const repeat = print?.repeatRows
    return [
      // Excel keeps a filter's block under a hidden name and expects to find it there.
      ...(filter === undefined
        ? []
        : [builtIn('_FilterDatabase', index, ' hidden="1"', formulaReference(title, filter))]),
      ...(repeat === undefined
        ? []
        : [
            builtIn(
              'Print_Titles',
              index,
              '',
              `${quotedSheet(title)}!$${repeat.first + 1}:$${repeat.last + 1}`,
            ),
          ]),
    ]
  })
  const own = names.map(
    ({ name, formula, hidden }) =>
      `<definedName name="${xmlAttribute(name)}"${hidden ? ' hidden="1"' : ''}>${xmlText(formula)}</definedName>`,
  )
  const all = [...built, ...own].join('')
  return all === '' ? '' : `<definedNames>${all}</definedNames>`
}

const builtIn = (name: string, sheet: number, attributes: string, formula: string): string =>
  `<definedName name="_xlnm.${name}" localSheetId="${sheet}"${attributes}>${xmlText(formula)}</definedName>`
