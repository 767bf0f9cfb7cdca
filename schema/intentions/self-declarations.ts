import { choice } from '../../src/columns/choice.ts'
import { date } from '../../src/columns/date.ts'
import { fiscalYear } from '../../src/columns/fiscal-year.ts'
import { flag } from '../../src/columns/flag.ts'
import { list } from '../../src/columns/list.ts'
import { integer } from '../../src/columns/number.ts'
import { open } from '../../src/columns/open.ts'
import { reference } from '../../src/columns/reference.ts'
import { ranked } from '../../src/columns/spread.ts'
import { text } from '../../src/columns/text.ts'
import { table } from '../../src/tables/table.ts'
import { unfold } from '../../src/tables/unfold.ts'
import {
  careerIntent,
  declarationStatus,
  promotionIntent,
  transferWishKind,
  wishReason,
  wishTiming,
  workload,
} from '../choices.ts'
import { CORE_ONLY, FORM, L4, L5, STATUS } from '../roles.ts'

export const selfDeclarations = table({
  name: 'SelfDeclaration',
  plural: 'selfDeclarations',
  workbook: 'intentions',
  sheet: '自己申告',
  doc: 'What somebody declares once a year: work, wishes, worries.',
  key: ['fiscalYear', 'staff'],
  access: {
    level: L4,
    person: 'staff',
    grants: [
      { to: 'own', creates: true },
      {
        to: 'scope',
        columns: ['managerOpinion'],
        setting: { setting: 'declarationVisibility', is: ['MANAGER_WITH_OPINION'] },
      },
    ],
  },
  datedBy: 'baseDate',
  columns: {
    fiscalYear: fiscalYear('年度', { required: true, doc: 'Fiscal year.' }),
    staff: reference('職員番号', 'Staff', {
      required: true,
      aliases: ['職員No.', '社員番号', '職番'],
      doc: 'Who.',
    }),
    nameCheck: text('氏名', {
      level: STATUS,
      aliases: ['名前', '職員氏名'],
      restates: { reference: 'staff', column: 'name' },
      doc: 'Name, for people who read the sheet.',
    }),
    baseDate: date('基準日', { level: STATUS, doc: 'The day the declaration is about.' }),
    submittedOn: date('提出日', { level: STATUS, doc: 'Day it was handed in.' }),
    status: choice('状態', declarationStatus, { level: STATUS, doc: 'How far it is.' }),
    workload: choice('仕事の量', workload, { level: FORM, doc: 'Amount of work.' }),
    difficulty: integer('仕事の難易', { level: FORM, min: 1, max: 5, doc: 'How hard the work is, 1 to 5.' }),
    aptitude: integer('適性', {
      level: FORM,
      min: 1,
      max: 5,
      aliases: ['適正', '職務適性'],
      doc: 'How well it suits the person, 1 to 5.',
    }),
    satisfaction: integer('満足度', {
      level: FORM,
      min: 1,
      max: 5,
      doc: 'How content the person is, 1 to 5.',
    }),
    environment: integer('職場環境', { level: FORM, min: 1, max: 5, doc: 'The workplace, 1 to 5.' }),
    growth: integer('成長実感', {
      level: FORM,
      min: 1,
      max: 5,
      doc: 'How much the person feels to grow, 1 to 5.',
    }),
    transferWish: choice('異動希望', transferWishKind, {
      level: FORM,
      required: true,
      doc: 'Whether the person wishes to move.',
    }),
    wishTiming: choice('希望時期', wishTiming, { level: FORM, doc: 'When.' }),
    wishes: ranked(
      3,
      {
        department: reference('第{n}希望所属', 'Department', {
          aliases: ['第{n}希望', '希望所属{n}'],
          doc: 'Department wished for.',
        }),
        jobField: open('第{n}希望分野', '職務分野', {
          aliases: ['希望分野{n}'],
          doc: 'Field of work wished for.',
        }),
      },
      { level: FORM, doc: 'Wishes in order.' },
    ),
    strengths: list(
      reference('活用したい能力', 'Competency', {
        reverse: null,
        level: FORM,
        doc: 'Competencies the person wants to use.',
      }),
      { level: FORM },
    ),
    toDevelop: list(
      reference('伸ばしたい能力', 'Competency', {
        reverse: null,
        level: FORM,
        doc: 'Competencies the person wants to develop.',
      }),
      { level: FORM },
    ),
    wantedCourses: list(
      reference('希望研修', 'TrainingCourse', {
        reverse: null,
        level: FORM,
        doc: 'Courses the person wants to take.',
      }),
      { level: FORM },
    ),
    qualifications: text('取得資格', { level: FORM, doc: 'Qualifications.' }),
    careerIntent: choice('中長期キャリア', careerIntent, {
      level: FORM,
      doc: 'Where the person wants to go.',
    }),
    careerNote: text('中長期キャリア内容', { level: FORM, doc: 'The same in words.' }),
    promotionIntent: choice('昇任意欲', promotionIntent, {
      level: FORM,
      doc: 'Whether the person wants to be promoted.',
    }),
    interviewWanted: flag('面談希望', { level: FORM, doc: 'Whether the person asks for an interview.' }),
    wishReasons: list(choice('希望理由', wishReason, { doc: 'Why.' })),
    considerations: text('配慮してほしい事項', { doc: 'What should be considered.' }),
    familyCommute: text('家庭・通勤', { doc: 'Family and commute.' }),
    voice: text('提案・不満・悩み', { doc: 'Proposals, complaints, worries.' }),
    healthConsult: flag('産業保健へ相談', {
      level: L5,
      doc: 'Whether the person wants to talk to occupational health.',
    }),
    managerOpinion: text('所属長意見', { level: CORE_ONLY, doc: "The manager's opinion." }),
    hrNote: text('人事メモ', { level: CORE_ONLY, doc: "HR's note." }),
  },
})

export const transferWishes = unfold(selfDeclarations, 'wishes', {
  name: 'TransferWish',
  plural: 'transferWishes',
  doc: 'A wish to move, in order of preference.',
  inherit: ['fiscalYear', 'staff'],
  key: ['fiscalYear', 'staff', 'rank'],
  level: FORM,
  columns: {
    rank: integer('順位', { required: true, min: 1, max: 3, doc: 'First, second or third wish.' }),
    department: reference('第1希望所属', 'Department', {
      reverse: 'wishedBy',
      doc: 'Department wished for.',
    }),
    jobField: open('第1希望分野', '職務分野', { doc: 'Field of work wished for.' }),
  },
  rank: 'rank',
})
