import type { Value } from '../columns/column.ts'
import type { RowRequest } from '../tables/draft-row.ts'
import type { WriteFault } from '../tables/intent.ts'
import type { OfficeRows } from '../tables/office-rows.ts'
import type { Table } from '../tables/table.ts'
import { writeFault } from '../tables/write-faults.ts'
import { headerOf, writtenAs } from '../tables/written-cell.ts'

/** What is wrong with the values of a request whatever stands in the sheet. */
export const inputFaults = ({ fields }: RowRequest, table: Table, office: OfficeRows): WriteFault[] =>
  [...fields].flatMap(([identity, value]): WriteFault[] => {
    if (isUnwritable(value))
      return [
        writeFault(
          'INVALID',
          `「${headerOf(table, identity)}」に、セルに入れられない文字（目に見えない制御文字など）か数があります。取り除いてください`,
          `“${headerOf(table, identity)}” holds characters or a number that no cell takes: leave them out`,
          { identity },
        ),
      ]
    return nowhere(identity, table, office)
  })

/** Control characters but for tab and line ends, half a pair, and the two that no text has. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/u

const isUnwritable = (value: Value): boolean =>
  typeof value === 'number'
    ? !Number.isFinite(value)
    : typeof value === 'object'
      ? value?.some((each) => FORBIDDEN.test(each)) === true
      : typeof value === 'string' && FORBIDDEN.test(value)

/** A rank that is none of the table's, and an item that nobody declared: no header would ever be theirs. */
function nowhere(identity: string, table: Table, office: OfficeRows): WriteFault[] {
  const written = writtenAs(table, identity)
  if (written === null || written.kind === 'column') return []
  const spread = table.columns[written.spread]?.spread
  if (written.kind === 'rank' && spread?.by === 'rank')
    return written.rank >= 1 && written.rank <= spread.ranks
      ? []
      : [
          writeFault(
            'INVALID',
            `順位は1〜${spread.ranks}です（指定: ${written.rank}）`,
            `Ranks go from 1 to ${spread.ranks}, not ${written.rank}`,
            { identity },
          ),
        ]
  if (written.kind !== 'item' || spread?.by !== 'across' || office.rowOf(spread.table, written.item))
    return []
  return [
    writeFault(
      'REFERENCE_NOT_FOUND',
      `コード「${written.item}」の項目がありません`,
      `There is no item with the code “${written.item}”`,
      { identity },
    ),
  ]
}
