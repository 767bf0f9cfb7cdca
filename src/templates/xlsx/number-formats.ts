/** Text: what is typed stays as typed, leading zeros included. */
export const TEXT = '@'

/** 2025-04-01 */
export const ISO_DATE = 'yyyy-mm-dd'

/** 令和7年4月1日; 411 is the Japanese locale, which the era letters need on other systems. */
export const ERA_DATE = '[$-411]ggge"年"m"月"d"日"'

/** 1,200円 */
export const YEN = '#,##0"円"'

/** Codes that every spreadsheet program knows by id (ECMA-376 part 1, 18.8.30); others are stored with the workbook. */
export const BUILT_IN_IDS: ReadonlyMap<string, number> = new Map([
  ['General', 0],
  ['0', 1],
  ['0.00', 2],
  ['#,##0', 3],
  ['#,##0.00', 4],
  ['0%', 9],
  ['0.00%', 10],
  [TEXT, 49],
])

/** The id of the first format that a workbook stores itself. */
export const FIRST_OWN_ID = 164
