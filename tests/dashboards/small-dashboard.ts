import { z } from 'zod'
import type { Cell } from '../../src/dashboards/cell.ts'
import { type Dashboard, dashboard } from '../../src/dashboards/dashboard.ts'
import type { Picture, Table } from '../../src/dashboards/picture.ts'

/** The answer to a frame, and nothing else. */
export const FRAME_ANSWER = {
  viewer: { roles: ['HR'], today: '2025-11-23', staff: null },
  workbooks: [{ key: 'personnel', file: '01.xlsx', asOf: '2025-11-23T00:42:00.000Z', state: 'OK' }],
  problems: { totalCount: 0 },
}

/** A table of some cells under each other. */
export const tableOf = (cells: readonly Cell[], look: 'text' | 'narrow' | 'bar' = 'narrow'): Table => ({
  id: 'small',
  look: 'list',
  caption: '表題',
  head: '行',
  columns: [{ title: '列', look }],
  groups: [
    {
      name: null,
      to: null,
      rows: cells.map((cell, index) => ({ head: `行${index + 1}`, to: null, cells: [cell] })),
    },
  ],
  foot: [],
  none: 'ありません。',
})

/** A view of one picture, whatever it is asked. */
export const smallDashboard = (picture: Partial<Picture>): Dashboard =>
  dashboard({
    name: 'small',
    title: { ja: '小さな図', en: 'Small' },
    sheets: ['職員'],
    workbooks: ['personnel'],
    fields: '',
    answer: z.object({}),
    model: () => ({
      finding: '見つけたこと',
      how: '読み方',
      chips: [],
      tables: [],
      legend: [],
      count: '1件',
      ...picture,
    }),
  })
