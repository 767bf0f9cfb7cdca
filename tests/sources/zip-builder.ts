import { crc32, deflateRawSync } from 'node:zlib'

/** One entry of an archive made for a test; what is left out is made as an honest program would. */
export interface Entry {
  readonly name: string
  readonly content?: string | Uint8Array
  readonly stored?: boolean
  /** Lies of the central directory. */
  readonly size?: number
  readonly crc?: number
  readonly flags?: number
  readonly method?: number
  /** Compressed bytes to be written instead of the content's own. */
  readonly packed?: Uint8Array
}

/** Builds an archive, honest or not. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const plain = Buffer.from(entry.content ?? '')
    const packed = entry.packed ?? (entry.stored ? plain : deflateRawSync(plain))
    const name = Buffer.from(entry.name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(entry.flags ?? 0, 2)
    head.writeUInt16LE(entry.method ?? (entry.stored ? 0 : 8), 4)
    head.writeUInt32LE(entry.crc ?? crc32(plain), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(entry.size ?? plain.length, 18)
    head.writeUInt16LE(name.length, 22)
    locals.push(signature(0x04034b50), head, name, Buffer.from(packed))
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), head, tail, name)
    offset += 30 + name.length + packed.length
  }
  const length = directory.reduce((sum, piece) => sum + piece.length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, ...directory, signature(0x06054b50), end])
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
