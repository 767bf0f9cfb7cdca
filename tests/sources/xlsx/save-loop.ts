import { basename } from 'node:path'
import { SourceError } from '../../../src/sources/source.ts'
import { fileBytes } from '../../../src/sources/xlsx/file-bytes.ts'
import { readXlsx } from '../../../src/sources/xlsx/read-xlsx.ts'
import { saveWrites } from '../../../src/sources/xlsx/save-writes.ts'
import { changeOf } from './write-change.ts'

// Counts up the cell B2 of a workbook, one save a step, and says each number that is on the disk: until it is killed, or
// as often as told.
const [folder = '', path = '', steps = 'Infinity'] = process.argv.slice(2)
for (let step = 0; step < Number(steps); step++) {
  const [grid] = readXlsx(fileBytes(path, 10_000_000).bytes)
  if (grid === undefined) throw new SourceError('DAMAGED', basename(path))
  const next = Number(grid.rows[1]?.[1] ?? 0) + 1
  const writes = [changeOf(grid, 1, [[1, next]])]
  const [outcome] = saveWrites({ kind: 'save', asked: path, path, folder, maxBytes: 10_000_000, writes })
  if (outcome?.state !== 'APPLIED') throw new Error(JSON.stringify(outcome))
  process.stdout.write(`${next}\n`)
}
