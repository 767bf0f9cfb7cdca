/** What a view is narrowed to, by name; kept in the query string. No name of a person and no token is ever one. */
export type Filters = Readonly<Record<string, string>>

/** The filters without one of them. */
export const without = (filters: Filters, name: string): Filters =>
  Object.fromEntries(Object.entries(filters).filter(([each]) => each !== name))

/** The filters with one more, or another value of one. */
export const withFilter = (filters: Filters, name: string, value: string): Filters => ({
  ...filters,
  [name]: value,
})

/** The filters that say something. */
export const withoutEmpty = (filters: Filters): Filters =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''))
