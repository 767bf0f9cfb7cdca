/** Sheets that belong to no table and are passed over in silence: how to use the workbook, and words to choose from. */
export const RESERVED_SHEETS = { guide: '使い方', choices: '選択肢' } as const

const TITLES: ReadonlySet<string> = new Set(Object.values(RESERVED_SHEETS))

/** Tells whether a sheet's title is one of those. */
export const isReservedSheet = (title: string): boolean => TITLES.has(title.trim())
