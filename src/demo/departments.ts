import type { departments } from '../../schema/personnel/departments.ts'
import { firstOf, lastOf } from './calendar.ts'
import type { Cells } from './cells.ts'
import {
  DEPARTMENT_PLAN,
  type DepartmentKind,
  FORMERLY_NAMED,
  type JobCategory,
  type JobField,
  type PlannedSection,
  RENAMED,
} from './department-plan.ts'

/** Where people work: a division, a section, a unit or a branch. */
export interface Place {
  readonly code: string
  readonly name: string
  readonly kind: DepartmentKind
  readonly field: JobField
  readonly parent: Place | null
  /** Whether ordinary staff work here, not only its head. */
  readonly isLeaf: boolean
  readonly experts: readonly JobCategory[]
}

const STAFF_A_BLOCK = 1000
const STAFF_WITH_UNITS = 300

/** The places of an office of so many staff: the plan once, or once a district. */
export function placesOf(staff: number): readonly Place[] {
  const blocks = Math.max(1, Math.round(staff / STAFF_A_BLOCK))
  return Array.from({ length: blocks }, (_, block) => blockPlaces(block, staff >= STAFF_WITH_UNITS)).flat()
}

function blockPlaces(block: number, withUnits: boolean): Place[] {
  const coded = (code: string): string =>
    block === 0 ? code : `${String(block + 1).padStart(2, '0')}-${code}`
  const named = (name: string): string => (block === 0 ? name : `第${block + 1}地区${name}`)
  return DEPARTMENT_PLAN.flatMap((division) => {
    const top: Place = {
      code: coded(division.code),
      name: named(division.name),
      kind: 'DIVISION',
      field: division.field,
      parent: null,
      isLeaf: false,
      experts: [],
    }
    const make = (planned: PlannedSection): Place[] => {
      const units = withUnits ? planned.units : []
      const place: Place = {
        ...planned,
        code: coded(planned.code),
        name: named(planned.name),
        parent: top,
        isLeaf: units.length === 0,
      }
      return [
        place,
        ...units.map(
          (name, index): Place => ({
            ...place,
            code: `${place.code}${index + 1}0`,
            name: named(name),
            kind: 'UNIT',
            parent: place,
            isLeaf: true,
          }),
        ),
      ]
    }
    return [top, ...division.sections.flatMap(make)]
  })
}

/** The code a place had on a day: the renamed section had another one before. */
export const codeOn = (place: Place, day: string): string =>
  place.code === RENAMED.code && day < firstOf(RENAMED.fiscalYear) ? RENAMED.formerCode : place.code

/** What the head of each place is, and how many posts it has. */
export interface Staffing {
  headOf(place: Place): string | null
  quotaOf(place: Place): number
}

/** The sheet of departments, the former one of the renamed section among them. */
export const departmentRows = (
  places: readonly Place[],
  { headOf, quotaOf }: Staffing,
): readonly Cells<typeof departments>[] =>
  places.flatMap((place) => {
    const row: Cells<typeof departments> = {
      departmentCode: place.code,
      name: place.name,
      shortName: place.name.replace(/(?:事務局|課)$/u, ''),
      parent: place.parent?.code ?? null,
      kind: place.kind,
      jobField: place.field,
      head: headOf(place),
      quota: quotaOf(place),
      validFrom: '2005-04-01',
      formerNames: place.code === FORMERLY_NAMED.code ? [FORMERLY_NAMED.name] : null,
    }
    if (place.code !== RENAMED.code) return [row]
    const former = {
      ...row,
      departmentCode: RENAMED.formerCode,
      name: RENAMED.formerName,
      shortName: null,
      head: null,
      validTo: lastOf(RENAMED.fiscalYear - 1),
    }
    return [former, { ...row, validFrom: firstOf(RENAMED.fiscalYear), predecessors: [RENAMED.formerCode] }]
  })
