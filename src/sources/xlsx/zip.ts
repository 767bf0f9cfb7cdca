import { crc32, inflateRawSync } from 'node:zlib'
import { SourceError } from '../source.ts'

/** One file inside an archive, as the central directory tells of it. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly compressedSize: number
  readonly size: number
  /** Where the entry's local header begins. */
  readonly offset: number
}

/** An archive whose directory has been read and found harmless; nothing is inflated yet. */
export interface Zip {
  readonly bytes: Buffer
  readonly entries: ReadonlyMap<string, ZipEntry>
}

/** The largest sum of inflated sizes accepted unless an office says otherwise. */
export const DEFAULT_MAX_BYTES = 64 * 1024 * 1024

/** The largest sum of inflated sizes an office may ask for. */
export const HIGHEST_MAX_BYTES = 512 * 1024 * 1024

const MAX_ENTRIES = 500
const MAX_RATIO = 100
const RATIO_COUNTS_FROM = 1024 * 1024
const END_SIZE = 22
/** Bytes of a record of the central directory before its name. */
export const DIRECTORY_SIZE = 46
/** Bytes of a local header before its name. */
export const LOCAL_SIZE = 30
const END_SIGNATURE = 0x06054b50
const DIRECTORY_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50

/** Reads the central directory and refuses the archive before anything is inflated when a limit is passed. */
export function openZip(source: Uint8Array, maxBytes: number = DEFAULT_MAX_BYTES): Zip {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength)
  const end = endOfDirectory(bytes)
  const count = bytes.readUInt16LE(end + 10)
  const length = bytes.readUInt32LE(end + 12)
  const start = bytes.readUInt32LE(end + 16)
  const isZip64 = count === 0xffff || length === 0xffffffff || start === 0xffffffff
  if (isZip64 || (end >= 20 && bytes.readUInt32LE(end - 20) === ZIP64_LOCATOR_SIGNATURE)) {
    throw new SourceError('TOO_LARGE', 'The archive is in the zip64 format, which is made for more than 4 GB')
  }
  if (bytes.readUInt16LE(end + 4) !== 0 || bytes.readUInt16LE(end + 8) !== count) {
    throw new SourceError('DAMAGED', 'The archive is one part of several')
  }
  if (count > MAX_ENTRIES) {
    throw new SourceError('TOO_LARGE', `The archive has ${count} entries; the limit is ${MAX_ENTRIES}`)
  }
  if (start + length > end) throw new SourceError('DAMAGED', 'The central directory lies outside the file')
  const entries = new Map<string, ZipEntry>()
  const seen = new Set<string>()
  let sum = 0
  let compressed = 0
  let at = start
  for (let index = 0; index < count; index++) {
    const entry = directoryEntry(bytes, at, start + length)
    at +=
      DIRECTORY_SIZE + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    refuseName(entry.name)
    // Part names are compared without case, so two that differ only by case are one part with two contents.
    const folded = entry.name.toLowerCase()
    if (seen.has(folded)) throw new SourceError('UNSAFE', `The archive has the entry ${entry.name} twice`)
    seen.add(folded)
    refuseRatio(entry)
    sum += entry.size
    compressed += entry.compressedSize
    entries.set(entry.name, entry)
  }
  const limit = Math.min(maxBytes, HIGHEST_MAX_BYTES)
  if (sum > limit) {
    throw new SourceError('TOO_LARGE', `The archive inflates to ${sum} bytes; the limit is ${limit}`)
  }
  if (compressed > bytes.length) throw new SourceError('UNSAFE', 'Entries of the archive share their bytes')
  return { bytes, entries }
}

/** Inflates one entry, never beyond the size it declares, and checks its sum. */
export function inflateEntry(zip: Zip, entry: ZipEntry): Buffer {
  const packed = packedBytes(zip, entry)
  const plain = entry.method === 0 ? packed : inflate(packed, entry)
  if (plain.length !== entry.size) {
    throw new SourceError(
      'DAMAGED',
      `${entry.name} has ${plain.length} bytes where ${entry.size} are declared`,
    )
  }
  if (crc32(plain) !== entry.crc)
    throw new SourceError('DAMAGED', `${entry.name} does not match its checksum`)
  return plain
}

/** The bytes of an entry as the archive keeps them, compressed or not. */
export function packedBytes({ bytes }: Zip, entry: ZipEntry): Buffer {
  const { offset, name } = entry
  if (offset + LOCAL_SIZE > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_SIGNATURE) {
    throw new SourceError('DAMAGED', `${name} is not where the central directory says`)
  }
  const nameLength = bytes.readUInt16LE(offset + 26)
  const start = offset + LOCAL_SIZE + nameLength + bytes.readUInt16LE(offset + 28)
  if (start + entry.compressedSize > bytes.length) throw new SourceError('DAMAGED', `${name} is cut off`)
  return bytes.subarray(start, start + entry.compressedSize)
}

function inflate(packed: Buffer, entry: ZipEntry): Buffer {
  try {
    // One byte of room more than declared: an honest entry needs one pass, a lying one stops in it.
    return inflateRawSync(packed, {
      maxOutputLength: Math.max(1, entry.size),
      chunkSize: Math.max(64, entry.size + 1),
    })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      const detail = `${entry.name} inflates to more than the ${entry.size} bytes it declares`
      throw new SourceError('UNSAFE', detail, { cause })
    }
    throw new SourceError('DAMAGED', `${entry.name} cannot be inflated`, { cause })
  }
}

/** Where the record at the end of an archive begins, which tells of the central directory. */
export function endOfDirectory(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - END_SIZE - 0xffff)
  for (let at = bytes.length - END_SIZE; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) !== END_SIGNATURE) continue
    if (at + END_SIZE + bytes.readUInt16LE(at + 20) <= bytes.length) return at
  }
  throw new SourceError('DAMAGED', 'The archive has no central directory; it may be half written')
}

function directoryEntry(bytes: Buffer, at: number, end: number): ZipEntry {
  const fits = at + DIRECTORY_SIZE <= end && bytes.readUInt32LE(at) === DIRECTORY_SIGNATURE
  const nameLength = fits ? bytes.readUInt16LE(at + 28) : 0
  if (!fits || at + DIRECTORY_SIZE + nameLength > end) {
    throw new SourceError('DAMAGED', 'The central directory is cut off')
  }
  // Some writers of Windows separate folders by a backslash.
  const name = bytes
    .toString('utf8', at + DIRECTORY_SIZE, at + DIRECTORY_SIZE + nameLength)
    .replaceAll('\\', '/')
  const method = bytes.readUInt16LE(at + 10)
  const compressedSize = bytes.readUInt32LE(at + 20)
  const size = bytes.readUInt32LE(at + 24)
  const offset = bytes.readUInt32LE(at + 42)
  if ((bytes.readUInt16LE(at + 8) & 0x41) !== 0)
    throw new SourceError('ENCRYPTED', `${name} is encrypted in the archive`)
  if (compressedSize === 0xffffffff || size === 0xffffffff || offset === 0xffffffff) {
    throw new SourceError('TOO_LARGE', `${name} is in the zip64 format, which is made for more than 4 GB`)
  }
  if (method !== 0 && method !== 8) {
    throw new SourceError('DAMAGED', `${name} is compressed by method ${method}; workbooks use 0 or 8`)
  }
  return { name, method, crc: bytes.readUInt32LE(at + 16), compressedSize, size, offset }
}

function refuseName(name: string): void {
  const isUnsafe = name === '' || name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.includes('\0')
  if (isUnsafe || name.split('/').includes('..')) {
    throw new SourceError('UNSAFE', `The archive has an entry named ${JSON.stringify(name)}`)
  }
}

function refuseRatio({ name, size, compressedSize }: ZipEntry): void {
  if (size <= RATIO_COUNTS_FROM || size <= compressedSize * MAX_RATIO) return
  const ratio = compressedSize === 0 ? 'without end' : `${Math.round(size / compressedSize)} times`
  throw new SourceError('UNSAFE', `${name} grows ${ratio} when inflated; the limit is ${MAX_RATIO} times`)
}
