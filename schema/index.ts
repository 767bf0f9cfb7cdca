import type { Schema } from '../src/tables/schema.ts'
import { appraisalCycles } from './appraisal/appraisal-cycles.ts'
import { appraisals } from './appraisal/appraisals.ts'
import { competencies } from './development/competencies.ts'
import { competencyAssessmentLogs } from './development/competency-assessment-logs.ts'
import { competencyAssessments, competencyMatrixRows } from './development/competency-assessments.ts'
import { courseCompetencies } from './development/course-competencies.ts'
import { departmentRequirements } from './development/department-requirements.ts'
import { dispatchApplications } from './development/dispatch-applications.ts'
import { dispatchCalls } from './development/dispatch-calls.ts'
import { dispatchReports } from './development/dispatch-reports.ts'
import { idealProfileCompetencies } from './development/ideal-profile-competencies.ts'
import { idealProfiles } from './development/ideal-profiles.ts'
import { kpiTargets } from './development/kpi-targets.ts'
import { ojtRecords } from './development/ojt-records.ts'
import { proficiencyLevels } from './development/proficiency-levels.ts'
import { recruitmentResults } from './development/recruitment-results.ts'
import { requiredLevelRows, requiredLevels } from './development/required-levels.ts'
import { selfDevelopments } from './development/self-developments.ts'
import { sideActivityPermits } from './development/side-activity-permits.ts'
import { trainingCourses } from './development/training-courses.ts'
import { trainingEvents } from './development/training-events.ts'
import { trainingRecords } from './development/training-records.ts'
import { trainingRequirements } from './development/training-requirements.ts'
import { followUpInterviews } from './health/follow-up-interviews.ts'
import { healthChecks } from './health/health-checks.ts'
import { leaveCases } from './health/leave-cases.ts'
import { stressCheckGroups } from './health/stress-check-groups.ts'
import { internalApplications } from './intentions/internal-applications.ts'
import { internalPostings } from './intentions/internal-postings.ts'
import { selfDeclarations, transferWishes } from './intentions/self-declarations.ts'
import { transferScenarioLines } from './intentions/transfer-scenario-lines.ts'
import { transferScenarios } from './intentions/transfer-scenarios.ts'
import { assignments } from './personnel/assignments.ts'
import { codeEntries } from './personnel/code-entries.ts'
import { departments } from './personnel/departments.ts'
import { grades } from './personnel/grades.ts'
import { posts } from './personnel/posts.ts'
import { qualifications } from './personnel/qualifications.ts'
import { settings } from './personnel/settings.ts'
import { staff } from './personnel/staff.ts'
import { userAccounts } from './personnel/user-accounts.ts'
import { CONFIGURED_ROLES, CORE_ONLY, role } from './roles.ts'
import { codeSeeds, deniedHeaders, levelSeeds, settingDefaults } from './seeds.ts'
import { workbooks } from './workbooks.ts'

/** What an HR office keeps, in the order of its workbooks. */
export const schema: Schema = {
  workbooks,
  tables: [
    staff,
    departments,
    grades,
    posts,
    assignments,
    qualifications,
    codeEntries,
    settings,
    userAccounts,
    idealProfiles,
    idealProfileCompetencies,
    competencies,
    proficiencyLevels,
    requiredLevelRows,
    requiredLevels,
    departmentRequirements,
    competencyMatrixRows,
    competencyAssessments,
    competencyAssessmentLogs,
    trainingCourses,
    courseCompetencies,
    trainingRequirements,
    trainingEvents,
    trainingRecords,
    dispatchCalls,
    dispatchApplications,
    dispatchReports,
    ojtRecords,
    selfDevelopments,
    sideActivityPermits,
    kpiTargets,
    recruitmentResults,
    selfDeclarations,
    transferWishes,
    internalPostings,
    internalApplications,
    transferScenarios,
    transferScenarioLines,
    appraisalCycles,
    appraisals,
    healthChecks,
    stressCheckGroups,
    leaveCases,
    followUpInterviews,
  ],
  roles: role,
  persons: 'Staff',
  personField: 'staff',
  operators: [CONFIGURED_ROLES.sysadmin],
  strictest: CORE_ONLY,
  settings: {
    table: 'Setting',
    key: 'key',
    value: 'value',
    defaults: settingDefaults,
    ceilings: {
      declarationVisibility: ['HR_ONLY', 'MANAGER_STATUS_ONLY', 'MANAGER_WITH_OPINION'],
      opinionReadableBySelf: ['false', 'true'],
      stressCheckManagerView: ['false', 'true'],
      internalPostingEnabled: ['false', 'true'],
    },
    floors: ['minGroupSize', 'minCellCount'],
  },
  reserved: [{ table: 'UserAccount', column: 'roles', words: Object.values(CONFIGURED_ROLES) }],
  codes: {
    table: 'CodeEntry',
    list: 'list',
    code: 'code',
    label: 'label',
    aliases: 'aliases',
    seed: codeSeeds,
    headerAliases: '見出し',
  },
  scales: { ProficiencyLevel: { value: 'value', marks: 'marks', seed: levelSeeds } },
  denied: deniedHeaders,
}
