import { addressOf } from './address.ts'
import { JAPANESE_FONT } from './styles.ts'
import type { Note, Sheet } from './workbook.ts'
import { MAIN, textElement, XML_HEAD, xmlText } from './xml.ts'

/** The part `xl/commentsN.xml`: who wrote which note on which cell. */
export function commentsXml(notes: readonly Note[]): string {
  const authors = [...new Set(notes.map((note) => note.author))]
  const comments = inOrder(notes).map(
    (note) =>
      `<comment ref="${addressOf(note)}" authorId="${authors.indexOf(note.author)}"><text><r><rPr><sz val="9"/>` +
      `<color indexed="81"/><rFont val="MS P ゴシック"/>${JAPANESE_FONT}</rPr>${textElement(note.text)}</r></text></comment>`,
  )
  return (
    `${XML_HEAD}<comments xmlns="${MAIN}"><authors>` +
    `${authors.map((author) => `<author>${xmlText(author)}</author>`).join('')}</authors>` +
    `<commentList>${comments.join('')}</commentList></comments>`
  )
}

/** How many blocks of shape ids a sheet's notes take; the first id of a block is never used. */
export const shapeBlocks = (notes: readonly Note[]): number => Math.floor(notes.length / SHAPES_A_BLOCK) + 1

/** The part `xl/drawings/vmlDrawingN.vml`: the yellow boxes, without which Excel shows no note. */
export function noteShapesXml(sheet: Sheet, firstBlock: number): string {
  const notes = inOrder(sheet.notes ?? [])
  const blocks = Array.from({ length: shapeBlocks(notes) }, (_, index) => firstBlock + index)
  const shapes = notes.map((note, index) =>
    shapeXml(note, firstBlock * SHAPES_A_BLOCK + index + 1, index, sheet),
  )
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
    'xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${blocks.join(',')}"/></o:shapelayout>` +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${shapes.join('')}</xml>`
  )
}

const SHAPES_A_BLOCK = 1024
const DEFAULT_WIDTH = 260
const DEFAULT_HEIGHT = 120
const POINTS_A_PIXEL = 0.75
const YELLOW = '#ffffe1'

const inOrder = (notes: readonly Note[]): readonly Note[] =>
  notes.toSorted((a, b) => a.row - b.row || a.column - b.column)

function shapeXml(note: Note, id: number, index: number, sheet: Sheet): string {
  const { width = DEFAULT_WIDTH, height = DEFAULT_HEIGHT } = note
  const size = `width:${width * POINTS_A_PIXEL}pt;height:${height * POINTS_A_PIXEL}pt`
  return (
    `<v:shape id="_x0000_s${id}" type="#_x0000_t202" ` +
    `style="position:absolute;${size};z-index:${index + 1};visibility:hidden" ` +
    `fillcolor="${YELLOW}" o:insetmode="auto"><v:fill color2="${YELLOW}"/>` +
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchorOf(note, width, height, sheet)}</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${note.row}</x:Row><x:Column>${note.column}</x:Column></x:ClientData></v:shape>`
  )
}

/** Excel takes a box's size from the cells and pixels its corners lie on, not from its width and height. */
function anchorOf({ row, column }: Note, width: number, height: number, sheet: Sheet): string {
  const left = { index: column + 1, within: 12 }
  const top = row === 0 ? { index: 0, within: 2 } : { index: row - 1, within: 14 }
  const right = walk(left, width, (index) => columnPixels(sheet, index))
  const bottom = walk(top, height, (index) => rowPixels(sheet, index))
  return [left, top, right, bottom].map(({ index, within }) => `${index}, ${within}`).join(', ')
}

interface Edge {
  readonly index: number
  readonly within: number
}

/** The cell, and the pixel within it, some pixels further on. */
function walk(from: Edge, pixels: number, sizeOf: (index: number) => number): Edge {
  let index = from.index
  let within = from.within + pixels
  for (let size = sizeOf(index); within > size; size = sizeOf(index)) {
    within -= size
    index += 1
  }
  return { index, within: Math.round(within) }
}

const PIXELS_A_CHARACTER = 8
const DEFAULT_COLUMN_PIXELS = 72
const DEFAULT_ROW_PIXELS = 25

function columnPixels({ columns = [] }: Sheet, index: number): number {
  const column = columns[index]
  if (column?.hidden) return 0
  return column?.width === undefined ? DEFAULT_COLUMN_PIXELS : column.width * PIXELS_A_CHARACTER
}

function rowPixels({ rows }: Sheet, index: number): number {
  const row = rows[index]
  if (row === undefined || !('cells' in row)) return DEFAULT_ROW_PIXELS
  if (row.hidden) return 0
  return row.height === undefined ? DEFAULT_ROW_PIXELS : row.height / POINTS_A_PIXEL
}
