import { isVisible } from './check.ts'
import { definedNamesXml } from './defined-names.ts'
import { SHAPES_RELATION } from './sheet-xml.ts'
import type { Workbook } from './workbook.ts'
import { MAIN, RELATIONS, XML_HEAD, xmlAttribute, xmlText } from './xml.ts'

/** The sheets, counted from one, that have notes. */
export const sheetsWithNotes = ({ sheets }: Workbook): readonly number[] =>
  sheets.flatMap(({ notes = [] }, index) => (notes.length === 0 ? [] : [index + 1]))

/** The part `[Content_Types].xml`: what every other part is. */
export function contentTypesXml(workbook: Workbook): string {
  const part = (name: string, type: string) => `<Override PartName="${name}" ContentType="${type}"/>`
  const sheetMl = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const notes = sheetsWithNotes(workbook)
  return [
    `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    notes.length === 0
      ? ''
      : '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>',
    part('/xl/workbook.xml', `${sheetMl}.sheet.main+xml`),
    ...workbook.sheets.map((_, index) =>
      part(`/xl/worksheets/sheet${index + 1}.xml`, `${sheetMl}.worksheet+xml`),
    ),
    part('/xl/styles.xml', `${sheetMl}.styles+xml`),
    part('/xl/sharedStrings.xml', `${sheetMl}.sharedStrings+xml`),
    ...notes.map((number) => part(`/xl/comments${number}.xml`, `${sheetMl}.comments+xml`)),
    part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    '</Types>',
  ].join('')
}

/** The part `_rels/.rels`: where the workbook begins. */
export const packageRelationsXml = (): string =>
  relationsXml([
    ['rId1', `${RELATIONS}/officeDocument`, 'xl/workbook.xml'],
    [
      'rId2',
      'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
      'docProps/core.xml',
    ],
  ])

/** The part `xl/_rels/workbook.xml.rels`: the sheets and what they share. */
export const workbookRelationsXml = ({ sheets }: Workbook): string =>
  relationsXml([
    ...sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
    relation(`rId${sheets.length + 1}`, 'styles', 'styles.xml'),
    relation(`rId${sheets.length + 2}`, 'sharedStrings', 'sharedStrings.xml'),
  ])

/** The part `xl/worksheets/_rels/sheetN.xml.rels`: a sheet's notes and their shapes. */
export const sheetRelationsXml = (number: number): string =>
  relationsXml([
    relation(SHAPES_RELATION, 'vmlDrawing', `../drawings/vmlDrawing${number}.vml`),
    relation('rId2', 'comments', `../comments${number}.xml`),
  ])

/** The part `xl/workbook.xml`. */
export function workbookXml(workbook: Workbook): string {
  const active = workbook.sheets.findIndex(isVisible)
  const sheets = workbook.sheets.map(({ title, visibility = 'visible' }, index) => {
    const state = visibility === 'visible' ? '' : ` state="${visibility}"`
    return `<sheet name="${xmlAttribute(title)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`
  })
  return [
    `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">`,
    workbook.date1904 ? '<workbookPr date1904="1"/>' : '<workbookPr/>',
    `<bookViews><workbookView activeTab="${active}"/></bookViews>`,
    `<sheets>${sheets.join('')}</sheets>`,
    definedNamesXml(workbook),
    // Results in this model are only what is shown first: a program that can calculate does so on opening.
    '<calcPr calcId="191029" fullCalcOnLoad="1"/>',
    '</workbook>',
  ].join('')
}

/** Stands for the time of creation where the model gives none: the day the archive's files are dated, too. */
const NO_TIME = '1980-01-01T00:00:00Z'

/** The part `docProps/core.xml`: who made the workbook and when. */
export const corePropertiesXml = ({ creator = 'Ikusei', created = NO_TIME }: Workbook): string =>
  `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
  `<dc:creator>${xmlText(creator)}</dc:creator>` +
  `<dcterms:created xsi:type="dcterms:W3CDTF">${xmlText(created)}</dcterms:created></cp:coreProperties>`

type Relation = readonly [id: string, type: string, target: string]

const relation = (id: string, type: string, target: string): Relation => [id, `${RELATIONS}/${type}`, target]

function relationsXml(relations: readonly Relation[]): string {
  const each = relations.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
  )
  return (
    `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
    `${each.join('')}</Relationships>`
  )
}
