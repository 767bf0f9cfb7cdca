import { UNPRINTABLE } from '../columns/fault.ts'
import { addressOf, type Problem } from '../tables/problem.ts'

export type Language = 'ja' | 'en'

const WORDS: Readonly<Record<Problem['severity'], Readonly<Record<Language, string>>>> = {
  WARN: { ja: '注意', en: 'warning' },
  REJECT_CELL: { ja: '誤り（値を除外）', en: 'error (cell left out)' },
  REJECT_ROW: { ja: '誤り（行を除外）', en: 'error (row left out)' },
  REJECT_SHEET: { ja: '誤り（シートを除外）', en: 'error (sheet left out)' },
}

/** A problem as a compiler would say it: where, how bad, which rule, what; and below, how to mend it. */
export function describeProblem(problem: Problem, file: string, lang: Language): string[] {
  const address = addressOf(problem)
  const place = [problem.sheet, address].filter((part) => part !== null).join('!')
  const where = place === '' ? file : `${file} ${place}`
  const header =
    problem.header === null ||
    problem.message[lang].includes(`「${problem.header}」`) ||
    problem.message[lang].includes(`“${problem.header}”`)
      ? ''
      : lang === 'ja'
        ? `「${problem.header}」の列: `
        : `“${problem.header}”: `
  return printable([
    `${where}  ${WORDS[problem.severity][lang]} ${problem.code}  ${header}${problem.message[lang]}`,
    `    → ${problem.suggestion[lang]}`,
  ])
}

/** Titles and headers come from files: what steers a terminal is left out. */
export const printable = (lines: readonly string[]): string[] =>
  lines.map((line) => line.replace(UNPRINTABLE, ''))

/** The same facts for programs. */
export const problemAsJson = (problem: Problem, file: string) => ({
  workbook: problem.workbook,
  file,
  sheet: problem.sheet,
  cell: addressOf(problem),
  header: problem.header,
  value: problem.value,
  severity: problem.severity,
  code: problem.code,
  message: problem.message,
  suggestion: problem.suggestion,
})
