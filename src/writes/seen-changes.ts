import type { Clock } from '../clock.ts'
import type { Cell } from '../columns/cell.ts'
import type { Value } from '../columns/column.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { SeenChange } from '../ledger/write-record.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { DraftedRow } from '../tables/draft-row.ts'
import type { IntendedRow } from '../tables/intent.ts'
import type { OfficeRows } from '../tables/office-rows.ts'
import type { Row } from '../tables/row.ts'
import type { Table } from '../tables/table.ts'
import type { WriteOverlay } from './overlay.ts'

/** What a write of our own does to a record, in either direction. */
interface Expected {
  readonly write: string
  readonly record: string
  readonly rows: readonly (Row | null)[]
}

/** Records the changes that people make in the sheets, found by comparing one snapshot with the next. */
export class SeenChanges {
  readonly #ledger: Ledger
  readonly #clock: Clock
  readonly #overlay: Pick<WriteOverlay, 'has'>
  /** Changes of writes that are laid over the sheets, or were when the last snapshot was made. */
  #expected: Expected[] = []
  #gone = new Set<string>()

  constructor(ledger: Ledger, clock: Clock, overlay: Pick<WriteOverlay, 'has'>) {
    this.#ledger = ledger
    this.#clock = clock
    this.#overlay = overlay
  }

  /** Tells of the changes that a write of our own will bring about. */
  expect(write: string, drafts: readonly DraftedRow[], office: OfficeRows): void {
    for (const { intended, becomes } of drafts) {
      const add = (table: string, key: string, row: Row | null): void => {
        const rows = [office.rowOf(table, key), row]
        this.#expected.push({ write, record: recordOf(table, key), rows })
      }
      add(intended.table, intended.key, becomes?.row ?? null)
      for (const rows of Object.values(becomes?.children ?? {}))
        for (const row of rows) add(row.table, row.key, row)
    }
  }

  /** Compares two snapshots and records what is nobody's but the sheets' own. */
  record(before: Snapshot, after: Snapshot): void {
    const at = new Date(this.#clock.now()).toISOString()
    const ours = Map.groupBy(this.#expected, ({ record }) => record)
    const changes = after.schema.tables.flatMap((table): SeenChange[] =>
      changesOf(table, before, after, ours).map((row) => ({ at, workbook: table.workbook, row })),
    )
    this.#forget()
    if (changes.length > 0) this.#ledger.recordSeen(changes)
  }

  /** A write that is laid over no longer may have gone with the snapshot that is looked at now. */
  #forget(): void {
    const gone = this.#gone
    this.#gone = new Set(
      this.#expected.map(({ write }) => write).filter((write) => !this.#overlay.has(write)),
    )
    this.#expected = this.#expected.filter(({ write }) => !gone.has(write))
  }
}

type Ours = ReadonlyMap<string, readonly Expected[]>

const recordOf = (table: string, key: string): string => `${table}\u0000${key}`

function changesOf(table: Table, before: Snapshot, after: Snapshot, ours: Ours): IntendedRow[] {
  const then = before.rowsOf(table.name)
  const now = after.rowsOf(table.name)
  if (then === now) return []
  const inherited = new Set(table.unfolds?.inherit)
  const changes: IntendedRow[] = []
  for (const row of now.rows) {
    const known = then.byKey(row.key)
    if (known !== row) changes.push(...changeOf(table, known, row, inherited, ours))
  }
  for (const row of then.rows)
    if (now.byKey(row.key) === null) changes.push(...changeOf(table, row, null, inherited, ours))
  return changes
}

function changeOf(
  table: Table,
  then: Row | null,
  now: Row | null,
  inherited: ReadonlySet<string>,
  all: Ours,
): IntendedRow[] {
  const key = now?.key ?? then?.key ?? ''
  const ours = (all.get(recordOf(table.name, key)) ?? []).flatMap(({ rows }) => rows)
  const cells = Object.keys(table.columns).flatMap((identity) => {
    if (inherited.has(identity)) return []
    const before = then?.values[identity] ?? null
    const after = now?.values[identity] ?? null
    const isOurs = ours.some((row) => isSame(row?.values[identity] ?? null, after))
    return isSame(before, after) || isOurs ? [] : [{ identity, before: cellOf(before), after: cellOf(after) }]
  })
  const act = then === null ? 'CREATE' : now === null ? 'DELETE' : 'UPDATE'
  return cells.length === 0 ? [] : [{ act, table: table.name, key, cells, stood: [] }]
}

const isSame = (a: Value, b: Value): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

const cellOf = (value: Value): Cell =>
  typeof value === 'object' && value !== null ? value.join('、') : value
