import { type AccessLevel, notOwn } from '../src/columns/access.ts'
import { choices } from '../src/columns/choice.ts'

/** What a person may be in the office; one person may be several. */
export const role = choices('Role', 'What somebody may do in the office.', {
  STAFF: '本人',
  MANAGER: '所属長',
  HR: '人事',
  HR_CORE: ['人事(異動・評価)', '人事異動評価'],
  OCC_HEALTH: '産業保健',
  DASHBOARD: '集計閲覧',
  SYSADMIN: 'システム管理',
})

/** Roles that a sheet cannot give: they come from `office.json` alone. */
export const CONFIGURED_ROLES = { hrCore: 'HR_CORE', occHealth: 'OCC_HEALTH', sysadmin: 'SYSADMIN' } as const

const EVERYONE = ['STAFF', 'MANAGER', 'HR', 'HR_CORE', 'OCC_HEALTH']
/** Those who see to staff. */
export const PERSONNEL = ['HR', 'HR_CORE']

/** Those who build with the API, unless an office says otherwise: they see its schema and may ask for much at once. */
export const DEVELOPERS = [...PERSONNEL, 'SYSADMIN']

/** Publishable: catalogues and scales. */
export const L0: AccessLevel = { name: 'L0', roles: EVERYONE, own: true, scope: true }
/** Inside the hall. */
export const L1: AccessLevel = { name: 'L1', roles: EVERYONE, own: true, scope: true }
/** The person, whoever leads them, and HR. */
export const L2: AccessLevel = { name: 'L2', roles: PERSONNEL, own: true, scope: true }
/** The person and HR. */
export const L3: AccessLevel = { name: 'L3', roles: PERSONNEL, own: true, scope: false }
/** The person and the few who decide on transfers and appraisal. */
export const L4: AccessLevel = { name: 'L4', roles: ['HR_CORE'], own: true, scope: false }
/** The person and occupational health. */
export const L5: AccessLevel = { name: 'L5', roles: ['OCC_HEALTH'], own: true, scope: false }

/** The form of a self-declaration: as L4, and the manager where the office opened it. */
export const FORM: AccessLevel = {
  ...L4,
  name: 'L4-form',
  scope: { setting: 'declarationVisibility', is: ['MANAGER_WITH_OPINION'] },
}
/** Whether a self-declaration was handed in: as L3, and the manager where the office opened it. */
export const STATUS: AccessLevel = {
  ...L3,
  name: 'L3-status',
  scope: { setting: 'declarationVisibility', is: ['MANAGER_STATUS_ONLY', 'MANAGER_WITH_OPINION'] },
}
/** Only those who decide on transfers: not the person either. */
export const CORE_ONLY: AccessLevel = notOwn(L4)

/** When appraisal interviews were held: HR reads the dates, and nothing else of an appraisal. */
export const INTERVIEWS: AccessLevel = { ...L4, name: 'L4-interviews', roles: PERSONNEL }
/** An appraisal that is not disclosed yet: HR sees its dates, the person nothing. */
export const INTERVIEW_DATES: AccessLevel = { ...notOwn(L4), name: 'L4-undisclosed', roles: PERSONNEL }

/** Whether a health check was taken: HR sees to it that everybody goes. */
export const CHECK_TAKEN: AccessLevel = { ...L5, name: 'L5-taken', roles: ['HR', 'HR_CORE', 'OCC_HEALTH'] }
/** What the work place has to observe after a health check: whoever leads the person must know. */
export const WORK_MEASURE: AccessLevel = { ...L5, name: 'L5-measure', scope: true }
/** From when to when somebody is away, and what the work place has to observe: who leads them and HR. */
export const LEAVE_DATES: AccessLevel = {
  ...L5,
  name: 'L5-dates',
  roles: ['HR', 'HR_CORE', 'OCC_HEALTH'],
  scope: true,
}
/** How far a long absence is: HR, not whoever leads the person. */
export const LEAVE_STATE: AccessLevel = { ...L5, name: 'L5-state', roles: ['HR', 'HR_CORE', 'OCC_HEALTH'] }
/** What is said in interviews after a return: occupational health alone. */
export const HEALTH_ONLY: AccessLevel = notOwn(L5)
/** Groups of ten and more: those who see to health and to staff. */
export const STRESS_GROUPS: AccessLevel = {
  ...notOwn(L5),
  name: 'L5-groups',
  roles: ['HR', 'HR_CORE', 'OCC_HEALTH'],
}
