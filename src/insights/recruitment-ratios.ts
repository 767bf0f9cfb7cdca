import { recruitmentResults } from '../../schema/development/recruitment-results.ts'
import { staff } from '../../schema/personnel/staff.ts'
import { fiscalYearOf } from '../japanese/fiscal-years.ts'
import { type Count, hideCells, isTelling, type ToldRate, toldCell, toldTotal } from '../view/suppression.ts'
import type { View } from '../view/view.ts'
import { wholeOffice } from '../view/whole-office.ts'
import { figureDay, mayKnowFigures, seesNames } from './group-figures.ts'
import { remembered } from './remembered.ts'
import { type SeenRow, seenRows } from './seen-rows.ts'
import { thresholdsOf } from './thresholds.ts'

/** How many stand against how many, as it may be told. */
export interface ToldRatio {
  readonly ratio: number | null
  readonly suppressed: boolean
}

/** The ratios of one examination, or of all. */
export interface ExamRatios {
  /** `null` for all together. */
  readonly examType: string | null
  /** 申込 / 採用. */
  readonly applicationRatio: ToldRatio
  /** 受験 / 合格. */
  readonly examinationRatio: ToldRatio
  /** Women among those hired. */
  readonly women: ToldRate
}

/** I20: what came of the recruitment of a fiscal year. */
export interface RecruitmentRatios {
  readonly fiscalYear: number
  readonly exams: readonly ExamRatios[]
  readonly total: ExamRatios
  /** 経験者 among those hired in the fiscal year, from 職員; who has no 採用区分 is not in it. */
  readonly midCareer: ToldRate
}

type Result = SeenRow<typeof recruitmentResults>
type Number4 = 'applied' | 'examined' | 'passed' | 'hired'

/** Counts of one examination; `null` is not known, and never 0. */
interface Exam {
  readonly examType: string | null
  readonly applied: number | null
  readonly examined: number | null
  readonly passed: number | null
  readonly hired: number | null
  readonly women: number | null
}

/**
 * I20 (DOMAIN.md 7.3): 応募倍率 = 申込/採用, 受験/合格, women = F/採用, mid-career = 経験者 / hires of the FY; nobody hired gives no
 * ratio. A row without 性別 is everybody, else the genders are added up. Small cells are hidden (S2, S3).
 */
export const recruitmentRatios = remembered(
  (
    view,
    { fiscalYear, asOf, exact }: { fiscalYear: number; asOf: string; exact: boolean },
  ): RecruitmentRatios => {
    const exams = [
      ...Map.groupBy(
        seenRows(view, recruitmentResults).filter(({ values }) => values.fiscalYear === fiscalYear),
        ({ values }) => values.examType ?? '',
      ),
    ].map(([examType, rows]) => examOf(examType, rows))
    const all: Exam = {
      examType: null,
      applied: sumOf(exams.map(({ applied }) => applied)),
      examined: sumOf(exams.map(({ examined }) => examined)),
      passed: sumOf(exams.map(({ passed }) => passed)),
      hired: sumOf(exams.map(({ hired }) => hired)),
      women: sumOf(exams.map(({ women }) => women)),
    }
    const thresholds = thresholdsOf(view)
    const hides = (countOf: (exam: Exam) => Count): ((row: number) => boolean) => {
      const hidden = hideCells(
        exams.map((exam) => [countOf(exam)]),
        thresholds,
      )
      const isWholeHidden = isTelling(countOf(all), thresholds)
      return (row) => !exact && (row < 0 ? isWholeHidden : hidden.has(row, 0))
    }
    const hidesHired = hides(({ applied, hired }) => ({ base: applied ?? 0, count: hired ?? 0 }))
    const hidesPassed = hides(({ examined, passed }) => ({ base: examined ?? 0, count: passed ?? 0 }))
    const womenOf = ({ hired, women }: Exam): Count => ({ base: hired ?? 0, count: women ?? 0 })
    const hidesWomen = hides(womenOf)
    const ratiosOf = (exam: Exam, row: number): ExamRatios => ({
      examType: exam.examType,
      applicationRatio: ratioOf(exam.applied, exam.hired, hidesHired(row)),
      examinationRatio: ratioOf(exam.examined, exam.passed, hidesPassed(row)),
      women:
        exam.hired === null || exam.women === null
          ? { rate: null, base: exact ? exam.hired : null, suppressed: false }
          : row < 0 || exact
            ? toldTotal(womenOf(exam), hidesWomen(row))
            : toldCell(womenOf(exam), hidesWomen(row)),
    })
    const midCareer = midCareerOf(view, fiscalYear, asOf)
    return {
      fiscalYear,
      exams: exams.map(ratiosOf),
      total: ratiosOf(all, -1),
      midCareer: toldTotal(midCareer, !exact && isTelling(midCareer, thresholds)),
    }
  },
)

function examOf(examType: string, rows: readonly Result[]): Exam {
  const whole = rows.filter(({ values }) => values.gender === null)
  const counted = whole.length > 0 ? whole : rows
  const sum = (name: Number4): number | null => sumOf(counted.map(({ values }) => values[name]))
  const women = rows.filter(({ values }) => values.gender === 'FEMALE')
  return {
    examType,
    applied: sum('applied'),
    examined: sum('examined'),
    passed: sum('passed'),
    hired: sum('hired'),
    women: women.length === 0 ? null : sumOf(women.map(({ values }) => values.hired)),
  }
}

/** A sum, unless any of it is not known. */
const sumOf = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0)

const ratioOf = (of: number | null, to: number | null, isHidden: boolean): ToldRatio =>
  isHidden
    ? { ratio: null, suppressed: true }
    : { ratio: of === null || to === null || to === 0 ? null : of / to, suppressed: false }

/** Hires of the permanent staff, those who have left since as well. */
function midCareerOf(view: View, fiscalYear: number, asOf: string): Count {
  const hired = seenRows(view, staff).filter(
    ({ values: { hiredOn, hireType, appointmentType } }) =>
      hiredOn !== null &&
      hiredOn <= asOf &&
      fiscalYearOf(hiredOn) === fiscalYear &&
      hireType !== null &&
      (appointmentType === 'REGULAR' || appointmentType === 'FIXED_TERM'),
  )
  return {
    base: hired.length,
    count: hired.filter(({ values }) => values.hireType === 'EXPERIENCED').length,
  }
}

/** As it is for HR, for others through suppression. */
export const recruitmentRatiosFor = (view: View, fiscalYear: number): RecruitmentRatios | null =>
  mayKnowFigures(view)
    ? recruitmentRatios(wholeOffice(view), {
        fiscalYear,
        asOf: figureDay(view),
        exact: seesNames(view),
      })
    : null
