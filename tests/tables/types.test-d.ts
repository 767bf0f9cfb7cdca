import { expectTypeOf, test } from 'vitest'
import type { transferWishes } from '../../schema/intentions/self-declarations.ts'
import type { staff } from '../../schema/personnel/staff.ts'
import { L1 } from '../../schema/roles.ts'
import { code } from '../../src/columns/code.ts'
import { date } from '../../src/columns/date.ts'
import { type RowOf, table } from '../../src/tables/table.ts'

test('a row knows the types of its columns', () => {
  expectTypeOf<RowOf<typeof staff>['staffNumber']>().toEqualTypeOf<string>()
  expectTypeOf<RowOf<typeof staff>['email']>().toEqualTypeOf<string | null>()
  expectTypeOf<RowOf<typeof staff>['concurrentDepartments']>().toEqualTypeOf<readonly string[] | null>()
  expectTypeOf<RowOf<typeof staff>['gender']>().toEqualTypeOf<'FEMALE' | 'MALE' | 'OTHER' | null>()
  expectTypeOf<RowOf<typeof transferWishes>['rank']>().toEqualTypeOf<number>()
  expectTypeOf<RowOf<typeof transferWishes>['fiscalYear']>().toEqualTypeOf<number>()
})

test('a declaration that names no column of its own does not compile', () => {
  const columns = { loanCode: code('番号', { doc: 'Number.' }), from: date('開始', { doc: 'Day.' }) }
  const rest = {
    name: 'Loan',
    plural: 'loans',
    workbook: 'personnel',
    sheet: '貸出',
    doc: 'A loan.',
    columns,
  }
  // @ts-expect-error the key is no column
  table({ ...rest, key: ['number'], access: { level: L1 } })
  // @ts-expect-error nobody says who may read it
  table({ ...rest, key: ['loanCode'] })
  // @ts-expect-error the period ends in no column
  table({ ...rest, key: ['loanCode'], access: { level: L1 }, periods: [{ from: 'from', to: 'until' }] })
})
