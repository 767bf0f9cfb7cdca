const MS_PER_DAY = 86_400_000
const DAY_ZERO = Date.UTC(1899, 11, 30)

/** 2099-12-31: the last day a date column takes from a bare number. */
export const LAST_SERIAL = 73_050

/** The day a serial number stands for (days since 1899-12-30), time of day cut; `null` beyond year 9999. */
export function isoOfSerial(serial: number): string | null {
  if (!(serial >= 0 && serial < 2_958_466)) return null
  return new Date(DAY_ZERO + Math.floor(serial) * MS_PER_DAY).toISOString().slice(0, 10)
}

/** The serial number of a day. */
export const serialOfIso = (iso: string): number => (Date.parse(`${iso}T00:00:00Z`) - DAY_ZERO) / MS_PER_DAY
