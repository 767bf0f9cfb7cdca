import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Dashboard } from './dashboard.ts'
import { type Filters, withoutEmpty } from './filters.ts'
import { freshnessOf } from './frame-answer.ts'
import type { Language } from './language.ts'
import { shownMoment } from './moments.ts'
import { type Lighting, pictureStyles } from './styles.ts'
import { drawTable } from './svg-table.tsx'
import { textWidth } from './text-width.ts'
import { words } from './words.ts'

const MARGIN = 24
const BETWEEN = 28

/** A view as one picture file, for mail, slides and pages that take nothing else; `null` for whoever may see nothing of it. */
export function renderSvg(
  dashboard: Dashboard,
  answer: unknown,
  asked: { readonly language: Language; readonly filters: Filters; readonly lighting?: Lighting },
): string | null {
  const { language } = asked
  const filters = withoutEmpty(asked.filters)
  const { frame, picture } = dashboard.read(answer, { language, filters })
  if (picture === null) return null
  const say = words[language]
  const { asOf } = freshnessOf(frame, dashboard.workbooks)
  const about = [
    say.asOf(shownMoment(asOf, language)),
    ...picture.chips.map(({ label }) => label),
    picture.count,
  ].join('  ')
  const tables = picture.tables
    .filter(({ groups }) => groups.some(({ rows }) => rows.length > 0))
    .map((table) => drawTable(table, language))
  const width =
    Math.max(...tables.map((table) => table.width), textWidth(picture.finding, 18), textWidth(about, 11)) +
    2 * MARGIN
  const tops = tables.map(
    (_, index) => 84 + tables.slice(0, index).reduce((sum, { height }) => sum + height + BETWEEN, 0),
  )
  const height = 84 + tables.reduce((sum, table) => sum + table.height + BETWEEN, 0)
  const drawing: VNode = (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      lang={language}
    >
      <title>{picture.finding}</title>
      <style dangerouslySetInnerHTML={{ __html: pictureStyles(asked.lighting ?? 'auto') }} />
      <rect x="0" y="0" width={width} height={height} rx="12" class="f-card" />
      <g transform={`translate(${MARGIN} 0)`}>
        <text x="0" y="26" font-size="11" class="quiet">
          {dashboard.title[language]}
        </text>
        <text x="0" y="48" font-size="18" font-weight="700">
          {picture.finding}
        </text>
        <text x="0" y="68" font-size="11" class="quiet">
          {about}
        </text>
        {tables.map(({ node }, index) => (
          <g key={tops[index]} transform={`translate(0 ${tops[index] ?? 0})`}>
            {node}
          </g>
        ))}
      </g>
    </svg>
  )
  return renderToString(drawing)
}
