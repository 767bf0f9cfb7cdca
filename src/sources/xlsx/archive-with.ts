import { crc32, deflateRawSync } from 'node:zlib'
import { DIRECTORY_SIZE, endOfDirectory, LOCAL_SIZE, type Zip, type ZipEntry } from './zip.ts'

/** The archive with other contents for some entries; the bytes of all others stay as they are, and in their order. */
export function archiveWith(zip: Zip, contents: ReadonlyMap<ZipEntry, Buffer>): Buffer {
  const { bytes } = zip
  const entries = [...zip.entries.values()]
  const end = endOfDirectory(bytes)
  const start = bytes.readUInt32LE(end + 16)
  const byOffset = entries.toSorted((a, b) => a.offset - b.offset)
  const pieces: Buffer[] = [bytes.subarray(0, byOffset[0]?.offset ?? start)]
  let length = pieces[0]?.length ?? 0
  const written = new Map<ZipEntry, Written>()
  for (const [index, entry] of byOffset.entries()) {
    const content = contents.get(entry)
    const packed = content === undefined ? null : pack(content, entry)
    written.set(entry, { offset: length, packed })
    // Up to the next entry, so that a data descriptor comes along.
    const next = byOffset[index + 1]?.offset ?? start
    const piece = packed ? localEntry(bytes, entry, packed) : bytes.subarray(entry.offset, next)
    pieces.push(piece)
    length += piece.length
  }
  const tail = Buffer.from(bytes.subarray(start))
  tail.writeUInt32LE(length, end - start + 16)
  let at = 0
  for (const entry of entries) {
    const { offset, packed } = written.get(entry) ?? { offset: entry.offset, packed: null }
    tail.writeUInt32LE(offset, at + 42)
    if (packed) {
      tail.writeUInt16LE(tail.readUInt16LE(at + 8) & ~DESCRIPTOR_FOLLOWS, at + 8)
      writeSizes(tail, at + 16, packed)
    }
    at +=
      DIRECTORY_SIZE + tail.readUInt16LE(at + 28) + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32)
  }
  return Buffer.concat([...pieces, tail])
}

const DESCRIPTOR_FOLLOWS = 8

interface Written {
  readonly offset: number
  readonly packed: Packed | null
}

interface Packed {
  readonly bytes: Buffer
  readonly crc: number
  readonly size: number
}

/** Half the time of the usual level, for a tenth more; Excel takes less time yet. */
const LEVEL = 4

const pack = (content: Buffer, { method }: ZipEntry): Packed => ({
  bytes: method === 0 ? content : deflateRawSync(content, { level: LEVEL }),
  crc: crc32(content),
  size: content.length,
})

/** Its header without extra fields: they may tell sizes once more. */
function localEntry(bytes: Buffer, { offset }: ZipEntry, packed: Packed): Buffer {
  const header = Buffer.from(bytes.subarray(offset, offset + LOCAL_SIZE + bytes.readUInt16LE(offset + 26)))
  header.writeUInt16LE(header.readUInt16LE(6) & ~DESCRIPTOR_FOLLOWS, 6)
  writeSizes(header, 14, packed)
  header.writeUInt16LE(0, 28)
  return Buffer.concat([header, packed.bytes])
}

function writeSizes(header: Buffer, at: number, { bytes, crc, size }: Packed): void {
  header.writeUInt32LE(crc, at)
  header.writeUInt32LE(bytes.length, at + 4)
  header.writeUInt32LE(size, at + 8)
}
