import type { Cell } from '../columns/cell.ts'
import type { Value } from '../columns/column.ts'
import { checked } from './draft-checks.ts'
import type { DraftedRow } from './draft-row.ts'
import type { IntendedCell, IntendedRow, WriteFault } from './intent.ts'
import type { OfficeRows } from './office-rows.ts'
import { columnOf, type OpenSheet } from './open-sheet.ts'
import { sheetForNew } from './plan-new-row.ts'
import type { Row } from './row.ts'
import type { Table } from './table.ts'
import { faultsOf, readTrial, unread } from './trial.ts'
import { writeFault } from './write-faults.ts'
import { labelIn, putCell, writtenAs, writtenCell } from './written-cell.ts'

/** Drafts a record that is to be added; `fields` are the values behind the cells, where there are any. */
export function draftNew(
  given: readonly IntendedCell[],
  fields: ReadonlyMap<string, Value>,
  table: Table,
  office: OfficeRows,
): DraftedRow | readonly WriteFault[] {
  const sheet = sheetForNew(table, given, office)
  if ('code' in sheet) return [sheet]
  const cells = [...given, ...namesBeside(fields, given, table, sheet, office)]
  const typed: Cell[] = []
  for (const { identity, after } of cells) {
    const column = columnOf(sheet.layout, identity)
    if (column !== null) putCell(typed, column, after)
  }
  const trial = readTrial(typed, typed, sheet, sheet.reading.rows.length, table, office)
  const faults = [
    ...faultsOf(trial.problems, sheet, null, table, () => true),
    ...unread(fields, cells, trial, { ...sheet, row: null }, table, office),
    ...filledDown(cells, sheet),
  ]
  if (trial.row === null) return faults
  const { row } = trial
  const completed = [...cells, ...keyFromElsewhere(row, cells, table, sheet, office)]
  const intended: IntendedRow = {
    act: 'CREATE',
    table: table.name,
    key: row.key,
    cells: completed,
    stood: [],
  }
  return checked(intended, { row, children: trial.children }, faults, table, office)
}

/** A blank cell below a group would be read as the group's value. */
function filledDown(cells: readonly IntendedCell[], { reading, layout }: OpenSheet): WriteFault[] {
  return layout.columns.flatMap(({ header, target }): WriteFault[] => {
    if (target.kind !== 'column' || target.column.fillDown !== 'blank') return []
    const isGiven = cells.some(({ identity, after }) => identity === target.name && after !== null)
    return isGiven || target.column.restates
      ? []
      : [
          writeFault(
            'REQUIRED',
            `「${header}」は空欄だと上の行と同じ値に読まれるので、値が必要です`,
            `“${header}” is needed: left blank it would be read as the value above it`,
            { identity: target.name, sheet: reading.grid.title },
          ),
        ]
  })
}

/** What people read beside a code: its name, where the sheet has a column for it. */
function namesBeside(
  fields: ReadonlyMap<string, Value>,
  given: readonly IntendedCell[],
  table: Table,
  { layout }: OpenSheet,
  office: OfficeRows,
): IntendedCell[] {
  return Object.entries(table.columns).flatMap(([name, { restates }]): IntendedCell[] => {
    if (!restates || columnOf(layout, name) === null || given.some(({ identity }) => identity === name))
      return []
    const target = table.columns[restates.reference]?.target?.table
    const key = fields.get(restates.reference)
    if (target === undefined || typeof key !== 'string') return []
    const value = office.reading.context.valueIn(target, key, restates.column)
    const after = typeof value === 'string' ? (nameIn(target, restates.column, value, office) ?? value) : null
    return after === null ? [] : [{ identity: name, before: null, after, beside: true }]
  })
}

/** What a value that is itself a reference is called. */
function nameIn(table: string, column: string, key: string, { schema, reading }: OfficeRows): string | null {
  const target = schema.tables.find(({ name }) => name === table)?.columns[column]?.target?.table
  return target === undefined ? null : reading.context.lookup(target).nameOf(key)
}

/** Key values that are taken from another row: written out, so that the row can be told from others by itself. */
function keyFromElsewhere(
  row: Row,
  cells: readonly IntendedCell[],
  table: Table,
  { layout }: OpenSheet,
  office: OfficeRows,
): IntendedCell[] {
  return table.key.flatMap((identity): IntendedCell[] => {
    const written = writtenAs(table, identity)
    const value = row.values[identity] ?? null
    const isGiven = cells.some((each) => each.identity === identity && each.after !== null)
    if (isGiven || !written || !table.columns[identity]?.blankTakes || columnOf(layout, identity) === null)
      return []
    return [{ identity, before: null, after: writtenCell(written, value, labelIn(office)) }]
  })
}
