import { flag } from '../../src/columns/flag.ts'
import { list } from '../../src/columns/list.ts'
import { decimal } from '../../src/columns/number.ts'
import { reference } from '../../src/columns/reference.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { CORE_ONLY } from '../roles.ts'

export const transferScenarioLines = table({
  name: 'TransferScenarioLine',
  plural: 'transferScenarioLines',
  workbook: 'intentions',
  sheet: '異動案明細',
  doc: 'Where a draft of transfers puts somebody.',
  key: ['scenario', 'staff'],
  access: { level: CORE_ONLY },
  columns: {
    scenario: reference('案コード', 'TransferScenario', {
      required: true,
      reverse: 'lines',
      doc: 'The draft.',
    }),
    staff: reference('職員番号', 'Staff', {
      required: true,
      reverse: null,
      aliases: ['職員No.', '社員番号', '職番'],
      doc: 'Who.',
    }),
    currentPost: reference('現ポスト', 'Post', { reverse: null, doc: 'The post now.' }),
    newPost: reference('新ポスト', 'Post', { reverse: null, doc: 'The post then.' }),
    score: decimal('総合点', { doc: 'The score of the pair.' }),
    parts: text('内訳', { doc: 'What the score is made of.' }),
    fixed: flag('固定', { doc: 'HR has decided: it is not to be changed.' }),
    blocked: flag('異動不可', { doc: 'The person stays; why is not kept.' }),
    keepApart: list(
      reference('同席不可', 'Staff', { reverse: null, doc: 'Who must not be in the same department.' }),
    ),
    rejectReason: text('却下理由', { doc: 'Why a proposal was not taken.' }),
  },
})
