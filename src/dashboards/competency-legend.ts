import type { Cell } from './cell.ts'
import { stepOf } from './colours.ts'
import type { CompetencyAnswer } from './competency-answer.ts'
import { competencyWords } from './competency-words.ts'
import type { Language } from './language.ts'
import type { LegendEntry } from './picture.ts'
import { words } from './words.ts'

/** The steps of the scale, and the states of a level. */
export function levelLegend(
  answer: CompetencyAnswer,
  scale: readonly number[],
  language: Language,
): readonly LegendEntry[] {
  const say = words[language]
  const level = (value: number, isBelow: boolean): Cell => ({
    kind: 'filled',
    value,
    step: stepOf(value, scale[0] ?? 0, scale.at(-1) ?? value),
    isBelow,
    spoken: '',
  })
  const steps = answer.proficiencyLevels.nodes.flatMap(({ value, name }) =>
    value === null ? [] : [{ cell: level(value, false), label: name ?? '' }],
  )
  return [
    ...steps,
    { cell: level(scale[1] ?? 1, true), label: say.below },
    { cell: { kind: 'unassessed' }, label: say.unassessed },
    { cell: { kind: 'notApplicable' }, label: say.notApplicable },
  ]
}

/** Shares in fifths of the ramp. */
export const rateLegend = (language: Language): readonly LegendEntry[] =>
  [0, 25, 50, 75, 100].map((value) => ({
    cell: { kind: 'filled', value, step: stepOf(value, 0, 100), isBelow: false, spoken: '' },
    label: competencyWords[language].percent(value),
  }))
