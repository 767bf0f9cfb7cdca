import { settings } from '../../schema/personnel/settings.ts'
import { settingDefaults } from '../../schema/seeds.ts'
import type { Thresholds } from '../view/suppression.ts'
import type { View } from '../view/view.ts'
import { wholeOffice } from '../view/whole-office.ts'
import { seenRow } from './seen-rows.ts'

/** A setting of the office as it stands in 設定, else as every office begins. */
export const settingOf = (view: View, key: keyof typeof settingDefaults): string =>
  seenRow(wholeOffice(view), settings, key)?.values.value ?? settingDefaults[key]

/** From which size on groups are told of; the office may only raise it. */
export const thresholdsOf = (view: View): Thresholds => ({
  group: Math.max(10, Number(settingOf(view, 'minGroupSize')) || 0),
  cell: Math.max(3, Number(settingOf(view, 'minCellCount')) || 0),
})
