import { trainingCourses } from '../../schema/development/training-courses.ts'
import { trainingEvents } from '../../schema/development/training-events.ts'
import { trainingRecords } from '../../schema/development/training-records.ts'
import { staff } from '../../schema/personnel/staff.ts'
import { isTooFew, type Thresholds } from '../view/suppression.ts'
import type { View } from '../view/view.ts'
import { wholeOffice } from '../view/whole-office.ts'
import { seesNames } from './group-figures.ts'
import { hiddenGroups } from './hidden-groups.ts'
import { hiddenNestedGroups } from './hidden-nested-groups.ts'
import { wholeMonths } from './months.ts'
import { remembered } from './remembered.ts'
import { endOf, startOf } from './retirement.ts'
import { type SeenRow, seenRow, seenRows, seenRowsWhere } from './seen-rows.ts'
import { thresholdsOf } from './thresholds.ts'

/** By what volume is told. */
export type VolumeBy = 'PILLAR' | 'TYPE' | 'PURPOSE' | 'ORGANISER' | 'AGE_BAND'

/** How much training there was. */
export interface Volume {
  /** COMPLETED records, and of how many people. */
  readonly completions: number
  readonly people: number
  /** Of completions whose hours are known; `null` where none are. */
  readonly hours: number | null
  /** Completions whose hours are known. */
  readonly timed: number
  /** Yen of records whose cost is known; `null` where none is. */
  readonly cost: number | null
  readonly costed: number
  /** Yen by day of 7.75 hours, over completions whose cost and hours are known. */
  readonly costPerDay: number | null
  /** Seats taken in courses that offered some, who was absent included. */
  readonly seatsUsed: number
  /** Seats of the events that were not cancelled, of courses whose seats are all known; `null` where none are, and by age. */
  readonly seatsOffered: number | null
}

/** The volume of a group; `null` where it is hidden. */
export interface VolumeGroup {
  readonly key: string
  readonly volume: Volume | null
}

/** I18: how much training there was in a fiscal year. */
export interface TrainingVolume {
  readonly fiscalYear: number
  readonly asOf: string
  readonly by: VolumeBy
  readonly total: Volume | null
  readonly groups: readonly VolumeGroup[]
}

/** The day's work of local government. */
const HOURS_A_DAY = 7.75
const UNKNOWN = 'UNKNOWN'
const ATTENDED: ReadonlySet<string> = new Set([
  'SELECTED',
  'IN_PROGRESS',
  'COMPLETED',
  'INCOMPLETE',
  'ABSENT',
])

/**
 * I18 (DOMAIN.md 7.3): hours of COMPLETED records (出席時間, else 標準時間), cost, cost per person-day; ABSENT takes a seat and
 * no hours. By the day a record began. Exactly for who sees the names, else groups of ten people and more (S1, S3).
 */
export const trainingVolume = remembered(
  (view, { fiscalYear, by, asOf }: { fiscalYear: number; by: VolumeBy; asOf: string }): TrainingVolume => {
    const whole = wholeOffice(view)
    const [first, last] = [startOf(fiscalYear), endOf(fiscalYear)]
    const records = seenRowsWhere(
      whole,
      trainingRecords,
      ({ values: { startedOn } }) =>
        startedOn !== null && startedOn <= asOf && startedOn >= first && startedOn <= last,
    ).map((record) => asOnDay(record, asOf))
    const events = seenRows(whole, trainingEvents).filter(
      ({ values }) =>
        values.fiscalYear === fiscalYear && values.status !== 'CANCELLED' && (values.startsOn ?? '') <= asOf,
    )
    const recordsBy = Map.groupBy(records, (record) => keyOf(whole, by, record.values.course, record))
    const eventsBy = Map.groupBy(events, (event) => keyOf(whole, by, event.values.course, null))
    const offersSeats = by !== 'AGE_BAND'
    const keys = [...new Set([...recordsBy.keys(), ...(offersSeats ? eventsBy.keys() : [])])].toSorted()
    const groups = keys.map((key) => ({
      key,
      volume: volumeOf(whole, recordsBy.get(key) ?? [], offersSeats ? (eventsBy.get(key) ?? []) : null),
    }))
    const total = volumeOf(whole, records, events)
    if (seesNames(view)) return { fiscalYear, asOf, by, total, groups }
    const thresholds = thresholdsOf(view)
    const hidden = hiddenIn(whole, by, groups, records, thresholds)
    return {
      fiscalYear,
      asOf,
      by,
      total: isTooFew(total.people, thresholds) ? null : withoutFewCosts(total, thresholds),
      groups: groups.map(({ key, volume }) => ({
        key,
        volume: hidden.has(key) ? null : withoutFewCosts(volume, thresholds),
      })),
    }
  },
)

/** Which groups are hidden. Types are told beside the pillars they belong to: neither may tell what the other hides. */
function hiddenIn(
  whole: View,
  by: VolumeBy,
  groups: readonly { readonly key: string; readonly volume: Volume }[],
  records: readonly TrainingRow[],
  thresholds: Thresholds,
): ReadonlySet<string> {
  if (by !== 'PILLAR' && by !== 'TYPE') {
    const hidden = hiddenGroups(
      groups.map(({ volume }) => volume.people),
      thresholds,
    )
    return new Set(groups.flatMap(({ key }, index) => (hidden.has(index) ? [key] : [])))
  }
  const completed = records.filter(({ values }) => values.status === 'COMPLETED')
  const wordOf = (way: VolumeBy, record: TrainingRow): string =>
    keyOf(whole, way, record.values.course, record)
  const peopleIn = (those: readonly TrainingRow[]): number =>
    new Set(those.map(({ values }) => values.staff)).size
  const sizesBy = (way: VolumeBy): ReadonlyMap<string, number> =>
    new Map([
      ...records.map((record) => [wordOf(way, record), 0] as const),
      ...[...Map.groupBy(completed, (record) => wordOf(way, record))].map(
        ([key, those]) => [key, peopleIn(those)] as const,
      ),
    ])
  const nested = [...Map.groupBy(completed, (record) => wordOf('PILLAR', record))].flatMap(
    ([pillar, ofPillar]) =>
      [...Map.groupBy(ofPillar, (record) => wordOf('TYPE', record))].map(([type, those]) => ({
        whole: pillar,
        part: type,
        people: peopleIn(those),
      })),
  )
  const hidden = hiddenNestedGroups(nested, sizesBy('PILLAR'), sizesBy('TYPE'), thresholds)
  const shown = by === 'PILLAR' ? hidden.wholes : hidden.parts
  // A group that has events and no people is one of too few.
  return new Set(groups.flatMap(({ key, volume }) => (shown.has(key) || volume.people === 0 ? [key] : [])))
}

/** A few costs are not told in a large group either. */
const withoutFewCosts = (volume: Volume, thresholds: Thresholds): Volume =>
  isTooFew(volume.costed, thresholds) ? { ...volume, cost: null, costPerDay: null } : volume

type TrainingRow = SeenRow<typeof trainingRecords>

/** What is completed after a day still ran on it. */
const asOnDay = (record: TrainingRow, day: string): TrainingRow =>
  record.values.status === 'COMPLETED' && (record.values.completedOn ?? '') > day
    ? { ...record, values: { ...record.values, status: 'IN_PROGRESS' } }
    : record

function keyOf(whole: View, by: VolumeBy, course: string | null, record: TrainingRow | null): string {
  if (by === 'AGE_BAND') return record === null ? UNKNOWN : ageBandOf(whole, record)
  const values = seenRow(whole, trainingCourses, course ?? '')?.values
  const word =
    by === 'PILLAR'
      ? values?.pillar
      : by === 'TYPE'
        ? values?.type
        : by === 'PURPOSE'
          ? values?.purpose
          : values?.organiser
  return word ?? UNKNOWN
}

/** By the age on the day the training began: `30` is 30 to 39. */
function ageBandOf(whole: View, { values }: TrainingRow): string {
  const birthDate = seenRow(whole, staff, values.staff ?? '')?.values.birthDate ?? null
  if (birthDate === null || values.startedOn === null) return UNKNOWN
  return String(Math.floor(wholeMonths(birthDate, values.startedOn) / 120) * 10)
}

function volumeOf(
  whole: View,
  records: readonly TrainingRow[],
  events: readonly SeenRow<typeof trainingEvents>[] | null,
): Volume {
  const hoursOf = ({ values }: TrainingRow): number | null =>
    values.hours ?? seenRow(whole, trainingCourses, values.course ?? '')?.values.standardHours ?? null
  const completed = records.filter(({ values }) => values.status === 'COMPLETED')
  const timed = completed.flatMap((record) => hoursOf(record) ?? [])
  const costs = records.flatMap(({ values }) => values.cost ?? [])
  const both = completed.flatMap((record) => {
    const [hours, { cost }] = [hoursOf(record), record.values]
    return hours === null || cost === null ? [] : [{ hours, cost }]
  })
  const offers = events && offersOf(whole, events)
  const held = events?.length ?? 0
  const days = sumOf(both.map(({ hours }) => hours)) / HOURS_A_DAY
  return {
    completions: completed.length,
    people: new Set(completed.map(({ values }) => values.staff)).size,
    hours: timed.length === 0 && completed.length > 0 ? null : sumOf(timed),
    timed: timed.length,
    cost: costs.length === 0 ? null : sumOf(costs),
    costed: costs.length,
    costPerDay: days === 0 ? null : sumOf(both.map(({ cost }) => cost)) / days,
    seatsUsed: records.filter(
      ({ values }) => (offers?.has(values.course ?? '') ?? true) && ATTENDED.has(values.status ?? ''),
    ).length,
    seatsOffered: offers === null || (offers.size === 0 && held > 0) ? null : sumOf([...offers.values()]),
  }
}

/** Seats by course: 定員 of the events, else of the course. Where that of one event is not known, the course is in no sum. */
function offersOf(
  whole: View,
  events: readonly SeenRow<typeof trainingEvents>[],
): ReadonlyMap<string, number> {
  const offers = new Map<string, number>()
  for (const [course, those] of Map.groupBy(events, ({ values }) => values.course ?? '')) {
    const usual = seenRow(whole, trainingCourses, course)?.values.capacity ?? null
    const known = those.flatMap(({ values }) => values.capacity ?? usual ?? [])
    if (known.length === those.length) offers.set(course, sumOf(known))
  }
  return offers
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
