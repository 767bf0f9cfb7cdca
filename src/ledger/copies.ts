import type { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { SheetGrid } from '../tables/grid.ts'
import type { Ledger } from './ledger.ts'

const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)

/** So many rows are written or parsed at one go; then others have their turn. */
const ROWS_AT_ONCE = 1_000

/** A part of a copy: a sheet with its first rows, or with none a further piece of the last sheet's rows. */
interface Part {
  readonly sheet: Omit<SheetGrid, 'rows'> | null
  readonly rows: SheetGrid['rows']
}

/** The copies of workbooks in a database. */
export function copiesIn(
  database: DatabaseSync,
  all: (work: () => void) => void,
): Pick<Ledger, 'copyOf' | 'keepCopy'> {
  const find = database.prepare('SELECT version, as_of FROM copies WHERE workbook = ? AND address = ?')
  const parts = database.prepare('SELECT body FROM copy_parts WHERE workbook = ? ORDER BY part')
  const forget = database.prepare('DELETE FROM copies WHERE workbook = ?')
  const add = database.prepare('INSERT INTO copies (workbook, address, version, as_of) VALUES (?, ?, ?, ?)')
  const addPart = database.prepare('INSERT INTO copy_parts (workbook, part, body) VALUES (?, ?, ?)')
  return {
    copyOf: async ({ workbook, address }) => {
      const found = find.get(workbook, address)
      if (found === undefined) return null
      // Read before anything is awaited, so that another copy kept meanwhile does not mix with it.
      const bodies = parts.all(workbook).flatMap(({ body }) => (body instanceof Uint8Array ? [body] : []))
      const sheets: { sheet: Omit<SheetGrid, 'rows'>; rows: SheetGrid['rows'][number][] }[] = []
      for (const body of bodies) {
        const part: Part = JSON.parse((await inflate(body)).toString())
        if (part.sheet !== null) sheets.push({ sheet: part.sheet, rows: [] })
        sheets.at(-1)?.rows.push(...part.rows)
        await nextTurn()
      }
      return {
        version: String(found['version']),
        asOf: String(found['as_of']),
        sheets: sheets.map(({ sheet, rows }) => ({ ...sheet, rows })),
      }
    },
    keepCopy: async ({ workbook, address }, { version, asOf, sheets }) => {
      const bodies: Uint8Array[] = []
      for (const part of partsOf(sheets)) {
        bodies.push(await deflate(JSON.stringify(part)))
        await nextTurn()
      }
      all(() => {
        forget.run(workbook)
        add.run(workbook, address, version, asOf)
        for (const [index, body] of bodies.entries()) addPart.run(workbook, index, body)
      })
    },
  }
}

function* partsOf(sheets: readonly SheetGrid[]): Generator<Part> {
  for (const { rows, ...sheet } of sheets)
    for (let start = 0; start === 0 || start < rows.length; start += ROWS_AT_ONCE)
      yield { sheet: start === 0 ? sheet : null, rows: rows.slice(start, start + ROWS_AT_ONCE) }
}
