import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openXlsx } from '../../../src/sources/xlsx/open-xlsx.ts'
import { readXlsx } from '../../../src/sources/xlsx/read-xlsx.ts'
import { officeFolder } from '../office-folder.ts'
import { testWriting } from '../write-contract.ts'
import { writtenWorkbook } from './write-workbook.ts'

testWriting({
  name: 'xlsx',
  open: async (sheets) => {
    const folder = await officeFolder()
    const path = join(folder, '名簿.xlsx')
    await writeFile(path, writtenWorkbook(sheets))
    return {
      source: openXlsx('名簿.xlsx', { folder }),
      read: async () => readXlsx(await readFile(path)),
      close: () => rm(folder, { recursive: true }),
    }
  },
})
