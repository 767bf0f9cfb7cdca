import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { isChanged } from '../tables/intent.ts'
import type { Ledger } from './ledger.ts'
import { type AcceptedWrite, type KeptWrite, WRITE_STATES, type WriteState } from './write-record.ts'

type WriteBook = Pick<
  Ledger,
  'accept' | 'writeUnder' | 'writeWith' | 'openWrites' | 'send' | 'place' | 'doubt' | 'unsend' | 'settle'
>

/** The writes in a database: each call is on the disk when it returns. */
export function writesIn(database: DatabaseSync, all: (work: () => void) => void): WriteBook {
  const add = database.prepare(
    `INSERT INTO writes (id, subject, idempotency_key, workbook, body, state, accepted_at)
     VALUES (?, ?, ?, ?, ?, 'PENDING', ?)`,
  )
  const addRow = database.prepare(
    'INSERT OR IGNORE INTO written_rows (number, row_table, row_key) VALUES (?, ?, ?)',
  )
  const under = database.prepare('SELECT * FROM writes WHERE subject = ? AND idempotency_key = ?')
  const withId = database.prepare('SELECT * FROM writes WHERE id = ?')
  const open = database.prepare("SELECT * FROM writes WHERE state IN ('PENDING', 'UNKNOWN') ORDER BY number")
  const sent = database.prepare('UPDATE writes SET sent_at = ? WHERE id = ?')
  const placed = database.prepare('UPDATE writes SET sent = ? WHERE id = ?')
  const doubtful = database.prepare("UPDATE writes SET state = 'UNKNOWN' WHERE id = ?")
  const unsent = database.prepare(
    "UPDATE writes SET sent_at = NULL, sent = NULL, state = 'PENDING' WHERE id = ?",
  )
  const settled = database.prepare('UPDATE writes SET state = ?, reason = ?, settled_at = ? WHERE id = ?')
  const one = (row: Record<string, SQLOutputValue> | undefined): KeptWrite | null =>
    row ? keptWrite(row) : null
  return {
    accept: (write) =>
      all(() => {
        const { id, subject, idempotencyKey, workbook, acceptedAt } = write
        const { lastInsertRowid } = add.run(
          id,
          subject,
          idempotencyKey,
          workbook,
          JSON.stringify(write),
          acceptedAt,
        )
        for (const { table, key } of write.rows.filter(isChanged)) addRow.run(lastInsertRowid, table, key)
      }),
    writeUnder: (subject, key) => one(under.get(subject, key)),
    writeWith: (id) => one(withId.get(id)),
    openWrites: () => open.all().map(keptWrite),
    send: (ids, at) =>
      all(() => {
        for (const id of ids) sent.run(at, id)
      }),
    place: (writes) =>
      all(() => {
        for (const { id, ...sent } of writes) placed.run(JSON.stringify(sent), id)
      }),
    doubt: (ids) =>
      all(() => {
        for (const id of ids) doubtful.run(id)
      }),
    unsend: (ids) =>
      all(() => {
        for (const id of ids) unsent.run(id)
      }),
    settle: (ends, at) =>
      all(() => {
        for (const { id, state, reason } of ends)
          settled.run(state, reason === null ? null : JSON.stringify(reason), at, id)
      }),
  }
}

/** A write from its row in the database. */
export function keptWrite(row: Record<string, SQLOutputValue>): KeptWrite {
  const accepted: AcceptedWrite = JSON.parse(String(row['body']))
  const text = (name: string): string | null => (row[name] === null ? null : String(row[name]))
  return {
    ...accepted,
    number: Number(row['number']),
    state: stateOf(row['state']),
    sentAt: text('sent_at'),
    sent: row['sent'] === null ? null : JSON.parse(String(row['sent'])),
    settledAt: text('settled_at'),
    reason: row['reason'] === null ? null : JSON.parse(String(row['reason'])),
  }
}

const stateOf = (text: SQLOutputValue | undefined): WriteState =>
  WRITE_STATES.find((state) => state === text) ?? 'UNKNOWN'
