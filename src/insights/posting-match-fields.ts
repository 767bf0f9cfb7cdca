import { internalPostings } from '../../schema/intentions/internal-postings.ts'
import { staff } from '../../schema/personnel/staff.ts'
import type { Extension } from '../graph/extension.ts'
import { count, day, yes } from './figures.ts'
import { linked, texts } from './linked.ts'
import { type Applicant, type PostingMatch, type PostingMatches, postingMatchFor } from './posting-match.ts'

/** `postingMatch` as a query and on a posting. */
export const postingMatchFields: Extension = ({ builder, refOf }) => {
  const posting = refOf('InternalPosting')
  const applicant = builder.objectRef<Applicant>('PostingApplicant').implement({
    description: 'What would become of somebody who applied.',
    fields: (t) => ({
      staff: linked(t, refOf('Staff'), staff, 'Who.', (each) => each.staff),
      preference: t.int({
        access: 'parent',
        nullable: true,
        description: 'Their first, second … choice.',
        resolve: (each) => each.preference,
      }),
      place: t.int({
        access: 'parent',
        nullable: true,
        description: 'Place on the list of the panel; null for who is not on it.',
        resolve: (each) => each.place,
      }),
      placedAt: linked(
        t,
        posting,
        internalPostings,
        'What they get in the end; null for nothing.',
        (each) => each.placedAt,
      ),
      reasons: texts(t, 'Why, in Japanese.', ({ reasons }) => reasons),
    }),
  })
  const match = builder.objectRef<PostingMatch>('PostingMatch').implement({
    description: 'A posting and who would get it.',
    fields: (t) => ({
      posting: linked(t, posting, internalPostings, 'The posting.', (each) => each.posting),
      seats: count(t, 'How many are looked for.', (each) => each.seats),
      filled: count(t, 'How many would be found.', (each) => each.filled),
      from: day(t, 'Day of the placement.', (each) => each.from),
      until: day(t, 'Last day of the term; null where none is set.', (each) => each.until),
      applicants: t.field({
        access: 'parent',
        type: [applicant],
        nullable: { list: false, items: false },
        description: 'Who applied, in the order of the panel.',
        resolve: (each) => each.applicants,
      }),
    }),
  })
  const matches = builder.objectRef<PostingMatches>('PostingMatches').implement({
    description: 'I8: who would get which posting of a fiscal year, by deferred acceptance.',
    fields: (t) => ({
      fiscalYear: count(t, 'Fiscal year.', (each) => each.fiscalYear),
      asOf: day(t, 'The day it is told of.', (each) => each.asOf),
      applicants: count(t, 'How many applied.', (each) => each.applicants),
      placed: count(t, 'How many of them get a posting.', (each) => each.placed),
      stable: yes(t, 'No person and posting would rather have each other.', (each) => each.stable),
      postings: t.field({
        access: 'parent',
        type: [match],
        nullable: { list: false, items: false },
        description: 'Posting by posting.',
        resolve: (each) => each.postings,
      }),
    }),
  })
  builder.queryField('postingMatch', (t) =>
    t.field({
      access: 'view',
      type: matches,
      nullable: true,
      description:
        'I8: who would get which posting; null where the office has none, and for those who may not know.',
      args: { fiscalYear: t.arg.int({ description: 'Fiscal year; the running one when left out.' }) },
      resolve: (_root, { fiscalYear }, { view }) => postingMatchFor(view, fiscalYear ?? null),
    }),
  )
}
