import type { AccessLevel } from '../columns/access.ts'
import { choice, choices } from '../columns/choice.ts'
import type { Severity } from '../columns/fault.ts'
import { integer } from '../columns/number.ts'
import { RULES } from '../columns/rules.ts'
import { text } from '../columns/text.ts'
import { addressOf, type Problem } from './problem.ts'
import type { Row } from './row.ts'
import type { Schema, Workbook } from './schema.ts'
import { type Table, table } from './table.ts'

/** How much a problem costs, in words. */
export const problemSeverity = choices<Severity>('ProblemSeverity', '「重大度」 How much a problem costs.', {
  WARN: '警告',
  REJECT_CELL: '値を除外',
  REJECT_ROW: '行を除外',
  REJECT_SHEET: 'シートを除外',
})

/** Problems as a table like any other: filtered, ordered, paged and counted, each read by the keepers of its workbook. */
export function problemTable(schema: Schema): Table {
  const anyKeeper: AccessLevel = {
    name: 'keepers',
    roles: [...new Set(schema.workbooks.flatMap(({ keepers: roles }) => roles))],
    own: false,
    scope: false,
  }
  return table({
    name: 'Problem',
    plural: 'problems',
    workbook: '',
    sheet: '取込結果',
    doc: 'A cell, row or sheet that could not be read as it stands.',
    key: ['mark'],
    access: {
      level: anyKeeper,
      raises: schema.workbooks.map((workbook) => ({
        level: keepersOnly(workbook),
        when: (row) => row['workbook'] === workbook.key,
      })),
    },
    columns: {
      mark: text('識別', { required: true, doc: 'Tells problems apart; stays while the problem does.' }),
      workbook: text('ファイル', { required: true, doc: 'The workbook, by its key in office.json.' }),
      sheet: text('シート', { doc: 'The sheet.' }),
      cell: text('セル', { doc: 'The address: D12, a column D, a row 12; null for the whole sheet.' }),
      row: integer('行', { doc: 'Number of the row, from 1.' }),
      header: text('見出し', { doc: 'The header of the column.' }),
      value: text('値', { doc: 'What stands in the cell; null in workbooks that tell none.' }),
      severity: choice('重大度', problemSeverity, { required: true, doc: 'What it costs.' }),
      code: text('コード', { required: true, doc: 'The rule behind it.' }),
      message: text('説明', { required: true, doc: 'What is wrong, in Japanese.' }),
      messageEn: text('説明(英)', { required: true, doc: 'What is wrong, in English.' }),
      suggestion: text('直し方', { required: true, doc: 'How to mend it, in Japanese.' }),
      suggestionEn: text('直し方(英)', { required: true, doc: 'How to mend it, in English.' }),
    },
  })
}

const keepersOnly = (workbook: Workbook): AccessLevel => ({
  name: `keepers of ${workbook.key}`,
  roles: workbook.keepers,
  own: false,
  scope: false,
})

/** A problem without values, for workbooks whose problems must tell none. */
export function quieted(problem: Problem): Problem {
  // What is said of a whole sheet or file tells no value.
  if (problem.row === null) return problem
  const rule = RULES[problem.code]
  return {
    ...problem,
    value: null,
    message: rule,
    suggestion: problem.telling
      ? { ja: 'ファイルを開いて、このセルを確認してください', en: 'Open the file and look at this cell' }
      : problem.suggestion,
  }
}

/** The problems as rows of their table. */
export function problemRows(problems: readonly Problem[]): Row[] {
  const seen = new Map<string, number>()
  return problems.map((problem) => {
    const place = [problem.workbook, problem.sheet ?? '', addressOf(problem) ?? '', problem.code].join('/')
    const count = (seen.get(place) ?? 0) + 1
    seen.set(place, count)
    const mark = count === 1 ? place : `${place}/${count}`
    return {
      table: 'Problem',
      key: mark,
      sheet: '',
      index: 0,
      cells: [],
      extra: [],
      values: {
        mark,
        workbook: problem.workbook,
        sheet: problem.sheet,
        cell: addressOf(problem),
        row: problem.row === null ? null : problem.row + 1,
        header: problem.header,
        value: problem.value,
        severity: problem.severity,
        code: problem.code,
        message: problem.message.ja,
        messageEn: problem.message.en,
        suggestion: problem.suggestion.ja,
        suggestionEn: problem.suggestion.en,
      },
    }
  })
}
