interface Era {
  readonly name: string
  readonly letter: string
  /** Western year = base + year of the era. */
  readonly base: number
  readonly firstDay: string
}

/** The eras a sheet may use, newest first; first days after the Cabinet Office's proclamations. */
export const ERAS: readonly Era[] = [
  { name: '令和', letter: 'R', base: 2018, firstDay: '2019-05-01' },
  { name: '平成', letter: 'H', base: 1988, firstDay: '1989-01-08' },
  { name: '昭和', letter: 'S', base: 1925, firstDay: '1926-12-25' },
  { name: '大正', letter: 'T', base: 1911, firstDay: '1912-07-30' },
  { name: '明治', letter: 'M', base: 1867, firstDay: '1868-01-25' },
]

/** Every spelling of an era as a regular expression group, for normalised text. */
export const ERA_PATTERN = '(?:明治|大正|昭和|平成|令和|[MTSHRmtshr])'

/** The era a name or letter stands for. */
export function eraOf(word: string): Era | null {
  const letter = word.toUpperCase()
  return ERAS.find((era) => era.name === word || era.letter === letter) ?? null
}

/** The era of a day, `null` before 明治. */
export const eraOn = (iso: string): Era | null => ERAS.find((era) => iso >= era.firstDay) ?? null

/** Tells whether the day lies outside the era it was written in (H31.5.1, R1.4.1). */
export function outsideEra(iso: string, era: Era): boolean {
  const next = ERAS[ERAS.indexOf(era) - 1]
  return iso < era.firstDay || (next !== undefined && iso >= next.firstDay)
}

/** A day as the office writes it: `R7.4.1`; a day before 明治 stays as it is. */
export function japaneseDate(iso: string): string {
  const era = eraOn(iso)
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  return era === null ? iso : `${era.letter}${year - era.base}.${month}.${day}`
}
