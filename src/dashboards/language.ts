/** The languages pages are written in; Japanese is the first. */
export type Language = 'ja' | 'en'

/** The same words in each language; `W` is what the Japanese ones are made of. */
export type Worded<W> = Readonly<Record<Language, W>>
