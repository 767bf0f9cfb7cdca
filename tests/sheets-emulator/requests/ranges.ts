import type { sheets_v4 } from '@googleapis/sheets'
import { gridBlock, gridRange, sheetById } from '../a1.ts'
import { freeNumber } from '../account.ts'
import { updated } from '../field-mask.ts'
import { Mistake } from '../mistake.ts'
import type { Sheet, Spreadsheet } from '../spreadsheet.ts'
import { protectedAnswer } from '../spreadsheet-answer.ts'
import { worded } from '../wording.ts'
import type { Handler } from './handler.ts'

/** Names a range. */
export const addNamedRange: Handler<sheets_v4.Schema$AddNamedRangeRequest> = (
  { spreadsheet },
  { namedRange = {} },
) => {
  refuseName(spreadsheet, namedRange.name)
  gridBlock(spreadsheet, namedRange.range)
  const isTaken = (id: number): boolean =>
    spreadsheet.namedRanges.some((each) => each.namedRangeId === String(id))
  const named = { ...namedRange, namedRangeId: namedRange.namedRangeId ?? String(freeNumber(isTaken)) }
  spreadsheet.namedRanges.push(named)
  return { addNamedRange: { namedRange: worded(named) } }
}

function refuseName({ namedRanges }: Spreadsheet, name: string | null | undefined, self?: unknown): void {
  if (!name || !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) || /^[A-Za-z]{1,3}\d+$/u.test(name))
    throw new Mistake(`Invalid name: ${name ?? ''}`)
  if (namedRanges.some((each) => each !== self && each.name?.toLowerCase() === name.toLowerCase()))
    throw new Mistake(
      `Cannot add a named range with name: ${name}. A named range with that name already exists.`,
    )
}

/** Changes a named range. */
export const updateNamedRange: Handler<sheets_v4.Schema$UpdateNamedRangeRequest> = (
  { spreadsheet },
  { namedRange = {}, fields },
) => {
  const at = spreadsheet.namedRanges.findIndex((each) => each.namedRangeId === namedRange.namedRangeId)
  const known = spreadsheet.namedRanges[at]
  if (known === undefined)
    throw new Mistake(`Cannot find named range with id: ${namedRange.namedRangeId ?? ''}`)
  const next = updated<sheets_v4.Schema$NamedRange>(known, namedRange, fields)
  refuseName(spreadsheet, next.name, known)
  spreadsheet.namedRanges[at] = { ...next, namedRangeId: known.namedRangeId ?? null }
  return {}
}

/** Takes a name away. */
export const deleteNamedRange: Handler<sheets_v4.Schema$DeleteNamedRangeRequest> = (
  { spreadsheet },
  { namedRangeId },
) => {
  const rest = spreadsheet.namedRanges.filter((each) => each.namedRangeId !== namedRangeId)
  if (rest.length === spreadsheet.namedRanges.length)
    throw new Mistake(`Cannot find named range with id: ${namedRangeId ?? ''}`)
  spreadsheet.namedRanges = rest
  return {}
}

/** Protects a range; the reply tells no editors yet, later answers tell the account. */
export const addProtectedRange: Handler<sheets_v4.Schema$AddProtectedRangeRequest> = (
  { spreadsheet, account },
  { protectedRange = {} },
) => {
  if (protectedRange.warningOnly && hasEditors(protectedRange.editors))
    throw new Mistake('ProtectedRange is warningOnly. Editors cannot be set on it.')
  const named = spreadsheet.namedRanges.find((each) => each.namedRangeId === protectedRange.namedRangeId)
  if (protectedRange.range) gridBlock(spreadsheet, protectedRange.range)
  const sheet = sheetById(spreadsheet, (protectedRange.range ?? named?.range)?.sheetId)
  const isWhole = ({ range }: sheets_v4.Schema$ProtectedRange): boolean =>
    range != null && EDGES.every((edge) => range[edge] == null)
  if (isWhole(protectedRange) && sheet.protectedRanges.some(isWhole))
    throw new Mistake(`Sheet "${sheet.properties.title}" already has sheet protection.`)
  const isTaken = (id: number): boolean =>
    spreadsheet.sheets.some((each) => each.protectedRanges.some((known) => known.protectedRangeId === id))
  const { editors: _editors, ...rest } = protectedRange
  const added = {
    ...rest,
    protectedRangeId: protectedRange.protectedRangeId ?? freeNumber(isTaken),
    requestingUserCanEdit: true,
  }
  const { users = [], groups } = protectedRange.editors ?? {}
  const editors = {
    users: [...new Set([account.email, ...(users ?? [])])],
    ...(groups?.length ? { groups } : {}),
  }
  sheet.protectedRanges.push(protectedRange.warningOnly ? added : { ...added, editors })
  return {
    addProtectedRange: {
      protectedRange: protectedAnswer({ ...added, ...(protectedRange.warningOnly ? {} : { editors: {} }) }),
    },
  }
}

const EDGES = ['startRowIndex', 'endRowIndex', 'startColumnIndex', 'endColumnIndex'] as const

const hasEditors = (editors: sheets_v4.Schema$Editors | undefined): boolean =>
  editors?.domainUsersCanEdit === true || [...(editors?.users ?? []), ...(editors?.groups ?? [])].length > 0

function findProtected(
  spreadsheet: Spreadsheet,
  id: number | null | undefined,
): { sheet: Sheet; at: number } {
  for (const sheet of spreadsheet.sheets) {
    const at = sheet.protectedRanges.findIndex((each) => each.protectedRangeId === id)
    if (at >= 0) return { sheet, at }
  }
  throw new Mistake(`No protected range with id: ${id ?? 0}`)
}

/** Changes a protection. */
export const updateProtectedRange: Handler<sheets_v4.Schema$UpdateProtectedRangeRequest> = (
  { spreadsheet },
  { protectedRange = {}, fields },
) => {
  const { sheet, at } = findProtected(spreadsheet, protectedRange.protectedRangeId)
  sheet.protectedRanges[at] = updated<sheets_v4.Schema$ProtectedRange>(
    sheet.protectedRanges[at] ?? {},
    protectedRange,
    fields,
  )
  return {}
}

/** Ends a protection. */
export const deleteProtectedRange: Handler<sheets_v4.Schema$DeleteProtectedRangeRequest> = (
  { spreadsheet },
  { protectedRangeId },
) => {
  const { sheet, at } = findProtected(spreadsheet, protectedRangeId)
  sheet.protectedRanges.splice(at, 1)
  return {}
}

/** Puts filter buttons on a range; what it leaves out reaches to the grid's edge. */
export const setBasicFilter: Handler<sheets_v4.Schema$SetBasicFilterRequest> = (
  { spreadsheet },
  { filter = {} },
) => {
  const block = gridBlock(spreadsheet, filter.range)
  block.sheet.basicFilter = { ...filter, range: gridRange(block) }
  return {}
}

/** Takes the filter away. */
export const clearBasicFilter: Handler<sheets_v4.Schema$ClearBasicFilterRequest> = (
  { spreadsheet },
  { sheetId },
) => {
  sheetById(spreadsheet, sheetId).basicFilter = null
  return {}
}
