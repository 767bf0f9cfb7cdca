import { choice } from '../../src/columns/choice.ts'
import { date } from '../../src/columns/date.ts'
import { integer } from '../../src/columns/number.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { assignmentKind } from '../choices.ts'
import { CORE_ONLY, L2, L3 } from '../roles.ts'

export const assignments = table({
  name: 'Assignment',
  plural: 'assignments',
  workbook: 'personnel',
  sheet: '異動履歴',
  doc: 'One order: where somebody was put, from which day.',
  key: ['staff', 'effectiveOn', 'sequence'],
  access: {
    level: L2,
    person: 'staff',
    // An order of a day to come is the most secret fact of the year, for the person too.
    raises: [{ level: CORE_ONLY, when: (row, today) => row.effectiveOn > today }],
  },
  datedBy: 'effectiveOn',
  periods: [{ from: 'effectiveOn', to: 'endedOn' }],
  exclusive: {
    per: 'staff',
    from: 'effectiveOn',
    to: 'endedOn',
    applies: (row) => row.kind !== 'CONCURRENT',
  },
  columns: {
    staff: reference('職員番号', 'Staff', {
      required: true,
      aliases: ['職員No.', '社員番号', '職番'],
      doc: 'Who.',
    }),
    nameCheck: text('氏名', {
      aliases: ['名前', '職員氏名'],
      restates: { reference: 'staff', column: 'name' },
      doc: 'Name, for people who read the sheet.',
    }),
    effectiveOn: date('発令日', {
      required: true,
      aliases: ['発令年月日'],
      edge: 'start',
      doc: 'Day of the order.',
    }),
    sequence: integer('連番', {
      min: 1,
      doc: 'Tells several orders of one day apart; blank is the first.',
      example: '1',
    }),
    kind: choice('発令区分', assignmentKind, {
      required: true,
      blur: { below: L3, words: { RETURN: 'ON_LEAVE', LEAVE: 'ON_LEAVE' } },
      doc: 'What the order does.',
    }),
    department: reference('所属コード', 'Department', {
      required: true,
      aliases: ['所属', '所属名', '課名'],
      doc: 'Department from then on.',
    }),
    jobTitle: text('職名', { doc: 'Title from then on.' }),
    grade: reference('職階コード', 'Grade', { aliases: ['職階', '職階名'], doc: 'Grade from then on.' }),
    endedOn: date('終了日', { edge: 'end', doc: 'Last day, if fixed.' }),
    note: text('備考', { level: L3, aliases: ['摘要'], doc: 'Remarks.' }),
  },
})
