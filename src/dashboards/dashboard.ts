import type { z } from 'zod'
import type { Filters } from './filters.ts'
import { type FrameAnswer, frameFields, frameSchema } from './frame-answer.ts'
import type { Language, Worded } from './language.ts'
import type { Picture } from './picture.ts'

/** What a picture is made for, besides its answer. */
export interface Asked {
  readonly language: Language
  readonly filters: Filters
}

/** A view: one trusted document, and one pure function from its answer to a picture. */
export interface Dashboard {
  readonly name: string
  readonly title: Worded<string>
  /** The sheets it is told from; none says that it is told from all of them. */
  readonly sheets: readonly string[]
  /** The workbooks they are in. */
  readonly workbooks: readonly string[]
  readonly document: string
  /** The variables of the document; filters it does not know are left out. */
  variables(filters: Filters): Readonly<Record<string, unknown>>
  /** The picture, and what its frame says; no picture for whoever may see nothing of it. */
  read(answer: unknown, asked: Asked): DashboardReading
}

/** An answer, read. */
export interface DashboardReading {
  readonly frame: FrameAnswer
  readonly picture: Picture | null
}

/** What a view is made of. */
interface Declared<A> {
  readonly name: string
  readonly title: Worded<string>
  readonly sheets: readonly string[]
  /** The workbooks they are in. */
  readonly workbooks: readonly string[]
  /** Variables besides those of the frame, as a document declares them: `$staff: String`. */
  readonly takes?: string
  /** Fields of the query, besides those of the frame. */
  readonly fields: string
  readonly answer: z.ZodType<A>
  variables?(filters: Filters): Readonly<Record<string, unknown>>
  /** `null` where the viewer may see nothing of it. */
  model(answer: A & FrameAnswer, asked: Asked): Picture | null
}

/** A view from its declaration; reading throws where an answer is not what its document asks for. */
export function dashboard<A>(declared: Declared<A>): Dashboard {
  const { name, title, sheets, workbooks, answer } = declared
  const sources = sheets.length === 0 ? {} : { or: sheets.map((sheet) => ({ sheet: { startsWith: sheet } })) }
  return {
    name,
    title,
    sheets,
    workbooks,
    document: `query ${name[0]?.toUpperCase()}${name.slice(1)}($sources: ProblemFilter${declared.takes ? `, ${declared.takes}` : ''}) {\n${frameFields}\n${declared.fields.trim()}\n}`,
    variables: (filters) => ({ sources, ...declared.variables?.(filters) }),
    read: (given, asked) => {
      const frame = frameSchema.parse(given)
      return { frame, picture: declared.model({ ...answer.parse(given), ...frame }, asked) }
    },
  }
}
