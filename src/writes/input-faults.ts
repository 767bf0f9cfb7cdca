import type { Value } from '../columns/column.ts'
import { cellsOf, type RowRequest } from '../tables/draft-row.ts'
import type { WriteFault } from '../tables/intent.ts'
import type { OfficeRows } from '../tables/office-rows.ts'
import { placeInRow } from '../tables/place-in-row.ts'
import { sheetForNew } from '../tables/plan-new-row.ts'
import type { Table } from '../tables/table.ts'
import { type WriteFaultPlace, writeFault } from '../tables/write-faults.ts'
import { headerOf, writtenAs } from '../tables/written-cell.ts'
import type { InputFault } from './write-request.ts'

/** What is wrong with the values of a request whatever stands in the sheet. */
export function inputFaults(request: RowRequest, table: Table, office: OfficeRows): InputFault[] {
  const faults = [...request.fields].flatMap(([identity, value]): InputFault[] =>
    isUnwritable(value)
      ? [unwritable(headerOf(table, identity), placeOf(identity, request, table, office))]
      : unknownCell(identity, table, office),
  )
  // Several values may be given of a rank that is none.
  return [...new Map(faults.map((fault) => [fault.identity, fault])).values()]
}

const unwritable = (header: string, place: WriteFaultPlace): WriteFault =>
  writeFault(
    'INVALID',
    `「${header}」に、セルに入れられない文字（目に見えない制御文字など）か数があります。取り除いてください`,
    `“${header}” holds characters or a number that no cell takes: leave them out`,
    place,
  )

/** Where a value would stand: of a new row the sheet alone. */
function placeOf(
  identity: string,
  { key, fields }: RowRequest,
  table: Table,
  office: OfficeRows,
): WriteFaultPlace {
  const row = key === null ? null : office.rowOf(table.name, key)
  if (row !== null) return placeInRow(identity, row, table, office)
  const sheet = sheetForNew(table, cellsOf(fields, table, office), office)
  return { identity, sheet: 'code' in sheet ? sheet.sheet : sheet.reading.grid.title }
}

/** Control characters but for tab and line ends, half a pair, and the two that no text has. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/u

const isUnwritable = (value: Value): boolean =>
  typeof value === 'number'
    ? !Number.isFinite(value)
    : typeof value === 'object'
      ? value?.some((each) => FORBIDDEN.test(each)) === true
      : typeof value === 'string' && FORBIDDEN.test(value)

/** A rank that is none of the table's, and an item that nobody declared: no header would ever be theirs. */
export function unknownCell(identity: string, table: Table, office: OfficeRows): InputFault[] {
  const written = writtenAs(table, identity)
  if (written === null || written.kind === 'column') return []
  const { spread, ...which } = written
  const how = table.columns[spread]?.spread
  if (which.kind === 'rank')
    return how?.by !== 'rank' || (which.rank >= 1 && which.rank <= how.ranks)
      ? []
      : [{ ...noSuchRank(which.rank, how.ranks, `${spread}/${which.rank}`), isOfPart: true }]
  return how?.by !== 'across' || office.rowOf(how.table, which.item)
    ? []
    : [{ ...noSuchItem(which.item, identity), isOfPart: true }]
}

const noSuchRank = (rank: number, ranks: number, identity: string): WriteFault =>
  writeFault(
    'INVALID',
    `順位は1〜${ranks}です（指定: ${rank}）`,
    `Ranks go from 1 to ${ranks}, not ${rank}`,
    { identity },
  )

const noSuchItem = (item: string, identity: string): WriteFault =>
  writeFault(
    'REFERENCE_NOT_FOUND',
    `コード「${item}」の項目がありません`,
    `There is no item with the code “${item}”`,
    { identity },
  )
