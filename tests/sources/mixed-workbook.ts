import { letters, workbookParts } from './workbook-parts.ts'
import { zipOf } from './zip-builder.ts'

/** A workbook as Excel writes one: names, codes, days, hours and remarks by turns, in as many columns as asked. */
export function mixedWorkbook(rows: number, columns: number): Buffer {
  const texts = new Map<string, number>()
  const shared = (text: string): number => {
    const index = texts.get(text) ?? texts.size
    texts.set(text, index)
    return index
  }
  const lines: string[] = []
  for (let row = 0; row < rows; row++) {
    const cells: string[] = []
    for (let column = 0; column < columns; column++) {
      const reference = `${letters(column)}${row + 1}`
      cells.push(mixedCell(reference, row, column, shared))
    }
    lines.push(`<row r="${row + 1}" spans="1:${columns}">${cells.join('')}</row>`)
  }
  const items = [...texts.keys()].map((text) => `<si><t>${text}</t></si>`)
  return zipOf(workbookParts({ sheetData: lines.join(''), items: items.join(''), styles: MIXED_STYLES }))
}

const MIXED_STYLES =
  '<numFmts count="1"><numFmt numFmtId="176" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>' +
  '<fonts count="1"><font><sz val="11"/></font></fonts>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="176" fontId="0"/></cellXfs>'

const WORDS = [
  '総務課',
  '税務課',
  '福祉課',
  '市民課',
  '財政課',
  '建設課',
  '修了',
  '受講中',
  '未受講',
  '○',
  '△',
  '×',
]
const FAMILIES = ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡邉', '山本', '中村', '小林', '加藤']
const GIVEN = ['花子', '太郎', '美咲', '健一', '陽菜', '大輔', '葵', '翔太', '結衣', '誠']

function mixedCell(reference: string, row: number, column: number, shared: (text: string) => number): string {
  const text = (value: string): string => `<c r="${reference}" t="s"><v>${shared(value)}</v></c>`
  const spread = (row * 7919 + column * 104_729) % 100_003
  const kind = column % 10
  if (kind === 0) return text(String(100_000 + row).padStart(6, '0'))
  if (kind === 1) return text(`${FAMILIES[spread % 10]}　${GIVEN[(spread >> 4) % 10]}`)
  if (kind === 2) return text(WORDS[spread % WORDS.length] ?? '')
  if (kind === 3) return `<c r="${reference}" s="1"><v>${40_000 + (spread % 6000)}</v></c>`
  if (kind === 4) return `<c r="${reference}" s="2"><v>${40_000 + (spread % 6000)}</v></c>`
  if (kind === 5) return `<c r="${reference}"><v>${spread % 60}</v></c>`
  if (kind === 6) return `<c r="${reference}"><v>${(spread % 800) / 4}</v></c>`
  if (kind === 7)
    return spread % 3 === 0 ? `<c r="${reference}" s="0"/>` : text(WORDS[(spread >> 3) % WORDS.length] ?? '')
  if (kind === 8) return `<c r="${reference}"><v>${spread % 5}</v></c>`
  return text(`研修の記録 ${spread % 2000}`)
}
