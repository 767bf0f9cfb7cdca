/** A moment on the clock of the office, as `2025-11-25 10:05:12,345`. */
export const officeTime = (moment: Date): string => FORMAT.format(moment)

const FORMAT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
})
