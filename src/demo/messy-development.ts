import type { Workbook } from '../templates/xlsx/workbook.ts'
import { messyCompetencies } from './messy-competencies.ts'
import { messyTraining } from './messy-training.ts'

/** What people can and learn, as HR of the messy office keeps it. */
export const messyDevelopment = (): Workbook => ({
  sheets: [...messyCompetencies(), ...messyTraining()],
})
