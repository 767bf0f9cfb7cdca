import type { Dashboard } from './dashboard.ts'
import { type Filters, withoutEmpty } from './filters.ts'
import { freshnessOf } from './frame-answer.ts'
import type { Language } from './language.ts'
import type { Picture } from './picture.ts'

/**
 * Everything that is drawn of a view for one viewer: a page draws it, and an element in a page of others is told it as
 * JSON. It holds nothing that is not shown.
 */
export interface Showing {
  readonly view: string
  readonly title: string
  readonly language: Language
  readonly filters: Filters
  /** The sheets it is told from. */
  readonly sheets: readonly string[]
  readonly asOf: string
  /** The workbooks that cannot be read now. */
  readonly stale: readonly string[]
  /** How many problems concern it. */
  readonly problems: number
  /** `null` for whoever may see nothing of it. */
  readonly picture: Picture | null
}

/** What a view shows of an answer. */
export function showingOf(
  dashboard: Dashboard,
  answer: unknown,
  asked: { readonly language: Language; readonly filters: Filters },
): Showing {
  const { language } = asked
  const filters = withoutEmpty(asked.filters)
  const { frame, picture } = dashboard.read(answer, { language, filters })
  return {
    view: dashboard.name,
    title: dashboard.title[language],
    language,
    filters,
    sheets: dashboard.sheets,
    ...freshnessOf(frame, dashboard.workbooks),
    problems: frame.problems.totalCount,
    picture,
  }
}
