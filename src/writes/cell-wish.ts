import type { Value } from '../columns/column.ts'
import type { WriteFault } from '../tables/intent.ts'
import type { Unfolding } from '../tables/table.ts'
import { writeFault } from '../tables/write-faults.ts'
import type { InputFault } from './write-request.ts'

/**
 * What is wanted of the cell of an item: its value, the word for why there is none, `null` to clear it, `undefined` to
 * leave it alone; a fault where value and word contradict each other.
 */
export function cellWish(
  values: ReadonlyMap<string, Value>,
  { value, state }: Unfolding,
  identity: string | null,
): { readonly wanted: Value | undefined } | WriteFault {
  const level = value === null ? undefined : values.get(value)
  const word = state === null ? undefined : values.get(state)
  const isReason = word != null && word !== 'ASSESSED'
  if (isReason && level != null) return contradiction(identity)
  if (word === 'ASSESSED' && level == null) return levelMissing(identity)
  return { wanted: isReason ? word : level === undefined && word === null ? null : level }
}

const contradiction = (identity: string | null): WriteFault =>
  writeFault(
    'INVALID',
    '水準と、水準がない理由（state）の両方が指定されています。どちらかにしてください',
    'Both a level and why there is none are given: give one of them',
    { identity },
  )

const levelMissing = (identity: string | null): WriteFault =>
  writeFault(
    'REQUIRED',
    '水準（level）が必要です。消すときは null、評価しないときは state を指定してください',
    'A level is needed: null clears it, a state says why there is none',
    { identity },
  )

/** A cell is to be made, and nothing is given that could stand in it. */
export const nothingGiven = (identity: string | null): WriteFault =>
  writeFault('REQUIRED', 'セルに入れる値が必要です', 'A value for the cell is needed', { identity })

/** One cell is given twice, of which one would be lost unseen. */
export const givenTwice = (identity: string): InputFault => ({
  ...writeFault(
    'INVALID',
    '同じ項目が2回指定されています。1つにしてください',
    'The same cell is given twice: give it once',
    { identity },
  ),
  isOfPart: true,
})
