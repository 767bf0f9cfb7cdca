/** Somebody of the messy office as every sheet knows them; nobody real. */
export interface MessyPerson {
  readonly number: string
  readonly name: string
  readonly kana: string
  readonly department: MessyDepartment
  readonly grade: string
}

/** The departments of the messy office, in the order of its list. */
export const MESSY_DEPARTMENTS = {
  総務課: '0101',
  '企画・財政課': '0102',
  税務課: '0203',
  市民課: '0204',
  福祉課: '0301',
  建設課: '0401',
} as const
export type MessyDepartment = keyof typeof MESSY_DEPARTMENTS

const PLACES: readonly MessyDepartment[] = ['総務課', '企画・財政課', '税務課', '市民課', '福祉課', '建設課']

// U+9AD9, U+FA11, U+20BB7, U+9089 and the compatibility ideograph U+FA19: as the family register has them.
const NAMES: Readonly<Record<number, readonly [name: string, kana: string]>> = {
  2: ['髙野　見本', 'タカノ　ミホン'],
  3: ['﨑山 見本', 'ｻｷﾔﾏ ﾐﾎﾝ'],
  4: ['𠮷田　見本', 'ヨシダ ミホン'],
  5: ['渡邉見本', 'ﾜﾀﾅﾍﾞ ﾐﾎﾝ'],
  6: ['\u{fa19}谷 見本', 'カミヤ ミホン'],
  21: ['同名 見本', 'ドウメイ ミホン'],
  41: ['同名 見本', 'ドウメイ ミホン'],
}

const HEADS = 10

/** The ordinary people of the messy office: ten a department, the first of whom leads it. */
export const MESSY_PEOPLE: readonly MessyPerson[] = PLACES.flatMap((department, place) =>
  Array.from({ length: HEADS }, (_, seat): MessyPerson => {
    const count = place * HEADS + seat + 1
    const [name, kana] = NAMES[count] ?? [`職員 ${three(count)}`, `ショクイン ${three(count)}`]
    const grade = seat === 0 ? 'G2' : seat < 3 ? 'G4' : seat < 6 ? 'G5' : 'G6'
    return { number: `000${three(100 + count)}`, name, kana, department, grade }
  }),
)

/** Somebody by count, from 1. */
export const messyPerson = (count: number): MessyPerson => {
  const person = MESSY_PEOPLE[count - 1]
  if (person === undefined) throw new Error(`nobody is number ${count}`)
  return person
}

function three(value: number): string {
  return String(value).padStart(3, '0')
}
