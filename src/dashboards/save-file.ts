import type { CsvFile } from './csv-file.ts'

/**
 * Hands a file to whoever looks at it in a browser.
 *
 * Pages carry it as text: it uses nothing from around it.
 */
export function saveFile({ name, text }: CsvFile): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  link.download = name
  link.click()
  // It is read after this has ended.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
