import { describe, expect, test } from 'vitest'
import type { Viewer } from '../../src/view/viewer.ts'
import { peopleOf } from '../insights/people-of.ts'
import { snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { ask } from './ask.ts'

const snapshot = snapshotOfSmallOffice({
  personnel: peopleOf([{}, {}, { department: '0301' }, { department: '0301' }]),
})
const team = (viewer: Partial<Viewer>, args = '') =>
  ask(
    viewAs(snapshot, viewer),
    `{ viewer { team${args} { totalCount nodes { staffNumber rotationDue { years } } } } }`,
  ).data

describe('the team', () => {
  const manager = { roles: ['MANAGER'], person: '000001', scope: new Set(['000002', '000003']) }

  test('is those whom the viewer leads, with what may be known of them', () => {
    expect(team(manager)).toEqual({
      viewer: {
        team: {
          totalCount: 2,
          nodes: [
            { staffNumber: '000002', rotationDue: { years: 7 } },
            { staffNumber: '000003', rotationDue: { years: 7 } },
          ],
        },
      },
    })
  })

  test('is filtered, ordered and paged as any list', () => {
    expect(team(manager, '(filter: { departmentCode: { eq: "0301" } })')).toMatchObject({
      viewer: { team: { totalCount: 1, nodes: [{ staffNumber: '000003' }] } },
    })
    expect(team(manager, '(first: 1, orderBy: [{ field: STAFF_NUMBER, direction: DESC }])')).toMatchObject({
      viewer: { team: { totalCount: 2, nodes: [{ staffNumber: '000003' }] } },
    })
  })

  test.each([['STAFF'], ['HR'], ['DASHBOARD']])('of %s, who leads nobody, is empty', (role) => {
    expect(team({ roles: [role], person: '000001' })).toEqual({
      viewer: { team: { totalCount: 0, nodes: [] } },
    })
  })
})
