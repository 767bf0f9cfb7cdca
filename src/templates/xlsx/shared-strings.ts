import { READING_FONT_ID, runLook } from './styles.ts'
import type { RichText, TextRun } from './workbook.ts'
import { MAIN, textElement, XML_HEAD } from './xml.ts'

/** The texts of one workbook, each stored once. */
export class SharedStrings {
  readonly #plain = new Map<string, number>()
  readonly #rich = new Map<string, number>()
  readonly #items: string[] = []
  #uses = 0

  /** The id of a plain text. */
  idOf(text: string): number {
    this.#uses += 1
    const known = this.#plain.get(text)
    if (known !== undefined) return known
    const id = this.#items.length
    this.#plain.set(text, id)
    this.#items.push(`<si>${textElement(text)}</si>`)
    return id
  }

  /** The id of a text in runs or with readings. */
  idOfRich(text: RichText): number {
    this.#uses += 1
    const item = itemXml(text)
    const known = this.#rich.get(item)
    if (known !== undefined) return known
    const id = this.#items.length
    this.#rich.set(item, id)
    this.#items.push(item)
    return id
  }

  /** The part `xl/sharedStrings.xml`, in pieces. */
  xml(): Buffer[] {
    const head = `${XML_HEAD}<sst xmlns="${MAIN}" count="${this.#uses}" uniqueCount="${this.#items.length}">`
    const pieces = [Buffer.from(head)]
    for (let start = 0; start < this.#items.length; start += ITEMS_A_PIECE) {
      pieces.push(Buffer.from(this.#items.slice(start, start + ITEMS_A_PIECE).join('')))
    }
    pieces.push(Buffer.from('</sst>'))
    return pieces
  }
}

const ITEMS_A_PIECE = 8192

/** The order is Excel's: the text, then its readings, then how the readings are shown. */
function itemXml({ runs, readings = [] }: RichText): string {
  const [first, ...others] = runs
  const text =
    first !== undefined && others.length === 0 && isPlain(first)
      ? textElement(first.text)
      : runs.map(runXml).join('')
  const phonetic = readings.map(
    (reading) => `<rPh sb="${reading.from}" eb="${reading.to}">${textElement(reading.text)}</rPh>`,
  )
  if (phonetic.length > 0) phonetic.push(`<phoneticPr fontId="${READING_FONT_ID}"/>`)
  return `<si>${text}${phonetic.join('')}</si>`
}

const isPlain = ({ bold, struck, colour }: TextRun): boolean => !bold && !struck && colour === undefined

const runXml = (run: TextRun): string =>
  isPlain(run)
    ? `<r>${textElement(run.text)}</r>`
    : `<r><rPr>${runLook(run)}</rPr>${textElement(run.text)}</r>`
