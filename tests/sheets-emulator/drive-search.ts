import type { drive_v3 } from '@googleapis/drive'

const TERM =
  /^\s*(?:(?<field>\w+)\s*(?<sign>=|!=|contains|in)\s*(?:"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>(?:[^'\\]|\\.)*)'|(?<word>\w+))|'(?<member>(?:[^'\\]|\\.)*)'\s+in\s+(?<list>\w+))\s*(?:and\b|$)/iu

/** Whether a file is one that a search means: terms about kind, name, bin and folder, all of which must hold. A term that the emulator cannot read makes the whole `null`. */
export function searchOf(wanted: string): ((file: drive_v3.Schema$File) => boolean) | null {
  const terms: ((file: drive_v3.Schema$File) => boolean)[] = []
  let rest = wanted.replace(/^\s*\((?<inside>.*)\)\s*$/u, '$<inside>')
  while (rest.trim() !== '') {
    const found = TERM.exec(rest)
    if (!found?.groups) return null
    rest = rest.slice(found[0].length)
    const { field, sign, double, single, word, member, list } = found.groups
    const text = (double ?? single ?? member ?? word ?? '').replace(/\\(.)/gu, '$1')
    const term = termOf(list ?? field ?? '', member === undefined ? (sign ?? '') : 'in', text)
    if (term === null) return null
    terms.push(term)
  }
  return (file) => terms.every((term) => term(file))
}

function termOf(field: string, sign: string, text: string): ((file: drive_v3.Schema$File) => boolean) | null {
  const is = (same: boolean): boolean => same === (sign !== '!=')
  switch (`${field} ${sign === 'contains' || sign === 'in' ? sign : '='}`) {
    case 'mimeType =':
      return (file) => is(file.mimeType === text)
    case 'name =':
      return (file) => is(file.name === text)
    case 'name contains':
      return (file) => (file.name ?? '').toLowerCase().includes(text.toLowerCase())
    case 'trashed =':
      return (file) => is(String(file.trashed ?? false) === text)
    case 'parents in':
      return (file) => (file.parents ?? []).includes(text)
    default:
      return null
  }
}
