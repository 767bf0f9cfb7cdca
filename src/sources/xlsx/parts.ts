import { SourceError } from '../source.ts'
import { attribute, decodeXml, nextTag } from './xml.ts'
import { inflateEntry, type Zip, type ZipEntry } from './zip.ts'

/** The parts of a workbook: the archive's entries, found as the format finds them, without case. */
export interface Parts {
  readonly zip: Zip
  readonly byName: ReadonlyMap<string, ZipEntry>
}

/** What one part points to. */
export interface Relationship {
  readonly id: string
  /** The last word of the type's address, the same in the transitional and the strict form of the format. */
  readonly type: string
  /** The name of the part pointed to, or `null` when it is no part of the workbook. */
  readonly target: string | null
}

/** Makes an archive's parts ready to be found. */
export const partsOf = (zip: Zip): Parts => ({
  zip,
  byName: new Map([...zip.entries.values()].map((entry) => [entry.name.toLowerCase(), entry])),
})

/** The text of a part, or `null` when the workbook has none of that name. */
export function partText({ zip, byName }: Parts, name: string): string | null {
  const entry = byName.get(name.toLowerCase())
  return entry === undefined ? null : decodeXml(inflateEntry(zip, entry), name)
}

/** The text of a part that another part points to. */
export function neededPart(parts: Parts, name: string): string {
  const text = partText(parts, name)
  if (text === null)
    throw new SourceError('DAMAGED', `The workbook has no ${name}, which another part points to`)
  return text
}

/** What a part points to; the archive itself is the part with the empty name. */
export function relationshipsOf(parts: Parts, name: string): readonly Relationship[] {
  const slash = name.lastIndexOf('/') + 1
  const part = `${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`
  const xml = partText(parts, part)
  if (xml === null) return []
  const found: Relationship[] = []
  let at = 0
  for (let tag = nextTag(xml, at, part); tag !== null; tag = nextTag(xml, at, part)) {
    at = tag.end
    if (tag.name !== 'Relationship' || tag.isClosing) continue
    const value = (attributeName: string): string => attribute(xml, tag, attributeName, part) ?? ''
    const type = value('Type')
    const isOutside = value('TargetMode') === 'External'
    found.push({
      id: value('Id'),
      type: type.slice(type.lastIndexOf('/') + 1),
      target: isOutside ? null : resolved(name.slice(0, slash), value('Target')),
    })
  }
  return found
}

function resolved(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/')
  const steps = (path.startsWith('/') ? path : folder + path).split('/')
  const kept: string[] = []
  for (const step of steps) {
    if (step === '..') kept.pop()
    else if (step !== '' && step !== '.') kept.push(step)
  }
  return kept.join('/')
}
