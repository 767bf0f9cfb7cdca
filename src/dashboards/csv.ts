import { type CsvFile, csvFile } from './csv-file.ts'
import type { Asked, Dashboard } from './dashboard.ts'
import { showingOf } from './showing.ts'

/** An answer to a view's document as CSV. */
export const renderCsv = (dashboard: Dashboard, answer: unknown, asked: Asked): CsvFile =>
  csvFile(showingOf(dashboard, answer, asked))
