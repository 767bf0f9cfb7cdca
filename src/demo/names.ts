import type { Calendar } from './calendar.ts'
import { firstOf } from './calendar.ts'
import type { Draft, Person } from './people.ts'

/** Digits of a staff number. */
export const NUMBER_WIDTH = 6

const PAIRS = 10
const VARIANTS = ['髙野 見本01', '﨑山 見本02', '𠮷田 見本03', '渡邉 見本04', '髙橋 見本05'] as const
const VARIANT_KANA = [
  'タカノ ミホン01',
  'サキヤマ ミホン02',
  'ヨシダ ミホン03',
  'ワタナベ ミホン04',
  'タカハシ ミホン05',
] as const

const numbered = (value: number, width: number): string => String(value).padStart(width, '0')

/**
 * Numbers people in the order they were hired and gives them names that can only be samples: 「職員 001」, ten pairs of one
 * name, five with variant characters. One number is used again after its first holder left, and one person came back
 * under a new number.
 */
export function named(drafts: readonly Draft[], calendar: Calendar): readonly Person[] {
  const ordered = [...drafts].sort((a, b) =>
    a.hiredOn < b.hiredOn ? -1 : a.hiredOn > b.hiredOn ? 1 : a.id - b.id,
  )
  const width = Math.max(3, String(ordered.length).length)
  const isCurrent = (draft: Draft): boolean => draft.separatedOn === null
  const chosen = ordered.filter(
    (draft) => isCurrent(draft) && !draft.isHead && draft.note === null && draft.appointment === 'REGULAR',
  )
  const pairOf = new Map(chosen.slice(0, 2 * PAIRS).map((draft, index) => [draft.id, (index % PAIRS) + 1]))
  const variantOf = new Map(
    chosen.slice(2 * PAIRS, 2 * PAIRS + VARIANTS.length).map((draft, index) => [draft.id, index]),
  )
  const people = ordered.map((draft, index): Person => {
    const number = numbered(index + 1, NUMBER_WIDTH)
    const pair = pairOf.get(draft.id)
    const variant = variantOf.get(draft.id)
    if (pair !== undefined)
      return { ...draft, number, name: `同名 ${numbered(pair, 2)}`, kana: `ドウメイ ${numbered(pair, 2)}` }
    if (variant !== undefined)
      return { ...draft, number, name: VARIANTS[variant] ?? '', kana: VARIANT_KANA[variant] ?? '' }
    return {
      ...draft,
      number,
      name: `職員 ${numbered(index + 1, width)}`,
      kana: `ショクイン ${numbered(index + 1, width)}`,
    }
  })
  return withReturn(withReusedNumber(people), calendar)
}

/** Gives a later hire the number of somebody who had left before. */
function withReusedNumber(people: readonly Person[]): readonly Person[] {
  const first = people
    .filter(({ separatedOn }) => separatedOn !== null)
    .sort((a, b) => ((a.separatedOn ?? '') < (b.separatedOn ?? '') ? -1 : 1))[0]
  const second = people.find(
    (person) =>
      isOrdinary(person) && person.hiredOn > (first?.separatedOn ?? '9') && person.name.startsWith('職員'),
  )
  if (first === undefined || second === undefined) return people
  return people.map((person) =>
    person === second ? { ...person, number: first.number, note: '退職者の番号を再使用' } : person,
  )
}

const isOrdinary = (person: Person): boolean =>
  person.separatedOn === null && !person.isHead && person.note === null && person.appointment === 'REGULAR'

/** Lets one person who had left be the same as one hired later under a new number. */
function withReturn(people: readonly Person[], { fiscalYear }: Calendar): readonly Person[] {
  const back =
    people.find(
      (person) =>
        isOrdinary(person) && person.hiredOn >= firstOf(fiscalYear - 3) && person.hireType === 'EXPERIENCED',
    ) ?? people.find((person) => isOrdinary(person) && person.hiredOn >= firstOf(fiscalYear - 3))
  const left = people.find(
    (person) =>
      person.separatedOn !== null &&
      person.note === null &&
      person.separatedOn < (back?.hiredOn ?? '') &&
      person.stints.at(-1)?.grade === 'G6',
  )
  if (back === undefined || left === undefined) return people
  return people.map((person) =>
    person === back
      ? {
          ...person,
          name: left.name,
          kana: left.kana,
          gender: left.gender,
          birthDate: left.birthDate,
          note: `再採用（旧番号 ${left.number}）`,
        }
      : person,
  )
}
