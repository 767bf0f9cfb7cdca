import { writeFileSync } from 'node:fs'
import { readXlsx } from '../../../src/sources/xlsx/read-xlsx.ts'
import { saveWrites } from '../../../src/sources/xlsx/save-writes.ts'
import { mixedWorkbook } from '../mixed-workbook.ts'
import { changeOf } from './write-change.ts'

// A process of its own: what a test runner does to modules costs more than the work.
const [folder = '', path = ''] = process.argv.slice(2)
const bytes = mixedWorkbook(20_000, 20)
const [grid] = readXlsx(bytes)
if (grid === undefined) throw new Error('There is no sheet')
const writes = [changeOf(grid, 15_000, [[7, '変更']])]

// The best of four: a neighbour on the machine can only add.
const costs = [1, 2, 3, 4].map(() => {
  writeFileSync(path, bytes)
  const before = process.cpuUsage()
  const [outcome] = saveWrites({ kind: 'save', asked: path, path, folder, maxBytes: 64_000_000, writes })
  const { user, system } = process.cpuUsage(before)
  if (outcome?.state !== 'APPLIED') throw new Error(JSON.stringify(outcome))
  return (user + system) / 1000
})
console.log(Math.min(...costs))
