import { describe, expect, test } from 'vitest'
import { homePage, type WritesUnderWay } from '../../src/server/home-page.ts'
import type { WorkbookStatus } from '../../src/tables/workbook-status.ts'
import { snapshotOfSmallOffice } from '../office-of.ts'
import { SAMPLE_OFFICE } from '../sample-office.ts'

const ADDRESS = 'https://docs.google.com/spreadsheets/d/1abc'
const snapshot = snapshotOfSmallOffice(SAMPLE_OFFICE)
const page = (change: Partial<WorkbookStatus>, writes: WritesUnderWay | null = null): string =>
  homePage(
    'みずほ市',
    { ...snapshot, workbooks: snapshot.workbooks.map((status) => ({ ...status, ...change })) },
    writes,
    '{ viewer }',
    'localhost',
    {
      views: [
        ['overview', '概要'],
        ['training', '研修受講'],
      ],
      accounts: [['hr@example.lg.jp', '人事']],
    },
  )

describe('the page of the service', () => {
  test('calls a file by its name', () => {
    expect(page({ file: '01_人事基本.xlsx', source: 'xlsx' })).toContain('<td>01_人事基本.xlsx</td>')
  })

  test('calls a spreadsheet by the name its file would have, and links to it', () => {
    expect(page({ key: 'personnel', file: ADDRESS, source: 'google' })).toContain(
      `<td><a href="${ADDRESS}">01_人事基本</a>（Google）</td>`,
    )
  })

  test('says that what is served is an earlier content', () => {
    expect(page({ state: 'STALE' })).toContain('読めません（前回の内容）')
    expect(page({ state: 'OK' })).not.toContain('前回の内容')
  })

  test.each<WorkbookStatus['source']>(['xlsx', 'google'])(
    'takes no markup from where a %s lies',
    (source) => {
      expect(page({ file: '"><script>', source })).not.toContain('<script>')
    },
  )

  test('says which writes wait, and for whom', () => {
    const waiting = { openOf: () => 2, waitsFor: () => '<山田> さんが開いています' }
    expect(page({}, waiting)).toContain('書き込み待ち 2件：&#60;山田&#62; さんが開いています')
    expect(page({}, { openOf: () => 0, waitsFor: () => null })).not.toContain('書き込み待ち')
  })

  test('leads to the first view as each account', () => {
    expect(page({})).toContain('<a href="/views/overview?as=hr@example.lg.jp">人事</a>')
  })

  test('says that it is reading before there is anything', () => {
    expect(homePage('市', null, null, '', 'localhost', { views: [], accounts: [] })).toContain(
      '読み込んでいます',
    )
  })
})
