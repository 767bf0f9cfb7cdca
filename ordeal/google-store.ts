import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { sheets_v4 } from '@googleapis/sheets'
import { readXlsx } from '../src/sources/xlsx/read-xlsx.ts'
import { type Emulator, startEmulator } from '../tests/sheets-emulator/emulator.ts'
import { putSheets } from '../tests/sources/google/google-desk.ts'
import { type ClockRate, fastClock } from './fast-clock.ts'
import { type FaultPlan, placeFaults } from './google-faults.ts'
import type { Held } from './message.ts'
import { WORKBOOKS, writeOfficeFile, writeSmallOffice } from './small-office.ts'
import type { Hands, Rows, Store } from './store.ts'

/** An office in an emulated Google, with a line that breaks. */
export interface GoogleStore extends Store {
  /** Lets a person be faster than a call of ours: between our look and our write, or right before the look. */
  actBefore(workbook: string, call: 'look' | 'write', work: (hands: Hands) => void): void
  /** While a write may still come late, it may overwrite whatever stands there by then. */
  readonly isLatePending: boolean
}

/** The calls by which the service looks up what it is about to write, and writes it. */
const PATHS = { look: /\/?:getByDataFilter$/u, write: /\/?:batchUpdate$/u } as const

/** Opens such an office on a clock that its clerk goes by as well. */
export async function googleStore(seed: number, rate: ClockRate): Promise<GoogleStore> {
  const folder = mkdtempSync(join(tmpdir(), 'ordeal-google-'))
  writeSmallOffice(folder, seed)
  const emulator = await startEmulator({ clock: fastClock(rate), quotas: true })
  const ids = new Map<string, string>()
  for (const { key, file } of WORKBOOKS) {
    const path = join(folder, file)
    const id = emulator.people.createDocument(file)
    putSheets(emulator, id, readXlsx(readFileSync(path)))
    rmSync(path)
    ids.set(key, id)
  }
  writeOfficeFile(folder, Object.fromEntries(ids.entries().map(([key, id]) => [key, { google: id }])), {
    endpoint: emulator.origin,
  })
  const plan: FaultPlan = placeFaults(emulator, seed)
  let isCalm = false
  const idOf = (workbook: string): string => ids.get(workbook) ?? ''
  return {
    folder,
    rate,
    get faults() {
      return plan.struck()
    },
    breaches: [],
    act: async (workbook, work) => work(handsOn(emulator, idOf(workbook))),
    actBefore: (workbook, call, work) => {
      const id = idOf(workbook)
      const path = new RegExp(`${id}${PATHS[call].source}`, 'u')
      // A call that never came while people worked may come when they are done.
      emulator.people.before({ path }, () => {
        if (!isCalm) work(handsOn(emulator, id))
      })
    },
    get isLatePending() {
      return plan.isLatePending()
    },
    read: (workbook, titles) => {
      const hands = handsOn(emulator, idOf(workbook))
      return new Map(titles.map((title) => [title, hands.rows(title)]))
    },
    calm: () => {
      isCalm = true
      plan.calm()
    },
    close: async (keep) => {
      await emulator.stop()
      if (!keep) rmSync(folder, { recursive: true })
    },
  }
}

const heldOf = (value: unknown): Held =>
  typeof value === 'number' ? value : value === '' || value == null ? null : String(value)

function handsOn({ people }: Pick<Emulator, 'people'>, id: string): Hands {
  const rows = (title: string): Rows =>
    people
      .at(id, title)
      .rawValues()
      .map((row) => row.map(heldOf))
  const put = (title: string, row: number, column: number, cells: readonly Held[]): void => {
    people.edit(id, {
      updateCells: {
        start: { sheetId: people.at(id, title).sheetId, rowIndex: row, columnIndex: column },
        rows: [{ values: cells.map(cellData) }],
        fields: 'userEnteredValue',
      },
    })
  }
  return {
    rows,
    set: (title, row, column, value) => put(title, row, column, [value]),
    sort: (title, column, descending) =>
      people.edit(id, {
        sortRange: {
          range: { sheetId: people.at(id, title).sheetId, startRowIndex: 1 },
          sortSpecs: [{ dimensionIndex: column, sortOrder: descending ? 'DESCENDING' : 'ASCENDING' }],
        },
      }),
    insert: (title, row, cells) => {
      people.at(id, title).insertRows(row + 1)
      if (cells.length > 0) put(title, row, 0, cells)
    },
    moveColumn: (title, from, to) =>
      people.edit(id, {
        moveDimension: {
          source: {
            sheetId: people.at(id, title).sheetId,
            dimension: 'COLUMNS',
            startIndex: from,
            endIndex: from + 1,
          },
          destinationIndex: to > from ? to + 1 : to,
        },
      }),
  }
}

const cellData = (value: Held): sheets_v4.Schema$CellData =>
  value === null
    ? {}
    : { userEnteredValue: typeof value === 'number' ? { numberValue: value } : { stringValue: value } }
