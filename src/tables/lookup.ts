import type { Report } from '../columns/fault.ts'
import type { Found, Lookup, ReadingContext } from '../columns/reading-context.ts'
import { matchForm } from '../japanese/widths.ts'
import type { Table } from './table.ts'

/** What a row is known by, read before the rows that refer to it. */
export interface Identity {
  readonly key: string
  readonly code: string
  readonly names: readonly string[]
  readonly former: readonly string[]
  readonly from: string | null
  readonly to: string | null
  /** The text that tells two rows of one name apart. */
  readonly where: string | null
}

const ignore: Report = () => undefined
const CODE = /^[\x21-\x7e]+$/u

/** Makes the lookup of a table from what its rows are known by. */
export function lookupOf(table: Table, identities: readonly Identity[], context: ReadingContext): Lookup {
  const codeColumn = table.columns[table.key[0] ?? '']
  const readCode = codeColumn?.prepare(context)
  const byKey = new Map(identities.map((each) => [each.key, each]))
  const byCode = grouped(identities, (each) => [each.code])
  const byName = grouped(identities, (each) => each.names.map(matchForm))
  const byFormer = grouped(identities, (each) => each.former.map(matchForm))
  const where = table.names?.narrowedBy ?? null
  const whereTarget = where === null ? null : (table.columns[where]?.target?.table ?? null)
  const certain = table.names?.certain ?? true
  const code = (text: string): string | null => {
    const read = readCode?.(text, ignore, { on: null })
    return typeof read === 'string' && CODE.test(read) ? read : null
  }
  const seen = new Map<string, Found>()
  const find = (text: string, on: string | null): Found => {
    const coded = byCode.get(code(text) ?? '')
    if (coded) return { key: onDay(coded, on).key, uncertain: false }
    const form = matchForm(text)
    for (const names of [byName, byFormer]) {
      const named = names.get(form)
      if (!named) continue
      const fits = named.length > 1 && on !== null ? named.filter((each) => isValid(each, on)) : named
      const [only, ...others] = fits
      if (only && others.length === 0) return { key: only.key, uncertain: !certain }
      return { several: named.map((each) => each.key) }
    }
    return { missing: true }
  }
  return {
    nameColumn: table.names?.columns[0] ?? null,
    whereColumn: where,
    find: (text, on) => {
      const asked = `${on ?? ''}\u0000${text}`
      const known = seen.get(asked) ?? find(text, on)
      seen.set(asked, known)
      return known
    },
    nameOf: (key) => byKey.get(key)?.names[0] ?? null,
    narrow: (keys, text) => {
      const wanted = whereTarget === null ? matchForm(text) : keyIn(context.lookup(whereTarget), text)
      return keys.filter((key) => {
        const there = byKey.get(key)?.where ?? null
        return (
          there !== null &&
          wanted !== null &&
          (whereTarget === null ? matchForm(there) : keyIn(context.lookup(whereTarget), there)) === wanted
        )
      })
    },
    code,
    has: (key) => byKey.has(key),
  }
}

const keyIn = (lookup: Lookup, text: string): string | null => {
  const found = lookup.find(text, null)
  return 'key' in found ? found.key : null
}

const isValid = (each: Identity, on: string): boolean =>
  (each.from === null || each.from <= on) && (each.to === null || each.to >= on)

/** Of several holders of one code, in order of time, the one of the day; the last one where no day is known. */
function onDay(holders: readonly [Identity, ...Identity[]], on: string | null): Identity {
  const last = holders[holders.length - 1] ?? holders[0]
  return on === null ? last : (holders.find((each) => isValid(each, on)) ?? last)
}

function grouped(
  identities: readonly Identity[],
  formsOf: (each: Identity) => readonly string[],
): Map<string, [Identity, ...Identity[]]> {
  const groups = new Map<string, [Identity, ...Identity[]]>()
  for (const each of identities)
    for (const form of new Set(formsOf(each))) {
      const group = groups.get(form)
      if (group) group.push(each)
      else groups.set(form, [each])
    }
  return groups
}
