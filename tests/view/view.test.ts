import { describe, expect, test } from 'vitest'
import { viewerOf } from '../../src/insights/viewer-of.ts'
import type { Snapshot } from '../../src/snapshot/snapshot.ts'
import type { View } from '../../src/view/view.ts'
import type { Viewer } from '../../src/view/viewer.ts'
import { snapshotOfSmallOffice, viewAs } from '../office-of.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'

const snapshot = snapshotOfSmallOffice(SAMPLE_OFFICE)
const GRANTED = {
  hrCore: ['core@example.lg.jp'],
  occHealth: ['health@example.lg.jp'],
  sysadmin: ['admin@example.lg.jp'],
}
const today = '2026-11-25'

const viewOf = (subject: string, day = today): View => {
  const viewer = viewerOf(snapshot, subject, GRANTED, day)
  if (viewer === null) throw new Error(`nobody knows ${subject}`)
  return viewAs(snapshot, viewer, day)
}

const rows = (
  view: View,
  table: string,
): readonly { key: string; values: Readonly<Record<string, unknown>> }[] =>
  view.rowsOf(view.tableOf(table)).rows
const keys = (view: View, table: string): string[] => rows(view, table).map(({ key }) => key)
const cell = (view: View, table: string, key: string, column: string): unknown =>
  rows(view, table).find((row) => row.key === key)?.values[column]

const HR = 'hr@example.lg.jp'
const CORE = 'core@example.lg.jp'
const MANAGER = 'tax@example.lg.jp'
const SELF = 'staff3@example.lg.jp'
const HEALTH = 'health@example.lg.jp'
const ADMIN = 'admin@example.lg.jp'
const DASHBOARD = 'view@example.lg.jp'

describe('who somebody is', () => {
  test('an unknown or expired account is nobody', () => {
    expect(viewerOf(snapshot, 'nobody@example.lg.jp', GRANTED, today)).toBeNull()
    expect(viewerOf(snapshot, 'gone@example.lg.jp', GRANTED, today)).toBeNull()
    expect(viewerOf(snapshot, 'gone@example.lg.jp', GRANTED, '2020-03-31')?.roles).toEqual(['STAFF'])
  })

  test('a sheet cannot give a role that office.json keeps, and the attempt is reported', () => {
    expect(viewerOf(snapshot, 'greedy@example.lg.jp', GRANTED, today)?.roles).toEqual(['STAFF'])
    expect(
      snapshot.problems.filter(({ code }) => code === 'N8').map(({ sheet, row }) => [sheet, row]),
    ).toEqual([['利用者', 5]])
  })

  test('a manager leads who is in the own subtree by the last order, and never the own superiors', () => {
    expect([...(viewerOf(snapshot, MANAGER, GRANTED, today)?.scope ?? [])].sort()).toEqual([
      '000003',
      '000004',
    ])
  })

  test('a manager who was given departments leads neither the own head nor anybody above', () => {
    const given = snapshotOfSmallOffice({
      ...SAMPLE_OFFICE,
      personnel: {
        ...SAMPLE_OFFICE.personnel,
        利用者: [
          ['メール', '職員番号', '役割', '範囲所属', '有効期限'],
          ['deputy@example.lg.jp', '000004', '所属長', '0200', '2030-03-31'],
        ],
      },
    })
    expect([...(viewerOf(given, 'deputy@example.lg.jp', GRANTED, today)?.scope ?? [])].sort()).toEqual([
      '000003',
      '000005',
      '000006',
    ])
  })

  test('whoever only looks at sums or after the service has no own rows', () => {
    const named = snapshotOfSmallOffice({
      ...SAMPLE_OFFICE,
      personnel: {
        ...SAMPLE_OFFICE.personnel,
        利用者: [
          ['メール', '職員番号', '役割', '有効期限'],
          ['view@example.lg.jp', '000003', '集計閲覧', '2030-03-31'],
          ['both@example.lg.jp', '000003', '集計閲覧、本人', '2030-03-31'],
        ],
      },
    })
    expect(viewerOf(named, 'view@example.lg.jp', GRANTED, today)?.person).toBeNull()
    expect(viewerOf(named, 'both@example.lg.jp', GRANTED, today)?.person).toBe('000003')
  })

  test('a manager loses somebody on the day of the move, not before', () => {
    expect(viewerOf(snapshot, MANAGER, GRANTED, '2027-03-31')?.scope.has('000004')).toBe(true)
    expect(viewerOf(snapshot, MANAGER, GRANTED, '2027-04-01')?.scope.has('000004')).toBe(false)
  })
})

describe('rows', () => {
  test.each<[string, string, string[]]>([
    ['Staff', HR, ['000001', '000002', '000003', '000004', '000005', '000006']],
    ['Staff', SELF, ['000001', '000002', '000003', '000004', '000005', '000006']],
    ['Staff', DASHBOARD, []],
    ['Staff', ADMIN, []],
    ['TrainingCourse', SELF, ['T001', 'T002']],
    ['TrainingRecord', SELF, ['000003/T001/2025-06-01', '000003/T002/2025-07-01']],
    [
      'TrainingRecord',
      MANAGER,
      ['000003/T001/2025-06-01', '000003/T002/2025-07-01', '000004/T002/2025-07-01'],
    ],
    ['TrainingRecord', HEALTH, ['000003/T001/2025-06-01']],
    ['TrainingRecord', ADMIN, []],
    ['CompetencyMatrixRow', MANAGER, ['2025/END/MANAGER/000003', '2025/END/SELF/000003']],
    [
      'CompetencyMatrixRow',
      HR,
      ['2025/END/MANAGER/000003', '2025/END/SELF/000003', '2025/END/SELF/000004', '2025/END/MANAGER/000006'],
    ],
    ['CompetencyMatrixRow', HEALTH, []],
    ['SelfDeclaration', HR, ['2025/000003', '2025/000004']],
    ['SelfDeclaration', CORE, ['2025/000003', '2025/000004']],
    ['SelfDeclaration', SELF, ['2025/000003']],
    ['SelfDeclaration', MANAGER, []],
    ['TransferWish', CORE, ['2025/000003/1', '2025/000003/3']],
    ['TransferWish', SELF, ['2025/000003/1', '2025/000003/3']],
    ['TransferWish', HR, []],
    ['UserAccount', SELF, ['staff3@example.lg.jp']],
  ])('%s as %s', (table, subject, expected) => {
    expect(keys(viewOf(subject), table).sort()).toEqual([...expected].sort())
  })

  test('an order of a day to come is nobody’s but the core’s, not even the person’s own', () => {
    const future = '000004/2027-04-01/'
    expect(keys(viewOf(CORE), 'Assignment')).toContain(future)
    expect(keys(viewOf(HR), 'Assignment')).not.toContain(future)
    expect(keys(viewOf('greedy@example.lg.jp'), 'Assignment')).not.toContain(future)
    expect(keys(viewOf(HR, '2027-04-01'), 'Assignment')).toContain(future)
  })
})

describe('cells', () => {
  test.each<[string, string, string, string, unknown]>([
    ['Staff', '000003', 'serviceStatus', HR, 'CHILDCARE'],
    ['Staff', '000003', 'serviceStatus', MANAGER, 'ON_LEAVE'],
    ['Staff', '000003', 'serviceStatus', SELF, 'CHILDCARE'],
    ['Staff', '000006', 'serviceStatus', SELF, 'ON_LEAVE'],
    ['Staff', '000003', 'birthDate', MANAGER, null],
    ['Staff', '000003', 'birthDate', HR, '1990-05-01'],
    ['Staff', '000003', 'hiredOn', MANAGER, '2013-04-01'],
    ['Staff', '000006', 'hiredOn', MANAGER, null],
    ['Assignment', '000003/2025-06-01/', 'kind', MANAGER, 'ON_LEAVE'],
    ['Assignment', '000003/2025-06-01/', 'kind', SELF, 'LEAVE'],
    ['TrainingRecord', '000003/T001/2025-06-01', 'cost', MANAGER, null],
    ['TrainingRecord', '000003/T001/2025-06-01', 'cost', HR, 1000],
    ['SelfDeclaration', '2025/000003', 'status', HR, 'SUBMITTED'],
    ['SelfDeclaration', '2025/000003', 'staff', HR, '000003'],
    ['SelfDeclaration', '2025/000003', 'aptitude', HR, null],
    ['SelfDeclaration', '2025/000003', 'voice', HR, null],
    ['SelfDeclaration', '2025/000003', 'voice', CORE, '窓口が忙しい'],
    ['SelfDeclaration', '2025/000003', 'healthConsult', CORE, null],
    ['SelfDeclaration', '2025/000003', 'healthConsult', HEALTH, true],
    ['SelfDeclaration', '2025/000003', 'voice', HEALTH, null],
    ['SelfDeclaration', '2025/000003', 'voice', SELF, '窓口が忙しい'],
    ['SelfDeclaration', '2025/000003', 'managerOpinion', SELF, null],
    ['SelfDeclaration', '2025/000003', 'managerOpinion', CORE, '残したい'],
  ])('%s %s.%s as %s', (table, key, column, subject, expected) => {
    expect(cell(viewOf(subject), table, key, column)).toEqual(expected)
  })

  test('nobody without a role sees anything at all', () => {
    const view = viewAs(snapshot, { roles: [] } satisfies Partial<Viewer>)
    expect(
      snapshot.reading.tables
        .keys()
        .toArray()
        .flatMap((table) => keys(view, table)),
    ).toEqual([])
  })

  test('the office opens the form to managers only as far as office.json allows', () => {
    const asked = {
      ...SAMPLE_OFFICE,
      personnel: {
        ...SAMPLE_OFFICE.personnel,
        設定: [
          ['キー', '値'],
          ['declarationVisibility', 'MANAGER_WITH_OPINION'],
        ],
      },
    }
    const opened = snapshotOfSmallOffice(asked)
    expect(opened.settings.get('declarationVisibility')).toBe('HR_ONLY')
    expect(opened.problems.filter(({ sheet, code }) => sheet === '設定' && code === 'N8')).toHaveLength(1)
  })
})

test('viewers who see the same share the same rows, and unmasked rows are the snapshot’s own', () => {
  const courses = snapshot.tableOf('TrainingCourse')
  expect(viewOf(HR).rowsOf(courses)).toBe(snapshot.rowsOf('TrainingCourse'))
  expect(viewOf(HR).rowsOf(snapshot.tableOf('Department'))).toBe(
    viewOf(SELF).rowsOf(snapshot.tableOf('Department')),
  )
})

describe('how fresh the office is', () => {
  const later = (cells: readonly (string | number | null)[]): Snapshot =>
    snapshotOfSmallOffice({
      ...SAMPLE_OFFICE,
      intentions: { 自己申告: [...SAMPLE_OFFICE.intentions.自己申告, cells] },
    })
  const before = later([])
  const after = later([2025, '000006', '提出', 1, '異動したい', '0201', null, null, null, null])
  const versionAs = (read: Snapshot, viewer: Partial<Viewer>): readonly (string | null | undefined)[] => {
    const { version, workbooks } = viewAs(read, viewer).snapshot
    return [version, workbooks.find(({ key }) => key === 'intentions')?.version]
  }

  test.each<[string, Partial<Viewer>, boolean]>([
    ['the person it is about', { roles: ['STAFF'], person: '000006' }, true],
    ['HR, who sees its status', { roles: ['HR'] }, true],
    ['somebody else', { roles: ['STAFF'], person: '000003' }, false],
    ['the manager', { roles: ['MANAGER'], scope: new Set(['000006']) }, false],
    ['whoever sees sums only', { roles: ['DASHBOARD'] }, false],
  ])('a new declaration moves the version for whoever sees it: %s', (_who, viewer, moves) => {
    expect(versionAs(after, viewer)).not.toContain('1')
    expect(JSON.stringify(versionAs(after, viewer)) !== JSON.stringify(versionAs(before, viewer))).toBe(moves)
  })

  test.each<[string, string | null]>([
    ['HR_CORE', '2026-11-25T00:00:00.000Z'],
    ['SYSADMIN', '2026-11-25T00:00:00.000Z'],
    ['HR', null],
    ['STAFF', null],
  ])('when a restricted workbook was changed is told to keepers and operators only: %s', (role, asOf) => {
    const { workbooks } = viewAs(snapshot, { roles: [role] }).snapshot
    expect(workbooks.map((workbook) => workbook.asOf)).toEqual([
      '2026-11-25T00:00:00.000Z',
      '2026-11-25T00:00:00.000Z',
      asOf,
    ])
  })
})

test('a masked row holds none of the cells it was read from', () => {
  const [row] = viewOf(SELF).rowsOf(snapshot.tableOf('SelfDeclaration')).rows
  expect(row?.cells).toEqual([])
})
