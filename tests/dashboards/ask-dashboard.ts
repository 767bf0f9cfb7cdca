import { graphql } from 'graphql'
import type { Dashboard } from '../../src/dashboards/dashboard.ts'
import type { Filters } from '../../src/dashboards/filters.ts'
import { officeGraph } from '../../src/running-office.ts'
import type { AskedDemo } from '../demo/ask-demo.ts'

/** What a view is told for somebody of the demo office; fails on any error. */
export async function askDashboard(
  demo: AskedDemo,
  name: string,
  dashboard: Dashboard,
  filters: Filters = {},
): Promise<unknown> {
  const { data, errors } = await graphql({
    schema: officeGraph(),
    source: dashboard.document,
    variableValues: { ...dashboard.variables(filters) },
    contextValue: { view: demo.viewOf(name) },
  })
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'))
  return JSON.parse(JSON.stringify(data))
}
