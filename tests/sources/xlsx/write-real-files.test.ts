import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Cell, isErrorCell, sameCell } from '../../../src/columns/cell.ts'
import type { SheetGrid, WorkbookWrite } from '../../../src/sources/source.ts'
import { placeOf } from '../../../src/sources/xlsx/cell-reference.ts'
import { partsOf } from '../../../src/sources/xlsx/parts.ts'
import { patchedWorkbook } from '../../../src/sources/xlsx/patched-workbook.ts'
import { readXlsx } from '../../../src/sources/xlsx/read-xlsx.ts'
import { readWorkbook } from '../../../src/sources/xlsx/workbook.ts'
import { openZip } from '../../../src/sources/xlsx/zip.ts'
import { type AddedRows, applyWrite } from '../../../src/tables/apply-write.ts'
import { cellRefusal } from '../../../src/tables/cell-refusal.ts'
import { isIn } from '../../../src/tables/grid.ts'
import { writeWorkbook } from '../../../src/templates/xlsx/write.ts'
import { savedByLibreOffice } from '../../templates/saved-by-libreoffice.ts'
import { everyFeature } from '../../templates/xlsx/every-feature.ts'
import { hasLibreOffice } from '../../templates/xlsx/libreoffice.ts'
import { zipOf } from '../zip-builder.ts'
import { additionOf, changeOf, type Wanted } from './write-change.ts'
import { changedEntries, partOf } from './write-entries.ts'
import { RICH_PARTS } from './write-rich.ts'

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/xlsx/${name}.xlsx`, import.meta.url))
const template = (name: string): Buffer =>
  readFileSync(new URL(`../../../sheets-templates/${name}.xlsx`, import.meta.url))

const FILES: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['all that Excel has', zipOf(RICH_PARTS)],
  ['all that our templates have', writeWorkbook(everyFeature)],
  ['saved by LibreOffice', fixture('office')],
  ['saved by LibreOffice, from 1904', fixture('from-1904')],
  ['a template', template('01_人事基本')],
  ['another template', template('02_人材育成')],
]

const folder = mkdtempSync(join(tmpdir(), 'write-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A write for each sheet of a workbook that changes the first cell that may be, and one that adds a row. */
function writesFor(sheets: readonly SheetGrid[]): readonly WorkbookWrite[] {
  return sheets.flatMap((grid) => {
    const isFree = (row: number, column: number): boolean => cellRefusal(grid, { row, column }) === null
    const row = grid.rows.findLastIndex((cells) => cells.some((cell) => cell !== null && !isErrorCell(cell)))
    const column = (grid.rows[row] ?? []).findIndex((cell, at) => cell !== null && isFree(row, at))
    const cell = grid.rows[row]?.[column] ?? null
    const change = column < 0 ? [] : [changeOf(grid, row, [[column, anotherThan(cell)]])]
    const free = [0, 1, 2, 3].filter((at) => isFree(grid.rows.length, at))
    const wanted: Wanted = free.map((at) => [at, at === 2 ? { serial: 45_800 } : `新しい行 ${at}`])
    return wanted.length === 0 ? change : [additionOf(grid, wanted, row), ...change]
  })
}

const anotherThan = (cell: Cell): Cell =>
  typeof cell === 'object' ? { serial: 45_799 } : typeof cell === 'string' ? `${cell}（変更）` : '変更'

const rowsOf = (sheets: readonly SheetGrid[]): readonly SheetGrid['rows'][] => sheets.map(({ rows }) => rows)

describe.each(FILES)('%s', (_name, before) => {
  const sheets = readXlsx(before)
  const writes = writesFor(sheets)
  const { outcomes, bytes } = patchedWorkbook(before, writes)

  it('takes every change', () => {
    expect(writes.length).toBeGreaterThan(0)
    expect(outcomes.map(({ state }) => state)).toEqual(writes.map(() => 'APPLIED'))
  })

  it('is read back as it was meant', () => {
    const added: AddedRows = new Map()
    const meant = writes.reduce<readonly SheetGrid[]>((now, write) => {
      const written = applyWrite(write, now, 'FILL', added)
      return written.state === 'PLACED' ? written.sheets : now
    }, sheets)
    // A day where none was shown before is stored as its text.
    const asText = (cell: Cell): Cell =>
      typeof cell === 'object' && cell !== null && 'serial' in cell && cell.serial === 45_800
        ? '2025-05-23'
        : cell
    const plain = (grids: readonly SheetGrid[]) =>
      rowsOf(grids).map((rows) => rows.map((row) => row.map(asText)))
    expect(plain(readXlsx(bytes ?? before))).toEqual(plain(meant))
  })

  it('keeps every other part, byte for byte', () => {
    const kept = changedEntries(before, bytes ?? before).filter(
      (name) => !/^xl\/(?:worksheets\/sheet\d+|tables\/table\d+|workbook)\.xml$/.test(name),
    )
    expect(kept).toEqual([])
  })

  it('keeps every cell but those changed as it is written', () => {
    for (const name of changedEntries(before, bytes ?? before).filter((each) => each.includes('/sheet'))) {
      const [old, now] = [cellsIn(partOf(before, name)), cellsIn(partOf(bytes ?? before, name))]
      const title = tabs(before).get(name)
      const inSheet = (bytes: Uint8Array) => readXlsx(bytes).find((each) => each.title === title)?.rows
      const [values, valuesNow] = [inSheet(before), inSheet(bytes ?? before)]
      for (const [reference, xml] of old) {
        const { row, column } = placeOf(reference, name)
        const isChanged = !sameCell(values?.[row]?.[column] ?? null, valuesNow?.[row]?.[column] ?? null)
        if (!isChanged) expect(now.get(reference)).toBe(xml)
      }
      expect(outsideOf(partOf(bytes ?? before, name)).length).toBe(outsideOf(partOf(before, name)).length)
    }
  })
})

/** The titles of sheets by their parts. */
const tabs = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  new Map(readWorkbook(partsOf(openZip(bytes))).sheets.map(({ title, part }) => [part, title]))

/** Cells as they are written, by their references. */
const cellsIn = (xml: string): ReadonlyMap<string, string> =>
  new Map(
    [...xml.matchAll(/<c r="([A-Z]+\d+)".*?(?:\/>|<\/c>)/gs)].map(([cell, reference = '']) => [
      reference,
      cell,
    ]),
  )

/** The tags around the rows. */
const outsideOf = (xml: string): readonly string[] =>
  xml.replace(/<sheetData.*<\/sheetData>/s, '').match(/<[^>]*>/g) ?? []

it.skipIf(!hasLibreOffice)('is opened by LibreOffice, which finds the same values', () => {
  const patched = FILES.map(
    ([, before]) => patchedWorkbook(before, writesFor(readXlsx(before))).bytes ?? before,
  )
  const paths = patched.map((bytes, index) => {
    const path = join(folder, `book${index}.xlsx`)
    writeFileSync(path, bytes)
    return path
  })
  const saved = savedByLibreOffice(paths)
  for (const [index, bytes] of patched.entries()) {
    // What LibreOffice computes anew, or calls by another name, is its own affair.
    const formulas = new Map(readXlsx(bytes).map((grid) => [grid.title, grid.formulas]))
    const values = (source: Buffer) =>
      readXlsx(source).map(({ title, rows }) => ({
        title,
        rows: rows.map((cells, row) =>
          cells.map((cell, column) => {
            const isComputed = formulas.get(title)?.some((area) => isIn({ row, column }, area))
            return isComputed || isErrorCell(cell) ? 'computed' : rounded(cell)
          }),
        ),
      }))
    expect(values(saved[index] ?? bytes)).toEqual(values(bytes))
  }
})

const rounded = (cell: Cell): Cell =>
  typeof cell === 'object' && cell !== null && 'serial' in cell
    ? { serial: Math.round(cell.serial * 1e6) / 1e6 }
    : cell
