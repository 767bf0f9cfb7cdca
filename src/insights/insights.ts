import type { Extension } from '../graph/extension.ts'
import { appraisalOverviewFields } from './appraisal-overview-fields.ts'
import { competencyAttainmentFields } from './competency-attainment-fields.ts'
import { competencyGapFields } from './competency-gap.ts'
import { coverageRiskFields } from './coverage-risk-fields.ts'
import { declarationTrendFields } from './declaration-trend-fields.ts'
import { dispatchReportsDueFields } from './dispatch-reports-due-fields.ts'
import { followUpsDueFields } from './follow-ups-due-fields.ts'
import { headcountFields } from './headcount-fields.ts'
import { healthCheckRateFields } from './health-check-rate.ts'
import { hrCalendarFields } from './hr-calendar-fields.ts'
import { idealProfileScoreFields } from './ideal-profile-score.ts'
import { mandatoryComplianceFields } from './mandatory-compliance-fields.ts'
import { ojtProgressFields } from './ojt-progress.ts'
import { placementUseFields } from './placement-use-fields.ts'
import { postingMatchFields } from './posting-match-fields.ts'
import { recruitmentRatiosFields } from './recruitment-ratios-fields.ts'
import { requiredLevelGapFields } from './required-level-gaps.ts'
import { retirementOutlookFields } from './retirement-outlook-fields.ts'
import { rotationDueFields } from './rotation-due-fields.ts'
import { selfDevelopmentUptakeFields } from './self-development-uptake.ts'
import { sideActivityLimitFields } from './side-activity-limits.ts'
import { trainingEffectFields } from './training-effect-fields.ts'
import { trainingPlanFields } from './training-plan-fields.ts'
import { trainingRecommendationFields } from './training-recommendations.ts'
import { trainingVolumeFields } from './training-volume-fields.ts'
import { transferProposalFields } from './transfer-proposal-fields.ts'
import { transferWishFields } from './transfer-wishes-fields.ts'
import { womenRatioFields } from './women-ratio-fields.ts'
import { yearsInPostFields } from './years-in-post.ts'

/** Everything that is computed of what the office keeps: the only list of it. */
export const insights: readonly Extension[] = [
  competencyGapFields,
  competencyAttainmentFields,
  coverageRiskFields,
  mandatoryComplianceFields,
  trainingEffectFields,
  rotationDueFields,
  yearsInPostFields,
  placementUseFields,
  transferProposalFields,
  postingMatchFields,
  womenRatioFields,
  declarationTrendFields,
  transferWishFields,
  followUpsDueFields,
  dispatchReportsDueFields,
  trainingPlanFields,
  retirementOutlookFields,
  headcountFields,
  idealProfileScoreFields,
  trainingVolumeFields,
  appraisalOverviewFields,
  recruitmentRatiosFields,
  ojtProgressFields,
  sideActivityLimitFields,
  selfDevelopmentUptakeFields,
  healthCheckRateFields,
  requiredLevelGapFields,
  trainingRecommendationFields,
  hrCalendarFields,
]
