import { kpiTargets } from '../../schema/development/kpi-targets.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import type { View } from '../view/view.ts'
import { wholeOffice } from '../view/whole-office.ts'
import { seenRows } from './seen-rows.ts'

/** What a figure is to be (指標目標): the target of the first year that is not over, else `null`. */
export const kpiTarget = (view: View, code: string, asOf: string): number | null =>
  seenRows(wholeOffice(view), kpiTargets)
    .filter(({ values }) => values.kpiCode === code && (values.targetFiscalYear ?? 0) >= fiscalYearOf(asOf))
    .toSorted((a, b) => (a.values.targetFiscalYear ?? 0) - (b.values.targetFiscalYear ?? 0))[0]?.values
    .target ?? null
