import { readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openXlsx } from '../../../src/sources/xlsx/open-xlsx.ts'
import { type Desk, desk, ROSTER } from './save-office.ts'
import { changeOf } from './write-change.ts'

let office: Desk
beforeEach(async () => {
  office = await desk()
})
afterEach(() => office.close())

const RENAME = changeOf(ROSTER, 1, [[1, '青樹']])

/** 10:05 on 25 November in Japan. */
const OPENED = new Date('2025-11-25T01:05:30Z')

/** As Excel writes it: the name in the code page and, from byte 55 on, in UTF-16. */
function ofExcel(name: string): Buffer {
  const bytes = Buffer.alloc(165, ' ')
  bytes[0] = name.length
  bytes.writeUInt16LE(name.length, 55)
  bytes.write(name, 57, 'utf16le')
  return bytes
}

describe('a workbook that somebody has open', () => {
  it.each<[string, string, Buffer, string]>([
    [
      'LibreOffice',
      '.~lock.名簿.xlsx#',
      Buffer.from(',yamada,pc-12,25.11.2025 10:05,file:///home/yamada/.config/libreoffice/4;'),
      'yamada さんが 11/25 10:05 から',
    ],
    [
      'LibreOffice with a name given',
      '.~lock.名簿.xlsx#',
      Buffer.from('山田\\, 太郎,yamada,pc-12,24.11.2025 17:30,file:///x;'),
      '山田, 太郎 さんが 11/24 17:30 から',
    ],
    ['LibreOffice on a full disk', '.~lock.名簿.xlsx#', Buffer.alloc(0), '11/25 10:05 からほかの人が'],
    ['Excel', '~$名簿.xlsx', ofExcel('山田 太郎'), '山田 太郎 さんが 11/25 10:05 から'],
    ['Excel with a short lock', '~$名簿.xlsx', Buffer.from('x'), '11/25 10:05 からほかの人が'],
  ])('is not touched: %s', async (_what, name, content, who) => {
    const lock = join(office.folder, '人事', name)
    await writeFile(lock, content)
    await utimes(lock, OPENED, OPENED)
    const version = await office.source.version()
    expect(await office.source.apply([RENAME, RENAME])).toEqual([
      { state: 'WAITING', why: `「名簿.xlsx」は ${who}開いています` },
      { state: 'WAITING', why: `「名簿.xlsx」は ${who}開いています` },
    ])
    expect(await office.source.version()).toBe(version)
    expect(await readFile(office.path)).toEqual(office.before)
    expect((await office.names()).toSorted()).toEqual([name, '名簿.xlsx'].sort())
    expect(await office.backups()).toEqual([])
    await rm(lock)
    expect(await office.source.apply([RENAME])).toEqual([{ state: 'APPLIED' }])
  })

  it('is known by the lock beside the link it was opened through, too', async () => {
    await symlink(office.path, join(office.folder, '近道.xlsx'))
    await writeFile(join(office.folder, '~$近道.xlsx'), ofExcel('山田'))
    const { source } = { source: openXlsx('近道.xlsx', { folder: office.folder }) }
    expect(await source.apply([RENAME])).toMatchObject([
      { state: 'WAITING', why: expect.stringContaining('山田') },
    ])
  })

  it('is not one whose neighbour is open', async () => {
    await writeFile(join(office.folder, '人事', '~$名簿2.xlsx'), ofExcel('山田'))
    expect(await office.source.apply([RENAME])).toEqual([{ state: 'APPLIED' }])
  })
})
