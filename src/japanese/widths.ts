const SPACES = /[\s\u200b\ufeff]+/gu

/** One spelling for full-width and half-width forms, squared and circled characters (NFKC). Never for names of people. */
export const normalise = (text: string): string => text.normalize('NFKC')

/** The text without any white space, zero-width marks included. */
export const withoutSpaces = (text: string): string => text.replace(SPACES, '')

/** Normalised and without white space: the form in which words from lists are compared. */
export const matchForm = (text: string): string => withoutSpaces(normalise(text))

const DASHES = /[‐‑‒–—―−ー-]/gu

/** Turns every kind of dash into `-`; only for text in which a long vowel mark cannot occur. */
export const plainDashes = (text: string): string => text.replace(DASHES, '-')
