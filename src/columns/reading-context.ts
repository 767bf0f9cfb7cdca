/** What a lookup says: the row's key, that no row answers, or that several do. */
export type Found =
  /** `uncertain`: found by a name that others may share. */
  | { readonly key: string; readonly uncertain: boolean }
  | { readonly missing: true }
  | { readonly several: readonly string[] }
  /** The text gives a code and a name, and the row of that code has another name. */
  | { readonly torn: { readonly key: string; readonly name: string; readonly written: string } }

/** Finds rows of one table by code, name or former name. */
export interface Lookup {
  /** `on`: the day the name was used, ISO; `null` when unknown. */
  find(text: string, on: string | null): Found
  /** What a row is called; `null` for an unknown key. */
  nameOf(key: string): string | null
  /** The column that holds the name, and the one that tells two rows of one name apart. */
  readonly nameColumn: string | null
  readonly whereColumn: string | null
  /** The keys among `keys` whose rows belong where the text says. */
  narrow(keys: readonly string[], where: string): readonly string[]
  /** The code as this table writes it (width, characters), whether or not a row has it; `null` when it cannot be a code. */
  code(text: string): string | null
  has(key: string): boolean
  /** The sheet that the rows stand in. */
  readonly sheet: string
  /** How many rows there are to find. */
  readonly size: number
}

/** The words of one open list: match form to code. */
export type CodeList = ReadonlyMap<string, string>

/** The steps of a scale: mark to value, and the values there are. */
export interface Scale {
  readonly marks: ReadonlyMap<string, number>
  readonly values: readonly number[]
}

/** What readers of cells know of the rest of the office. */
export interface ReadingContext {
  setting(key: string): string | null
  codes(list: string): CodeList
  lookup(table: string): Lookup
  scale(table: string): Scale
}
