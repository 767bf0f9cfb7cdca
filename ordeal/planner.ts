import { type Random, random } from '../src/demo/random.ts'
import { GONE, type Held } from './message.ts'
import type { Effect, Operation } from './operation.ts'
import { type FoundRecord, heldIn, recordId } from './records.ts'

const ANSWER = '{ userErrors { code messageEn } write { id state } }'

/** A record that operations are planned on. */
interface Target {
  readonly id: string
  readonly cells: ReadonlyMap<string, Held>
}

const [LOWEST, HIGHEST] = [1, 4]
const FIRST_DAY = Date.UTC(2010, 3, 1)
const DAY_MS = 86_400_000
/** Days as spreadsheets count them. */
const serialOf = (ms: number): number => ms / DAY_MS + 25_569
const isoOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
const isoOfSerial = (serial: Held): string => isoOf((Number(serial) - 25_569) * DAY_MS)

/** Raters and rounds as the sheet says them. */
const RATERS: Readonly<Record<string, string>> = { 自己: 'SELF', 所属長: 'MANAGER', 人事: 'HR' }
const ROUNDS: Readonly<Record<string, string>> = { 期首: 'START', 期末: 'END', 随時: 'AD_HOC' }

/** Thinks up what is asked of the service: each value and each new key is one operation's alone. */
export class Planner {
  readonly #random: Random
  readonly #staff: readonly Target[]
  readonly #trainings: Target[]
  readonly #first: ReadonlySet<string>
  readonly #matrix: readonly Target[]
  readonly #courses: readonly string[]
  readonly #competencies: ReadonlyMap<string, string>
  /** Values that stood in a cell or were meant for it: none is used twice. */
  readonly #used = new Map<string, Set<Held>>()
  readonly #hot: Target[] = []

  constructor(
    seed: number,
    office: {
      readonly records: readonly FoundRecord[]
      readonly courses: readonly string[]
      /** Codes by headers. */
      readonly competencies: ReadonlyMap<string, string>
    },
  ) {
    this.#random = random(seed, 1)
    const of = (title: string): FoundRecord[] => office.records.filter(({ sheet }) => sheet === title)
    this.#staff = of('職員')
    this.#trainings = of('研修受講')
    this.#first = new Set(this.#trainings.map(({ id }) => id))
    this.#matrix = of('能力評価')
    this.#courses = office.courses
    this.#competencies = office.competencies
  }

  /** What could not be used before: a number from 1 to 4 that this cell never held; `null` where all were. */
  freshLevel(record: string, header: string, now: Held): number | null {
    const cell = `${record} ${header}`
    const used = this.#used.get(cell) ?? new Set<Held>([now])
    used.add(now)
    this.#used.set(cell, used)
    for (let value = LOWEST; value <= HIGHEST; value++) {
      if (used.has(value)) continue
      used.add(value)
      return value
    }
    return null
  }

  /** A record was turned away or is gone: nothing more is planned on it. */
  forget(records: readonly string[]): void {
    for (const id of records) {
      const at = this.#trainings.findIndex((each) => each.id === id)
      if (at >= 0) this.#trainings.splice(at, 1)
    }
  }

  next(number: number): Operation {
    const share = this.#random.next()
    if (share < 0.4) return this.#update(number)
    if (share < 0.8) return this.#create(number)
    return share < 0.9 ? this.#delete(number) : this.#upsert(number)
  }

  #update(number: number): Operation {
    const share = this.#random.next()
    if (share < 0.35) return this.#updateStaff(number)
    return share < 0.75 ? this.#updateTraining(number) : this.#updateLevel(number)
  }

  #updateStaff(number: number): Operation {
    const target = this.#pick(this.#staff)
    const staffNumber = String(target.cells.get('職員番号'))
    const [header, column, value] = this.#random.chance(0.5)
      ? ['メール', 'email', `op${number}@example.lg.jp`]
      : ['通称', 'commonName', `操作 ${number}`]
    return {
      ...NOTHING,
      number,
      kind: 'update',
      document: `mutation ($staffNumber: String!, $changes: UpdateStaffChanges!) { done: updateStaff(staffNumber: $staffNumber, changes: $changes) ${ANSWER} }`,
      variables: { staffNumber, changes: { [column]: value } },
      effects: [{ record: target.id, header, value, look: { table: 'Staff', key: staffNumber, column } }],
    }
  }

  #updateTraining(number: number): Operation {
    const target = this.#pick(this.#trainings)
    const content = heldIn({ ...target, sheet: '', row: 0 }, '満足度')
    const level = this.#random.chance(0.3) ? this.freshLevel(target.id, '満足度', content) : null
    const [header, column, value] =
      level === null ? ['活用内容', 'useNote', `操作 ${number}`] : ['満足度', 'satisfaction', level]
    return {
      ...NOTHING,
      number,
      kind: 'update',
      document: `mutation ($staffNumber: String!, $courseCode: String!, $startedOn: Date!, $changes: UpdateTrainingRecordChanges!) { done: updateTrainingRecord(staffNumber: $staffNumber, courseCode: $courseCode, startedOn: $startedOn, changes: $changes) ${ANSWER} }`,
      variables: { ...trainingKey(target), changes: { [column]: value } },
      effects: [trainingEffect(target, header, column, value)],
    }
  }

  #updateLevel(number: number): Operation {
    const target = this.#pick(this.#matrix)
    const levels = this.#competencies
      .entries()
      .filter(([header]) => typeof target.cells.get(header) === 'number')
      .toArray()
    const [header, competencyCode] = this.#random.pick(levels) ?? ['', '']
    const level = this.freshLevel(target.id, header, target.cells.get(header) ?? null)
    if (level === null) return this.#updateStaff(number)
    const key = matrixKey(target)
    return {
      ...NOTHING,
      number,
      kind: 'update',
      document: `mutation ($fiscalYear: Int!, $round: AssessmentRound, $rater: RaterType!, $staffNumber: String!, $competencyCode: String!, $changes: UpdateCompetencyAssessmentChanges!) { done: updateCompetencyAssessment(fiscalYear: $fiscalYear, round: $round, rater: $rater, staffNumber: $staffNumber, competencyCode: $competencyCode, changes: $changes) ${ANSWER} }`,
      variables: { ...key, competencyCode, changes: { level } },
      effects: [
        {
          record: target.id,
          header,
          value: level,
          look: {
            table: 'CompetencyAssessment',
            key: `${key.fiscalYear}/${key.round}/${key.rater}/${key.staffNumber}/${competencyCode}`,
            column: 'level',
          },
        },
      ],
    }
  }

  #create(number: number): Operation {
    return this.#random.chance(0.75) ? this.#createTraining(number) : this.#createMatrixRow(number)
  }

  #createTraining(number: number): Operation {
    const { target, input, effects } = this.#newTraining(number, 0)
    this.#keep(target)
    return {
      ...NOTHING,
      number,
      kind: 'create',
      document: `mutation ($input: CreateTrainingRecordInput!) { done: createTrainingRecord(input: $input) ${ANSWER} }`,
      variables: { input },
      effects,
      makes: [target.id],
    }
  }

  #createMatrixRow(number: number): Operation {
    const staff = this.#staff[number % this.#staff.length]
    const staffNumber = String(staff?.cells.get('職員番号'))
    const fiscalYear = 2000 + Math.floor(number / this.#staff.length)
    const [[header, competencyCode] = ['', '']] = this.#competencies
    const level = 1 + (number % HIGHEST)
    const note = `操作 ${number}`
    const record = recordId('能力評価', [fiscalYear, '随時', '人事', staffNumber])
    const key = `${fiscalYear}/AD_HOC/HR/${staffNumber}`
    return {
      ...NOTHING,
      number,
      kind: 'create',
      document: `mutation ($input: CreateCompetencyMatrixRowInput!) { done: createCompetencyMatrixRow(input: $input) ${ANSWER} }`,
      variables: {
        input: {
          fiscalYear,
          round: 'AD_HOC',
          rater: 'HR',
          staffNumber,
          assessedOn: `${fiscalYear}-10-01`,
          note,
          competencyAssessments: [{ competencyCode, level }],
        },
      },
      effects: [
        { record, header: '備考', value: note, look: { table: 'CompetencyMatrixRow', key, column: 'note' } },
        {
          record,
          header,
          value: level,
          look: { table: 'CompetencyAssessment', key: `${key}/${competencyCode}`, column: 'level' },
        },
      ],
      makes: [record],
    }
  }

  #delete(number: number): Operation {
    const target = this.#pick(this.#trainings)
    this.forget([target.id])
    return {
      ...NOTHING,
      number,
      kind: 'delete',
      document: `mutation ($staffNumber: String!, $courseCode: String!, $startedOn: Date!) { done: deleteTrainingRecord(staffNumber: $staffNumber, courseCode: $courseCode, startedOn: $startedOn) ${ANSWER} }`,
      variables: trainingKey(target),
      effects: [
        trainingEffect(target, '活用内容', 'useNote', GONE),
        trainingEffect(target, '満足度', 'satisfaction', GONE),
      ],
      removes: [target.id],
    }
  }

  #upsert(number: number): Operation {
    const added = [0, 1].map((part) => this.#newTraining(number, part))
    // Of a record that comes to nothing after all an upsert makes a new one, which is more than its effects say.
    const known = this.#trainings.filter(
      ({ id, cells }) => this.#first.has(id) && cells.get('受講状態') === '修了',
    )
    const target = this.#pick(known)
    for (const each of added) this.#keep(each.target)
    const useNote = `操作 ${number}`
    return {
      ...NOTHING,
      number,
      kind: 'upsert',
      document: `mutation ($inputs: [CreateTrainingRecordInput!]!) { done: upsertTrainingRecords(inputs: $inputs) ${ANSWER} }`,
      variables: {
        inputs: [
          ...added.map(({ input }) => input),
          { ...trainingKey(target), status: 'COMPLETED', useNote },
        ],
      },
      effects: [
        ...added.flatMap(({ effects }) => effects),
        trainingEffect(target, '活用内容', 'useNote', useNote),
      ],
      makes: added.map(({ target: { id } }) => id),
    }
  }

  /** A training on a day that no other has. */
  #newTraining(number: number, part: number) {
    const day = FIRST_DAY + (number * 2 + part) * DAY_MS
    const staffNumber = String(this.#random.pick(this.#staff)?.cells.get('職員番号'))
    const courseCode = this.#random.pick(this.#courses) ?? ''
    const useNote = `操作 ${number}.${part}`
    const cells = new Map<string, Held>([
      ['職員番号', staffNumber],
      ['研修コード', courseCode],
      ['開始日', serialOf(day)],
      ['受講状態', '修了'],
      ['活用内容', useNote],
      ['満足度', null],
    ])
    const target: Target = {
      id: recordId('研修受講', [staffNumber, courseCode, serialOf(day)]),
      cells,
    }
    const input = { ...trainingKey(target), status: 'COMPLETED', useNote }
    const effects = [
      trainingEffect(target, '活用内容', 'useNote', useNote),
      trainingEffect(target, '受講状態', 'status', '修了'),
    ]
    return { target, input, effects }
  }

  #keep(target: Target): void {
    this.#trainings.push(target)
  }

  /** One in three is a record that was worked on lately. */
  #pick(targets: readonly Target[]): Target {
    const lately = this.#hot.filter((each) => targets.includes(each))
    const target = this.#random.pick(lately.length > 0 && this.#random.chance(0.33) ? lately : targets)
    if (target === undefined) throw new Error('nothing to plan on')
    this.#hot.push(target)
    if (this.#hot.length > MOST_HOT) this.#hot.shift()
    return target
  }
}

const MOST_HOT = 15

const NOTHING = { effects: [], makes: [], removes: [] } as const

const trainingKey = ({ cells }: Target) => ({
  staffNumber: String(cells.get('職員番号')),
  courseCode: String(cells.get('研修コード')),
  startedOn: isoOfSerial(cells.get('開始日') ?? null),
})

function trainingEffect(target: Target, header: string, column: string, value: Held): Effect {
  const { staffNumber, courseCode, startedOn } = trainingKey(target)
  const key = `${staffNumber}/${courseCode}/${startedOn}`
  return { record: target.id, header, value, look: { table: 'TrainingRecord', key, column } }
}

const matrixKey = ({ cells }: Target) => ({
  fiscalYear: Number(cells.get('年度')),
  round: ROUNDS[String(cells.get('時期') ?? '期末')] ?? 'END',
  rater: RATERS[String(cells.get('評価区分'))] ?? 'SELF',
  staffNumber: String(cells.get('職員番号')),
})
