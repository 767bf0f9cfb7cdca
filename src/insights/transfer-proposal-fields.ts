import { transferScenarios } from '../../schema/intentions/transfer-scenarios.ts'
import { departments } from '../../schema/personnel/departments.ts'
import { posts } from '../../schema/personnel/posts.ts'
import { staff } from '../../schema/personnel/staff.ts'
import type { Extension } from '../graph/extension.ts'
import { count, day, number, words, yes } from './figures.ts'
import { linked, linkedAll, texts } from './linked.ts'
import type { Comparison, Fairness, Swap } from './transfer-compare.ts'
import {
  type Option,
  type ProposalLine,
  type TransferProposal,
  transferProposalFor,
} from './transfer-proposal.ts'
import type { ScorePart } from './transfer-score.ts'

/** `transferProposal` as a query and on a draft. */
export const transferProposalFields: Extension = ({ builder, refOf }) => {
  const person = refOf('Staff')
  const part = builder.objectRef<ScorePart>('TransferScorePart').implement({
    description: 'One of the five parts of a score.',
    fields: (t) => ({
      part: words(t, 'wish, fit, development, urgency or priority.', (each) => each.part),
      value: number(t, 'From 0 to 1.', (each) => each.value),
      weight: number(t, 'How many points 1 is worth.', (each) => each.weight),
      points: number(t, 'value × weight.', ({ value, weight }) => value * weight),
      reason: words(t, 'Why, in Japanese.', (each) => each.reason),
    }),
  })
  const option = builder.objectRef<Option>('TransferOption').implement({
    description: 'A place for somebody, and what it is worth.',
    fields: (t) => ({
      post: linked(t, refOf('Post'), posts, 'The post; null where none is known.', (each) => each.post),
      department: linked(t, refOf('Department'), departments, 'Where.', (each) => each.department),
      score: number(t, 'Sum of the parts.', (each) => each.score),
      confidence: number(
        t,
        'Share of what the place needs that is assessed; null where it needs nothing.',
        (each) => (each.needed === 0 ? null : each.known / each.needed),
      ),
      parts: t.field({
        access: 'parent',
        type: [part],
        nullable: { list: false, items: false },
        description: 'What the score is made of.',
        resolve: (each) => each.parts,
      }),
    }),
  })
  const line = builder.objectRef<ProposalLine>('TransferProposalLine').implement({
    description: 'What is proposed for one person.',
    fields: (t) => ({
      staff: linked(t, person, staff, 'Who.', (each) => each.staff),
      from: t.field({
        access: 'parent',
        type: option,
        nullable: false,
        description: 'Where they are, and what staying is worth.',
        resolve: (each) => each.from,
      }),
      to: t.field({
        access: 'parent',
        type: option,
        nullable: false,
        description: 'Where they are proposed.',
        resolve: (each) => each.to,
      }),
      moves: yes(t, 'Whether that is a move.', (each) => each.moves),
      gain: number(t, 'Points over staying.', (each) => each.gain),
      wishRank: t.int({
        access: 'parent',
        nullable: true,
        description: 'Which wish it fulfils, 1 to 3; null for none.',
        resolve: (each) => each.wishRank,
      }),
      alternatives: t.field({
        access: 'parent',
        type: [option],
        nullable: { list: false, items: false },
        description: 'The best three other posts, whoever else would get them.',
        resolve: (each) => each.alternatives,
      }),
    }),
  })
  const swap = builder.objectRef<Swap>('TransferSwap').implement({
    description: 'Two people of the draft who would both score more in each other’s place.',
    fields: (t) => ({
      staff: linkedAll(t, person, staff, 'Who.', (each) => each.staff),
      gains: t.floatList({
        access: 'parent',
        nullable: { list: false, items: false },
        description: 'Points each gains.',
        resolve: ({ gains }) => [...gains],
      }),
    }),
  })
  const comparison = builder.objectRef<Comparison>('TransferComparison').implement({
    description: 'What other ways are worth.',
    fields: (t) => ({
      allStay: number(t, 'Everybody stays.', (each) => each.allStay),
      draft: number(t, 'HR’s draft; null where it places nobody.', (each) => each.draft),
      draftWishesMet: count(t, 'Wishes to move that the draft fulfils.', (each) => each.draftWishesMet),
      draftMisfits: linkedAll(
        t,
        person,
        staff,
        'Whom the draft puts where they do not fit, or no seat is left.',
        (each) => each.draftMisfits,
      ),
      swaps: t.field({
        access: 'parent',
        type: [swap],
        nullable: { list: false, items: false },
        description: 'Swaps of the draft that raise both.',
        resolve: (each) => each.swaps,
      }),
    }),
  })
  const fairness = builder.objectRef<Fairness>('TransferFairness').implement({
    description: 'Scores and outcomes of one gender; gender is no input of a score.',
    fields: (t) => ({
      gender: words(t, 'FEMALE, MALE, OTHER; null where it is not known.', (each) => each.gender),
      count: count(t, 'How many.', (each) => each.count),
      meanScore: number(t, 'Mean score of what is proposed.', (each) => each.meanScore),
      moved: count(t, 'How many move.', (each) => each.moved),
      wanting: count(t, 'How many wish to move.', (each) => each.wanting),
      wishesMet: count(t, 'Of how many of these a wish is fulfilled.', (each) => each.wishesMet),
    }),
  })
  const proposal = builder.objectRef<TransferProposal>('TransferProposal').implement({
    description: 'I7: a proposal for the transfers of a 1 April. HR decides; nothing is written.',
    fields: (t) => ({
      scenario: linked(
        t,
        refOf('TransferScenario'),
        transferScenarios,
        'The draft.',
        (each) => each.scenario,
      ),
      asOf: day(t, 'The day it is told of.', (each) => each.asOf),
      on: day(t, 'The day of the transfers.', (each) => each.on),
      candidates: count(t, 'Whose place is decided.', ({ lines }) => lines.length),
      seats: count(t, 'Seats among which.', (each) => each.seats),
      total: number(t, 'Sum of all scores.', (each) => each.total),
      optimal: yes(t, 'Whether no other way is worth more.', (each) => each.optimal),
      repaired: yes(
        t,
        'Whether somebody stays so that a rule about a department holds.',
        (each) => each.repaired,
      ),
      broken: texts(t, 'Rules that could not be kept, in Japanese.', (each) => each.broken),
      wanting: count(t, 'How many wish to move.', (each) => each.wanting),
      wishesMet: count(t, 'Of how many of these a wish is fulfilled.', (each) => each.wishesMet),
      unmet: linkedAll(t, person, staff, 'Who wishes to move and gets no wish.', (each) => each.unmet),
      completeness: number(
        t,
        'Share of what the proposed posts need that is assessed; null where they need nothing.',
        (each) => each.completeness,
      ),
      lines: t.field({
        access: 'parent',
        type: [line],
        nullable: { list: false, items: false },
        description: 'Person by person.',
        resolve: (each) => each.lines,
      }),
      comparison: t.field({
        access: 'parent',
        type: comparison,
        nullable: false,
        description: 'Beside "everybody stays" and HR’s draft.',
        resolve: (each) => each.comparison,
      }),
      fairness: t.field({
        access: 'parent',
        type: [fairness],
        nullable: { list: false, items: false },
        description: 'Scores and outcomes by gender, afterwards.',
        resolve: (each) => each.fairness,
      }),
    }),
  })
  builder.queryField('transferProposal', (t) =>
    t.field({
      access: 'view',
      type: proposal,
      nullable: true,
      description: 'I7: a proposal for the transfers of a draft; null for all but HR_CORE.',
      args: { scenarioCode: t.arg.string({ required: true, description: 'The draft.' }) },
      resolve: (_root, { scenarioCode }, { view }) => transferProposalFor(view, scenarioCode),
    }),
  )
  builder.objectField(refOf('TransferScenario'), 'proposal', (t) =>
    t.field({
      access: 'view',
      type: proposal,
      nullable: true,
      description: 'I7: what is proposed for the draft.',
      resolve: (row, _args, { view }) => transferProposalFor(view, row.key),
    }),
  )
}
