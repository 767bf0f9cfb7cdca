/** The first line of every XML part. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The namespace of everything a spreadsheet part says. */
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** The namespace of references between parts, and the stem of their types. */
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/**
 * A text as the content of an element, in the escapes of ECMA-376 part 1, 22.9.2.19 (ST_Xstring): a character that XML
 * cannot hold becomes `_xHHHH_`, and a text that already looks like such an escape has its first underscore escaped.
 */
export function xmlText(text: string): string {
  const escaped = UNSAFE.test(text) || !text.isWellFormed() ? text.replace(UNWRITABLE, escapeUnit) : text
  return MARKUP.test(escaped) ? escaped.replace(/[&<>]/g, entityOf) : escaped
}

/** A text as the value of an attribute. */
export const xmlAttribute = (text: string): string => xmlText(text).replace(/["\t\n]/g, entityOf)

/** A `<t>` element; white space at either end survives only when it is asked for. */
export const textElement = (text: string): string =>
  EDGE_SPACE.test(text) ? `<t xml:space="preserve">${xmlText(text)}</t>` : `<t>${xmlText(text)}</t>`

const MARKUP = /[&<>]/
const EDGE_SPACE = /^\s|\s$|\n/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 cannot hold.
const UNSAFE = /[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x/
// An escape that follows closes with its own `_` what only looked like the start of one, hence the second lookahead.
const UNWRITABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
  /[\x00-\x08\x0b-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9a-fA-F]{4}(?:_|[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]))/g

const escapeUnit = (unit: string): string =>
  `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
}

const entityOf = (character: string): string => ENTITIES[character] ?? character
