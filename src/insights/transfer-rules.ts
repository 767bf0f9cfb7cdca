import { competencies } from '../../schema/development/competencies.ts'
import { departmentRequirements } from '../../schema/development/department-requirements.ts'
import { departments } from '../../schema/personnel/departments.ts'
import { staff } from '../../schema/personnel/staff.ts'
import type { View } from '../view/view.ts'
import { levelsOn } from './levels.ts'
import { seenRow, seenRows } from './seen-rows.ts'
import type { TransferQuestion } from './transfer-candidates.ts'

/** A rule about a whole department that a draft breaks. */
export interface BrokenRule {
  readonly id: string
  /** In Japanese. */
  readonly text: string
  /** Whose moves break it: any of them staying helps. */
  readonly movers: readonly string[]
}

/** Where everybody would be. */
export type Departments = ReadonlyMap<string, string>

/**
 * The rules that no single pair can break (DOMAIN.md 7.4): 同席不可, half of each department stays, and nothing that
 * somebody can do today is lost to a department that needs it.
 */
export function* brokenRules(
  view: View,
  question: TransferQuestion,
  then: Departments,
): Generator<BrokenRule, void> {
  const now = departmentsNow(question)
  yield* keptApart(view, question, now, then)
  yield* halfStays(view, now, then)
  yield* nothingLost(view, question, now, then)
}

const departmentsNow = ({ members }: TransferQuestion): Departments =>
  new Map(members.flatMap(({ key, department }) => (department === null ? [] : [[key, department] as const])))

const nameOf = (view: View, department: string): string =>
  seenRow(view, departments, department)?.values.name ?? department

function* keptApart(
  view: View,
  { candidates }: TransferQuestion,
  now: Departments,
  then: Departments,
): Generator<BrokenRule, void> {
  for (const { key, keepApart } of candidates)
    for (const other of keepApart) {
      const place = then.get(key)
      if (place === undefined || then.get(other) !== place) continue
      const names = [key, other].map((each) => seenRow(view, staff, each)?.values.name ?? each)
      yield {
        id: `apart ${[key, other].sort().join(' ')}`,
        text: `同席不可: ${names.join('と')}（${nameOf(view, place)}）`,
        movers: [key, other].filter((each) => now.get(each) !== place),
      }
    }
}

function* halfStays(view: View, now: Departments, then: Departments): Generator<BrokenRule, void> {
  for (const [department, those] of Map.groupBy(now.keys(), (key) => now.get(key) ?? '')) {
    const movers = those.filter((key) => then.get(key) !== department)
    if (those.length - movers.length < Math.ceil(those.length / 2))
      yield {
        id: `half ${department}`,
        text: `${nameOf(view, department)}に半数が残らない（${those.length}人中${movers.length}人が異動）`,
        movers,
      }
  }
}

function* nothingLost(
  view: View,
  { members }: TransferQuestion,
  now: Departments,
  then: Departments,
): Generator<BrokenRule, void> {
  const levels = levelsOn(view, view.today)
  for (const { key, values } of seenRows(view, departmentRequirements)) {
    const { department, competency, level, needed } = values
    if (department === null || competency === null || level === null || needed === 0) continue
    const holders = members.filter((member) => (levels.of(member.key, competency)?.level ?? -1) >= level)
    const here = (where: Departments) =>
      holders.filter(
        (member) => where.get(member.key) === department || member.concurrent.includes(department),
      )
    const before = here(now)
    if (before.length === 0 || here(then).length > 0) continue
    const what = seenRow(view, competencies, competency)?.values.name ?? competency
    yield {
      id: `lost ${key}`,
      text: `${nameOf(view, department)}に${what}のできる人がいなくなる`,
      movers: before.map((member) => member.key),
    }
  }
}
