import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dashboards } from '../../src/dashboards/dashboards.ts'
import { officeGraph } from '../../src/running-office.ts'
import { picturesOf } from '../../src/served-pages.ts'
import type { View } from '../../src/view/view.ts'
import { ROLES } from '../view/may-see.ts'
import { onlooker, viewOf } from '../view/onlooker.ts'
import { openingFor, twinsFor } from '../view/twins.ts'
import { ASKED_PLAINLY } from './asked-plainly.ts'

const pictures = picturesOf(officeGraph())
const OFFICES = 4

/** Views of figures about groups, which are taken over cells that few may read (`tests/view/figures.ts`). */
const OF_GROUPS = ['overview', 'training', 'women']

/** How many cells were read: those who open a file are told, of hidden rows too. */
const CELLS = /[\d,]+セル/gu

/** A view in all its forms. */
async function formsOf(name: string, view: View): Promise<Readonly<Record<string, string>>> {
  const forms = {
    page: await pictures.html(name, view, ASKED_PLAINLY),
    csv: (await pictures.csv(name, view, ASKED_PLAINLY)).text,
    svg: (await pictures.svg(name, view, ASKED_PLAINLY)) ?? '',
    json: JSON.stringify(await pictures.told(name, view, ASKED_PLAINLY)),
  }
  return Object.fromEntries(Object.entries(forms).map(([form, text]) => [form, text.replace(CELLS, '')]))
}

/** The forms that differ, each from where it begins to. */
const differences = (
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): readonly string[] =>
  Object.entries(a).flatMap(([form, text]) => {
    const other = b[form] ?? ''
    const at = [...text].findIndex((sign, index) => sign !== other[index])
    return text === other
      ? []
      : [`${form}: ${text.slice(at - 40, at + 80)} / ${other.slice(at - 40, at + 80)}`]
  })

describe('S13, S16: what somebody may not see changes no byte of page, CSV, SVG or JSON', () => {
  test.each(
    ROLES.flatMap((role) => dashboards.map(({ name }) => [role, name] as const)).filter(
      ([, name]) => !OF_GROUPS.includes(name),
    ),
  )('for %s: %s', async (role, name) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const who = onlooker(role, openingFor(seed))
        const { one, other } = twinsFor(who, seed)
        expect(
          differences(await formsOf(name, viewOf(one, who)), await formsOf(name, viewOf(other, who))),
        ).toEqual([])
      }),
      { numRuns: OFFICES, seed: 1 },
    )
  })
})
