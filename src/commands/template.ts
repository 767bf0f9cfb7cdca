import { writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { printedTemplates } from '../demo/printed-templates.ts'
import { schema } from '../running-office.ts'
import { dictionary } from '../templates/dictionary.ts'
import { refuseToOverwrite, writeTemplates } from '../templates/write-templates.ts'
import { writing } from './demo.ts'

const DICTIONARY = 'data-dictionary.md'

/** Writes the workbooks HR starts from, and the data dictionary beside them; answers what to print. */
export function template(
  folder: string,
  { force = false, json }: { readonly force?: boolean; readonly json?: boolean },
): string {
  const path = resolve(folder)
  const dictionaryPath = join(path, DICTIONARY)
  const files = writing(() => {
    if (!force) refuseToOverwrite([dictionaryPath])
    return [...writeTemplates(schema, path, { ...printedTemplates, force }), dictionaryPath]
  })
  writeFileSync(dictionaryPath, dictionary(schema))
  if (json) return JSON.stringify({ files }, null, 2)
  return [
    '雛形を作りました。「使い方」シートからお読みください。',
    ...files.map((file) => `  ${relative(process.cwd(), file)}`),
  ].join('\n')
}
