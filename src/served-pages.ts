import { type GraphQLSchema, graphql } from 'graphql'
import { renderCsv } from './dashboards/csv.ts'
import type { Dashboard } from './dashboards/dashboard.ts'
import { dashboards } from './dashboards/dashboards.ts'
import type { Filters } from './dashboards/filters.ts'
import { renderPage } from './dashboards/page.tsx'
import { showingOf } from './dashboards/showing.ts'
import { renderSvg } from './dashboards/svg.tsx'
import type { Pictures } from './server/pages.ts'
import type { View } from './view/view.ts'

/** The views of an office as pages, files and pictures: each asks the API its own document, as somebody. */
export function picturesOf(schema: GraphQLSchema): Pictures {
  const byName = new Map(dashboards.map((dashboard) => [dashboard.name, dashboard]))
  const dashboardNamed = (name: string): Dashboard => {
    const dashboard = byName.get(name)
    if (dashboard === undefined) throw new Error(`there is no view ${name}`)
    return dashboard
  }
  const ask = async (dashboard: Dashboard, view: View, filters: Filters): Promise<unknown> => {
    const { data, errors } = await graphql({
      schema,
      source: dashboard.document,
      variableValues: { ...dashboard.variables(filters) },
      contextValue: { view },
    })
    if (errors?.[0]) throw errors[0]
    return data
  }
  return {
    has: (name) => byName.has(name),
    html: async (name, view, { language, filters, nonce, pathTo, csv, script, beside }) => {
      const dashboard = dashboardNamed(name)
      return renderPage(dashboard, await ask(dashboard, view, filters), {
        language,
        filters,
        nonce,
        csv,
        script,
        beside,
        linkTo: (link) => pathTo?.(link.view, link.filters) ?? null,
      })
    },
    csv: async (name, view, { language, filters }) => {
      const dashboard = dashboardNamed(name)
      return renderCsv(dashboard, await ask(dashboard, view, filters), { language, filters })
    },
    svg: async (name, view, { language, filters }) => {
      const dashboard = dashboardNamed(name)
      return renderSvg(dashboard, await ask(dashboard, view, filters), { language, filters })
    },
    told: async (name, view, { language, filters }) => {
      const dashboard = dashboardNamed(name)
      return showingOf(dashboard, await ask(dashboard, view, filters), { language, filters })
    },
    tables: (name, { tables }) =>
      tables.filter(({ workbook }) => dashboardNamed(name).workbooks.includes(workbook)),
  }
}

/** The views by name and title, in the order they are offered. */
export const views: readonly (readonly [name: string, title: string])[] = dashboards.map(
  ({ name, title }) => [name, title.ja],
)
