import type { Ledger } from '../ledger/ledger.ts'
import type { AuditLine, AuditPage, AuditRequest, KeptWrite } from '../ledger/write-record.ts'
import { type IntendedRow, isChanged } from '../tables/intent.ts'
import { seenChange } from '../view/seen-change.ts'
import type { View } from '../view/view.ts'

/** A write, for whoever asked for it or keeps its workbook. */
export function writeFor(ledger: Ledger, id: string, view: View): KeptWrite | null {
  const write = ledger.writeWith(id)
  if (write === null) return null
  if (write.subject === view.viewer.subject) return write
  const table = view.tables.find(({ workbook }) => workbook === write.workbook)
  return table !== undefined && view.keeps(table) && isSeen(write.rows, view) ? write : null
}

/** The changes of the workbooks that the viewer keeps, newest first, as far as they may read what changed. */
export function auditFor(ledger: Ledger, request: Omit<AuditRequest, 'workbooks'>, view: View): AuditPage {
  const kept = view.tables.filter((table) => view.keeps(table))
  const workbooks = [...new Set(kept.map(({ workbook }) => workbook))]
  const { first } = request
  const lines: AuditPage['lines'][number][] = []
  let { after } = request
  for (;;) {
    const page = ledger.audit({ ...request, workbooks, after })
    lines.push(...page.lines.filter((line) => isSeen(changesIn(line), view)))
    after = page.lines.at(-1)?.mark ?? null
    if (lines.length > first || !page.hasMore)
      return { lines: lines.slice(0, first), hasMore: lines.length > first }
  }
}

const changesIn = (line: AuditLine): readonly IntendedRow[] =>
  line.from === 'API' ? line.write.rows : [line.seen.row]

/** Of a write that changed nothing there is nothing to hide. */
function isSeen(rows: readonly IntendedRow[], view: View): boolean {
  const changed = rows.filter(isChanged)
  return changed.length === 0 || changed.some((change) => seenChange(change, view) !== null)
}
