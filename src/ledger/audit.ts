import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Ledger } from './ledger.ts'
import type { AuditLine } from './write-record.ts'
import { keptWrite } from './writes.ts'

/** The record of all changes in a database: writes, and what was seen in the sheets, newest first. */
export function auditIn(
  database: DatabaseSync,
  all: (work: () => void) => void,
): Pick<Ledger, 'recordSeen' | 'audit'> {
  const add = database.prepare(
    'INSERT INTO seen_changes (at, workbook, row_table, row_key, body) VALUES (?, ?, ?, ?, ?)',
  )
  const writes = database.prepare(
    `SELECT *, printf('%s/w%012d', accepted_at, number) AS mark FROM writes
     WHERE workbook IN (SELECT value FROM json_each(:workbooks)) AND mark < :before
       AND (:table IS NULL OR number IN (SELECT number FROM written_rows WHERE row_table = :table AND (:key IS NULL OR row_key = :key)))
     ORDER BY mark DESC LIMIT :count`,
  )
  const changes = database.prepare(
    `SELECT *, printf('%s/s%012d', at, number) AS mark FROM seen_changes
     WHERE workbook IN (SELECT value FROM json_each(:workbooks)) AND mark < :before
       AND (:table IS NULL OR row_table = :table) AND (:key IS NULL OR row_key = :key)
     ORDER BY mark DESC LIMIT :count`,
  )
  return {
    recordSeen: (seen) =>
      all(() => {
        for (const { at, workbook, row } of seen)
          add.run(at, workbook, row.table, row.key, JSON.stringify({ at, workbook, row }))
      }),
    audit: ({ workbooks, table, key, first, after }) => {
      const asked = {
        workbooks: JSON.stringify(workbooks),
        table,
        key,
        before: after ?? LAST_MARK,
        count: first + 1,
      }
      const lines = [...writes.all(asked).map(apiLine), ...changes.all(asked).map(sheetLine)].sort((a, b) =>
        a.mark < b.mark ? 1 : -1,
      )
      return { lines: lines.slice(0, first), hasMore: lines.length > first }
    },
  }
}

/** Behind every mark: marks begin with a time. */
const LAST_MARK = '~'

type Line = AuditLine & { readonly mark: string }

function apiLine(row: Record<string, SQLOutputValue>): Line {
  const write = keptWrite(row)
  return { from: 'API', at: write.acceptedAt, write, mark: String(row['mark']) }
}

const sheetLine = (row: Record<string, SQLOutputValue>): Line => ({
  from: 'SHEET',
  at: String(row['at']),
  seen: JSON.parse(String(row['body'])),
  mark: String(row['mark']),
})
