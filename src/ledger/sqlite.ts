import { chmodSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { copiesIn } from './copies.ts'
import type { Ledger } from './ledger.ts'

/** Steps from one layout of the database to the next; the database counts those it has taken. */
const STEPS: readonly string[] = [
  `CREATE TABLE copies (
     workbook TEXT PRIMARY KEY, address TEXT NOT NULL, version TEXT NOT NULL, as_of TEXT NOT NULL
   ) STRICT;
   CREATE TABLE copy_parts (
     workbook TEXT NOT NULL REFERENCES copies ON DELETE CASCADE, part INTEGER NOT NULL, body BLOB NOT NULL,
     PRIMARY KEY (workbook, part)
   ) STRICT, WITHOUT ROWID;`,
]

/** A ledger of a newer Ikusei, which this one must not touch. */
export class LedgerTooNew extends Error {
  override readonly name = 'LedgerTooNew'
}

/** Opens the ledger in a file that only its owner may read; what is acknowledged is on the disk. */
export function openLedger(path: string): Ledger {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(path, { timeout: 5_000 })
  chmodSync(path, 0o600)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
  migrate(database, path)
  return { ...copiesIn(database), close: () => database.close() }
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
