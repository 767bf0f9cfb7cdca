import type { IndexedRows } from '../snapshot/indexed-rows.ts'
import type { Table } from '../tables/table.ts'
import type { SeenTables } from './seen-rows.ts'

/** Rows outlive days and snapshots: what was asked of them first is forgotten first. */
const MOST = 4

interface Known<A> {
  readonly answers: Map<string, A>
  readonly further: WeakMap<IndexedRows, Known<A>>
}

/**
 * Computes something of nothing but the rows of some tables and a question once for all who see the same rows of them,
 * as long as these do not change.
 */
export function rememberedOf<A>(
  tables: readonly Table[],
  compute: (seen: SeenTables, question: string) => A,
): (view: SeenTables, question: string) => A {
  const nothing = (): Known<A> => ({ answers: new Map(), further: new WeakMap() })
  const all = nothing()
  return (view, question) => {
    let known = all
    for (const table of tables) {
      const rows = view.rowsOf(table)
      const further = known.further.get(rows) ?? nothing()
      known.further.set(rows, further)
      known = further
    }
    const { answers } = known
    const answer = answers.get(question)
    if (answer !== undefined) return answer
    const made = compute(only(view, tables), question)
    const [oldest] = answers.keys()
    if (answers.size >= MOST && oldest !== undefined) answers.delete(oldest)
    answers.set(question, made)
    return made
  }
}

/** Some tables of a view, without the view: they may be kept longer, and tell nothing of the viewer. */
function only(view: SeenTables, tables: readonly Table[]): SeenTables {
  const rows = new Map(tables.map((table) => [table.name, view.rowsOf(table)]))
  return {
    rowsOf: ({ name }) => {
      const found = rows.get(name)
      if (found === undefined) throw new Error(`what is remembered does not hang on ${name}`)
      return found
    },
  }
}
