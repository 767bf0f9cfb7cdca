import { existsSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { printedTemplates } from '../demo/printed-templates.ts'
import { firstOffice } from '../office.ts'
import { schema } from '../running-office.ts'
import { dictionary } from '../templates/dictionary.ts'
import { refuseToOverwrite, writeTemplates } from '../templates/write-templates.ts'
import { writing } from './demo.ts'

const DICTIONARY = 'data-dictionary.md'
const OFFICE = 'office.json'

/** Writes the workbooks HR starts from, the data dictionary, and an `office.json` where there is none; answers what to print. */
export function template(
  folder: string,
  { force = false, json }: { readonly force?: boolean; readonly json?: boolean },
): string {
  const path = resolve(folder)
  const dictionaryPath = join(path, DICTIONARY)
  const officePath = join(path, OFFICE)
  const files = writing(() => {
    if (!force) refuseToOverwrite([dictionaryPath])
    return [...writeTemplates(schema, path, { ...printedTemplates, force }), dictionaryPath, officePath]
  })
  writeFileSync(dictionaryPath, dictionary(schema))
  const workbooks = Object.fromEntries(schema.workbooks.map(({ key, file }) => [key, { file }]))
  if (!existsSync(officePath))
    writeFileSync(officePath, `${JSON.stringify(firstOffice(workbooks), null, 2)}\n`)
  if (json) return JSON.stringify({ files }, null, 2)
  return [
    '雛形を作りました。「使い方」シートからお読みください。',
    ...files.map((file) => `  ${relative(process.cwd(), file)}`),
  ].join('\n')
}
