import { code } from '../../src/columns/code.ts'
import { date } from '../../src/columns/date.ts'
import { list } from '../../src/columns/list.ts'
import { integer } from '../../src/columns/number.ts'
import { open } from '../../src/columns/open.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { CORE_ONLY, L1 } from '../roles.ts'

export const posts = table({
  name: 'Post',
  plural: 'posts',
  workbook: 'personnel',
  sheet: 'ポスト',
  sheetAliases: ['ポスト一覧'],
  doc: 'A post of a department: what it asks for, and how many there are.',
  key: ['postCode'],
  access: { level: L1 },
  names: { columns: ['title'], certain: true },
  periods: [{ from: 'validFrom', to: 'validTo' }],
  columns: {
    postCode: code('ポストコード', { required: true, unique: true, doc: 'Post code.', example: 'P0203-01' }),
    department: reference('所属コード', 'Department', {
      required: true,
      reverse: 'posts',
      aliases: ['所属', '所属名', '課名'],
      doc: 'The department it belongs to.',
    }),
    title: text('職名', { required: true, doc: 'Title.', example: '課税係長' }),
    grade: reference('職階コード', 'Grade', {
      required: true,
      reverse: 'posts',
      aliases: ['職階', '職階名'],
      doc: 'The grade it is for.',
    }),
    jobCategories: list(open('職種', '職種', { doc: 'Job categories that may hold it; blank is any.' })),
    requiredQualifications: list(text('必要資格', { doc: 'Qualifications it asks for, by name.' })),
    quota: integer('定数', { required: true, unit: '人', min: 0, doc: 'How many such posts there are.' }),
    expectedVacancies: integer('空き見込', {
      level: CORE_ONLY,
      unit: '人',
      min: 0,
      doc: 'How many will be free next April.',
    }),
    priority: integer('優先度', {
      level: CORE_ONLY,
      min: 1,
      max: 3,
      doc: 'How urgent it is to fill it: 1 first, 3 last.',
    }),
    validFrom: date('有効開始', { edge: 'start', doc: 'First day.' }),
    validTo: date('有効終了', { edge: 'end', doc: 'Last day; blank while it exists.' }),
  },
})
