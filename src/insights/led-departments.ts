import { departments } from '../../schema/personnel/departments.ts'
import { userAccounts } from '../../schema/personnel/user-accounts.ts'
import type { View } from '../view/view.ts'
import { remembered } from './remembered.ts'
import { seenReferring, seenRow } from './seen-rows.ts'

/** The departments somebody leads: those they head or were given (範囲所属), with all below; empty for whoever leads nobody. */
export const ledDepartments = remembered((view, _day: string): ReadonlySet<string> => {
  const { person, scope, subject, roles } = view.viewer
  const led = new Set<string>()
  if (!roles.includes('MANAGER') || (person === null && scope.size === 0)) return led
  const open = [
    ...(person === null ? [] : seenReferring(view, departments, 'head', person).map(({ key }) => key)),
    ...(seenRow(view, userAccounts, subject)?.values.scope ?? []),
  ]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (led.has(next)) continue
    led.add(next)
    open.push(...seenReferring(view, departments, 'parent', next).map(({ key }) => key))
  }
  return led
})

/** Whether somebody leads a department today. */
export const leads = (view: View, department: string): boolean =>
  ledDepartments(view, view.today).has(department)
