import { cellText } from './cell-text.ts'
import type { Language } from './language.ts'
import type { Row, Table } from './picture.ts'
import { words } from './words.ts'

/** A table as lines of text, its titles first: what stands beside a picture, and in CSV. */
export function plainTable(table: Table, language: Language): readonly (readonly string[])[] {
  const isGrouped = table.groups.some(({ name }) => name !== null)
  const line = (group: string, { head, cells }: Row): readonly string[] => [
    ...(isGrouped ? [group] : []),
    head,
    ...table.columns.map((_, index) => cellText(cells[index] ?? { kind: 'nothing' }, language)),
  ]
  return [
    [...(isGrouped ? [words[language].group] : []), table.head, ...table.columns.map(({ title }) => title)],
    ...table.groups.flatMap(({ name, rows }) => rows.map((row) => line(name ?? '', row))),
    ...table.foot.map((row) => line('', row)),
  ]
}
