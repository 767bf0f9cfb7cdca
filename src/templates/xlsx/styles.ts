import { BUILT_IN_IDS, FIRST_OWN_ID } from './number-formats.ts'
import type { CellStyle, Colour, ConditionalFormat, NumberFormat } from './workbook.ts'
import { MAIN, XML_HEAD, xmlAttribute } from './xml.ts'

/** The font of every cell, and its size in points. */
export const FONT = '游ゴシック'
const FONT_SIZE = 11

/** The font table's place of the small font that readings (furigana) are shown in. */
export const READING_FONT_ID = 1

/** What a cell needs beyond its style. */
export interface StyleNeeds {
  readonly locked: boolean
  /** The text is to stay a text when it is edited, though it begins like a formula. */
  readonly quoted: boolean
}

/** The styles of one workbook, each kind of part interned by the XML that says it. */
export class StyleTable {
  readonly #formats = new Interned(FIRST_OWN_ID)
  readonly #fonts = new Interned()
  readonly #fills = new Interned()
  readonly #borders = new Interned()
  readonly #cells = new Interned()
  readonly #highlights = new Interned()
  /** Cells are locked by the format's default, which matters once a sheet is protected. */
  readonly #unlocks: boolean

  constructor({ unlocks }: { readonly unlocks: boolean }) {
    this.#unlocks = unlocks
    this.#fonts.id(fontXml({}))
    this.#fonts.id(fontXml({ size: 6 }))
    // The first two fills are reserved by the format.
    this.#fills.id('<fill><patternFill patternType="none"/></fill>')
    this.#fills.id('<fill><patternFill patternType="gray125"/></fill>')
    this.#borders.id(NO_BORDER)
    this.idOf({}, { locked: false, quoted: false })
  }

  /** The id by which cells and columns name a style. */
  idOf(style: CellStyle, { locked, quoted }: StyleNeeds): number {
    const format = this.#formatId(style.format)
    const font = this.#fonts.id(fontXml(style))
    const fill = style.fill === undefined ? 0 : this.#fills.id(solidFill(style.fill))
    const border = style.border === undefined ? 0 : this.#borders.id(borderXml(style.border))
    const alignment = alignmentXml(style)
    const protection = this.#unlocks && !locked ? UNLOCKED : ''
    const attributes = [
      `numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"`,
      quoted ? ' quotePrefix="1"' : '',
      format === 0 ? '' : ' applyNumberFormat="1"',
      font === 0 ? '' : ' applyFont="1"',
      fill === 0 ? '' : ' applyFill="1"',
      border === 0 ? '' : ' applyBorder="1"',
      alignment === '' ? '' : ' applyAlignment="1"',
      this.#unlocks ? ' applyProtection="1"' : '',
    ].join('')
    return this.#cells.id(element('xf', attributes, alignment + protection))
  }

  /** The id by which a conditional format names its look. */
  highlightId(look: ConditionalFormat['look']): number {
    const font = `${look.bold ? '<b/>' : ''}${look.struck ? '<strike/>' : ''}${colourXml(look.colour)}`
    const fill =
      look.fill === undefined ? '' : `<fill><patternFill><bgColor ${rgb(look.fill)}/></patternFill></fill>`
    return this.#highlights.id(`<dxf>${font === '' ? '' : `<font>${font}</font>`}${fill}</dxf>`)
  }

  /** The part `xl/styles.xml`. */
  xml(): string {
    const normal = element(
      'xf',
      `numFmtId="0" fontId="0" fillId="0" borderId="0"${this.#unlocks ? ' applyProtection="1"' : ''}`,
      this.#unlocks ? UNLOCKED : '',
    )
    return [
      `${XML_HEAD}<styleSheet xmlns="${MAIN}">`,
      this.#formats.xml('numFmts'),
      this.#fonts.xml('fonts'),
      this.#fills.xml('fills'),
      this.#borders.xml('borders'),
      `<cellStyleXfs count="1">${normal}</cellStyleXfs>`,
      this.#cells.xml('cellXfs'),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      this.#highlights.xml('dxfs'),
      '</styleSheet>',
    ].join('')
  }

  #formatId(format: NumberFormat = 0): number {
    if (typeof format === 'number') return format
    return (
      BUILT_IN_IDS.get(format) ??
      this.#formats.id((id) => `<numFmt numFmtId="${id}" formatCode="${xmlAttribute(format)}"/>`, format)
    )
  }
}

/** The looks a run of rich text may have, as the elements its properties are made of. */
export const runLook = (look: Pick<CellStyle, 'bold' | 'struck' | 'colour'>): string =>
  `${look.bold ? '<b/>' : ''}${look.struck ? '<strike/>' : ''}<sz val="${FONT_SIZE}"/>${colourXml(look.colour)}` +
  `<rFont val="${FONT}"/>${JAPANESE_FONT}`

/** A colour as the attribute that names it, opaque. */
export const rgb = (colour: Colour): string => `rgb="FF${colour.slice(1).toUpperCase()}"`

/** The class (modern, sans) and character set (Shift_JIS) that let a system without the font find a like one. */
export const JAPANESE_FONT = '<family val="3"/><charset val="128"/>'

const UNLOCKED = '<protection locked="0"/>'
const NO_BORDER = '<border><left/><right/><top/><bottom/><diagonal/></border>'

const colourXml = (colour: Colour | undefined): string =>
  colour === undefined ? '' : `<color ${rgb(colour)}/>`

const fontXml = ({ bold, struck, colour, size = FONT_SIZE }: CellStyle): string =>
  `<font>${bold ? '<b/>' : ''}${struck ? '<strike/>' : ''}<sz val="${size}"/>${colourXml(colour)}` +
  `<name val="${FONT}"/>${JAPANESE_FONT}</font>`

const solidFill = (fill: Colour): string =>
  `<fill><patternFill patternType="solid"><fgColor ${rgb(fill)}/><bgColor indexed="64"/></patternFill></fill>`

function borderXml({ line, colour }: NonNullable<CellStyle['border']>): string {
  const side = (name: string) => `<${name} style="${line}"><color ${rgb(colour)}/></${name}>`
  return `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`
}

function alignmentXml({ horizontal, vertical, wrap }: CellStyle): string {
  const attributes = [
    horizontal === undefined ? '' : ` horizontal="${horizontal}"`,
    vertical === undefined ? '' : ` vertical="${vertical}"`,
    wrap ? ' wrapText="1"' : '',
  ].join('')
  return attributes === '' ? '' : `<alignment${attributes}/>`
}

const element = (name: string, attributes: string, content: string): string =>
  content === '' ? `<${name} ${attributes}/>` : `<${name} ${attributes}>${content}</${name}>`

/** Pieces of XML in the order they were first needed, each once. */
class Interned {
  readonly #ids = new Map<string, number>()
  readonly #pieces: string[] = []
  readonly #first: number

  constructor(first = 0) {
    this.#first = first
  }

  /** The id of a piece; a piece that contains its own id is told it and known by `key`. */
  id(piece: string | ((id: number) => string), key = String(piece)): number {
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = this.#first + this.#pieces.length
    this.#ids.set(key, id)
    this.#pieces.push(typeof piece === 'string' ? piece : piece(id))
    return id
  }

  /** The pieces in a list that says their number; nothing when there are none. */
  xml(list: string): string {
    const { length } = this.#pieces
    return length === 0 ? '' : `<${list} count="${length}">${this.#pieces.join('')}</${list}>`
  }
}
