// No recording covers updateBorders: Google's documentation and API types are the only source for this file.
import type { sheets_v4 } from '@googleapis/sheets'

type Borders = sheets_v4.Schema$Borders
type Request = sheets_v4.Schema$UpdateBordersRequest

/** A box of cells with its ends left out, as Google counts them. */
export interface Box {
  readonly startRow: number
  readonly endRow: number
  readonly startColumn: number
  readonly endColumn: number
}

/** The borders of one cell in the box after a request; none at all is undefined. */
export function drawn(
  old: Borders | undefined,
  request: Request,
  box: Box,
  row: number,
  column: number,
): Borders | undefined {
  const wanted: Record<'top' | 'bottom' | 'left' | 'right', sheets_v4.Schema$Border | undefined> = {
    top: row === box.startRow ? request.top : request.innerHorizontal,
    bottom: row === box.endRow - 1 ? request.bottom : request.innerHorizontal,
    left: column === box.startColumn ? request.left : request.innerVertical,
    right: column === box.endColumn - 1 ? request.right : request.innerVertical,
  }
  const borders: Borders = { ...old }
  for (const side of ['top', 'bottom', 'left', 'right'] as const) {
    const border = wanted[side]
    if (border === undefined) continue
    if (border.style == null || border.style === 'NONE') delete borders[side]
    else borders[side] = border
  }
  return Object.keys(borders).length > 0 ? borders : undefined
}
