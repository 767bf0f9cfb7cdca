import { inflateEntry, openZip } from '../../../src/sources/xlsx/zip.ts'

/** The text of a part of a workbook. */
export function partOf(bytes: Uint8Array, name: string): string {
  const zip = openZip(bytes)
  const entry = zip.entries.get(name)
  if (entry === undefined) throw new Error(`There is no ${name}`)
  return inflateEntry(zip, entry).toString('utf8')
}

/** The names of entries whose bytes are not what they were, headers, extra fields and all. */
export function changedEntries(before: Uint8Array, after: Uint8Array): readonly string[] {
  const [old, now] = [rawEntries(before), rawEntries(after)]
  if ([...old.keys()].join() !== [...now.keys()].join()) throw new Error('Entries came, went or moved')
  return [...old].flatMap(([name, bytes]) => (now.get(name)?.equals(bytes) ? [] : [name]))
}

function rawEntries(source: Uint8Array): ReadonlyMap<string, Buffer> {
  const zip = openZip(source)
  const { bytes } = zip
  const directory = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from('504b0506', 'hex')) + 16)
  const entries = [...zip.entries.values()]
  const ends = [...entries.map(({ offset }) => offset), directory].sort((a, b) => a - b)
  let at = directory
  return new Map(
    entries.map(({ name, offset }) => {
      const length =
        46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
      const record = Buffer.from(bytes.subarray(at, at + length))
      // Where the entry lies is all that may differ.
      record.writeUInt32LE(0, 42)
      at += length
      return [
        name,
        Buffer.concat([
          bytes.subarray(
            offset,
            ends.find((end) => end > offset),
          ),
          record,
        ]),
      ]
    }),
  )
}
