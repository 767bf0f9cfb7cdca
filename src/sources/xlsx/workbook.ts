import { SourceError } from '../source.ts'
import { neededPart, type Parts, partText, relationshipsOf } from './parts.ts'
import { unescaped } from './string-item.ts'
import { attribute, isOn, nextTag, rootTag } from './xml.ts'

/** What the workbook part says: which sheets there are, and where everything is kept. */
export interface WorkbookParts {
  /** The workbook part itself. */
  readonly part: string
  /** In the order of the tabs, hidden ones included; charts and dialogs are left out. */
  readonly sheets: readonly { readonly title: string; readonly part: string }[]
  readonly sharedStrings: string | null
  readonly styles: string | null
  readonly countsFrom1904: boolean
}

/** Finds the parts of a workbook, and refuses packages that are something else or carry macros. */
export function readWorkbook(parts: Parts): WorkbookParts {
  refuseContents(parts)
  const part = relationshipsOf(parts, '').find(({ type }) => type === 'officeDocument')?.target ?? null
  if (part === null)
    throw new SourceError('NOT_A_WORKBOOK', 'The archive does not say which of its parts is the workbook')
  const xml = neededPart(parts, part)
  const related = relationshipsOf(parts, part)
  const byId = new Map(related.map((relationship) => [relationship.id, relationship]))
  const sheets = new Map<string, { title: string; part: string }>()
  let countsFrom1904 = false
  let at = rootTag(xml, 'workbook', part).end
  for (let tag = nextTag(xml, at, part); tag !== null; tag = nextTag(xml, at, part)) {
    at = tag.end
    if (tag.isClosing) continue
    if (tag.name === 'workbookPr') countsFrom1904 = isOn(attribute(xml, tag, 'date1904', part))
    if (tag.name !== 'sheet') continue
    const id = attribute(xml, tag, 'id', part)
    const title = unescaped(attribute(xml, tag, 'name', part) ?? '')
    const found = byId.get(id ?? '')
    if (found === undefined || found.target === null) {
      throw new SourceError(
        'DAMAGED',
        `${part} does not say where the sheet ${JSON.stringify(title)} is kept`,
      )
    }
    if (MACRO_SHEETS.test(found.type)) {
      throw new SourceError('MACROS', `The sheet ${JSON.stringify(title)} is a sheet of Excel 4 macros`)
    }
    if (found.type !== 'worksheet') continue
    // Else a small archive could have one part read again and again.
    if (sheets.has(found.target)) throw new SourceError('DAMAGED', `Two sheets are kept in ${found.target}`)
    sheets.set(found.target, { title, part: found.target })
  }
  const targetOf = (kind: string): string | null => related.find(({ type }) => type === kind)?.target ?? null
  return {
    part,
    sheets: [...sheets.values()],
    sharedStrings: targetOf('sharedStrings'),
    styles: targetOf('styles'),
    countsFrom1904,
  }
}

const MACRO_SHEETS = /^xl(?:Intl)?Macrosheet$/i

function refuseContents(parts: Parts): void {
  const part = '[Content_Types].xml'
  const types = partText(parts, part)
  if (types === null) {
    const isOpenDocument = parts.byName.has('mimetype') && parts.byName.has('content.xml')
    const found = isOpenDocument ? 'an OpenDocument file' : 'an archive without [Content_Types].xml'
    throw new SourceError('NOT_A_WORKBOOK', `The file is ${found}`)
  }
  const program = [...parts.byName.keys()].find((name) => name.endsWith('vbaproject.bin'))
  if (program !== undefined) throw new SourceError('MACROS', `The workbook carries a program in ${program}`)
  let main: string | null = null
  let at = 0
  for (let tag = nextTag(types, at, part); tag !== null; tag = nextTag(types, at, part)) {
    at = tag.end
    const type = attribute(types, tag, 'ContentType', part)
    if (type === null) continue
    if (type.endsWith('sheet.binary.macroEnabled.main')) {
      throw new SourceError('NOT_A_WORKBOOK', 'The file is a binary workbook (.xlsb)')
    }
    if (/macroEnabled|vbaProject/i.test(type))
      throw new SourceError('MACROS', `The workbook has a part of the type ${type}`)
    if (WORKBOOK_TYPE.test(type)) main = type
  }
  if (main === null) throw new SourceError('NOT_A_WORKBOOK', 'The archive is an office file, but no workbook')
}

const WORKBOOK_TYPE =
  /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.(?:sheet|template)\.main\+xml$/i
