const MS_PER_DAY = 86_400_000
const DAY_ZERO = Date.UTC(1899, 11, 30)

/** 2099-12-31: the last day a date column takes from a bare number. */
export const LAST_SERIAL = 73_050

/** The day a serial number stands for (days since 1899-12-30), time of day cut; `null` beyond year 9999. */
export function isoOfSerial(serial: number): string | null {
  if (!(serial >= 0 && serial < 2_958_466)) return null
  const day = Math.floor(serial)
  const known = days.get(day)
  if (known !== undefined) return known
  const iso = new Date(DAY_ZERO + day * MS_PER_DAY).toISOString().slice(0, 10)
  if (day <= LAST_SERIAL) days.set(day, iso)
  return iso
}

/** The days of two centuries, each made once: formatting one costs more than reading a cell. */
const days = new Map<number, string>()

/** The serial number of a day. */
export const serialOfIso = (iso: string): number => (Date.parse(`${iso}T00:00:00Z`) - DAY_ZERO) / MS_PER_DAY

/** The day so many days earlier or later, both as ISO text. */
export const daysFrom = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10)

/** A day written out as ISO text, as its serial number; `null` for any other text. */
export const serialOfText = (text: string): number | null =>
  ISO.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) ? serialOfIso(text) : null

const ISO = /^\d{4}-\d{2}-\d{2}$/u
