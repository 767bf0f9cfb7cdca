import type { VNode } from 'preact'
import { CellView, type Drawing, Linked } from './cell-view.tsx'
import { beginsAt, type Column, type Row, type RowGroup, type Table } from './picture.ts'
import { TableHead } from './table-head.tsx'

const classOf = (columns: readonly Column[], index: number, isEmpty: boolean): string | undefined => {
  const look = columns[index]?.look
  const names = [
    look === 'narrow' ? '' : look,
    beginsAt(columns, index) ? 'begins' : '',
    isEmpty ? 'empty' : '',
  ].filter(Boolean)
  return names.length === 0 ? undefined : names.join(' ')
}

function Line({
  row,
  table,
  drawing,
}: {
  readonly row: Row
  readonly table: Table
  readonly drawing: Drawing
}): VNode {
  return (
    <tr>
      <th scope="row">
        <Linked text={row.head} way={row.to === null ? null : drawing.linkTo(row.to)} />
      </th>
      {table.columns.map((column, index) => {
        const cell = row.cells[index] ?? { kind: 'nothing' as const }
        return (
          <td
            key={index}
            part="cell"
            class={classOf(table.columns, index, cell.kind === 'nothing')}
            data-title={table.look === 'list' ? column.title : undefined}
          >
            <CellView cell={cell} drawing={drawing} inBar={column.look === 'bar'} />
          </td>
        )
      })}
    </tr>
  )
}

function Group({
  group,
  table,
  drawing,
}: {
  readonly group: RowGroup
  readonly table: Table
  readonly drawing: Drawing
}): VNode {
  return (
    <tbody>
      {group.name === null ? null : (
        <tr class="group">
          <th scope="rowgroup" colSpan={table.columns.length + 1}>
            <Linked text={group.name} way={group.to === null ? null : drawing.linkTo(group.to)} />
          </th>
        </tr>
      )}
      {group.rows.map((row, index) => (
        <Line key={index} row={row} table={table} drawing={drawing} />
      ))}
    </tbody>
  )
}

function Tiles({ table, drawing }: { readonly table: Table; readonly drawing: Drawing }): VNode {
  return (
    <ul class="tiles">
      {table.groups
        .flatMap(({ rows }) => rows)
        .map(({ head, to, cells: [figure, ...others] }, index) => (
          <li key={index}>
            <h3>
              <Linked text={head} way={to === null ? null : drawing.linkTo(to)} />
            </h3>
            {figure ? (
              <b>
                <CellView cell={figure} drawing={drawing} />
              </b>
            ) : null}
            {others.map((cell, line) => (
              <p key={line} class="quiet">
                <CellView cell={cell} drawing={drawing} />
              </p>
            ))}
          </li>
        ))}
    </ul>
  )
}

/** A matrix and sentences take the whole width; short lists stand side by side. */
const isWide = ({ look, columns }: Table): boolean =>
  look === 'matrix' || columns.length > 5 || columns.some((column) => column.look === 'long')

/** A table is as wide as what it holds, unless its cells or sentences can use more. */
function shapeOf({ look, columns }: Table): string {
  const isSmall =
    look === 'matrix'
      ? columns.filter((column) => column.look === 'narrow').length < 10
      : columns.at(-1)?.look === 'figure'
  const isSummed = look === 'matrix' && columns.at(-1)?.look === 'figure'
  const hasLines = look === 'list' && columns.some((column) => column.look === 'long')
  return `${look}${isSmall ? ' fit' : ''}${isSummed ? ' summed' : ''}${hasLines ? ' lines' : ''}`
}

/** Draws a table as it is to be looked at. */
export function TableView({ table, drawing }: { readonly table: Table; readonly drawing: Drawing }): VNode {
  if (table.groups.every(({ rows }) => rows.length === 0))
    return (
      <section class="whole">
        <h3>{table.caption}</h3>
        <p class="nothing quiet">{table.none}</p>
      </section>
    )
  if (table.look === 'tiles')
    return (
      <section class="whole">
        <Tiles table={table} drawing={drawing} />
      </section>
    )
  return (
    <section class={isWide(table) ? 'whole' : undefined}>
      <div class="scroll" data-matrix={table.look === 'matrix' ? '' : undefined}>
        <table class={shapeOf(table)}>
          <caption>{table.caption}</caption>
          <TableHead table={table} />
          {table.groups.map((group, index) => (
            <Group key={index} group={group} table={table} drawing={drawing} />
          ))}
          {table.foot.length === 0 ? null : (
            <tfoot>
              {table.foot.map((row, index) => (
                <Line key={index} row={row} table={table} drawing={drawing} />
              ))}
            </tfoot>
          )}
        </table>
      </div>
    </section>
  )
}
