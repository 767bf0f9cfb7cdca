import type { VNode } from 'preact'
import type { Language } from './language.ts'
import type { Table } from './picture.ts'
import { plainTable } from './plain-table.ts'
import { words } from './words.ts'

/** Where the tables of text begin: opening them leads here. */
export const TWIN_ID = 'table'

/** The same as plain tables, for whoever reads no pictures. */
export function Twin({
  tables,
  language,
}: {
  readonly tables: readonly Table[]
  readonly language: Language
}): VNode {
  return (
    <details class="twin">
      <summary class="link">{words[language].table}</summary>
      <div class="scroll" id={TWIN_ID}>
        {tables.map((table) => {
          const [titles = [], ...lines] = plainTable(table, language)
          return (
            <table key={table.id}>
              <caption>{words[language].asTable(table.caption)}</caption>
              <thead>
                <tr>
                  {titles.map((title, index) => (
                    <th key={index} scope="col" class="quiet">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {lines.map((line, row) => (
                  <tr key={row}>
                    {line.map((text, index) => (
                      <td key={index}>{text}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )
        })}
      </div>
    </details>
  )
}
