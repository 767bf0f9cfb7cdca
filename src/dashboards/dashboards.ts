import { competency } from './competency.ts'
import { coverage } from './coverage.ts'
import type { Dashboard } from './dashboard.ts'
import { month } from './month.ts'
import { overview } from './overview.ts'
import { person } from './person.ts'
import { quality } from './quality.ts'
import { rotation } from './rotation.ts'
import { training } from './training.ts'
import { wishes } from './wishes.ts'
import { women } from './women.ts'

/** Every view, in the order they are offered: the only list of them. */
export const dashboards: readonly Dashboard[] = [
  overview,
  month,
  competency,
  person,
  training,
  rotation,
  wishes,
  coverage,
  women,
  quality,
]
