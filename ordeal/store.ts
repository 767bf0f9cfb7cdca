import type { ClockRate } from './fast-clock.ts'
import type { Held } from './message.ts'

/** A sheet as rows of cells; the first row holds the headers. */
export type Rows = readonly (readonly Held[])[]

/** What a person can do to the sheets they have open. Rows and columns count from zero. */
export interface Hands {
  rows(title: string): Rows
  set(title: string, row: number, column: number, value: Held): void
  /** Sorts everything below the headers. */
  sort(title: string, column: number, descending: boolean): void
  insert(title: string, row: number, cells: readonly Held[]): void
  moveColumn(title: string, from: number, to: number): void
}

/** The workbooks of an office under ordeal, and the people who work in them beside the service. */
export interface Store {
  readonly folder: string
  /** The clock that its clerk goes by. */
  readonly rate: ClockRate
  /** Lets a person work in a workbook at a moment of their own. */
  act(workbook: string, work: (hands: Hands) => void): Promise<void>
  /** What the sheets hold, read by other means than the service's. */
  read(workbook: string, titles: readonly string[]): ReadonlyMap<string, Rows>
  /** What people and the line did so far, by kind. */
  readonly faults: Readonly<Record<string, number>>
  /** Rules of the house that the service broke: it wrote while somebody had the file open. */
  readonly breaches: readonly string[]
  /** From now on nothing goes wrong any more. */
  calm(): void
  /** Ends it; with `keep` its folder stays, for whoever looks into what went wrong. */
  close(keep: boolean): Promise<void>
}
