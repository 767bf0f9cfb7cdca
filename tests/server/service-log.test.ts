import { expect, test } from 'vitest'
import { serviceLog } from '../../src/server/service-log.ts'

function logged(answers: boolean) {
  const lines: string[] = []
  return { lines, log: serviceLog({ write: (line) => void lines.push(line) }, { answers }) }
}

test('an answer is one line of JSON with its request, status and time', () => {
  const { lines, log } = logged(true)
  log.answered({ requestId: 'r1', status: 200, milliseconds: 7 })
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { requestId: 'r1', status: 200, milliseconds: 7, msg: 'answered' },
  ])
})

test('where answers are not wanted, faults are told all the same', () => {
  const { lines, log } = logged(false)
  log.answered({ requestId: 'r1', status: 404, milliseconds: 7 })
  log.answered({ requestId: 'r2', status: 500, milliseconds: 7 })
  expect(lines.map((line) => JSON.parse(line).requestId)).toEqual(['r2'])
})

test('an error nobody expected is told by its place, without its message', () => {
  const { lines, log } = logged(false)
  log.fault(new TypeError('山田太郎\n{"level":60,"forged":true}'))
  log.fault('山田太郎')
  expect(lines).toHaveLength(2)
  expect(lines.join('')).not.toMatch(/山田|forged/u)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ error: 'TypeError', msg: 'unexpected error' })
  expect(JSON.parse(lines[0] ?? '').at[0]).toContain('service-log.test.ts')
})
