import { spawnSync } from 'node:child_process'

const hasReader = spawnSync('pdftotext', ['-v']).status === 0

/** The text of each page of a PDF, without spaces; empty texts where nothing here reads PDFs: then pages are counted alone. */
export function printedText(pdf: Buffer): { readonly pages: readonly string[]; readonly isRead: boolean } {
  if (!hasReader)
    return {
      pages: [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/gu)].map(() => ''),
      isRead: false,
    }
  const { status, stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' })
  if (status !== 0) throw new Error('pdftotext could not read the pages')
  return {
    pages: stdout
      .split('\f')
      .slice(0, -1)
      .map((page) => page.replace(/\s+/gu, '')),
    isRead: true,
  }
}
