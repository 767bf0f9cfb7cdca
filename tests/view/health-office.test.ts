import { describe, expect, test } from 'vitest'
import type { Viewer } from '../../src/view/viewer.ts'
import { ask } from '../graph/ask.ts'
import { snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'

const snapshot = snapshotOfSmallOffice({
  ...SAMPLE_OFFICE,
  health: {
    健康診断状況: [
      ['年度', '職員番号', '受診日', '受診状況', '事後措置', '就業上の措置'],
      [2025, '000003', '2025-06-10', '受診', '要', '就業制限'],
      [2025, '000004', '2025-06-11', '受診', '要', '通常'],
    ],
    休職復職: [
      ['事例ID', '職員番号', '区分', '開始日', '産業医意見日', '就業上の措置', '措置内容', '状態'],
      ['L1', '000003', '病気休暇', '2025-09-01', '2025-09-05', '就業制限', '時間外勤務なし', '休業中'],
    ],
  },
})

const check = (staffNumber: string, cells: object): object => ({ staffNumber, ...cells })
const told = (viewer: Partial<Viewer>): unknown => {
  const { data, errors } = ask(
    viewAs(snapshot, viewer),
    `{
      checks: healthChecks { nodes { staffNumber status takenOn followUp workRestriction } }
      cases: leaveCases { nodes { kind startsOn physicianOpinionOn workRestriction restrictionNote status } }
    }`,
  )
  expect(errors).toEqual([])
  return data
}
const answer = (checks: readonly object[], cases: readonly object[]) => ({
  checks: { nodes: checks },
  cases: { nodes: cases },
})

const HIDDEN = { status: null, takenOn: null, followUp: null, workRestriction: null }
const RESULT = { status: 'TAKEN', takenOn: '2025-06-10', followUp: 'NEEDED' }
/** What the work place has to know of a case: from when, and what to observe. */
const PROCESSED = {
  kind: null,
  startsOn: '2025-09-01',
  physicianOpinionOn: null,
  workRestriction: 'RESTRICTED',
  restrictionNote: '時間外勤務なし',
  status: null,
}

describe('S19: what occupational health finds is told to others as it is processed only', () => {
  test('occupational health reads the result', () => {
    expect(told({ roles: ['OCC_HEALTH'] })).toEqual(
      answer(
        [
          check('000003', { ...RESULT, workRestriction: 'RESTRICTED' }),
          check('000004', { ...RESULT, takenOn: '2025-06-11', workRestriction: 'NORMAL' }),
        ],
        [{ ...PROCESSED, kind: 'SICK_LEAVE', physicianOpinionOn: '2025-09-05', status: 'ON_LEAVE' }],
      ),
    )
  })

  test.each(['HR', 'HR_CORE'])(
    '%s reads whether somebody went, the measure of a long absence, and no result',
    (role) => {
      const taken = { ...HIDDEN, status: 'TAKEN' }
      expect(told({ roles: [role], person: '000005' })).toEqual(
        answer([check('000003', taken), check('000004', taken)], [{ ...PROCESSED, status: 'ON_LEAVE' }]),
      )
    },
  )

  test('who leads somebody reads the measure where there is one, and nothing where there is none', () => {
    const scope = new Set(['000003', '000004'])
    expect(told({ roles: ['MANAGER'], person: '000002', scope })).toEqual(
      answer([check('000003', { ...HIDDEN, workRestriction: 'RESTRICTED' })], [PROCESSED]),
    )
    expect(told({ roles: ['MANAGER'], person: '000006', scope: new Set(['000005']) })).toEqual(answer([], []))
  })

  test('no filter, order or sum of HR finds the result', () => {
    const view = viewAs(snapshot, { roles: ['HR'], person: '000005' })
    expect(
      ask(
        view,
        `{
          needed: healthChecks(filter: { followUp: { eq: NEEDED } }) { totalCount }
          unknown: healthChecks(filter: { followUp: { isNull: true } }) { totalCount }
          measured: healthChecks(filter: { workRestriction: { eq: RESTRICTED } }) { totalCount }
          healthChecksAggregate(groupBy: [FOLLOW_UP]) { groups { key { followUp } count } summary { takenOn { count max } } }
        }`,
      ),
    ).toEqual({
      data: {
        needed: { totalCount: 0 },
        unknown: { totalCount: 2 },
        measured: { totalCount: 0 },
        healthChecksAggregate: {
          groups: [{ key: { followUp: null }, count: 2 }],
          summary: { takenOn: { count: 0, max: null } },
        },
      },
      errors: [],
    })
  })
})
