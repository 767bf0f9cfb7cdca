import { type BigIntStats, closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { SourceError } from '../source.ts'
import { unreadable, versionOf } from './office-file.ts'

/** What a file holds, and what the disk said of it then. */
export interface FileBytes {
  readonly bytes: Buffer
  readonly stats: BigIntStats
}

/** Reads a file whose real path is known, as long as it is no larger than allowed, and as it stood at one moment. */
export function fileBytes(path: string, maxBytes: number): FileBytes {
  try {
    // The path is a real one already: a link in its last step has come since, and a pipe must not be waited for.
    const file = openSync(
      path,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    )
    try {
      const stats = fstatSync(file, { bigint: true })
      if (!stats.isFile()) throw new SourceError('NOT_ALLOWED', 'The file is no regular file any more')
      if (stats.size > maxBytes) {
        throw new SourceError('TOO_LARGE', `The file has ${stats.size} bytes; the limit is ${maxBytes}`)
      }
      const bytes = readFileSync(file)
      if (versionOf(fstatSync(file, { bigint: true })) !== versionOf(stats))
        throw new SourceError('DAMAGED', 'The file was written into while it was read')
      return { bytes, stats }
    } finally {
      closeSync(file)
    }
  } catch (cause) {
    throw cause instanceof SourceError ? cause : unreadable('The file', cause)
  }
}
