import type { Report } from '../columns/fault.ts'
import type { Found, Lookup, ReadingContext } from '../columns/reading-context.ts'
import { matchForm, normalise } from '../japanese/widths.ts'
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
  const sure = new Map<string, Found>()
  for (const [text, [holder, ...others]] of byCode)
    if (others.length === 0 && code(text) === text) sure.set(text, { key: holder.key, uncertain: false })
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
    return findPair(text, on) ?? { missing: true }
  }
  /** 「0203 税務課」: a code and a name that mean the same row, in either order. */
  const findPair = (text: string, on: string | null): Found | null => {
    const pairs = pairsIn(text).flatMap(([coded, name]) => {
      const holders = byCode.get(code(coded) ?? '')
      return holders ? [{ holder: onDay(holders, on), written: name }] : []
    })
    const agreed = pairs.find(({ holder, written }) => isCalled(holder, written))
    if (agreed) return { key: agreed.holder.key, uncertain: false }
    const [first] = pairs
    return first === undefined
      ? null
      : { torn: { key: first.holder.key, name: first.holder.names[0] ?? '', written: first.written } }
  }
  return {
    nameColumn: table.names?.columns[0] ?? null,
    whereColumn: where,
    find: (text, on) => {
      // Nearly every reference is a code with one holder, written as it is kept.
      const known = sure.get(text) ?? seen.get(on === null ? text : `${on}\u0000${text}`)
      if (known !== undefined) return known
      const found = find(text, on)
      seen.set(on === null ? text : `${on}\u0000${text}`, found)
      return found
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
    sheet: table.sheet,
    size: byKey.size,
  }
}

const isCalled = (each: Identity, name: string): boolean =>
  [...each.names, ...each.former].some((known) => matchForm(known) === matchForm(name))

const BRACKETED = /^(.+?)\s*[([【〔](.+)[)\]】〕]$/u
const SPACED = /^(\S+?)[\s:_／/]+(.+)$/u
const SPACED_BEHIND = /^(.+)[\s:_／/]+(\S+)$/u
const ADJOINING = /^(\p{ASCII}+?)(\P{ASCII}.*)$/u

/** The ways in which a text may be a code and a name. */
function pairsIn(text: string): (readonly [code: string, name: string])[] {
  const plain = normalise(text).trim()
  const split = [SPACED, BRACKETED, SPACED_BEHIND, ADJOINING].flatMap((form) => {
    const [, first, second] = form.exec(plain) ?? []
    return first === undefined || second === undefined ? [] : [[first, second] as const]
  })
  return split.flatMap(([first, second]) => [[first, second] as const, [second, first] as const])
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
