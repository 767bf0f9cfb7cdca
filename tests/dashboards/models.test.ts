import { describe, expect, test } from 'vitest'
import { competency } from '../../src/dashboards/competency.ts'
import type { Picture } from '../../src/dashboards/picture.ts'
import { quality } from '../../src/dashboards/quality.ts'
import { rotation } from '../../src/dashboards/rotation.ts'
import { training } from '../../src/dashboards/training.ts'
import { askDemo } from '../demo/ask-demo.ts'
import { askDashboard } from './ask-dashboard.ts'

const demo = askDemo()

async function see(
  who: string,
  view: typeof competency,
  filters: Readonly<Record<string, string>> = {},
): Promise<Picture> {
  const answer = await askDashboard(demo, who, view, filters)
  const { picture } = view.read(answer, { language: 'ja', filters })
  if (picture === null) throw new Error(`${who} sees nothing of ${view.name}`)
  return picture
}

const rowsOf = ({ tables }: Picture, id: string) =>
  tables.find((table) => table.id === id)?.groups.flatMap(({ rows }) => rows) ?? []
const last = <T>(values: readonly T[]): T => {
  const value = values.at(-1)
  if (value === undefined) throw new Error('nothing there')
  return value
}

describe('competencies of a manager’s people', async () => {
  const picture = await see('manager001', competency)
  const people = rowsOf(picture, 'levels')

  test('are those of the people the manager leads, and no others', () => {
    const led = demo.viewOf('manager001').viewer.scope
    const own = demo.viewOf('manager001').viewer.person
    const shown = people.map(({ to }) => to?.filters['staff'] ?? '')
    expect(shown.length).toBeGreaterThan(5)
    expect(shown.filter((number) => !led.has(number) && number !== own)).toEqual([])
  })

  test('count at the end of a line what is framed in it', () => {
    for (const { head, cells } of people) {
      const framed = cells.filter((cell) => cell.kind === 'filled' && cell.isBelow).length
      const end = last(cells)
      if (end.kind === 'text' && end.text.includes('/'))
        expect(end.text.split('/')[0], head).toBe(String(framed))
      else expect(framed, head).toBe(0)
    }
  })

  test('name as the finding the competency with most frames', () => {
    const [table] = picture.tables
    const counts = (table?.columns ?? []).map(({ title }, index) => ({
      title,
      framed: people.filter(({ cells }) => {
        const cell = cells[index]
        return cell?.kind === 'filled' && cell.isBelow
      }).length,
    }))
    const most = last(counts.toSorted((a, b) => a.framed - b.framed))
    expect(picture.finding).toContain(`中${most.framed}名`)
  })

  test('tell in the foot the share of those shown who reach the standard', () => {
    const [table] = picture.tables
    let compared = 0
    const [shares, reached, assessed] = table?.foot ?? []
    for (const [index, met] of (reached?.cells ?? []).entries()) {
      const known = assessed?.cells[index]
      if (met.kind !== 'number' || known?.kind !== 'number') continue
      expect(shares?.cells[index]).toEqual({
        kind: 'number',
        value: Math.round((met.value / known.value) * 100),
        unit: '',
      })
      const framed = people.filter(({ cells }) => {
        const each = cells[index]
        return each?.kind === 'filled' && each.isBelow
      }).length
      expect(known.value - met.value).toBe(framed)
      compared += 1
    }
    expect(compared).toBeGreaterThan(5)
  })

  test('stand in the order of the directory, never by how good they are', () => {
    const codes = picture.tables[0]?.groups.map(({ to }) => to?.filters['department'] ?? '') ?? []
    expect(codes).toEqual(codes.toSorted())
    expect(new Set(codes).size).toBe(codes.length)
  })
})

test('a department opens exactly the people its line counted', async () => {
  const office = await see('hr', competency)
  for (const { head, to, cells } of rowsOf(office, 'levels').slice(0, 8)) {
    const people = rowsOf(await see('hr', competency, to?.filters ?? {}), 'levels')
    const sum = people
      .map(({ cells: own }) => last(own))
      .map((cell) => (cell.kind === 'text' ? cell.text.split('/').map(Number) : []))
      .filter(([, known]) => known !== undefined)
      .reduce(([below, known], [b = 0, k = 0]) => [(below ?? 0) + b, (known ?? 0) + k], [0, 0])
    expect(last(cells), head).toEqual({ kind: 'text', text: `${sum[0]}/${sum[1]}`, to: null })
  }
})

test('a filter that matches nobody says so, with the chip to remove', async () => {
  const picture = await see('hr', competency, { department: 'XXXX' })
  expect(picture.chips).toEqual([{ filter: 'department', label: 'XXXX' }])
  expect(rowsOf(picture, 'levels')).toEqual([])
  expect(picture.tables[0]?.none).toContain('絞り込みを外してください')
})

test('who leads people sees their years in post, and no column of why they are due', async () => {
  const [led, all] = [await see('manager001', rotation), await see('hr', rotation)]
  const titles = ({ tables }: Picture) => tables[0]?.columns.map(({ title }) => title)
  expect(titles(led)).toEqual(['所属', '職階', '在課年数'])
  expect(titles(all)).toEqual(['所属', '職階', '在課年数', '分野数', '理由'])
})

test('who may know rates alone sees no counts and no names of who is overdue', async () => {
  const [rates, all] = [await see('dashboard', training), await see('hr', training)]
  expect(rates.tables.map(({ id, columns }) => [id, columns.length])).toEqual([
    ['requirements', 1],
    ['divisions', 1],
  ])
  expect(all.tables.map(({ id, columns }) => [id, columns.length])).toEqual([
    ['requirements', 5],
    ['divisions', 5],
    ['overdue', 4],
  ])
  const cells = rates.tables.flatMap(({ groups }) =>
    groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells)),
  )
  expect(cells.some(({ kind }) => kind === 'suppressed')).toBe(true)
})

test('the overdue of a training are as many as its line says', async () => {
  const picture = await see('hr', training)
  for (const { head, cells } of rowsOf(picture, 'requirements')) {
    const named = rowsOf(picture, 'overdue').filter(
      ({ cells: [, requirement] }) => requirement?.kind === 'text' && requirement.text === head,
    )
    expect(cells[2], head).toEqual({ kind: 'number', value: named.length, unit: '' })
  }
})

test('an office without problems is told how much was looked at', async () => {
  const picture = await see('hr', quality)
  expect(picture.finding).toMatch(/^問題はありません。\d+シート [\d,]+セルを確認しました$/u)
})
