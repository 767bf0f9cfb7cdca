import { SourceError } from '../source.ts'

/** Refuses, by their first bytes, files that are no zip archive, with the reason a person can act on. */
export function refuseOtherKinds(source: Uint8Array): void {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength)
  if (bytes.length === 0) throw new SourceError('DAMAGED', 'The file is empty; it may be half written')
  if (startsWith(bytes, COMPOUND_FILE)) throw compoundFile(bytes)
  if (OLD_EXCEL.some((signature) => startsWith(bytes, signature))) {
    throw new SourceError('OLD_FORMAT', 'The file is a workbook of Excel 4 or older')
  }
  if (!startsWith(bytes, ZIP)) {
    const found = bytes.subarray(0, 8).toString('hex')
    throw new SourceError('NOT_A_WORKBOOK', `The file is no zip archive; it begins with the bytes ${found}`)
  }
}

// Both .xls and encrypted .xlsx are compound files; only the second has a stream of this name.
function compoundFile(bytes: Buffer): SourceError {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    return new SourceError('ENCRYPTED', 'The workbook is protected by a password to open it')
  }
  return new SourceError('OLD_FORMAT', 'The file is a compound file, as .xls workbooks are')
}

const ZIP = [0x50, 0x4b]
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const OLD_EXCEL = [
  [0x09, 0x00, 0x04, 0x00],
  [0x09, 0x02, 0x06, 0x00],
  [0x09, 0x04, 0x06, 0x00],
]

const startsWith = (bytes: Buffer, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)
