import { describe, expect, test } from 'vitest'
import { number, text } from '../../src/dashboards/cell.ts'
import { renderCsv } from '../../src/dashboards/csv.ts'
import { FRAME_ANSWER, smallDashboard, tableOf } from './small-dashboard.ts'

const asked = { language: 'ja', filters: {} } as const

describe('CSV', () => {
  test('is UTF-8 with a BOM, quoted throughout, its lines ended by CRLF', () => {
    const view = smallDashboard({ tables: [tableOf([text('総務課'), number(3), { kind: 'suppressed' }])] })
    const bytes = Buffer.from(renderCsv(view, FRAME_ANSWER, asked).text)
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
    expect(bytes.subarray(3).toString()).toBe('"行","列"\r\n"行1","総務課"\r\n"行2","3"\r\n"行3","＊"\r\n')
  })

  test('several tables follow each other with an empty line between', () => {
    const view = smallDashboard({ tables: [tableOf([number(1)]), tableOf([number(2)])] })
    expect(renderCsv(view, FRAME_ANSWER, asked).text).toBe(
      '\uFEFF"行","列"\r\n"行1","1"\r\n\r\n"行","列"\r\n"行1","2"\r\n',
    )
  })

  test.each([
    ['=IMPORTDATA("https://x.example")', `"'=IMPORTDATA(""https://x.example"")"`],
    ['+1+1', `"'+1+1"`],
    ['-1+1', `"'-1+1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\tx', `"'\tx"`],
    ['\rx', `"'\rx"`],
    ['＝1', `"'＝1"`],
    ['＋1', `"'＋1"`],
    ['－1', `"'－1"`],
    ['＠x', `"'＠x"`],
    ['-3', '"-3"'],
    ['-3.5', '"-3.5"'],
    ['a,b\n"c"', '"a,b\n""c"""'],
  ])('%j becomes %s', (cell, written) => {
    const view = smallDashboard({ tables: [tableOf([text(cell)])] })
    expect(renderCsv(view, FRAME_ANSWER, asked).text).toBe(`\uFEFF"行","列"\r\n"行1",${written}\r\n`)
  })

  test('its name tells no person and no number of one, whatever the view is narrowed to', () => {
    const view = smallDashboard({
      chips: [
        { filter: 'staff', label: '職員 001' },
        { filter: 'department', label: '総務課' },
      ],
    })
    const filters = { staff: '000001', department: '0101' }
    expect(renderCsv(view, FRAME_ANSWER, { language: 'ja', filters }).name).toBe(
      '小さな図_総務課_R7-11-23.csv',
    )
  })

  test('its name tells the view, what it is narrowed to and its day, and is a name on every system', () => {
    const view = smallDashboard({ chips: [{ filter: 'department', label: '総務課/"庶務"' }] })
    expect(renderCsv(view, FRAME_ANSWER, asked).name).toBe('小さな図_総務課__庶務__R7-11-23.csv')
  })
})
