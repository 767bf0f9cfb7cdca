import { percent, type Told } from './bars.ts'
import { type Cell, number, text } from './cell.ts'
import { type Asked, dashboard } from './dashboard.ts'
import type { FrameAnswer } from './frame-answer.ts'
import type { Language } from './language.ts'
import { shownFiscalYear, shownMonth } from './moments.ts'
import { type OverviewAnswer, overviewAnswer, overviewFields } from './overview-answer.ts'
import { overviewWords } from './overview-words.ts'
import type { Picture, Row } from './picture.ts'

/** How the office is doing and where to look, as far as the viewer may know. */
export const overview = dashboard({
  name: 'overview',
  title: { ja: '概要', en: 'Overview' },
  sheets: [],
  workbooks: ['personnel', 'development'],
  fields: overviewFields,
  answer: overviewAnswer,
  model,
})

function model(given: OverviewAnswer & FrameAnswer, { language }: Asked): Picture | null {
  const say = overviewWords[language]
  const rows = [
    ...monthTile(given, language),
    ...trainingTile(given, language),
    ...attainmentTile(given, language),
    ...coverageTile(given, language),
    ...rotationTile(given, language),
    ...womenTile(given, language),
    ...ownTiles(given, language),
    ...qualityTile(given, language),
  ]
  if (rows.length === 0) return null
  return {
    finding: findingOf(given, language),
    how: say.how,
    chips: [],
    tables: [
      {
        id: 'tiles',
        look: 'tiles',
        caption: say.caption,
        head: say.what,
        columns: [
          { title: say.figure, look: 'figure' },
          { title: say.comparison, look: 'text' },
        ],
        groups: [{ name: null, to: null, rows }],
        foot: [],
        none: say.none,
      },
    ],
    legend: [],
    count: say.count(rows.length),
  }
}

function findingOf({ hrCalendar, mandatoryCompliance, own }: OverviewAnswer, language: Language): string {
  const say = overviewWords[language]
  if (hrCalendar !== null)
    return say.findingMonth(
      hrCalendar.tasks.filter(({ state }) => state === 'OVERDUE').length,
      hrCalendar.tasks.filter(({ state }) => state === 'DUE').length,
    )
  if (own.staff !== null)
    return say.findingOwn(own.staff.mandatoryTrainings.filter(({ state }) => state === 'OVERDUE').length)
  const rate = mandatoryCompliance?.total.rate.value ?? null
  return rate === null ? say.findingPlain : say.findingRate(percent(rate))
}

const tile = (view: string | null, head: string, figure: Cell, comparison: string): Row => ({
  head,
  to: view === null ? null : { view, filters: {} },
  cells: [figure, text(comparison)],
})

/** A rate as the figure of a tile. */
const rateFigure = ({ value, suppressed }: Told): Cell =>
  suppressed ? { kind: 'suppressed' } : text(value === null ? '' : percent(value))

function monthTile({ hrCalendar }: OverviewAnswer, language: Language): readonly Row[] {
  if (hrCalendar === null) return []
  const say = overviewWords[language]
  const count = (state: string): number => hrCalendar.tasks.filter((each) => each.state === state).length
  return [
    tile(
      'month',
      say.month(shownMonth(hrCalendar.month, language)),
      number(count('OVERDUE') + count('DUE'), say.tasks),
      say.monthSplit(count('OVERDUE'), count('DUE'), count('PREPARE')),
    ),
  ]
}

function trainingTile({ mandatoryCompliance }: OverviewAnswer, language: Language): readonly Row[] {
  if (mandatoryCompliance === null) return []
  const say = overviewWords[language]
  const { fiscalYear, total } = mandatoryCompliance
  return [
    tile(
      'training',
      say.training(shownFiscalYear(fiscalYear, language)),
      rateFigure(total.rate),
      total.overdue === null ? say.ofPeople(total.rate.n) : say.overdue(total.overdue, total.rate.n),
    ),
  ]
}

/** Who may see the levels of others. */
const LEADING: ReadonlySet<string> = new Set(['MANAGER', 'HR', 'HR_CORE'])

function attainmentTile(
  { competencyAttainment, viewer }: OverviewAnswer & FrameAnswer,
  language: Language,
): readonly Row[] {
  if (competencyAttainment === null) return []
  const say = overviewWords[language]
  const { rate, completeness } = competencyAttainment.total
  return [
    tile(
      viewer.roles.some((role) => LEADING.has(role)) ? 'competency' : null,
      say.attainment,
      rateFigure(rate),
      completeness === null ? '' : say.assessed(percent(completeness)),
    ),
  ]
}

function coverageTile({ coverageRisk }: OverviewAnswer, language: Language): readonly Row[] {
  if (coverageRisk.length === 0) return []
  const say = overviewWords[language]
  const nobody = coverageRisk.filter(({ risk }) => risk === 'RED').length
  const single = coverageRisk.filter(({ singleHolder }) => singleHolder).length
  return [
    tile(
      'coverage',
      say.coverage,
      number(nobody + single, say.tasks),
      say.coverageSplit(nobody, single, coverageRisk.length),
    ),
  ]
}

function rotationTile(
  { rotationDue, viewer }: OverviewAnswer & FrameAnswer,
  language: Language,
): readonly Row[] {
  if (!viewer.roles.some((role) => role === 'HR' || role === 'HR_CORE')) return []
  const say = overviewWords[language]
  const over = rotationDue.filter((each) => (each.over ?? 0) > 0).length
  return [tile('rotation', say.rotation, number(rotationDue.length, say.people), say.overLimit(over))]
}

function womenTile({ womenRatio }: OverviewAnswer, language: Language): readonly Row[] {
  if (womenRatio?.chiefs == null) return []
  const say = overviewWords[language]
  const { chiefs, target, needed } = womenRatio
  return [
    tile(
      'women',
      say.women,
      rateFigure(chiefs),
      target === null ? say.noTarget : say.target(percent(target / 100), needed ?? 0),
    ),
  ]
}

function ownTiles({ own: { staff }, hrCalendar }: OverviewAnswer, language: Language): readonly Row[] {
  if (staff === null || hrCalendar !== null) return []
  const say = overviewWords[language]
  const owed = staff.mandatoryTrainings.filter(
    ({ state }) => state === 'PENDING' || state === 'OVERDUE',
  ).length
  const gap = staff.competencyGap
  return [
    tile('person', say.ownTraining, number(owed, say.tasks), say.ofAll(staff.mandatoryTrainings.length)),
    ...(gap === null || gap.attainment === null
      ? []
      : [
          tile(
            'person',
            say.ownLevels,
            text(percent(gap.attainment)),
            say.ownAssessed(gap.assessed, gap.needed),
          ),
        ]),
  ]
}

function qualityTile({ mending, viewer }: OverviewAnswer & FrameAnswer, language: Language): readonly Row[] {
  if (!viewer.roles.some((role) => role === 'HR' || role === 'HR_CORE')) return []
  const say = overviewWords[language]
  return [
    tile(
      'quality',
      say.quality,
      number(mending.totalCount, say.tasks),
      mending.totalCount === 0 ? say.allRead : say.toMend,
    ),
  ]
}
