import type { Cell } from './cell.ts'
import type { Language } from './language.ts'
import { shownDay } from './moments.ts'
import { words } from './words.ts'

/** The sign for what is hidden: the same for a small number and for what would give one away. */
export const HIDDEN_SIGN = '＊'

/** What a cell says in a table of plain text: in the table beside a picture, and in CSV. */
export function cellText(cell: Cell, language: Language): string {
  switch (cell.kind) {
    case 'nothing':
    case 'same':
      return ''
    case 'text':
    case 'bar':
    case 'shape':
      return cell.text
    case 'number':
      return `${cell.value}${cell.unit}`
    case 'filled':
      return String(cell.value)
    case 'day':
      return shownDay(cell.day, language)
    case 'unassessed':
      return words[language].unassessed
    case 'notApplicable':
      return words[language].notApplicable
    case 'suppressed':
      return HIDDEN_SIGN
    case 'problem':
      return words[language].problem
  }
}

/** What a voice says after the text of a cell, or in place of its sign. */
export function spokenText(cell: Cell, language: Language): string {
  switch (cell.kind) {
    case 'filled':
    case 'shape':
    case 'bar':
      return cell.spoken
    case 'unassessed':
    case 'notApplicable':
    case 'suppressed':
    case 'same':
      return words[language][cell.kind]
    case 'problem':
      return words[language].unreadable(cell.place)
    default:
      return ''
  }
}
