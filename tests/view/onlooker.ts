import type { Snapshot } from '../../src/snapshot/snapshot.ts'
import type { View } from '../../src/view/view.ts'
import { viewAs } from '../office-of.ts'
import { TODAY } from './chance-office.ts'
import type { Onlooker, Opening, RoleName } from './may-see.ts'

/** Who looks, where it is somebody of the staff, and whom they lead where they lead some. */
export const PERSON = '000001'
export const SCOPE: readonly string[] = ['000002', '000003']

/** Somebody in one role, in an office that opens so much. */
export const onlooker = (role: RoleName, opening: Opening): Onlooker => ({
  role,
  person: role === 'DASHBOARD' || role === 'SYSADMIN' ? '' : PERSON,
  scope: new Set(role === 'MANAGER' ? SCOPE : []),
  opening,
  today: TODAY,
})

/** An office as somebody sees it. */
export const viewOf = (snapshot: Snapshot, { role, person, scope }: Onlooker): View =>
  viewAs(snapshot, { roles: [role], person: person || null, scope }, TODAY)
