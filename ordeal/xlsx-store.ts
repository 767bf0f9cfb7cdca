import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Cell, isDateCell, isErrorCell } from '../src/columns/cell.ts'
import type { SheetGrid } from '../src/sources/source.ts'
import { readXlsx } from '../src/sources/xlsx/read-xlsx.ts'
import { workbookOf } from '../tests/sources/workbook-parts.ts'
import type { ClockRate } from './fast-clock.ts'
import type { Held } from './message.ts'
import { WORKBOOKS, writeOfficeFile, writeSmallOffice } from './small-office.ts'
import { sortedRows } from './sorted-rows.ts'
import type { Hands, Rows, Store } from './store.ts'

/** Time for a save of ours that had looked for locks just before there was one. */
const SETTLING_MS = 40

/** An office of files in a folder of its own. */
export function xlsxStore(seed: number, rate: ClockRate): Store {
  const folder = mkdtempSync(join(tmpdir(), 'ordeal-xlsx-'))
  writeSmallOffice(folder, seed)
  writeOfficeFile(folder, Object.fromEntries(WORKBOOKS.map(({ key, file }) => [key, { file }])))
  const faults = { locks: 0, saves: 0 }
  const breaches: string[] = []
  const fileOf = (workbook: string): string => WORKBOOKS.find(({ key }) => key === workbook)?.file ?? workbook
  const marks = (path: string): string => {
    const { mtimeNs, ino, size } = statSync(path, { bigint: true })
    return `${mtimeNs} ${ino} ${size}`
  }

  return {
    folder,
    rate,
    faults,
    breaches,
    act: async (workbook, work) => {
      const file = fileOf(workbook)
      const path = join(folder, file)
      const lock = join(folder, `.~lock.${file}#`)
      writeFileSync(lock, ',hr,desk,25.11.2026 09:00,file:///home/hr;')
      faults.locks += 1
      await pause(SETTLING_MS)
      const opened = marks(path)
      const sheets = readXlsx(readFileSync(path))
      await pause(SETTLING_MS * 2)
      const { hands, changed } = handsOn(sheets)
      work(hands)
      const saved = changed()
      if (saved !== sheets) writeFileSync(`${path}.saving`, workbookOf(saved))
      if (marks(path) !== opened) breaches.push(`${file} was written while somebody had it open`)
      if (saved !== sheets) {
        renameSync(`${path}.saving`, path)
        faults.saves += 1
      }
      rmSync(lock)
    },
    read: (workbook, titles) => {
      const sheets = readXlsx(readFileSync(join(folder, fileOf(workbook))))
      return new Map(titles.map((title) => [title, rowsOf(sheets, title)]))
    },
    calm: () => undefined,
    close: async (keep) => {
      if (!keep) rmSync(folder, { recursive: true })
    },
  }
}

const heldOf = (cell: Cell): Held => {
  if (isDateCell(cell)) return cell.serial
  if (isErrorCell(cell)) return `error ${cell.error}`
  return typeof cell === 'boolean' ? String(cell) : cell === '' ? null : cell
}

const rowsOf = (sheets: readonly SheetGrid[], title: string): Rows =>
  (sheets.find((sheet) => sheet.title === title)?.rows ?? []).map((row) => row.map(heldOf))

/** What a person does to the sheets in memory, before they are saved. */
function handsOn(opened: readonly SheetGrid[]): {
  readonly hands: Hands
  readonly changed: () => readonly SheetGrid[]
} {
  let sheets = opened
  const change = (title: string, rowsAfter: (rows: readonly Cell[][]) => Cell[][]): void => {
    sheets = sheets.map((sheet) =>
      sheet.title === title ? { ...sheet, rows: rowsAfter(sheet.rows.map((row) => [...row])) } : sheet,
    )
  }
  const widened = (cells: Cell[], width: number): Cell[] => [
    ...cells,
    ...Array.from({ length: Math.max(0, width - cells.length) }, () => null),
  ]
  const hands: Hands = {
    rows: (title) => rowsOf(sheets, title),
    set: (title, row, column, value) =>
      change(title, (rows) =>
        rows.map((cells, at) => (at === row ? widened(cells, column + 1).with(column, value) : [...cells])),
      ),
    sort: (title, column, descending) =>
      change(title, ([header = [], ...rows]) => [
        header,
        ...sortedRows(rows, (row) => heldOf(row[column] ?? null), descending),
      ]),
    insert: (title, row, cells) => change(title, (rows) => rows.toSpliced(row, 0, [...cells])),
    moveColumn: (title, from, to) =>
      change(title, (rows) => {
        const width = Math.max(...rows.map(({ length }) => length))
        return rows.map((cells) => {
          const all = widened(cells, width)
          return all.toSpliced(from, 1).toSpliced(to, 0, all[from] ?? null)
        })
      }),
  }
  return { hands, changed: () => sheets }
}
