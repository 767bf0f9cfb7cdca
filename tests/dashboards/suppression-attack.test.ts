import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dashboards } from '../../src/dashboards/dashboards.ts'
import { womenRatio } from '../../src/insights/women-ratio.ts'
import { officeGraph } from '../../src/running-office.ts'
import { picturesOf } from '../../src/served-pages.ts'
import type { Pictures } from '../../src/server/pages.ts'
import type { Snapshot } from '../../src/snapshot/snapshot.ts'
import type { View } from '../../src/view/view.ts'
import { askDemo } from '../demo/ask-demo.ts'
import { recovered } from '../insights/attacker.ts'
import { ANY } from '../insights/bounds.ts'
import { later, shuffled } from '../insights/chance-office.ts'
import { viewAs } from '../office-of.ts'
import { type Pictured, picturedOn, picturedWomen } from './pictured-figures.ts'
import { type ReadBack, readBack } from './read-back.ts'

/**
 * Somebody who may look at sums saves every view as page, CSV, SVG and JSON, reads the numbers back out of texts, bars and
 * attributes, knows how many people every group has, and works out what was hidden: from wholes, from the same people
 * told of by training and by division, from what one form tells and another hides, and from two days.
 */

const pictures = picturesOf(officeGraph())
const demo = askDemo().snapshot
const FIGURES = ['women', 'training', 'overview'] as const

async function seen(name: string, view: View, drawn: Pictures = pictures): Promise<ReadBack> {
  const back = await readBack(drawn, name, view)
  if (back === null) throw new Error(`${name} shows nothing`)
  return back
}

async function picturedAt(snapshot: Snapshot, today: string): Promise<Pictured> {
  const view = viewAs(snapshot, { roles: ['DASHBOARD'] }, today)
  return {
    women: await seen('women', view),
    training: await seen('training', view),
    overview: await seen('overview', view),
  }
}

const hrAt = (snapshot: Snapshot, today: string): View =>
  viewAs(snapshot, { roles: ['HR', 'OCC_HEALTH'] }, `${today.slice(0, 8)}01`)

const toldAt = async (snapshot: Snapshot, today: string) =>
  picturedOn(await picturedAt(snapshot, today), hrAt(snapshot, today))

const seeds = fc.nat()

describe('what the views hide', () => {
  test('is not found out from all forms of all views together', async () => {
    let attacked = 0
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const told = await toldAt(shuffled(seed), '2026-11-25')
        attacked += told.cells.filter(({ isHidden, base }) => isHidden && base > 0).length
        expect(recovered({ days: [told], changes: () => 0 })).toEqual([])
      }),
      { numRuns: 30 },
    )
    expect(attacked).toBeGreaterThan(100)
  })

  test('is not found out in the demo office', async () => {
    const told = await toldAt(demo, '2026-11-25')
    expect(told.cells.some(({ isHidden }) => isHidden)).toBe(true)
    expect(recovered({ days: [told], changes: () => 0 })).toEqual([])
  })

  test('is not found out on two days between which a few rows changed; two of a month show the same', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.integer({ min: 1, max: 5 }), async (seed, changes) => {
        const [before, after] = [shuffled(seed), later(shuffled(seed), seed, changes, '2026-10-20')]
        const days = [await toldAt(before, '2026-10-05'), await toldAt(after, '2026-11-05')]
        const most = (name: string): number => (name.includes('done') ? ANY : changes + 1)
        expect(recovered({ days, changes: most })).toEqual([])
        const same = [await picturedAt(before, '2026-10-22'), await picturedAt(after, '2026-10-22')]
        for (const name of FIGURES) expect(same[1]?.[name].forms).toEqual(same[0]?.[name].forms)
      }),
      { numRuns: 12 },
    )
  })

  test('is hidden in every form alike, and leaves the same bytes whatever it hides', async () => {
    for (const snapshot of [shuffled(1), shuffled(2), demo]) {
      const pictured = await picturedAt(snapshot, '2026-11-25')
      for (const name of FIGURES) {
        const { forms } = pictured[name]
        const texts = Object.values(forms).map((cells) => cells.map(({ at, head, text }) => [at, head, text]))
        for (const each of texts) expect(each, name).toEqual(texts[0])
        for (const cells of Object.values(forms))
          expect(
            new Set(cells.flatMap(({ text, whole }) => (text === '＊' ? [whole] : []))).size,
          ).toBeLessThan(2)
      }
    }
  })

  test('is told by no title, label or attribute: they say no rate that is not in a cell', async () => {
    for (const snapshot of [shuffled(1), shuffled(2), shuffled(3), demo]) {
      const pictured = await picturedAt(snapshot, '2026-11-25')
      const cells = Object.values(pictured).flatMap(({ forms }) =>
        forms.json.flatMap(({ text }) => text.match(/\d+%/gu) ?? []),
      )
      const said = FIGURES.flatMap((name) =>
        pictured[name].texts.flatMap((text) => text.match(/\d+%/gu) ?? []),
      )
      expect(said.length).toBeGreaterThan(cells.length)
      // The target is everybody's to know.
      const target = `${womenRatio(hrAt(snapshot, '2026-11-25'), '2026-11-01').target}%`
      expect(said.filter((rate) => !cells.includes(rate) && rate !== target)).toEqual([])
    }
  })

  test('would be found out by the same attacker, were one cell of a column hidden alone', async () => {
    let found = 0
    for (let seed = 1; seed <= 8; seed += 1) {
      const hr = hrAt(shuffled(seed), '2026-11-25')
      const plain = await seen('women', hr)
      const bare: ReadBack = hiddenAlone(plain)
      found += recovered({ days: [picturedWomen(bare, hr, 0)], changes: () => 0 }).length
    }
    expect(found).toBeGreaterThan(3)
  })
})

/** The shares of women as they are, but for the first of a column. */
function hiddenAlone({ forms, texts }: ReadBack): ReadBack {
  const isFirst = (at: string): boolean => at === '部別 0 0'
  const without = (cells: ReadBack['forms']['page']): ReadBack['forms']['page'] =>
    cells.map((cell) => (isFirst(cell.at) ? { ...cell, text: '＊', drawn: null } : cell))
  const { page, twin, csv, svg, json } = forms
  return {
    forms: {
      page: without(page),
      twin: without(twin),
      csv: without(csv),
      svg: without(svg),
      json: without(json),
    },
    texts,
  }
}

describe('what is drawn for those who see names', () => {
  test.each(['wishes', 'competency', 'rotation', 'coverage', 'month', 'quality'])(
    '%s: nobody who may see sums alone is told anything of it, in no form',
    async (name) => {
      const view = viewAs(shuffled(1), { roles: ['DASHBOARD'] })
      expect(await readBack(pictures, name, view)).toBeNull()
      const asked = { language: 'ja', filters: {} } as const
      expect((await pictures.csv(name, view, asked)).text).toBe('\uFEFF')
      expect(JSON.stringify(await pictures.told(name, view, asked))).toContain('"picture":null')
    },
  )

  test('every view is either attacked here or drawn for them alone', () => {
    expect(dashboards.map(({ name }) => name).toSorted()).toEqual(
      [...FIGURES, 'person', 'wishes', 'competency', 'rotation', 'coverage', 'month', 'quality'].toSorted(),
    )
  })
})
