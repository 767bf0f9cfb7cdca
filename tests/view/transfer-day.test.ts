import { describe, expect, test } from 'vitest'
import { encodeId } from '../../src/graph/ids.ts'
import { viewerOf } from '../../src/insights/viewer-of.ts'
import type { View } from '../../src/view/view.ts'
import { ask } from '../graph/ask.ts'
import { snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'

const [USERS = [], ...users] = SAMPLE_OFFICE.personnel.利用者
/** Who moves on the day from one section to the other. */
const MOVED = '000004'
const [BEFORE, DAY] = ['2027-03-31', '2027-04-01']
const snapshot = snapshotOfSmallOffice({
  ...SAMPLE_OFFICE,
  personnel: {
    ...SAMPLE_OFFICE.personnel,
    利用者: [
      USERS,
      ...users.filter(([subject]) => subject !== 'hr@example.lg.jp'),
      ['hr@example.lg.jp', '000001', '人事、本人', '2030-03-31'],
      ['welfare@example.lg.jp', '000005', '所属長、本人', '2030-03-31'],
    ],
  },
})
const GRANTED = { hrCore: ['core@example.lg.jp'], occHealth: [], sysadmin: [] }

function viewOf(name: string, day: string): View {
  const viewer = viewerOf(snapshot, `${name}@example.lg.jp`, GRANTED, day)
  if (viewer === null) throw new Error(`nobody knows ${name}`)
  return viewAs(snapshot, viewer, day)
}

const told = (name: string, day: string, query: string): unknown => {
  const { data, errors } = ask(viewOf(name, day), query)
  expect(errors).toEqual([])
  return data
}

const [record] = snapshot
  .rowsOf('TrainingRecord')
  .rows.filter(({ values }) => values['staff'] === MOVED)
  .map(encodeId)
const [order] = snapshot
  .rowsOf('Assignment')
  .rows.filter(({ values }) => values['staff'] === MOVED && values['effectiveOn'] === DAY)
  .map(encodeId)

describe('S18: a manager after the day of a move', () => {
  const OPEN = {
    one: { attendance: 'ABSENT' },
    node: { id: record },
    list: { totalCount: 1 },
    sum: { count: 1 },
    person: { hiredOn: '2014-04-01', trainings: { totalCount: 1 } },
    team: { team: { totalCount: 1 } },
  }
  const CLOSED = {
    one: null,
    node: null,
    list: { totalCount: 0 },
    sum: { count: 0 },
    person: { hiredOn: null, trainings: { totalCount: 0 } },
    team: { team: { totalCount: 0 } },
  }

  test.each([
    ['tax', BEFORE, OPEN],
    ['tax', DAY, CLOSED],
    ['welfare', BEFORE, CLOSED],
    ['welfare', DAY, OPEN],
  ])(
    'who leads the old place loses the person that day, and who leads the new one has them: %s on %s',
    (name, day, expected) => {
      expect(
        told(
          name,
          day,
          `{
          one: trainingRecord(staffNumber: "${MOVED}", courseCode: "T002", startedOn: "2025-07-01") { attendance: status }
          node(id: "${record}") { id }
          list: trainingRecords(filter: { staffNumber: { eq: "${MOVED}" } }) { totalCount }
          sum: trainingRecordsAggregate(filter: { staffNumber: { eq: "${MOVED}" } }) { count }
          person: staff(staffNumber: "${MOVED}") { hiredOn trainings { totalCount } }
          team: viewer { team(filter: { staffNumber: { eq: "${MOVED}" } }) { totalCount } }
        }`,
        ),
      ).toEqual(expected)
    },
  )

  test.each(['tax', 'welfare', 'hr', 'greedy'])('a move is secret until its day: %s', (name) => {
    const query = `{
      node(id: "${order}") { id }
      list: assignments(filter: { staffNumber: { eq: "${MOVED}" }, effectiveOn: { gte: "${DAY}" } }) { totalCount }
      all: staff(staffNumber: "${MOVED}") { assignments(last: 1) { nodes { effectiveOn } } }
      latest: assignmentsAggregate(filter: { staffNumber: { eq: "${MOVED}" } }) { summary { effectiveOn { max } } }
    }`
    const before = JSON.stringify(told(name, BEFORE, query))
    expect(before).not.toContain(DAY)
    expect(before).toContain('"node":null')
    expect(before).toContain('"totalCount":0')
    const after = JSON.stringify(told(name, DAY, query))
    // The new manager, HR and the person; the former manager no more.
    expect(after.includes(DAY)).toBe(name !== 'tax')
    expect(JSON.stringify(told('core', BEFORE, query))).toContain(DAY)
  })
})
