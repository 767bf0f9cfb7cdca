import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { text } from '../../src/dashboards/cell.ts'
import { competency } from '../../src/dashboards/competency.ts'
import { renderCsv } from '../../src/dashboards/csv.ts'
import { dashboards } from '../../src/dashboards/dashboards.ts'
import { renderSvg } from '../../src/dashboards/svg.tsx'
import { training } from '../../src/dashboards/training.ts'
import { readXlsx } from '../../src/sources/xlsx/read-xlsx.ts'
import { printedText } from '../browser/printed-text.ts'
import { askDemo } from '../demo/ask-demo.ts'
import { hasLibreOffice } from '../templates/xlsx/libreoffice.ts'
import { askDashboard } from './ask-dashboard.ts'
import { EVERY_CELL } from './every-cell.ts'
import { FRAME_ANSWER, smallDashboard, tableOf } from './small-dashboard.ts'

/** Texts that a spreadsheet takes for more than texts. */
const NASTY = ['=1+1', '+1+1', '-1+1', '@SUM(A1)', '＝1+1', '00123', '髙𠮷 ｶﾞ', 'a,"b"']

/** As its dialog offers, which it asks with: commas, quotes, UTF-8 for a file that begins with a BOM, and nothing taken for a date. */
const AS_OFFERED = ['--infilter=CSV:44,34,76,1,,1041,false,false']

/** Files converted by LibreOffice, under a profile of their own. */
function converted(
  folder: string,
  files: readonly string[],
  form: string,
  how: readonly string[] = [],
): readonly Buffer[] {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  const call = ['--headless', profile, ...how, '--convert-to', form, '--outdir', join(folder, 'out')]
  const { status, stderr } = spawnSync('soffice', [...call, ...files.map((file) => join(folder, file))], {
    timeout: 90_000,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`soffice: ${stderr}`)
  return files.map((file) => readFileSync(join(folder, 'out', file.replace(/\w+$/u, form))))
}

/** Pictures as images on sheets of their own: so they are pasted, and so they are loaded where nothing draws alone. */
function bookOf(pictures: ReadonlyMap<string, string>): string {
  const sheets = [...pictures].map(([name, svg]) => {
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/u.exec(svg) ?? []
    // Small enough for one sheet of paper each.
    const scale = Math.min(6 / Number(width), 8 / Number(height))
    return `<table:table table:name="${name}"><table:shapes><draw:frame svg:x="0in" svg:y="0in"
      svg:width="${Number(width) * scale}in" svg:height="${Number(height) * scale}in">
      <draw:image draw:mime-type="image/svg+xml"><office:binary-data>${Buffer.from(svg).toString('base64')}</office:binary-data></draw:image>
      </draw:frame></table:shapes><table:table-row><table:table-cell/></table:table-row></table:table>`
  })
  const names = Object.entries({
    office: 'office:1.0',
    table: 'table:1.0',
    draw: 'drawing:1.0',
    svg: 'svg-compatible:1.0',
  }).map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}"`)
  return `<?xml version="1.0" encoding="UTF-8"?><office:document ${names.join(' ')} office:version="1.3"
    office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>
    ${sheets.join('')}</office:spreadsheet></office:body></office:document>`
}

/** The cells of a CSV file, by lines. */
const cellsOf = (csv: string): readonly (readonly string[])[] =>
  csv
    .replace(/^\uFEFF/u, '')
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/"((?:[^"]|"")*)"/gu)].map(([, cell = '']) => cell.replaceAll('""', '"')),
    )

/** A number is taken for a number, whose zeros in front and behind are no text. */
const asRead = (cell: string): string => (/^-?\d+(?:\.\d+)?$/u.test(cell) ? String(Number(cell)) : cell)

const trimmed = (lines: readonly (readonly string[])[]): readonly string[] =>
  lines.map((line) => line.join('\t').replace(/\t+$/u, '')).filter((line) => line !== '')

test('a picture file keeps to what LibreOffice draws: no vertical lines, no custom properties, no media but for `:root`', () => {
  const table = tableOf(EVERY_CELL)
  const svg =
    renderSvg(smallDashboard({ tables: [table] }), FRAME_ANSWER, { language: 'ja', filters: {} }) ?? ''
  expect(svg).not.toMatch(/writing-mode|var\(/u)
  const [, dark = ''] = /@media[^{]*\{([\s\S]*)\}<\/style>/u.exec(svg) ?? []
  const rules = [...dark.matchAll(/([^{}]+)\{[^{}]*\}/gu)].map(([, selector = '']) => selector.trim())
  expect(rules.length).toBeGreaterThan(20)
  expect(rules.filter((selector) => !/^:root [.\w-]+$/u.test(selector))).toEqual([])
})

describe.skipIf(!hasLibreOffice)(
  hasLibreOffice ? 'LibreOffice' : 'LibreOffice (SKIPPED: soffice is not installed here)',
  () => {
    test('opens every view as CSV with the same cells, texts as texts, and draws every picture file', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'views-'))
      try {
        const demo = askDemo()
        const all = await Promise.all(
          [
            ...dashboards.map((view) => ['core', view] as const),
            ['manager001', competency] as const,
            ['dashboard', training] as const,
          ].map(async ([who, view]) => ({ who, view, answer: await askDashboard(demo, who, view) })),
        )
        const asked = { language: 'ja', filters: {} } as const
        const csvs = new Map(
          all.map(({ who, view, answer }) => [
            `${who}-${view.name}.csv`,
            renderCsv(view, answer, asked).text,
          ]),
        )
        const nasty = smallDashboard({ tables: [tableOf(NASTY.map((each) => text(each)))] })
        csvs.set('nasty.csv', renderCsv(nasty, FRAME_ANSWER, asked).text)
        for (const [file, csv] of csvs) writeFileSync(join(folder, file), csv)
        const books = converted(folder, [...csvs.keys()], 'xlsx', AS_OFFERED).map((book) => readXlsx(book))
        for (const [index, [file, csv]] of [...csvs].entries()) {
          const [grid] = books[index] ?? []
          expect(grid?.formulas, file).toEqual([])
          expect(
            trimmed((grid?.rows ?? []).map((row) => row.map((cell) => String(cell ?? '')))),
            file,
          ).toEqual(trimmed(cellsOf(csv).map((line) => line.map(asRead))))
        }
        const drawn = new Map(
          all.flatMap(({ who, view, answer }) => {
            const svg = renderSvg(view, answer, asked)
            return svg === null ? [] : [[`${who}-${view.name}`, svg] as const]
          }),
        )
        expect(drawn.size).toBe(all.length)
        writeFileSync(join(folder, 'all.fods'), bookOf(drawn))
        const [pdf = Buffer.alloc(0)] = converted(folder, ['all.fods'], 'pdf')
        const { pages, isRead } = printedText(pdf)
        expect(pages.length).toBe(drawn.size)
        if (isRead)
          for (const [index, [name, svg]] of [...drawn].entries()) {
            const [, finding = ''] = /<title>(.*?)<\/title>/u.exec(svg) ?? []
            expect(pages[index], name).toContain(finding.replace(/\s+/gu, ''))
          }
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    }, 120_000)
  },
)
