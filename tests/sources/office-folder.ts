import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SheetGrid, Source } from '../../src/sources/source.ts'
import type { FileOptions } from '../../src/sources/xlsx/file-source.ts'
import type { OpenedSource } from './contract.ts'

/** A folder of its own for one test. */
export const officeFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'office-'))

/** How a source over a file stands under the contract: the file is written whole, removed and written again. */
export function openedFile(
  name: string,
  openFile: (path: string, options: FileOptions) => Source,
  bytesOf: (sheets: readonly SheetGrid[]) => Uint8Array,
): (sheets: readonly SheetGrid[]) => Promise<OpenedSource> {
  return async (sheets) => {
    const folder = await officeFolder()
    const replace = (next: readonly SheetGrid[]): Promise<void> =>
      writeFile(join(folder, name), bytesOf(next))
    await replace(sheets)
    return {
      source: openFile(name, { folder }),
      replace,
      remove: () => rm(join(folder, name)),
      close: () => rm(folder, { recursive: true }),
    }
  }
}
