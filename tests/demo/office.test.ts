import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { retirementFiscalYear } from '../../schema/personnel/service-years.ts'
import type { Values } from '../../src/columns/column.ts'
import { writeDemoOffice } from '../../src/demo/office.ts'
import { readOfficeFile } from '../../src/office.ts'
import type { OfficeReading } from '../../src/tables/read-office.ts'
import { FilesInTheWay } from '../../src/templates/write-templates.ts'
import { readDemo } from './read-demo.ts'

const root = mkdtempSync(join(tmpdir(), 'demo-'))
const folder = join(root, 'office')
let office: OfficeReading

const children = (table: string) => [...office.tables.values()].flatMap((each) => each.children[table] ?? [])
const rows = (table: string): readonly Values[] =>
  (office.tables.get(table)?.rows ?? children(table)).map((row) => row.values)
const current = (): readonly Values[] => rows('Staff').filter((row) => row['serviceStatus'] !== 'SEPARATED')
const share = (part: readonly unknown[], whole: readonly unknown[]): number => part.length / whole.length
const countBy = (list: readonly Values[], column: string): Map<unknown, number> =>
  new Map([...Map.groupBy(list, (row) => row[column])].map(([key, group]) => [key, group.length]))

beforeAll(() => {
  writeDemoOffice(folder)
  office = readDemo(folder)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('the files', () => {
  test('are an office with a mark that tells them from real data', async () => {
    expect(readdirSync(folder).sort()).toEqual([
      '.ikusei',
      '01_人事基本.xlsx',
      '02_人材育成.xlsx',
      '03_異動意向.xlsx',
      '04_人事評価.xlsx',
      '05_健康.xlsx',
      'office.json',
    ])
    const mark = JSON.parse(readFileSync(join(folder, '.ikusei', 'demo.json'), 'utf8'))
    expect(mark).toMatchObject({ staff: 500, seed: 1, day: '2026-11-25' })
    for (const [file, hash] of Object.entries(mark.files))
      expect(
        createHash('sha256')
          .update(readFileSync(join(folder, file)))
          .digest('hex'),
      ).toBe(hash)
    expect(Object.keys(mark.files)).toHaveLength(6)
    const workbooks = ['personnel', 'development', 'intentions', 'appraisal', 'health']
    const read = await readOfficeFile(folder, workbooks)
    expect(read).toMatchObject({
      name: 'みずほ市（デモ）',
      signIn: 'demo',
      granted: { hrCore: ['core@example.lg.jp'] },
    })
  })

  test('are the same for the same staff, seed and fiscal year, and others for another seed', () => {
    const small = { staff: 80, force: true }
    const { files } = writeDemoOffice(join(root, 'a'), { ...small, today: '2026-04-01' })
    expect(writeDemoOffice(join(root, 'b'), { ...small, today: '2027-03-31' }).files).toEqual(files)
    expect(writeDemoOffice(join(root, 'b'), { ...small, seed: 2 }).files).not.toEqual(files)
  })

  test('are not written over what is there', () => {
    const there = join(root, 'there')
    writeDemoOffice(there, { staff: 60 })
    writeFileSync(join(there, 'office.json'), 'mine')
    expect(() => writeDemoOffice(there, { staff: 60 })).toThrow(FilesInTheWay)
    expect(readFileSync(join(there, 'office.json'), 'utf8')).toBe('mine')
    rmSync(join(there, '.ikusei'), { recursive: true })
    expect(() => writeDemoOffice(there, { staff: 60, force: true })).toThrow(FilesInTheWay)
  })

  test('are refused for an office too small to hold what a demo shows', () => {
    expect(() => writeDemoOffice(join(root, 'tiny'), { staff: 10 })).toThrow(/at least 60/)
  })
})

describe('the demo office', () => {
  test('reads without a single problem', () => {
    expect(office.problems.map(({ sheet, row, message }) => `${sheet} ${row} ${message.ja}`)).toEqual([])
  })

  test.each([
    ['Staff', 900, 900],
    ['Department', 55, 70],
    ['Grade', 6, 6],
    ['Assignment', 6000, 8000],
    ['CompetencyMatrixRow', 4000, 5500],
    ['TrainingCourse', 40, 40],
    ['TrainingRequirement', 12, 12],
    ['TrainingEvent', 200, 200],
    ['TrainingRecord', 13_000, 18_000],
    ['SelfDeclaration', 1600, 2000],
  ])('has as many rows of %s as an office of its size', (table, from, to) => {
    expect(rows(table).length).toBeGreaterThanOrEqual(from)
    expect(rows(table).length).toBeLessThanOrEqual(to)
  })

  test('moves about a third of its people each April', () => {
    const byPerson = Map.groupBy(
      rows('Assignment').filter((row) => row['kind'] !== 'CONCURRENT'),
      (row) => row['staff'],
    )
    for (const year of [2022, 2023, 2024, 2025, 2026]) {
      const day = `${year}-04-01`
      const there = rows('Staff').filter(
        (row) =>
          String(row['hiredOn']) < day &&
          String(row['separatedOn'] ?? '9999') >= day &&
          row['grade'] !== null,
      )
      const moved = there.filter((row) => {
        const orders = (byPerson.get(row['staffNumber'] ?? null) ?? []).toSorted((a, b) =>
          String(a['effectiveOn']) < String(b['effectiveOn']) ? -1 : 1,
        )
        const at = orders.findIndex(
          (each) => each['effectiveOn'] === day && each['kind'] !== 'REORGANISATION',
        )
        return at > 0 && orders[at]?.['department'] !== orders[at - 1]?.['department']
      })
      expect(share(moved, there), day).toBeGreaterThan(0.3)
      expect(share(moved, there), day).toBeLessThan(0.35)
    }
  })

  test('has second posts and long leaves in the usual shares', () => {
    const leaves = new Set(['MATERNITY', 'CHILDCARE', 'SICK_LEAVE', 'LEAVE_OF_ABSENCE', 'CARE'])
    expect(
      share(
        current().filter((row) => row['concurrentDepartments'] !== null),
        current(),
      ),
    ).toBeCloseTo(0.03, 2)
    expect(
      share(
        current().filter((row) => leaves.has(String(row['serviceStatus']))),
        current(),
      ),
    ).toBeCloseTo(0.024, 2)
  })

  test('names nobody who could be real', () => {
    expect(rows('Staff').filter((row) => !/^(?:職員|同名) \d+$|見本0\d$/u.test(String(row['name'])))).toEqual(
      [],
    )
  })

  test('has ten pairs of one name, apart by department, and five names with variant characters', () => {
    const pairs = [...Map.groupBy(current(), (row) => row['name'])].filter(
      ([name, group]) => String(name).startsWith('同名') && group.length === 2,
    )
    expect(pairs).toHaveLength(10)
    for (const [name, group] of pairs)
      expect(new Set(group.map((row) => row['department'])).size, String(name)).toBe(2)
    expect(current().filter((row) => /[髙﨑𠮷邉]/u.test(String(row['name'])))).toHaveLength(5)
  })

  test('has a renamed department whose people stayed, and an old name still in use', () => {
    const renamed = rows('Department').find((row) => Array.isArray(row['predecessors']))
    expect(renamed).toMatchObject({ departmentCode: '0105', predecessors: ['0106'] })
    expect(rows('Assignment').some((row) => row['kind'] === 'REORGANISATION')).toBe(true)
    const raw = office.tables.get('Assignment')?.rows.filter((row) => row.cells.includes('市民税務課')) ?? []
    expect(raw.length).toBeGreaterThan(0)
    expect(new Set(raw.map((row) => row.values['department']))).toEqual(new Set(['0203']))
  })

  test('has a number used again after its first holder left, and somebody back under a new number', () => {
    const doubled = [...Map.groupBy(rows('Staff'), (row) => row['staffNumber']).values()].filter(
      (group) => group.length > 1,
    )
    expect(doubled).toHaveLength(1)
    const back = current().find((row) => String(row['note']).startsWith('再採用'))
    expect(
      rows('Staff').filter(
        (row) => row['name'] === back?.['name'] && row['birthDate'] === back?.['birthDate'],
      ),
    ).toHaveLength(2)
  })

  test('has staff of one fiscal year without a grade, and a hire in mid-year', () => {
    const yearly = current().filter((row) => String(row['appointmentType']).startsWith('FISCAL_YEAR'))
    expect(yearly.length).toBeGreaterThan(20)
    expect(yearly.every((row) => row['grade'] === null)).toBe(true)
    expect(current().some((row) => row['hiredOn'] === '2026-10-01')).toBe(true)
  })

  test('has departments under ten, and grades with one or two women in one', () => {
    expect([...countBy(current(), 'department').values()].some((count) => count < 10)).toBe(true)
    const women = current().filter((row) => row['gender'] === 'FEMALE' && row['grade'] === 'G2')
    expect(women.length).toBeGreaterThan(0)
    expect([...countBy(women, 'department').values()].some((count) => count <= 2)).toBe(true)
  })

  test('has somebody never assessed, cells that do not apply, and one holder of a task who is about to retire', () => {
    const assessed = new Set(rows('CompetencyMatrixRow').map((row) => row['staff']))
    const regular = current().filter(
      (row) => row['appointmentType'] === 'REGULAR' && row['serviceStatus'] === 'ACTIVE',
    )
    expect(
      regular.some((row) => String(row['hiredOn']) < '2023' && !assessed.has(row['staffNumber'] ?? null)),
    ).toBe(true)
    const cells = rows('CompetencyAssessment')
    expect(cells.some((row) => row['state'] === 'NOT_APPLICABLE')).toBe(true)
    const masters = cells.filter(
      (row) =>
        row['competency'] === 'T01' &&
        row['rater'] === 'MANAGER' &&
        row['fiscalYear'] === 2025 &&
        Number(row['level']) >= 3,
    )
    expect(masters).toHaveLength(1)
    const holder = current().find((row) => row['staffNumber'] === masters[0]?.['staff'])
    expect(retirementFiscalYear(String(holder?.['birthDate']))).toBe(2026)
  })

  test('has wishes unmet for three years, and orders of days to come', () => {
    const wishes = rows('TransferWish').filter((row) => row['rank'] === 1 && row['department'] !== null)
    const repeated = [
      ...Map.groupBy(wishes, (row) => `${row['staff']} ${row['department']}`).values(),
    ].filter((group) => new Set(group.map((row) => row['fiscalYear'])).size >= 3)
    expect(repeated.length).toBeGreaterThanOrEqual(3)
    expect(
      rows('Assignment').filter((row) => String(row['effectiveOn']) > '2026-11-25').length,
    ).toBeGreaterThanOrEqual(4)
  })

  test('has courses of every type, and the weights and levels of the examples', () => {
    expect(countBy(rows('TrainingCourse'), 'type').size).toBe(12)
    expect(rows('IdealProfileCompetency')).toHaveLength(12)
    const asked = rows('RequiredLevel')
      .filter((row) => row['grade'] === 'G6')
      .map((row) => row['level'])
    expect(asked).toEqual([2, 1, 2, 2, 2, 1, 2, 2, 2, 2, 2])
  })

  test('has an interview that was missed, a call that is open, and reports that are due, late and handed in', () => {
    const missed = rows('FollowUpInterview').filter(
      (row) => row['heldOn'] === null && String(row['plannedOn']) < '2026-11-25',
    )
    expect(missed).toHaveLength(1)
    const open = rows('DispatchCall').filter((row) => row['status'] === 'OPEN')
    expect(open.length).toBeGreaterThan(0)
    for (const call of open) {
      expect([String(call['opensOn']) <= '2026-11-25', String(call['closesOn']) >= '2026-11-25']).toEqual([
        true,
        true,
      ])
      const applied = rows('DispatchApplication').filter((row) => row['call'] === call['callCode'])
      expect(applied.length).toBeGreaterThan(0)
      expect(applied.every((row) => String(row['appliedOn']) <= '2026-11-25')).toBe(true)
    }
    const waiting = rows('DispatchReport').filter((row) => row['submittedOn'] === null)
    const isLate = (row: Values): boolean => String(row['endedOn']) < '2026-11-11'
    expect(waiting.filter(isLate)).toHaveLength(1)
    expect(waiting.filter((row) => !isLate(row)).length).toBeGreaterThan(0)
    expect(waiting.length).toBeLessThan(rows('DispatchReport').length / 2)
    expect(rows('TrainingRecord').some((row) => row['networkNote'] !== null)).toBe(true)
  })

  test('leaves about a twelfth of its people without the security training of the year', () => {
    const course = rows('TrainingCourse').find((row) => row['name'] === '情報セキュリティ研修')?.[
      'courseCode'
    ]
    const done = new Set(
      rows('TrainingRecord')
        .filter((row) => row['course'] === course && String(row['completedOn'] ?? '') >= '2026-04-01')
        .map((row) => row['staff']),
    )
    const lacking = current().filter((row) => !done.has(row['staffNumber'] ?? null))
    expect(share(lacking, current())).toBeCloseTo(0.08, 1)
  })

  test('keeps out of an appraisal who was away for most of it', () => {
    const excluded = rows('Appraisal').filter((row) => row['exclusionReason'] !== null)
    expect(excluded.length).toBeGreaterThan(0)
    expect(excluded.every((row) => row['overallMark'] === null)).toBe(true)
  })

  test('signs in whom the demo promises', () => {
    const accounts = new Map(rows('UserAccount').map((row) => [row['subject'], row]))
    for (const name of ['hr', 'core', 'health', 'admin', 'manager001', 'staff001'])
      expect(accounts.get(`${name}@example.lg.jp`)?.['staff'], name).toMatch(/^\d{6}$/)
    expect(accounts.get('dashboard@example.lg.jp')?.['roles']).toEqual(['DASHBOARD'])
    expect(accounts.get('hr@example.lg.jp')?.['roles']).toEqual(['STAFF', 'HR'])
    const heads = new Set(rows('Department').map((row) => row['head']))
    expect(heads.has(accounts.get('manager001@example.lg.jp')?.['staff'] ?? null)).toBe(true)
  })
})

describe('a larger office', () => {
  test('writes the longest tables as one sheet a fiscal year, and reads them as one', () => {
    const large = join(root, 'large')
    writeDemoOffice(large, { staff: 2001 })
    const read = readDemo(large)
    expect(read.problems).toEqual([])
    const titles = read.tables.get('TrainingRecord')?.sheets.map(({ grid }) => grid.title)
    expect(titles).toEqual(['研修受講_R4', '研修受講_R5', '研修受講_R6', '研修受講_R7', '研修受講_R8'])
  }, 60_000)
})
