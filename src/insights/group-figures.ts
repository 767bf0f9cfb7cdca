import { PERSONNEL } from '../../schema/roles.ts'
import type { View } from '../view/view.ts'

/** Whoever belongs to the office or looks at its sums: the keepers of the server have neither rows nor figures. */
const READERS: readonly string[] = ['STAFF', 'MANAGER', 'HR', 'HR_CORE', 'OCC_HEALTH', 'DASHBOARD']

/** Whether somebody may be told figures about groups, as far as suppression leaves them. */
export const mayKnowFigures = (view: View): boolean => view.has(READERS)

/** Whether figures about groups are told as they are: to those who see the names anyway. */
export const seesNames = (view: View): boolean => view.has(PERSONNEL)

/**
 * The day that figures about groups are told of: today for those who see the names, else the first of the month, so that
 * two days beside each other give nobody away (DOMAIN.md 7.2, S5).
 */
export const figureDay = (view: View): string =>
  seesNames(view) ? view.today : `${view.today.slice(0, 8)}01`
