import { choice } from '../../src/columns/choice.ts'
import { code } from '../../src/columns/code.ts'
import { date } from '../../src/columns/date.ts'
import { derived } from '../../src/columns/derived.ts'
import { list } from '../../src/columns/list.ts'
import { open } from '../../src/columns/open.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { appointmentType, gender, hireType, leaveAsOnLeave, serviceStatus } from '../choices.ts'
import { L1, L2, L3 } from '../roles.ts'
import { retirementFiscalYear, wholeYears } from './service-years.ts'

export const staff = table({
  name: 'Staff',
  plural: 'staffMembers',
  workbook: 'personnel',
  sheet: '職員',
  sheetAliases: ['職員名簿', '職員一覧'],
  doc: 'A person who works or worked for the office.',
  key: ['staffNumber'],
  access: { level: L1, person: 'staffNumber' },
  names: { columns: ['name'], certain: false, narrowedBy: 'department' },
  reuse: { from: 'hiredOn', to: 'separatedOn' },
  periods: [{ from: 'hiredOn', to: 'separatedOn' }],
  columns: {
    staffNumber: code('職員番号', {
      required: true,
      unique: true,
      width: 'staffNumberWidth',
      aliases: ['職員No.', '社員番号', '職番'],
      doc: 'Staff number, fixed width.',
      example: '000123',
    }),
    name: text('氏名', {
      required: true,
      aliases: ['名前', '職員氏名'],
      doc: 'Name as written, never changed.',
      example: '職員 001',
    }),
    nameKana: text('氏名カナ', {
      aliases: ['フリガナ', 'カナ氏名'],
      oneWidth: true,
      doc: 'Name in kana.',
      example: 'ショクイン 001',
    }),
    commonName: text('通称', { doc: 'Name used at work, if another.' }),
    gender: choice('性別', gender, { level: L3, doc: 'Gender.' }),
    birthDate: date('生年月日', { level: L3, doc: 'Date of birth.', example: '1980-04-02' }),
    hiredOn: date('採用年月日', {
      required: true,
      level: L2,
      aliases: ['採用日'],
      edge: 'start',
      doc: 'First day of employment.',
    }),
    hireType: choice('採用区分', hireType, { level: L3, doc: 'By which way the person was hired.' }),
    appointmentType: choice('任用区分', appointmentType, { required: true, doc: 'Type of appointment.' }),
    jobCategory: open('職種', '職種', { required: true, doc: 'Occupation, a code of コード表.' }),
    grade: reference('職階コード', 'Grade', {
      aliases: ['職階', '職階名'],
      fillDown: 'merged',
      doc: 'Grade; blank for 会計年度任用.',
    }),
    payGrade: text('級', { level: L3, doc: 'Pay grade.' }),
    jobTitle: text('職名', { doc: 'Title on the door.' }),
    department: reference('所属コード', 'Department', {
      required: true,
      aliases: ['所属', '所属名', '課名'],
      fillDown: 'merged',
      doc: 'Main department.',
    }),
    unit: text('係', { doc: 'Unit within the department.' }),
    concurrentDepartments: list(
      reference('兼務所属', 'Department', {
        reverse: 'concurrentStaffMembers',
        doc: 'Departments held besides the main one.',
      }),
    ),
    departmentSince: date('現所属開始日', {
      required: true,
      level: L2,
      edge: 'start',
      doc: 'First day in the main department.',
    }),
    gradeSince: date('現職階開始日', { level: L2, edge: 'start', doc: 'First day in the grade.' }),
    serviceStatus: choice('在職状況', serviceStatus, {
      required: true,
      blur: { below: L3, words: leaveAsOnLeave },
      doc: 'Whether the person is at work now; every leave is ON_LEAVE to colleagues.',
    }),
    separatedOn: date('退職日', { level: L3, edge: 'end', doc: 'Last day of employment.' }),
    email: text('メール', { unique: true, aliases: ['メールアドレス'], doc: 'Mail address.' }),
    note: text('備考', { level: L3, aliases: ['摘要'], doc: 'Remarks.' }),
    retirementFiscalYear: derived('定年年度', {
      surface: 'Int',
      level: L3,
      doc: 'Fiscal year at whose end the person reaches retirement age.',
      from: (row) => (typeof row['birthDate'] === 'string' ? retirementFiscalYear(row['birthDate']) : null),
    }),
    yearsInPost: derived('在課年数', {
      surface: 'Int',
      level: L2,
      doc: 'Whole years in the main department up to today.',
      from: (row, { today }) =>
        typeof row['departmentSince'] === 'string' ? wholeYears(row['departmentSince'], today) : null,
    }),
  },
})
