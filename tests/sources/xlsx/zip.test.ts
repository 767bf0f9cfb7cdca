import { execFile } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { SourceError } from '../../../src/sources/source.ts'
import { readXlsx } from '../../../src/sources/xlsx/read-xlsx.ts'
import { inflateEntry, openZip } from '../../../src/sources/xlsx/zip.ts'
import { officeFolder } from '../office-folder.ts'
import { MAIN, workbookParts, XML } from '../workbook-parts.ts'
import { type Entry, zipOf } from '../zip-builder.ts'

const MB = 1024 * 1024
const PARTS = workbookParts({
  sheetData: '<row r="1"><c r="A1" t="inlineStr"><is><t>番号</t></is></c></row>',
})
const HONEST = zipOf(PARTS)

/** The workbook with one part changed, or one added. */
const having = (entry: Entry): Buffer => zipOf([...PARTS.filter(({ name }) => name !== entry.name), entry])

const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

const compoundFile = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1024),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(512),
  ])

const entityBomb = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">${Array.from(
  { length: 9 },
  (_, level) => `<!ENTITY a${level} "${`&a${level === 0 ? '' : level - 1};`.repeat(10)}">`,
).join(
  '',
)}]><worksheet xmlns="${MAIN}"><sheetData><row><c t="str"><v>&a8;</v></c></row></sheetData></worksheet>`

/** 300 MB in 300 kB: behind a claim of 10 MB the ratio is still an honest one. */
const LYING = deflateRawSync(Buffer.alloc(300 * MB))

const zip64Locator = Buffer.alloc(20)
zip64Locator.writeUInt32LE(0x07064b50)
const end = HONEST.length - 22

const HOSTILE: readonly (readonly [what: string, bytes: Buffer, fault: string, detail: RegExp])[] = [
  [
    'a part that grows 1,000 times',
    having({ name: 'xl/big.xml', content: Buffer.alloc(60 * MB) }),
    'UNSAFE',
    /big\.xml grows \d+ times/,
  ],
  [
    'parts of 600 MB',
    having({ name: 'xl/big.xml', packed: Buffer.alloc(6 * MB + 400_000), size: 600 * MB }),
    'TOO_LARGE',
    /limit is 67108864/,
  ],
  [
    'a part that inflates to more than it says',
    having({
      name: '[Content_Types].xml',
      packed: deflateRawSync(Buffer.alloc(60 * MB)),
      size: 20 * MB,
      crc: 0,
    }),
    'UNSAFE',
    /grows/,
  ],
  [
    'a large part that inflates to more than it says',
    having({ name: '[Content_Types].xml', packed: LYING, size: 10 * MB, crc: 0 }),
    'UNSAFE',
    /inflates to more than the 10485760 bytes/,
  ],
  [
    'a small part that inflates to more than it says',
    having({ name: '[Content_Types].xml', packed: deflateRawSync(Buffer.alloc(60 * MB)), size: MB, crc: 0 }),
    'UNSAFE',
    /inflates to more than the 1048576 bytes/,
  ],
  [
    '501 entries',
    zipOf(Array.from({ length: 501 }, (_, index) => ({ name: `${index}.xml` }))),
    'TOO_LARGE',
    /501 entries; the limit is 500/,
  ],
  ['an encrypted entry', having({ name: 'xl/x.xml', flags: 1 }), 'ENCRYPTED', /encrypted/],
  ['an unknown compression', having({ name: 'xl/x.xml', method: 12 }), 'DAMAGED', /method 12/],
  ['a name twice', zipOf([...PARTS, { name: 'xl/workbook.xml' }]), 'UNSAFE', /twice/],
  ['a name twice but for case', zipOf([...PARTS, { name: 'XL/Workbook.xml' }]), 'UNSAFE', /twice/],
  ['an absolute name', having({ name: '/etc/passwd' }), 'UNSAFE', /passwd/],
  ['a name with a drive', having({ name: 'C:\\x' }), 'UNSAFE', /C:/],
  ['a name that climbs', having({ name: 'xl/../../x' }), 'UNSAFE', /\.\./],
  ['a name that climbs by backslashes', having({ name: 'xl\\..\\x' }), 'UNSAFE', /\.\./],
  [
    'zip64',
    Buffer.concat([HONEST.subarray(0, end), zip64Locator, HONEST.subarray(end)]),
    'TOO_LARGE',
    /zip64/,
  ],
  ['a cut file', HONEST.subarray(0, HONEST.length - 30), 'DAMAGED', /half written/],
  ['an empty file', Buffer.alloc(0), 'DAMAGED', /empty/],
  [
    'a flipped bit in a part',
    flipped(zipOf(PARTS.map((part) => ({ ...part, stored: true }))), 200),
    'DAMAGED',
    /checksum/,
  ],
  ['a password', compoundFile('EncryptedPackage'), 'ENCRYPTED', /password/],
  ['an .xls file', compoundFile('Workbook'), 'OLD_FORMAT', /\.xls/],
  ['an old .xls file', Buffer.from('0904060000001000', 'hex'), 'OLD_FORMAT', /Excel 4/],
  [
    'an entity bomb',
    having({ name: 'xl/worksheets/sheet1.xml', content: entityBomb }),
    'UNSAFE',
    /document type/,
  ],
  [
    'an entity bomb in UTF-16',
    having({ name: 'xl/worksheets/sheet1.xml', content: Buffer.from(`\ufeff${entityBomb}`, 'utf16le') }),
    'UNSAFE',
    /document type/,
  ],
  ['a program', having({ name: 'xl/vbaProject.bin' }), 'MACROS', /vbaproject\.bin/],
  [
    'the type of a workbook with macros',
    having({
      name: '[Content_Types].xml',
      content:
        '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
    }),
    'MACROS',
    /macroEnabled/,
  ],
  [
    'a text document',
    having({
      name: '[Content_Types].xml',
      content: `${XML}<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    }),
    'NOT_A_WORKBOOK',
    /no workbook/,
  ],
  ['another archive', zipOf([{ name: 'a.txt', content: 'a' }]), 'NOT_A_WORKBOOK', /Content_Types/],
  [
    'an OpenDocument file',
    zipOf([{ name: 'mimetype' }, { name: 'content.xml' }]),
    'NOT_A_WORKBOOK',
    /OpenDocument/,
  ],
  ['a text', Buffer.from('番号,氏名\n'), 'NOT_A_WORKBOOK', /begins with the bytes e795aa/],
]

describe('a hostile or damaged archive', () => {
  it.each(HOSTILE)('is refused: %s', (_, bytes, fault, detail) => {
    expect(refusal(bytes)).toMatchObject({ fault, detail: expect.stringMatching(detail) })
  })

  it('costs less than 100 ms and 50 MB to refuse (S31)', async () => {
    const folder = await officeFolder()
    for (const [index, [, bytes]] of HOSTILE.entries()) await writeFile(join(folder, String(index)), bytes)
    const script = fileURLToPath(new URL('./refuse-all.ts', import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, folder])
    const { times, extraMb }: Costs = JSON.parse(stdout)
    expect(times).toHaveLength(HOSTILE.length)
    for (const { ms } of times) expect(ms).toBeLessThan(100)
    expect(extraMb).toBeLessThan(50)
    await rm(folder, { recursive: true })
  })
})

describe('an archive', () => {
  it('is opened when it is within the limits, a comment behind it or not', () => {
    expect(readXlsx(HONEST)[0]?.rows).toEqual([['番号']])
    const commented = Buffer.concat([HONEST, Buffer.from('PK\x05\x06 by hand')])
    commented.writeUInt16LE(commented.length - HONEST.length, HONEST.length - 2)
    expect(readXlsx(commented)[0]?.rows).toEqual([['番号']])
  })

  it('may have stored parts, folders and backslashes in its names', () => {
    const entries = PARTS.map((part) => ({ ...part, name: part.name.replaceAll('/', '\\'), stored: true }))
    expect(readXlsx(zipOf([{ name: 'xl/' }, ...entries]))[0]?.rows).toEqual([['番号']])
  })

  it('may be larger where the office says so, up to 512 MB', () => {
    const bytes = having({ name: 'xl/media/big.bin', packed: Buffer.alloc(MB), size: 90 * MB })
    expect(() => openZip(bytes)).toThrow(expect.objectContaining({ fault: 'TOO_LARGE' }))
    expect(openZip(bytes, 100 * MB).entries.size).toBe(PARTS.length + 1)
    const larger = having({ name: 'xl/media/big.bin', packed: Buffer.alloc(6 * MB), size: 520 * MB })
    expect(() => openZip(larger, 1024 * MB)).toThrow(expect.objectContaining({ fault: 'TOO_LARGE' }))
  })

  it.each([
    ['fewer bytes than declared', { name: 'a', content: 'abc', size: 4 }],
    ['another sum', { name: 'a', content: 'abc', crc: 1 }],
    ['bytes that are not compressed', { name: 'a', content: 'abc', packed: Buffer.from([0xff, 0xff]) }],
    ['nothing compressed', { name: 'a', content: 'abc', packed: Buffer.alloc(0) }],
  ])('does not give a part with %s', (_, entry) => {
    const zip = openZip(zipOf([entry]))
    for (const found of zip.entries.values()) {
      expect(() => inflateEntry(zip, found)).toThrow(expect.objectContaining({ fault: 'DAMAGED' }))
    }
  })
})

interface Costs {
  readonly times: readonly { readonly name: string; readonly ms: number }[]
  readonly extraMb: number
}

function refusal(bytes: Buffer): SourceError {
  try {
    readXlsx(bytes)
  } catch (error) {
    if (error instanceof SourceError) return error
    throw error
  }
  throw new Error('Nothing was refused')
}
