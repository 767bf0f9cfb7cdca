import { randomInt } from 'node:crypto'

const PREFIX = '_ikusei_'

/** The most that the API takes for the id of a sheet. */
const LARGEST_ID = 2 ** 31 - 1

/** Makes up the title of a trace, which tells the id of its sheet as well. */
export const traceName = (): string => `${PREFIX}${randomInt(1, LARGEST_ID)}`

/** Whether a sheet is a trace, which nobody is to read as theirs. */
export const isTrace = (title: string): boolean => title.startsWith(PREFIX)

/** The id of a trace's sheet. */
export const traceId = (name: string): number => Number(name.slice(PREFIX.length))
