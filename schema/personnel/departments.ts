import { choice } from '../../src/columns/choice.ts'
import { code } from '../../src/columns/code.ts'
import { date } from '../../src/columns/date.ts'
import { list } from '../../src/columns/list.ts'
import { integer } from '../../src/columns/number.ts'
import { open } from '../../src/columns/open.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { departmentKind } from '../choices.ts'
import { L1 } from '../roles.ts'

export const departments = table({
  name: 'Department',
  plural: 'departments',
  workbook: 'personnel',
  sheet: '所属',
  sheetAliases: ['所属一覧'],
  doc: 'A division, section or branch.',
  key: ['departmentCode'],
  access: { level: L1 },
  names: { columns: ['name', 'shortName'], certain: true, former: 'formerNames' },
  periods: [{ from: 'validFrom', to: 'validTo' }],
  columns: {
    departmentCode: code('所属コード', {
      required: true,
      unique: true,
      doc: 'Department code.',
      example: '0203',
    }),
    name: text('所属名', { required: true, doc: 'Name.', example: '税務課' }),
    shortName: text('略称', { doc: 'Short name.' }),
    formerNames: list(text('旧名称', { doc: 'Names it had before; a sheet may still use them.' })),
    parent: reference('親所属コード', 'Department', {
      reverse: 'children',
      aliases: ['親所属'],
      doc: 'The department it belongs to.',
    }),
    kind: choice('区分', departmentKind, { doc: 'Kind of unit.' }),
    jobField: open('職務分野', '職務分野', { required: true, doc: 'Field of work, a code of コード表.' }),
    head: reference('所属長職員番号', 'Staff', {
      reverse: 'headedDepartments',
      aliases: ['所属長'],
      doc: 'Who leads it.',
    }),
    quota: integer('定数', { unit: '人', min: 0, doc: 'Posts allotted.' }),
    validFrom: date('有効開始', { required: true, edge: 'start', doc: 'First day.' }),
    validTo: date('有効終了', { edge: 'end', doc: 'Last day; blank while it exists.' }),
    predecessors: list(
      reference('前身所属コード', 'Department', {
        reverse: 'successors',
        aliases: ['前身所属'],
        doc: 'Departments it continues: years in post go on.',
      }),
    ),
  },
})
