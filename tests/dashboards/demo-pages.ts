import type { Dashboard } from '../../src/dashboards/dashboard.ts'
import { dashboards } from '../../src/dashboards/dashboards.ts'
import type { Filters } from '../../src/dashboards/filters.ts'
import type { AskedDemo } from '../demo/ask-demo.ts'
import { askDashboard } from './ask-dashboard.ts'

/** Somebody of the demo office at a view. */
export interface Look {
  readonly who: string
  readonly view: Dashboard
  readonly filters: Filters
  readonly answer: unknown
}

/** The roles of the demo office, each by one of its accounts. */
export const WHO = ['hr', 'core', 'health', 'admin', 'dashboard', 'manager001', 'staff001'] as const

/** Everybody's look at every view, and HR's at a department and a person. */
export async function looks(demo: AskedDemo): Promise<readonly Look[]> {
  const member = demo
    .rows('Staff')
    .find(({ serviceStatus, grade }) => serviceStatus === 'ACTIVE' && grade === 'G5')
  const asked = [
    ...WHO.flatMap((who) => dashboards.map((view) => ({ who, view, filters: {} }))),
    ...dashboards.flatMap((view) => [
      ...(view.name === 'competency'
        ? [{ who: 'hr', view, filters: { department: String(member?.['department']) } }]
        : []),
      ...(view.name === 'person'
        ? [{ who: 'hr', view, filters: { staff: String(member?.['staffNumber']) } }]
        : []),
    ]),
  ]
  return await Promise.all(
    asked.map(async ({ who, view, filters }) => ({
      who,
      view,
      filters,
      answer: await askDashboard(demo, who, view, filters),
    })),
  )
}
