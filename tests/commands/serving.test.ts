import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeDemoOffice } from '../../src/demo/office.ts'
import { readXlsx } from '../../src/sources/xlsx/read-xlsx.ts'
import { writeWorkbook } from '../../src/templates/xlsx/write.ts'
import { type Serving, serve } from './run.ts'

let office = ''
let serving: Serving
beforeAll(async () => {
  office = mkdtempSync(join(tmpdir(), 'ikusei-'))
  writeDemoOffice(office, { staff: 120, force: true })
  serving = await serve(office)
})
afterAll(async () => {
  await serving.stop()
  rmSync(office, { recursive: true, force: true })
})

const ask = async (query: string, headers: Readonly<Record<string, string>> = {}) => {
  const answer = await fetch(`${serving.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  return { status: answer.status, body: await answer.json() }
}

/** Saves a workbook as Excel does: beside the old one, then over it. */
function save(file: string, edit: (text: string) => string): void {
  const path = join(office, file)
  const sheets = readXlsx(readFileSync(path), { maxBytes: 512 * 1024 * 1024 })
  const rewritten = writeWorkbook({
    sheets: sheets.map(({ title, rows }) => ({
      title,
      rows: rows.map((cells) => cells.map((cell) => (typeof cell === 'string' ? edit(cell) : cell))),
    })),
  })
  writeFileSync(`${path}.tmp`, rewritten)
  renameSync(`${path}.tmp`, path)
}

describe('a served office', () => {
  test('answers everyone by what they may see', async () => {
    expect((await ask('{ viewer { roles } problems { totalCount } }')).body.data).toEqual({
      viewer: { roles: ['HR'] },
      problems: { totalCount: 0 },
    })
    expect(
      (await ask('{ viewer { roles } }', { 'x-ikusei-viewer': 'core@example.lg.jp' })).body.data.viewer.roles,
    ).toContain('HR_CORE')
    expect(
      (await ask('{ staffMembers { totalCount } }', { 'x-ikusei-viewer': 'dashboard@example.lg.jp' })).body
        .data,
    ).toEqual({ staffMembers: { totalCount: 0 } })
    expect((await ask('{ viewer { roles } }', { 'x-ikusei-viewer': 'nobody@example.lg.jp' })).status).toBe(
      403,
    )
  })

  test('shows a saved workbook within three seconds, with no failed and no mixed answer meanwhile', async () => {
    const first = (
      await ask(
        '{ staffMembers(first: 1) { nodes { staffNumber name department { departmentCode name } } } }',
      )
    ).body.data.staffMembers.nodes[0]
    const query = `{ staff(staffNumber: "${first.staffNumber}") { name } department(departmentCode: "${first.department.departmentCode}") { name } }`
    const seen = async () => {
      const { status, body } = await ask(query)
      return status === 200 && !body.errors
        ? `${body.data.staff.name} / ${body.data.department.name}`
        : `failed ${status}`
    }
    const before = await seen()
    const mended = (text: string): string =>
      text === first.name || text === first.department.name ? `${text}改` : text
    const after = `${first.name}改 / ${first.department.name}改`
    save('01_人事基本.xlsx', mended)
    const saved = performance.now()
    const answers: string[] = []
    while (answers.at(-1) !== after && performance.now() - saved < 10_000) {
      answers.push(await seen())
      // Nobody may ask more than fifty times a second.
      await pause(25)
    }
    const shownAfter = performance.now() - saved
    expect([...new Set(answers)].sort()).toEqual([before, after].sort())
    expect(shownAfter).toBeLessThan(3_000)
  })

  test('keeps serving while a workbook is half written, and takes it up when it is whole', async () => {
    const path = join(office, '03_異動意向.xlsx')
    const whole = readFileSync(path)
    const state = async () =>
      (
        await ask('{ workbooks { key state } }', { 'x-ikusei-viewer': 'core@example.lg.jp' })
      ).body.data.workbooks.find((each: { key: string }) => each.key === 'intentions').state
    const count = async () =>
      (await ask('{ selfDeclarations { totalCount } }', { 'x-ikusei-viewer': 'core@example.lg.jp' })).body
        .data.selfDeclarations.totalCount
    const declarations = await count()
    writeFileSync(path, whole.subarray(0, whole.length / 2))
    while ((await state()) !== 'STALE') {
      expect(await count()).toBe(declarations)
      await pause(50)
    }
    writeFileSync(path, whole)
    while ((await state()) !== 'OK') {
      expect(await count()).toBe(declarations)
      await pause(50)
    }
  })
})
