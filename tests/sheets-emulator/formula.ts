import type { sheets_v4 } from '@googleapis/sheets'

/** What a cell comes to: a value, or an error. */
export type Result = number | string | boolean | null | FormulaError

/** An error that a cell shows. */
export interface FormulaError {
  readonly error: NonNullable<sheets_v4.Schema$ErrorValue['type']>
}

/** Where a formula stands: it asks for other cells by address, with the title of their sheet where one is named. */
export interface FormulaPlace {
  /** The rows of a block such as `A1:B2`; `null` where there is no such sheet or cell. */
  cells(address: string, title: string | null): readonly (readonly Result[])[] | null
}

const failed = (error: FormulaError['error']): FormulaError => ({ error })

/** Tells whether a result is an error. */
export const isError = (result: Result): result is FormulaError =>
  typeof result === 'object' && result !== null

/** The words that errors are shown with. */
export const ERROR_WORDS: Readonly<Record<string, string>> = {
  ERROR: '#ERROR!',
  NULL_VALUE: '#NULL!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  N_A: '#N/A',
}

const TOKEN =
  /\s*(?:(?<number>\d+\.?\d*(?:e[+-]?\d+)?|\.\d+)|"(?<text>(?:[^"]|"")*)"|(?<word>#(?:REF!|N\/A|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!))|(?:(?:'(?<quoted>(?:[^']|'')*)'|(?<title>[\p{L}\p{N}_]+))!)?(?<cells>\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\w(])|(?<name>[A-Z][A-Z0-9_.]*)|(?<sign><=|>=|<>|[-+*/^&=<>(),%]))/iuy

type Token = Readonly<Record<string, string | undefined>>

/** Works a formula out; unknown functions come to `#NAME?`, what cannot be read to `#ERROR!`. */
export function evaluate(formula: string, place: FormulaPlace): Result {
  const tokens = tokensOf(formula.replace(/^[=+]/u, ''))
  if (tokens === null) return failed('ERROR')
  const parser = new Parser(tokens, place)
  const result = parser.comparison()
  const value = isRows(result) ? (result[0]?.[0] ?? null) : result
  return parser.isDone ? (value === null ? 0 : value) : failed('ERROR')
}

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const found = TOKEN.exec(text)
    if (!found?.groups) return null
    tokens.push(found.groups)
  }
  return tokens
}

type Rows = readonly (readonly Result[])[]
type Part = Result | Rows

const isRows = (part: Part): part is Rows => Array.isArray(part)

class Parser {
  readonly #tokens: readonly Token[]
  readonly #place: FormulaPlace
  #at = 0

  constructor(tokens: readonly Token[], place: FormulaPlace) {
    this.#tokens = tokens
    this.#place = place
  }

  get isDone(): boolean {
    return this.#at === this.#tokens.length
  }

  comparison(): Part {
    return this.#chain(['=', '<>', '<', '>', '<=', '>='], () => this.#joined(), compared)
  }

  #joined(): Part {
    return this.#chain(
      ['&'],
      () => this.#sum(),
      (_sign, a, b) => textOf(a) + textOf(b),
    )
  }

  #sum(): Part {
    return this.#chain(['+', '-'], () => this.#product(), arithmetic)
  }

  #product(): Part {
    return this.#chain(['*', '/'], () => this.#power(), arithmetic)
  }

  #power(): Part {
    return this.#chain(['^'], () => this.#signed(), arithmetic)
  }

  #signed(): Part {
    if (this.#take('-')) return arithmetic('-', 0, single(this.#signed()))
    if (this.#take('+')) return this.#signed()
    const value = this.#atom()
    return this.#take('%') ? arithmetic('/', single(value), 100) : value
  }

  #chain(
    signs: readonly string[],
    below: () => Part,
    apply: (sign: string, a: Result, b: Result) => Result,
  ): Part {
    let left = below()
    for (let sign = this.#sign(); signs.includes(sign); sign = this.#sign()) {
      this.#at++
      const [a, b] = [single(left), single(below())]
      left = isError(a) ? a : isError(b) ? b : apply(sign, a, b)
    }
    return left
  }

  #atom(): Part {
    const token = this.#tokens[this.#at++]
    if (token === undefined) return failed('ERROR')
    if (token['number'] !== undefined) return Number(token['number'])
    if (token['text'] !== undefined) return token['text'].replaceAll('""', '"')
    if (token['word'] !== undefined) return failed(errorNamed(token['word']))
    if (token['cells'] !== undefined) {
      const title = token['quoted']?.replaceAll("''", "'") ?? token['title'] ?? null
      return this.#place.cells(token['cells'].replaceAll('$', '').toUpperCase(), title) ?? failed('REF')
    }
    if (token['name'] !== undefined) return this.#named(token['name'].toUpperCase())
    if (token['sign'] !== '(') return failed('ERROR')
    const inside = this.comparison()
    return this.#take(')') ? inside : failed('ERROR')
  }

  #named(name: string): Part {
    if (!this.#take('(')) return name === 'TRUE' ? true : name === 'FALSE' ? false : failed('NAME')
    const given: Part[] = []
    while (!this.isDone && this.#sign() !== ')') {
      given.push(this.comparison())
      if (!this.#take(',')) break
    }
    if (!this.#take(')')) return failed('ERROR')
    return FUNCTIONS[name]?.(given) ?? failed('NAME')
  }

  #sign(): string {
    return this.#tokens[this.#at]?.['sign'] ?? ''
  }

  #take(sign: string): boolean {
    if (this.#sign() !== sign) return false
    this.#at++
    return true
  }
}

const single = (part: Part): Result => (isRows(part) ? (part[0]?.[0] ?? null) : part)

const errorNamed = (word: string): FormulaError['error'] =>
  Object.entries(ERROR_WORDS).find(([, each]) => each === word.toUpperCase())?.[0] ?? 'ERROR'

const textOf = (value: Result): string =>
  value === null || isError(value)
    ? ''
    : typeof value === 'boolean'
      ? String(value).toUpperCase()
      : String(value)

function numberOf(value: Result): number | FormulaError {
  if (value === null || value === '') return 0
  if (isError(value)) return value
  const number = Number(value)
  return Number.isNaN(number) ? failed('VALUE') : number
}

function arithmetic(sign: string, a: Result, b: Result): Result {
  const [left, right] = [numberOf(a), numberOf(b)]
  if (typeof left !== 'number') return left
  if (typeof right !== 'number') return right
  switch (sign) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return right === 0 ? failed('DIVIDE_BY_ZERO') : left / right
    default:
      return left ** right
  }
}

function compared(sign: string, a: Result, b: Result): Result {
  const [left, right] = [a ?? '', b ?? ''].map((each) =>
    typeof each === 'string' ? each.toLowerCase() : each,
  )
  const [less, equal] = [(left ?? 0) < (right ?? 0), left === right]
  switch (sign) {
    case '=':
      return equal
    case '<>':
      return !equal
    case '<':
      return less
    case '<=':
      return less || equal
    case '>':
      return !less && !equal
    default:
      return !less
  }
}

const all = (parts: readonly Part[]): readonly Result[] =>
  parts.flatMap((part) => (isRows(part) ? part.flat() : [part]))

/** The numbers among the arguments, or the first error. */
function numbers(parts: readonly Part[], work: (found: readonly number[]) => Result): Result {
  const values = all(parts)
  return values.find(isError) ?? work(values.filter((value) => typeof value === 'number'))
}

const FUNCTIONS: Readonly<Record<string, (given: readonly Part[]) => Result>> = {
  SUM: (given) => numbers(given, (found) => found.reduce((sum, each) => sum + each, 0)),
  COUNT: (given) => all(given).filter((value) => typeof value === 'number').length,
  COUNTA: (given) => all(given).filter((value) => value !== null).length,
  AVERAGE: (given) =>
    numbers(given, (found) =>
      found.length === 0
        ? failed('DIVIDE_BY_ZERO')
        : found.reduce((sum, each) => sum + each, 0) / found.length,
    ),
  IF: ([condition = null, yes = true, no = false]) => {
    const value = single(condition)
    return isError(value) ? value : single(value ? yes : no)
  },
  IFERROR: ([value = null, instead = '']) => (isError(single(value)) ? single(instead) : single(value)),
  NA: () => failed('N_A'),
}
