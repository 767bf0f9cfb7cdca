import { createHash } from 'node:crypto'
import type { IndexedRows } from '../snapshot/indexed-rows.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { WorkbookStatus } from '../tables/workbook-status.ts'
import type { View } from './view.ts'

/** A workbook as one viewer may know it. */
export interface SeenWorkbook extends Omit<WorkbookStatus, 'asOf' | 'accounts'> {
  /** When its content was read; `null` where that would tell when others change what the viewer may not see. */
  readonly asOf: string | null
  /** `null` for whoever does not keep it. */
  readonly accounts: WorkbookStatus['accounts'] | null
}

/** How fresh the office is, as far as one viewer may know. */
export interface Freshness {
  readonly version: string
  readonly asOf: string
  readonly stale: boolean
  readonly workbooks: readonly SeenWorkbook[]
}

/**
 * Who neither keeps a quiet workbook nor looks after the service is not told when it changes: its version hangs on what
 * the viewer sees of it alone. A file's own version may hold its size, so that nobody is told more than a digest.
 */
export function freshnessOf(snapshot: Snapshot, view: Pick<View, 'has' | 'rowsOf'>): Freshness {
  const { schema, stale } = snapshot
  const workbooks = snapshot.workbooks.map((status): SeenWorkbook => {
    const workbook = schema.workbooks.find(({ key }) => key === status.key)
    const keeps = view.has(workbook?.keepers ?? [])
    const seen = { ...status, accounts: keeps ? status.accounts : null }
    return keeps || !workbook?.quiet || view.has(schema.operators)
      ? { ...seen, version: digest(status.version) }
      : { ...seen, version: contentOf(status.key, snapshot, view), asOf: null }
  })
  const moments = workbooks.flatMap(({ asOf }) => (asOf === null ? [] : [asOf])).sort()
  return {
    version: digest(workbooks.map(({ key, version, state }) => [key, version, state])),
    asOf: moments[0] ?? snapshot.asOf,
    stale,
    workbooks,
  }
}

const contentOf = (key: string, { schema }: Snapshot, view: Pick<View, 'rowsOf'>): string =>
  digest(
    schema.tables.filter(({ workbook }) => workbook === key).map((table) => digestOf(view.rowsOf(table))),
  )

/** Viewers who see the same share the same rows, and so their digest. */
const digests = new WeakMap<IndexedRows, string>()

function digestOf(rows: IndexedRows): string {
  const known = digests.get(rows) ?? digest(rows.inOrder().map((row) => [row.key, row.values, row.extra]))
  digests.set(rows, known)
  return known
}

const digest = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 16)
