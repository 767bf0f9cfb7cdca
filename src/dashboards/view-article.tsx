import type { VNode } from 'preact'
import { Frame, type Framed } from './frame.tsx'
import { TableView } from './table-view.tsx'
import { Twin } from './twin.tsx'
import { words } from './words.ts'

/** A view as it stands in a page of ours and in an element of somebody else's, or that there is nothing to see. */
export function ViewArticle({ framed }: { readonly framed: Framed }): VNode {
  const { showing, drawing, eyebrow: Eyebrow } = framed
  const { picture } = showing
  if (picture === null)
    return (
      <article class="view card" part="panel">
        <Eyebrow class="eyebrow quiet">{showing.title}</Eyebrow>
        <p class="nothing">{words[drawing.language].unseen}</p>
      </article>
    )
  return (
    <Frame
      picture={picture}
      framed={framed}
      twin={<Twin tables={picture.tables} language={drawing.language} />}
    >
      <div class="tables">
        {picture.tables.map((table) => (
          <TableView key={table.id} table={table} drawing={drawing} />
        ))}
      </div>
    </Frame>
  )
}
