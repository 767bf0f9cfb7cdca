import { chmodSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { auditIn } from './audit.ts'
import { copiesIn } from './copies.ts'
import { type Ledger, StorageFull } from './ledger.ts'
import { refuseShut } from './shut-files.ts'
import { tokensIn } from './tokens.ts'
import { writesIn } from './writes.ts'

/** Steps from one layout of the database to the next; the database counts those it has taken. */
const STEPS: readonly string[] = [
  `CREATE TABLE copies (
     workbook TEXT PRIMARY KEY, address TEXT NOT NULL, version TEXT NOT NULL, as_of TEXT NOT NULL
   ) STRICT;
   CREATE TABLE copy_parts (
     workbook TEXT NOT NULL REFERENCES copies ON DELETE CASCADE, part INTEGER NOT NULL, body BLOB NOT NULL,
     PRIMARY KEY (workbook, part)
   ) STRICT, WITHOUT ROWID;`,
  `CREATE TABLE writes (
     number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
     subject TEXT NOT NULL, idempotency_key TEXT NOT NULL, workbook TEXT NOT NULL, body TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('PENDING', 'UNKNOWN', 'APPLIED', 'CONFLICT', 'REFUSED')),
     accepted_at TEXT NOT NULL, sent_at TEXT, settled_at TEXT, reason TEXT,
     UNIQUE (subject, idempotency_key)
   ) STRICT;
   CREATE INDEX open_writes ON writes (number) WHERE state IN ('PENDING', 'UNKNOWN');
   CREATE INDEX writes_by_time ON writes (accepted_at);
   CREATE TABLE written_rows (
     number INTEGER NOT NULL REFERENCES writes ON DELETE CASCADE, row_table TEXT NOT NULL, row_key TEXT NOT NULL,
     PRIMARY KEY (row_table, row_key, number)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE seen_changes (
     number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, workbook TEXT NOT NULL,
     row_table TEXT NOT NULL, row_key TEXT NOT NULL, body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX seen_by_row ON seen_changes (row_table, row_key);
   CREATE INDEX seen_by_time ON seen_changes (at);`,
  'ALTER TABLE writes ADD COLUMN sent TEXT;',
  'CREATE TABLE used_tokens (id TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;',
]

/** A ledger of a newer Ikusei, which this one must not touch. */
export class LedgerTooNew extends Error {
  override readonly name = 'LedgerTooNew'
}

/** Opens the ledger in a file that only its owner may read; what is acknowledged is on the disk. Throws `FilesShut`. */
export function openLedger(path: string): Ledger {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  refuseShut(path)
  const database = new DatabaseSync(path, { timeout: 5_000 })
  chmodSync(path, 0o600)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
  assureDurable(database, path)
  migrate(database, path)
  const all = wholly(database)
  return {
    ...copiesIn(database, all),
    ...writesIn(database, all),
    ...auditIn(database, all),
    ...tokensIn(database, all),
    close: () => database.close(),
  }
}

/** Does some work on the database whole or not at all; when it returns, it is on the disk. */
const wholly =
  (database: DatabaseSync) =>
  (work: () => void): void => {
    try {
      database.exec('BEGIN IMMEDIATE')
      work()
      database.exec('COMMIT')
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw isFull(error) ? new StorageFull('the disk of the ledger is full', { cause: error }) : error
    }
  }

/** SQLITE_FULL, and the ways of SQLITE_IOERR in which writing ends on disks and quotas that are full. */
const FULL: readonly unknown[] = [13, 10 | (3 << 8), 10 | (4 << 8), 10 | (19 << 8)]

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && FULL.includes(error.errcode)

/** On some disks SQLite keeps another mode than it was told: then nothing could be promised. */
function assureDurable(database: DatabaseSync, path: string): void {
  const mode = database.prepare('PRAGMA journal_mode').get()?.['journal_mode']
  const level = database.prepare('PRAGMA synchronous').get()?.['synchronous']
  if (mode === 'wal' && level === 2) return
  database.close()
  throw new Error(`${path} lies on a disk that cannot keep a ledger (journal ${mode}, synchronous ${level})`)
}

function migrate(database: DatabaseSync, path: string): void {
  const taken = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
  if (taken > STEPS.length) {
    database.close()
    throw new LedgerTooNew(`${path} was written by a newer Ikusei; start that one, or move the file away`)
  }
  for (const [index, step] of STEPS.entries())
    if (index >= taken) database.exec(`BEGIN; ${step} PRAGMA user_version = ${index + 1}; COMMIT`)
}
