import { settingDefaults } from '../../schema/seeds.ts'
import type { Thresholds } from '../view/suppression.ts'
import type { View } from '../view/view.ts'

/** A setting of the office as it is in force: 設定 within what `office.json` allows, else as every office begins. */
export const settingOf = (view: View, key: keyof typeof settingDefaults): string =>
  view.settingOf(key) ?? settingDefaults[key]

/** From which size on groups are told of; the office may only raise it. */
export const thresholdsOf = (view: View): Thresholds => ({
  group: Math.max(10, Number(settingOf(view, 'minGroupSize')) || 0),
  cell: Math.max(3, Number(settingOf(view, 'minCellCount')) || 0),
})
