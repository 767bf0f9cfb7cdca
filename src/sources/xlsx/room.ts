import { SourceError } from '../source.ts'

/** How many more places of sheets and shared texts one reading may fill. */
export interface Room {
  left: number
}

/** The most places one workbook may fill: blank ones between filled ones count, because they take memory too. */
export const MAX_PLACES = 20_000_000

/** Takes places, or refuses the workbook when none are left. */
export function take(room: Room, places: number): void {
  room.left -= places
  if (room.left < 0)
    throw new SourceError('TOO_LARGE', `The sheets span more than ${MAX_PLACES} cells and texts`)
}
