import { crc32, deflateRawSync } from 'node:zlib'

/** A file of an archive; its content may come in pieces. */
export interface ZipEntry {
  readonly name: string
  readonly content: readonly Buffer[]
}

/**
 * An archive of deflated files, every one dated 1980-01-01 so that the same content gives the same bytes.
 * Format: PKWARE APPNOTE 4.3.7, 4.3.12, 4.3.16; no zip64.
 */
export function zip(entries: readonly ZipEntry[], level: number): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content } of entries) {
    const plain = Buffer.concat(content)
    const packed = deflateRawSync(plain, { level })
    const label = Buffer.from(name)
    const common = commonHeader(crc32(plain), packed.length, plain.length, label.length)

    const local = Buffer.alloc(4)
    local.writeUInt32LE(0x04034b50)
    files.push(local, common, label, packed)

    const central = Buffer.alloc(6)
    central.writeUInt32LE(0x02014b50)
    central.writeUInt16LE(NEEDED_VERSION, 4)
    // Comment length, disk, internal and external attributes stay zero.
    const where = Buffer.alloc(14)
    where.writeUInt32LE(offset, 10)
    directory.push(central, common, where, label)
    offset += 4 + common.length + label.length + packed.length
  }
  const directoryBytes = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directoryBytes.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, directoryBytes, end])
}

const NEEDED_VERSION = 20
const DEFLATED = 8
const FIRST_OF_JANUARY_1980 = 0x21

/** The 26 bytes that a file's own header and the central directory share. */
function commonHeader(crc: number, packed: number, plain: number, label: number): Buffer {
  const header = Buffer.alloc(26)
  header.writeUInt16LE(NEEDED_VERSION, 0)
  header.writeUInt16LE(DEFLATED, 4)
  header.writeUInt16LE(FIRST_OF_JANUARY_1980, 8)
  header.writeUInt32LE(crc, 10)
  header.writeUInt32LE(packed, 14)
  header.writeUInt32LE(plain, 18)
  header.writeUInt16LE(label, 22)
  return header
}
