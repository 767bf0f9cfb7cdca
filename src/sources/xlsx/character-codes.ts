/** The characters that markup and the values of cells are made of, by their codes. */
export const TAB = 9
export const LINE_FEED = 10
export const CARRIAGE_RETURN = 13
export const SPACE = 32
export const BANG = 33
export const DOUBLE_QUOTE = 34
export const SINGLE_QUOTE = 39
export const MINUS = 45
export const POINT = 46
export const SLASH = 47
export const ZERO = 48
export const NINE = 57
export const COLON = 58
export const LESS = 60
export const EQUALS = 61
export const GREATER = 62
export const QUESTION = 63
export const UPPER_A = 65
export const UPPER_Z = 90
export const LOWER_B = 98
export const LOWER_C = 99
export const LOWER_D = 100
export const LOWER_E = 101
export const LOWER_N = 110
export const LOWER_R = 114
export const LOWER_S = 115
export const LOWER_T = 116
export const LOWER_V = 118

/** Tells whether the code is that of a space in the sense of XML. */
export const isXmlSpace = (code: number): boolean =>
  code === SPACE || code === LINE_FEED || code === TAB || code === CARRIAGE_RETURN
