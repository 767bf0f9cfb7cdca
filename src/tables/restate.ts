import type { Cell } from '../columns/cell.ts'
import { cellText } from '../columns/cell-text.ts'
import type { Value } from '../columns/column.ts'
import { type Fault, quote, telling, unreadable, warning } from '../columns/fault.ts'
import { foundByName } from '../columns/reference.ts'
import { looseNameForm, nameMatchForm } from '../japanese/names.ts'
import { isFilled } from './blank.ts'
import type { TableContext } from './context.ts'
import type { Found, ReadColumn } from './read-column.ts'

/** A reference that is blank and that the name beside it does not settle. */
export interface Unnumbered extends Found {
  readonly reference: string
}

/** Finds a row named but not numbered (Q24), and tells where name and number disagree (Q25). */
export function restate(
  checks: readonly ReadColumn[],
  columns: readonly ReadColumn[],
  values: Record<string, Value>,
  cells: readonly Cell[],
  on: string | null,
  context: TableContext,
  found: Found[],
): Unnumbered[] {
  const rejected: Unnumbered[] = []
  for (const { name: check, column, index, header } of checks) {
    const restates = column.restates
    const reference = columns.find(({ name }) => name === restates?.reference)
    const target = reference?.column.target
    const cell = index === null ? null : (cells[index] ?? null)
    if (!restates || !reference || !target || index === null || !isFilled(cell)) continue
    const lookup = context.lookup(target.table)
    if (restates.column !== lookup.nameColumn) continue
    // An error or a ditto mark in place of the name was reported already.
    const written = values[check]
    if (typeof written !== 'string') continue
    const key = values[reference.name]
    if (typeof key === 'string') {
      const name = lookup.nameOf(key)
      if (name !== null && name !== written && nameMatchForm(name) !== nameMatchForm(written))
        found.push({ index, header, fault: disagreement(written, name, key) })
      continue
    }
    if (reference.index !== null && isFilled(cells[reference.index])) continue
    const fits = lookup.find(written, on)
    const where = checks.find(
      (each) =>
        each.column.restates?.reference === restates.reference &&
        each.column.restates.column === lookup.whereColumn,
    )
    const whereCell = where?.index == null ? null : (cells[where.index] ?? null)
    const keys =
      'key' in fits
        ? [fits.key]
        : 'several' in fits
          ? isFilled(whereCell)
            ? lookup.narrow(fits.several, cellText(whereCell))
            : fits.several
          : []
    const [only] = keys
    if (keys.length === 1 && only !== undefined) {
      values[reference.name] = only
      found.push({ index, header, fault: foundByName(written, only) })
    } else rejected.push({ reference: reference.name, index, header, fault: namedOnly(written, keys.length) })
  }
  return rejected
}

const disagreement = (written: string, name: string, key: string): Fault =>
  telling(
    warning(
      'Q25',
      `番号「${key}」は「${quote(name)}」ですが、「${quote(written)}」と書かれています。番号を優先しました`,
      `The code ${key} is “${quote(name)}”, but “${quote(written)}” is written; the code counts`,
      looseNameForm(name) === looseNameForm(written)
        ? `異体字の違いです。「${quote(name)}」に揃えてください`
        : '番号と氏名のどちらかを直してください',
      looseNameForm(name) === looseNameForm(written)
        ? `Only a variant of a character differs; write “${quote(name)}”`
        : 'Mend the code or the name',
    ),
  )

const namedOnly = (written: string, hits: number): Fault =>
  unreadable(
    'Q24',
    hits === 0
      ? `番号がなく、「${quote(written)}」も見つかりません`
      : `番号がなく、「${quote(written)}」に当てはまる人が${hits}人います`,
    hits === 0
      ? `The code is missing, and “${quote(written)}” was not found`
      : `The code is missing, and “${quote(written)}” fits ${hits} rows`,
    '番号を入力してください',
    'Type the code',
  )
