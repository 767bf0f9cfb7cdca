import type { VNode } from 'preact'
import { beginsAt, type Column, type Table } from './picture.ts'

const FULL_WIDTH: Readonly<Record<string, string>> = { '(': '（', ')': '）', '[': '［', ']': '］' }

/** A title from top to bottom: brackets as wide as letters, up to three digits or capitals side by side. */
function Upright({ title }: { readonly title: string }): VNode {
  const wide = title.replace(/[()[\]]/gu, (sign) => FULL_WIDTH[sign] ?? sign)
  return (
    <span>
      {wide
        .split(/((?<![0-9A-Za-z])(?:[0-9]{1,3}|[A-Z]{1,3})(?![0-9A-Za-z]))/u)
        .map((part, index) => (index % 2 === 1 ? <i key={index}>{part}</i> : part))}
    </span>
  )
}

/** The kinds of columns, each above its own. */
function Kinds({ columns }: { readonly columns: readonly Column[] }): VNode | null {
  if (columns.every(({ kind }) => kind === undefined)) return null
  const spans: { kind: string; count: number }[] = []
  for (const { kind = '' } of columns) {
    const last = spans.at(-1)
    if (last?.kind === kind) last.count += 1
    else spans.push({ kind, count: 1 })
  }
  return (
    <tr class="kinds">
      <td />
      {spans.map(({ kind, count }, index) =>
        kind === '' ? (
          <td key={index} colSpan={count} />
        ) : (
          <th key={index} scope="colgroup" colSpan={count} class="quiet">
            {kind}
          </th>
        ),
      )}
    </tr>
  )
}

/** The titles of a table's columns, those of narrow ones from top to bottom. */
export function TableHead({ table: { head, columns } }: { readonly table: Table }): VNode {
  return (
    <thead>
      <Kinds columns={columns} />
      <tr>
        <th scope="col" class="quiet">
          {head}
        </th>
        {columns.map(({ title, look }, index) => (
          <th
            key={index}
            scope="col"
            class={`quiet ${look === 'narrow' ? 'up' : look}${beginsAt(columns, index) ? ' begins' : ''}`}
          >
            {look === 'narrow' ? <Upright title={title} /> : title}
          </th>
        ))}
      </tr>
    </thead>
  )
}
