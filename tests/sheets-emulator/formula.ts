import { FUNCTIONS } from './formula-functions.ts'
import { errorNamed, failed, isError, isRows, type Part, type Result, single } from './formula-result.ts'
import { arithmetic, compared, textOf } from './formula-signs.ts'

/** Where a formula stands: it asks for other cells by address, with the title of their sheet where one is named. */
export interface FormulaPlace {
  /** The rows of a block such as `A1:B2`; `null` where there is no such sheet or cell. */
  cells(address: string, title: string | null): readonly (readonly Result[])[] | null
  /** The rows of a named range; `null` where there is no such name. */
  named?(name: string): readonly (readonly Result[])[] | null
}

const TOKEN =
  /\s*(?:(?<number>(?!\d+:\$?\d)\d+\.?\d*(?:e[+-]?\d+)?|\.\d+)|"(?<text>(?:[^"]|"")*)"|(?<word>#(?:REF!|N\/A|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!))|(?:(?:'(?<quoted>(?:[^']|'')*)'|(?<title>[\p{L}\p{N}_]+))!)?(?<cells>\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d*)?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}(?:\$?\d+)?|\$?\d+:\$?\d+)(?![\w(])|(?<name>[\p{L}_][\p{L}\p{N}_.]*)|(?<sign><=|>=|<>|[-+*/^&=<>(),%]))/iuy

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
    if (token['name'] !== undefined) return this.#named(token['name'])
    if (token['sign'] !== '(') return failed('ERROR')
    const inside = this.comparison()
    return this.#take(')') ? inside : failed('ERROR')
  }

  #named(written: string): Part {
    const name = written.toUpperCase()
    if (!this.#take('('))
      return name === 'TRUE'
        ? true
        : name === 'FALSE'
          ? false
          : (this.#place.named?.(written) ?? failed('NAME'))
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
