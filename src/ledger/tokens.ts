import type { DatabaseSync } from 'node:sqlite'
import type { Ledger } from './ledger.ts'

/** The tokens in a database that were used and have not ended. */
export function tokensIn(database: DatabaseSync, all: (work: () => void) => void): Pick<Ledger, 'useOnce'> {
  const forget = database.prepare('DELETE FROM used_tokens WHERE until < ?')
  const use = database.prepare('INSERT OR IGNORE INTO used_tokens (id, until) VALUES (?, ?)')
  return {
    useOnce: (id, until, now) => {
      let isFirst = false
      all(() => {
        forget.run(now)
        isFirst = use.run(id, until).changes === 1
      })
      return isFirst
    },
  }
}
