/** A view in all its forms, asked for as nobody in particular would: in Japanese, without filters, leading nowhere. */
export const ASKED_PLAINLY = {
  language: 'ja',
  filters: {},
  nonce: 'n',
  pathTo: null,
  csv: null,
  script: '',
  beside: [],
} as const
